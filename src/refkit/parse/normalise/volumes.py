"""Volumes, issues and editions as printed, without their marks. Room: parse; uses text."""

import re
from typing import NamedTuple

from refkit.text.dashes import DASHES

_DASH = re.compile(rf"\s*+[{DASHES}]++\s*+")
_MARK = re.compile(
    r"^(?:volumes?|vols?|voll|voi|v|band|bde?|jahrgang|jg|årg(?:ång)?|årgang|tomes?|toms?|том|т|t|issues?|no?s?|nos"
    r"|num(?:ber|éro|ero)?s?|sonderheft|sonderband|sonderausgabe|beiheft"
    r"|núm|nro?|nrs|nummer|heft|h|hft|n[º°o]|№|№№|вып|fasc|č|br|szám|numer|z|dl|deel|jrg|јануар|cz|r|anno|a)"
    r"(?:[.:]\s*+|\s++|(?=[\d№]))",
    re.IGNORECASE,
)
_ISSUE_MARK = r"(?:issues?|nos?|num(?:ber|éro|ero)?|núm|nro?|nummer|heft|h|hft|n[º°]|№|вып|fasc|č|br|szám|numer|z|iss)"
_VOLUME_AND_ISSUE = re.compile(
    rf"^(?P<volume>[\w./–-]{{1,12}})\s*[,.;:]?\s*(?:{_ISSUE_MARK}\s?[.:]?\s*(?P<marked>\d[\w/–-]{{0,9}})"
    rf"|\(\s?(?P<bracketed>\d[\w/–-]{{0,9}})\s?\))$",
    re.IGNORECASE,
)
_OF_SERIES = re.compile(r"^(?P<volume>\d{1,5})\s(?:of|in|der|des|de|av|van)\s(?P<series>[^\W\d].{2,120})$")
_TWO_NUMBERS = re.compile(rf"^(?P<volume>[A-Z]?\s?\d{{1,4}}[A-Z]?)\s(?P<other>\d{{1,6}}(?:[{DASHES}]\d{{1,6}})?)$")


_COUNTED = re.compile(r"[总總]?[第제]?\s?(?P<number>\d{1,5}(?:[–-]\d{1,5})?)\s?(?:[卷巻권輯辑]|(?P<issue>[期號号호]))")


class Numbers(NamedTuple):
    """What a run of a journal's numbers says: each as printed without its mark, or None; "" for no volume."""

    volume: str
    issue: str | None = None
    page: str | None = None
    series: str | None = None


def normalise_number(printed: str) -> str:
    """A volume's or issue's number without its mark, dashes written as a hyphen.

    >>> normalise_number("Vol. 12"), normalise_number("no. 3–4"), normalise_number("XIV"), normalise_number("96 Pt 2")
    ('12', '3-4', 'XIV', '96 Pt 2')
    >>> normalise_number("第12卷"), normalise_number("제197호")
    ('12', '197')
    """
    if not printed.isascii() and (counted := _COUNTED.fullmatch(printed.strip(" .,;:()[]"))):
        return counted["number"]
    text = _MARK.sub("", printed.strip(" .,;:()[]")).strip(" .,;:()[]")
    return _DASH.sub("-", text)


def read_volume(printed: str, *, has_page: bool) -> Numbers:
    """A volume with what may be printed in one breath with it: issue, first page, series.

    `has_page`: the reference has its pages elsewhere, so that a second number is the issue.

    >>> read_volume("52. Heft 3", has_page=True)[:2], read_volume("73 2304", has_page=False)[::2]
    (('52', '3'), ('73', '2304'))
    """
    text = printed.strip(" .,;:")
    if not text.isascii() and (counted := _COUNTED.fullmatch(text)) and counted["issue"]:
        return Numbers("", counted["number"])
    if match := _OF_SERIES.match(normalise_number(text)):
        return Numbers(match["volume"], series=match["series"].strip(" .,;:"))
    bare = _MARK.sub("", text)
    if match := _VOLUME_AND_ISSUE.match(bare):
        return Numbers(normalise_number(match["volume"]), normalise_number(match["marked"] or match["bracketed"]))
    if match := _TWO_NUMBERS.match(bare):
        number = _DASH.sub("-", match["other"])
        if has_page and re.fullmatch(r"(?:19|20)\d\d", number):
            return Numbers(normalise_number(text))
        return Numbers(match["volume"], number) if has_page else Numbers(match["volume"], page=number)
    return Numbers(normalise_number(text))


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
