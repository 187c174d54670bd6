"""Editors and translators, by the marks before or after their names. Room: parse."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from refkit.parse.labeller import Label
from refkit.parse.normalise.letters import CAPITAL
from refkit.parse.rules.authors import find_head
from refkit.parse.rules.groups import Head
from refkit.parse.rules.marks import COVER, Mark
from refkit.parse.words.names import EDITOR_AFTER, EDITOR_BEFORE, TRANSLATOR_AFTER, TRANSLATOR_BEFORE

_AFTER = re.compile(
    rf"\s?(?P<open>[(\[]\s?|,\s?)(?P<mark>(?P<editor>{EDITOR_AFTER})|(?P<translator>{TRANSLATOR_AFTER}))(?![^\W_])\.?"
    rf"(?:\s?(?:&|and|,|u\.|et)\s?(?:{TRANSLATOR_AFTER}|{EDITOR_AFTER})(?![^\W_])\.?)?(?P<close>\s?[)\]])?(?!\s?(?:by"
    rf"|von|av|par|por)(?![^\W_]))",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(
    r"\s(?P<mark>(?P<editor>eds\.|Hrsg\.|Hg\.)|(?P<translator>trans\.(?!\sby)))(?P<open>)(?P<close>)(?=\s?[,:.])"
)
_BEFORE = re.compile(
    rf"(?<![^\W_])[(\[]?(?P<mark>(?P<editor>{EDITOR_BEFORE})|(?P<translator>{TRANSLATOR_BEFORE}))(?![^\W\d_])[:.]?\s+",
    re.IGNORECASE,
)
_ED_BEFORE = re.compile(rf"[,.;(]\s(?P<mark>(?P<editor>[Ee]ds?\.)|(?P<translator>(?!x)x))\s(?=[{CAPITAL}])")
_STARTS = re.compile(
    rf"(?:[.,;:!?”\"»’)–—]|{COVER})\s+|//\s?|(?<![^\W_])[Ii]n[:\s]\s?|(?<![^\W_])(?:[Ee]n|[Dd]ans|[Ee]m|[Ii]|[Uu]"
    rf"|[Vv]|[Ww])[:\s]\s?"
)
_IN_WORD = re.compile(r"(?:[Ii]n|[Ee]n|[Ee]m|[Dd]ans|[VvWwIi])[:\s]")
_FURTHEST = 320
_MOST_TRIES = 24


class People(NamedTuple):
    """Marked people: their marks, and what they cover together with the words that mark them."""

    marks: tuple[Mark, ...]
    spans: tuple[tuple[int, int], ...]


def role_after(text: str, end: int) -> tuple[Label, int] | None:
    """The role that is printed directly after the names ending at `end`, and where its mark ends."""
    match = _AFTER.match(text, end) or _BARE_AFTER.match(text, end)
    if match is None or (match["open"].startswith(("(", "[")) and not match["close"]):
        return None
    if (
        match["open"].startswith(",")
        and not match[0].endswith(".")
        and match.end() < len(text)
        and text[match.end()] not in ",.:;()"
    ):
        return None
    return (Label.EDITOR if match["editor"] else Label.TRANSLATOR), match.end()


def find_people(text: str, start: int) -> People:
    """Editors and translators after `start`; the head of the reference is not looked at."""
    marks: list[Mark] = []
    spans: list[tuple[int, int]] = []
    for match in _marks_after(text, start):
        role = role_after(text, match.start())
        begin = _names_before(text, start, match.start(), is_sure=match["close"] is not None) if role else None
        if role is None or begin is None or _touches(spans, begin, match.end()):
            continue
        end = _trim(text, begin, match.start())
        marks.append(Mark(role[0], begin, end, 0.85))
        spans.append((begin, role[1]))
    for match in (*_BEFORE.finditer(text, start), *_ED_BEFORE.finditer(text, start)):
        head = find_head(text, match.end())
        short = len(match["mark"]) < 8
        if short and (head is None or head.is_group or head.confidence < 0.7):
            continue
        end = _trim(text, match.end(), head.end) if head and not head.is_group else _fallback_end(text, match.end())
        if end <= match.end() or _touches(spans, match.start("mark"), end):
            continue
        label = Label.EDITOR if match["editor"] else Label.TRANSLATOR
        marks.append(Mark(label, match.end(), end, 0.85))
        spans.append((match.start("mark"), end))
    return People(tuple(marks), tuple(spans))


def names_at(text: str, start: int) -> Head | None:
    """People directly after an "In:", without a mark of their role, before a comma or colon."""
    head = find_head(text, start)
    if (
        head is None
        or head.is_group
        or head.form not in ("family, initials", "initials family", "family initials", "family, given")
    ):
        return None
    if head.confidence < 0.85 or not re.match(r"\s?[:,]\s|\s?\ufffc", text[head.end : head.end + 3]):
        return None
    return head


def _marks_after(text: str, start: int) -> Iterator[re.Match[str]]:
    for count, match in enumerate(_AFTER.finditer(text, start)):
        if count > _MOST_TRIES:
            return
        yield match
    yield from _BARE_AFTER.finditer(text, start)


def _names_before(text: str, start: int, mark: int, *, is_sure: bool) -> int | None:
    """Where the list of names that ends at `mark` begins: the leftmost start that reads as names throughout.

    Where the role stands in brackets (`is_sure`), what follows an "In" is taken even if it does not read as names.
    """
    earliest = max(start, mark - _FURTHEST)
    places = [earliest] if earliest == start else []
    places += [match.end() for match in _STARTS.finditer(text, earliest, mark)]
    fallback = None
    for place in places[-_MOST_TRIES:]:
        if _IN_WORD.match(text, place):
            continue
        if COVER in text[place:mark]:
            continue
        head = find_head(text, place)
        if head is not None and not head.is_group and head.end >= mark - 2:
            return place
        if re.search(r"(?:[Ii]n|//)[:\s]{0,2}$", text[max(0, place - 5) : place]):
            fallback = place
    if is_sure and fallback is not None and mark - fallback < 160:
        return fallback
    return None


def _fallback_end(text: str, start: int) -> int:
    match = re.compile(rf"[^,.;:()\[\]{COVER}]{{3,60}}").match(text, start)
    return match.end() if match else start


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,;:":
        end -= 1
    return end


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)
