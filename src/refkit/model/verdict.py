"""The words for how a reference stands beside what the world knows of it. Ground floor."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What became of the search for a work. Nothing is ever called fake."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    UNCERTAIN = "uncertain"
    NOT_FOUND = "not-found"
    NOT_EXPECTED = "not-expected"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth knowing about a reference: a stable `code`, and the reason in words."""

    code: str
    message: str
    field: str | None = None
