"""Titles with a translation beside them: "Title [translation]", "[translation]", "Title = title". Room: parse."""

import re

from refkit.parse.labeller import Label
from refkit.parse.normalise.letters import CAPITAL
from refkit.parse.rules.marks import Mark

_LEAST_LETTERS = 4  # of a bracket that is a translation and no remark such as "[sic]"
_SHORTEST_PARALLEL = 8  # characters of either title beside an equals sign
_PARALLEL = re.compile(rf"\s=\s(?=[{CAPITAL}“«„\"])")  # a parallel title begins like one; "c = 0" and "x = y" do not
_ORIGINAL = re.compile(
    r"^(?:original(?:ets|ens)?(?: title|titel|tittel)|originaltit(?:el|le)|orig(?:inal)?\.?(?: title| tit\.)?"
    r"|titre original|título original|titolo originale|oorspronkelijke titel"
    r"|tytuł oryg(?:\.|inału)|originální název|eredeti cím|ориг(?:\.|инальное) назв(?:\.|ание)|alkuteos"
    r"|originalets titel)\s?[:=]\s?(?P<title>.+)$",
    re.IGNORECASE,
)
_TRANSLATED = {
    Label.TITLE: Label.TRANSLATED_TITLE,
    Label.CONTAINER_TITLE: Label.TRANSLATED_CONTAINER_TITLE,
}


def split_translation(text: str, mark: Mark) -> list[Mark]:
    """The mark itself, or its title and the translation printed in brackets before or after it.

    A title in brackets alone is a translation: the work's own title is not printed.
    """
    translated = _TRANSLATED.get(mark.label)
    if translated is None:
        return [mark]
    start, end = mark.start, mark.end
    while end > start and text[end - 1] in " .,;:":
        end -= 1
    if start >= end:
        return []
    if text[start] == "[" and (close := _matching(text, start, end + 1)) is not None:
        return _bracket_before(text, mark._replace(end=end), close, translated)
    if text[end - 1] == "]" or text[end : end + 1] == "]":
        return _bracket_after(text, mark, end if text[end - 1] == "]" else end + 1, translated)
    return _parallel(text, mark._replace(end=end), translated)


def _bracket_before(text: str, mark: Mark, close: int, translated: Label) -> list[Mark]:
    if close >= mark.end - 1:
        return [mark._replace(label=translated, start=mark.start + 1, end=close)]
    rest = close + 1
    while rest < mark.end and text[rest] in " .,;:":
        rest += 1
    if mark.end - rest <= _LEAST_LETTERS or not _is_phrase(text[mark.start + 1 : close]):
        return [mark]
    return [mark._replace(label=translated, start=mark.start + 1, end=close), mark._replace(start=rest)]


def _parallel(text: str, mark: Mark, translated: Label) -> list[Mark]:
    """ "Title = Parallel title", as cataloguing rules print the title of a work in two languages."""
    sign = _PARALLEL.search(text, mark.start, mark.end) if mark.label is Label.TITLE else None
    if sign is None or min(sign.start() - mark.start, mark.end - sign.end()) <= _SHORTEST_PARALLEL:
        return [mark]
    return [mark._replace(end=sign.start()), mark._replace(label=translated, start=sign.end())]


def _bracket_after(text: str, mark: Mark, end: int, translated: Label) -> list[Mark]:
    opening = text.rfind("[", mark.start, end)
    if opening <= mark.start:
        return [mark]
    content = text[opening + 1 : end - 1]
    if original := _ORIGINAL.match(content):
        begin = opening + 1 + original.start("title")
        return [mark._replace(end=opening), mark._replace(label=Label.ORIGINAL_TITLE, start=begin, end=end - 1)]
    if not _is_phrase(content):
        return [mark]
    return [mark._replace(end=opening), mark._replace(label=translated, start=opening + 1, end=end - 1)]


def _matching(text: str, start: int, end: int) -> int | None:
    depth = 0
    for place in range(start, min(end, len(text))):
        if text[place] == "[":
            depth += 1
        elif text[place] == "]":
            depth -= 1
            if depth == 0:
                return place
    return None


def _is_phrase(content: str) -> bool:
    letters = sum(map(str.isalpha, content))
    return len(content) > 12 or (letters >= _LEAST_LETTERS and len(content.split()) >= 2)
