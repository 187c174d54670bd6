"""What a number variable holds: "12", "3-5", "vol. 2, p. 7 & 9", "S10", "forthcoming".

Decides is-numeric, the plural of labels, and the delimiters of ranges. Labels written into a locator
("ch. 3") are understood, whatever label comes with it.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from refkit.csl.schema.locale import Locale
from refkit.csl.typography.pages import format_range

# Abbreviations that name a part of a work, and the term each stands for.
LABEL_TERMS = {
    "vrs.": "verse",
    "sv.": "sub-verbo",
    "subpara.": "subparagraph",
    "op.": "opus",
    "subch.": "subchapter",
    "add.": "addendum",
    "amend.": "amendment",
    "annot.": "annotation",
    "app.": "appendix",
    "art.": "article",
    "bibliog.": "bibliography",
    "bk.": "book",
    "ch.": "chapter",
    "cl.": "clause",
    "col.": "column",
    "cmt.": "comment",
    "dec.": "decision",
    "dept.": "department",
    "ex.": "example",
    "fig.": "figure",
    "fld.": "field",
    "fol.": "folio",
    "n.": "note",
    "hypo.": "hypothetical",
    "illus.": "illustration",
    "intro.": "introduction",
    "l.": "line",
    "no.": "issue",
    "p.": "page",
    "pp.": "page",
    "para.": "paragraph",
    "pt.": "part",
    "pmbl.": "preamble",
    "princ.": "principle",
    "pub.": "publication",
    "r.": "rule",
    "rn.": "randnummer",
    "sched.": "schedule",
    "sec.": "section",
    "ser.": "series",
    "subdiv.": "subdivision",
    "subsec.": "subsection",
    "supp.": "supplement",
    "tbl.": "table",
    "tit.": "title",
    "vol.": "volume",
}
TERM_LABELS = {term: label for label, term in LABEL_TERMS.items() if label != "pp."}
_LOCATED = ("locator", "page")
_RANGED = frozenset(
    [
        "page",
        "page-first",
        "chapter-number",
        "collection-number",
        "edition",
        "issue",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "volume",
        "locator",
    ]
)
_DASH_VARIABLES = frozenset(["page", "page-first", "locator", "issue", "volume", "edition", "number"])

_PARTICLE = re.compile(r"(\d*[A-Za-z]+0*)?(\d+(?:[A-Za-z]*|[-,A-Za-z]+))\Z")
_NUMERIC = re.compile(r"(?:\d+|[ixv]+)(?:[-,:A-Za-z]*|-[-\d]+)\Z")
_INTEGER_START = re.compile(r"\s*[-+]?\d")
_ROMAN = re.compile(r"[ivxlcmIVXLCM]+\Z")
_PLAIN_NUMBER = re.compile(r"(?:\d+|[ivxlcmIVXLCM]+)\Z")
_FRACTION = re.compile(r"\d+(?:/\d+)+\Z")
_SUBSECTION = re.compile(r"(?:[a-z]{1,4}\. *){0,8}\d+[,A-Za-z]+\Z")
_LETTERS = re.compile(r"[,A-Za-z]+\Z")
_LONG_LABELS = "subpara|subch|amend|bibliog|annot|illus|princ|intro|sched|subdiv|subsec"
_EMBEDDED = re.compile(rf"((?:^| )(?:[a-z]{{1,4}}|{_LONG_LABELS})(?:\.| ) *)")
_COUNTED = re.compile(r"\d+[-;,:A-Za-z]*\Z")


class Part:
    """One number of a value, with the text that joins it to the next.

    `label` is the abbreviation in force ("p."), "" where the variable has none.
    """

    __slots__ = (
        "collapsible",
        "join",
        "label",
        "label_space",
        "numeric",
        "particle",
        "plural",
        "shows_label",
        "value",
    )

    def __init__(self, value: str, join: str = "", label: str = "", plural: bool = False) -> None:
        self.value, self.join, self.label, self.plural = value, join, label, plural
        self.particle = self.label_space = ""
        self.shows_label = False
        self.numeric = self.collapsible = True


class ParsedNumber(NamedTuple):
    """A whole value. `label` is the term that its first number belongs to."""

    parts: tuple[Part, ...]
    numeric: bool
    plural: bool
    label: str


@lru_cache(maxsize=16384)
def parse_number(
    value: str, variable: str, label: str, locale: Locale, page_format: str, in_print: bool = True
) -> ParsedNumber:
    """Take a value apart.

    `label` is the locator's label (only used for locators). `in_print`: ranges get their delimiters.
    """
    field = "page" if variable == "page-first" else variable
    if value.isdigit() and value.isascii() and field != "locator":
        return _plain(value, field)
    parts = _cut(value, field, variable, label, locale)
    for part, following in pairwise(parts):
        if not part.join and following.label:
            part.join = " "
    _group(parts, field, value, locale)
    for part in parts:
        part.plural = part.plural and part.numeric
    if in_print and field in _RANGED:
        _set_ranges(parts, field, locale, page_format)
    if len(parts) == 1 and _FRACTION.match(parts[0].value):
        parts[0].numeric, parts[0].plural, parts[0].collapsible = True, False, False
    first = parts[0]
    term = LABEL_TERMS.get(first.label, "")
    if field == "number" and term == "issue":
        term = "number"
    return ParsedNumber(tuple(parts), first.numeric, first.plural, term)


def _plain(value: str, field: str) -> ParsedNumber:
    """A value of digits alone, without the detours."""
    label = TERM_LABELS.get(field, "")
    part = Part(value, label=label, plural=field.startswith("number-of-") and int(value[:9]) > 1)
    term = LABEL_TERMS.get(label, "")
    return ParsedNumber((part,), True, part.plural, term)


def _joiners(locale: Locale, escaped: bool) -> re.Pattern[str]:
    words = ["and"]
    if not locale.language.startswith("en") and (term := locale.text("and")):
        words.append(re.escape(term))
    ands = "|".join(f",\\s+{word}\\s+|\\s+{word}\\s+" for word in words)
    dash = "\u2013" if escaped else "-\u2013"
    return re.compile(f"(\\s*&\\s*|{ands}|;\\s+|,\\s+|\\s*\\\\*[{dash}]+\\s*)")


_joiners_of: dict[tuple[int, bool], re.Pattern[str]] = {}


def _joiner_pattern(locale: Locale, escaped: bool) -> re.Pattern[str]:
    key = (id(locale), escaped)
    if key not in _joiners_of:
        if len(_joiners_of) > 100:
            _joiners_of.clear()
        _joiners_of[key] = _joiners(locale, escaped)
    return _joiners_of[key]


def _cut(value: str, field: str, variable: str, label: str, locale: Locale) -> list[Part]:
    text = value.strip()[:2000]
    if text.split(" ", 1)[0] not in LABEL_TERMS:
        default = label if field == "locator" and label else "page" if field in _LOCATED else field
        if embedded := TERM_LABELS.get("sub-verbo" if default == "sub verbo" else default):
            text = f"{embedded} {text}"
    if field == "page":
        text = text.replace("\u2013", "-")
    escaped = "\\-" in text
    if escaped:
        text = "\\-".join(piece.replace("-", "\u2013") for piece in text.split("\\-")).replace("\\", "")
    pieces = _joiner_pattern(locale, escaped).split(text)
    ampersand = locale.text("and", "symbol")
    ampersand = "&" if not ampersand or ampersand == locale.text("and") else ampersand
    for index in range(1, len(pieces), 2):
        if pieces[index].strip() == "&":
            pieces[index] = f" {ampersand} "
    pieces = _rejoin_subsections(pieces)
    return _label_pieces(pieces, field, variable)


def _rejoin_subsections(pieces: list[str]) -> list[str]:
    """ "12a" "-" "c" is one value, not a range."""
    index = len(pieces) - 2
    while index > 0:
        if pieces[index] == "-" and _SUBSECTION.match(pieces[index - 1]) and _LETTERS.match(pieces[index + 1]):
            pieces[index - 1 : index + 2] = ["".join(pieces[index - 1 : index + 2])]
        index -= 2
    return pieces


def _label_pieces(pieces: list[str], field: str, variable: str) -> list[Part]:
    parts: list[Part] = []
    label = ""
    for index in range(0, len(pieces), 2):
        join = pieces[index + 1] if index + 1 < len(pieces) else ""
        cut = _EMBEDDED.split(pieces[index])
        texts, labels = cut[0::2], cut[1::2]
        _merge_non_numbers(texts, labels)
        if labels:
            slug = labels[0].strip()
            term = LABEL_TERMS.get(slug)
            known = term is not None and (field in ("locator", "number", "page") or term == field)
            if not known and index == 0:
                labels.pop(0)
                texts[0:2] = [f"{texts[0]} {slug} {texts[1]}"]
        for position, text in enumerate(texts):
            if position and position - 1 < len(labels):
                label = labels[position - 1]
            if text or position == len(texts) - 1:
                last = position == len(texts) - 1
                parts.append(_part(text.strip(), label, join if last else "", field, variable, index))
    return parts


def _merge_non_numbers(texts: list[str], labels: list[str]) -> None:
    """Words between things that are no numbers are text, not labels."""
    for index in range(len(texts) - 1, 0, -1):
        if texts[index - 1] and not (_COUNTED.match(texts[index]) and _COUNTED.match(texts[index - 1])):
            texts[index - 1 : index + 1] = [texts[index - 1] + labels[index - 1] + texts[index]]
            del labels[index - 1]


def _part(text: str, label: str, join: str, field: str, variable: str, position: int) -> Part:
    stripped = label.strip()
    part = Part(text, join=re.sub(r"\s*-\s*", "-", join), label=stripped)
    if stripped:
        part.label_space = label[len(label.rstrip()) :]
        if variable == "page" and position == 0 and stripped not in ("p.", "pp."):
            part.shows_label = True
    if found := _PARTICLE.match(text):
        part.particle, part.value = found[1] or "", found[2]
    return part


def _group(parts: list[Part], field: str, value: str, locale: Locale) -> None:
    """Numbers under one label share whether they are numeric, plural and part of ranges."""
    start = 0
    while start < len(parts):
        end = start + 1
        while end < len(parts) and parts[end].label == parts[start].label:
            end += 1
        first = parts[start]
        numeric = bool(first.value) and _NUMERIC.match(first.value) is not None
        collapsible = all(_INTEGER_START.match(part.value) or _ROMAN.match(part.value) for part in parts[start:end])
        for part in parts[start:end]:
            part.numeric, part.collapsible = numeric, collapsible
            part.plural = collapsible and end - start > 1
        _show_label(parts, start, field, locale)
        start = end
    if field.startswith("number-of-") and parts[0].numeric:
        digits = re.match(r"\s*(\d+)", value)
        if digits and int(digits[1]) > 1:
            parts[0].plural = True


def _show_label(parts: list[Part], start: int, field: str, locale: Locale) -> None:
    """A label inside the value is printed, unless it is the first and the style's label says it."""
    part = parts[start]
    if not part.label:
        return
    term = LABEL_TERMS.get(part.label)
    if start:
        part.shows_label = True
    elif field in ("locator", "number", "page"):
        if term is None or locale.term(term) is None:
            part.shows_label = True
    elif term != field:
        part.shows_label = True


def _is_page(part: Part, field: str) -> bool:
    return field == "page" or (field == "locator" and part.label == "p.")


def _delimiter(part: Part, field: str, join: str, numeric: bool, locale: Locale) -> str:
    """The delimiter of a range of numbers; a hyphen between anything else stays."""
    if join != "-" or not numeric:
        return join
    if field in _LOCATED and locale.term(LABEL_TERMS.get(part.label, "")) is None:
        return join
    if field in _DASH_VARIABLES:
        return locale.text("page-range-delimiter") or "\u2013"
    if field == "collection-number":
        return locale.text("year-range-delimiter") or "\u2013"
    return join


def _set_ranges(parts: list[Part], field: str, locale: Locale, page_format: str) -> None:
    run, label = 0, ""
    for index, part in enumerate(parts):
        if not part.collapsible:
            run, label = 0, ""
            part.join = _delimiter(part, field, part.join, part.numeric, locale)
        elif part.label == label and run and part.join == "-":
            run = 1
        elif part.label == label and run:
            run += 1
            if run == 2:
                run = _set_range(parts[index - 1], part, field, locale, page_format)
        else:
            run, label = 1, part.label


def _set_range(first: Part, last: Part, field: str, locale: Locale, page_format: str) -> int:
    """Print two neighbours as a range; the new length of the run."""
    if first.particle != last.particle:
        return 2
    if first.join != "-":
        return 1
    begins, ends = _INTEGER_START.match(first.value), _INTEGER_START.match(last.value)
    delimiter = locale.text("page-range-delimiter") or "\u2013"
    if _is_page(last, field) and begins and ends:
        printed = format_range(first.particle + first.value, last.particle + last.value, page_format, delimiter)
        head, _, tail = printed.partition(delimiter)
        if tail:
            first.value, last.value = head.removeprefix(first.particle), tail
            last.particle = ""
        first.join = delimiter
    elif _PLAIN_NUMBER.match(first.value) and _PLAIN_NUMBER.match(last.value):
        first.join = delimiter
    else:
        first.join = _delimiter(last, field, first.join, last.numeric, locale)
    return 0
