"""Every code a finding can have: stable words that pipelines may lean on. Ground floor: imports nothing from refkit."""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a finding says: a mistake, something to look at, or good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class FindingCode(NamedTuple):
    """One code with its level and its meaning in a sentence."""

    code: str
    level: Level
    meaning: str


_E, _W, _N = Level.ERROR, Level.WARNING, Level.NOTE

#: Every code with its level and meaning, by code.
FINDING_CODES: dict[str, FindingCode] = {
    item.code: item
    for item in (
        FindingCode("retracted", _E, "The work was retracted or withdrawn, as its publisher or a notice says."),
        FindingCode("expression-of-concern", _W, "An editor's expression of concern was published about the work."),
        FindingCode("corrected", _N, "A correction, erratum or addendum to the work was published."),
        FindingCode("doi-of-other-work", _E, "The printed DOI leads to another work than the one described."),
        FindingCode("doi-does-not-exist", _E, "Nobody has registered the printed DOI, as doi.org says."),
        FindingCode("doi-unknown", _W, "No source that answered knows the printed DOI; an index holds only a part."),
        FindingCode("field-differs", _W, "A printed field differs from what is registered."),
        FindingCode("authors-left-out", _N, 'Authors are left out, and the list does not say so ("et al.").'),
        FindingCode("title-translated", _N, "The work is registered under a title in another language."),
        FindingCode("duplicate", _W, "Another entry of the same list describes the same work."),
        FindingCode("missing-field", _W, "A field that works of this kind need is not there."),
        FindingCode("bad-check-digit", _E, "The check digit of an ISBN or ISSN disagrees with the rest."),
        FindingCode("bad-identifier", _E, "A DOI, ISBN, ISSN or other identifier has not the form of one."),
        FindingCode(
            "impossible-date", _E, "A date that cannot be: not yet come, no such day, an end before its start."
        ),
        FindingCode("cited-not-listed", _E, "The text cites something that the list does not hold."),
        FindingCode("listed-not-cited", _W, "The list holds something that the text does not cite."),
        FindingCode("number-gap", _W, "The numbers of the list jump: a number is left out."),
        FindingCode("number-repeated", _W, "A number of the list stands before two entries."),
        FindingCode("style-differs", _W, "The entry is printed otherwise than the style asked for prints it."),
        FindingCode("unread-text", _N, "Words of the entry, or lines of the file, that could not be read."),
    )
}


def level_of(code: str) -> Level:
    """The level of a finding; a code of somebody else's plugin counts as a warning."""
    known = FINDING_CODES.get(code)
    return known.level if known is not None else Level.WARNING
