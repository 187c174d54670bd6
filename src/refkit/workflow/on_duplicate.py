"""What becomes of a record that a library has already. Workflow."""

from enum import StrEnum


class OnDuplicate(StrEnum):
    """What becomes of a record that the library has already."""

    KEEP = "keep"  # stored beside the one that is there
    SKIP = "skip"  # not stored
    MERGE = "merge"  # merged into the one that is there
