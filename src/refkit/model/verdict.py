"""The words for how a reference stands beside what the world knows of it. Ground floor."""

from dataclasses import dataclass
from enum import StrEnum

from refkit.model.findings_shown import findings_table
from refkit.model.html import Displayed, fragment


class Verdict(StrEnum):
    """What became of the search for a work. Nothing is ever called fake."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    UNCERTAIN = "uncertain"
    NOT_FOUND = "not-found"
    NOT_EXPECTED = "not-expected"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Finding(Displayed):
    """One thing worth knowing about a reference: a stable `code`, and the reason in words.

    `field` names the record's field it is about, `printed` what stands there and `found` what was expected
    or is registered; `line` (from 1) is where in the text or file it stands. None where there is no such thing.
    """

    code: str
    message: str
    field: str | None = None
    printed: str | None = None
    found: str | None = None
    line: int | None = None

    def _repr_html_(self) -> str:
        return fragment(findings_table((self,), "Finding"))
