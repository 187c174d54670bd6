"""Volumes, issues and editions as printed, without their marks. Room: parse; uses text."""

import re

from refkit.text.dashes import DASHES

_DASH = re.compile(rf"\s*+[{DASHES}]++\s*+")
_MARK = re.compile(
    r"^(?:volumes?|vols?|voll|voi|v|band|bde?|jahrgang|jg|årg(?:ång)?|årgang|tomes?|toms?|том|т|t|issues?|no?s?|nos"
    r"|num(?:ber|éro|ero)?s?"
    r"|núm|nro?|nrs|nummer|heft|h|hft|n[º°o]|№|№№|вып|fasc|č|br|szám|numer|z|dl|deel|jrg|јануар|cz|r|anno|a)"
    r"(?:[.:]\s*+|\s++|(?=[\d№]))",
    re.IGNORECASE,
)


def normalise_number(printed: str) -> str:
    """A volume's or issue's number without its mark, dashes written as a hyphen.

    >>> normalise_number("Vol. 12"), normalise_number("no. 3–4"), normalise_number("XIV"), normalise_number("96 Pt 2")
    ('12', '3-4', 'XIV', '96 Pt 2')
    """
    text = _MARK.sub("", printed.strip(" .,;:()[]")).strip(" .,;:()[]")
    return _DASH.sub("-", text)


_EDITION_WORD = (
    r"(?:editions?|ed[ns]?|édition|éd|edición|edição|edizione|auflage|aufl|upplagan?|uppl|utgåvan?|utg(?:ave)?"
    r"|udg(?:ave)?"
    r"|druk|uitgave|wyd(?:anie)?|vyd(?:ání|anie)?|изд(?:ание)?|baskı|kiadás|painos|版)"
)
_EDITION_TAIL = re.compile(rf"[\s.,]*+\b{_EDITION_WORD}\b\.?\s*+$|\s*版$", re.IGNORECASE)


def normalise_edition(printed: str) -> str:
    """An edition without the word for it: "2nd", "12", "rev."

    >>> normalise_edition("2nd edition"), normalise_edition("6. Auflage"), normalise_edition("rev. ed.")
    ('2nd', '6', 'rev')
    """
    text = printed.strip(" .,;:()[]")
    bare = _EDITION_TAIL.sub("", text).strip(" .,;:()[]")
    return bare or text
