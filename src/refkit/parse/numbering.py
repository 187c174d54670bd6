"""Labels of entries ("[1]", "2.", "(3)", "•") and the runs they form. Room: parse; may import model, text, errors.

A number at the start of a line may be a label, a volume or a page. What tells them apart is the run: labels
count up by one through the whole list. `best_run` finds the run that explains most, in one pass.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from refkit.model.lists import Numbering
from refkit.text.numbers import ascii_digits

_D = r"\d{1,6}"  # a longer number is an identifier
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPT_VALUES = str.maketrans(_SUPERSCRIPTS, "0123456789")
BULLETS = "•●○◦▪▫■□◆◇►▶‣⁃∙·※➢➤→✓*–—+-"

_KINDS: tuple[tuple[Numbering, str], ...] = (
    (Numbering.BRACKET, rf"\\?[\[［【〔{{]\s?(?P<n1>{_D})\s?\.?\\?[\]］】〕}}](?:\s?[.:：])?"),
    (Numbering.PARENTHESIS, rf"[(（]\s?(?P<n2>{_D})\s?[)）](?:\.(?!\d))?"),
    (Numbering.DOT, rf"(?P<n3>{_D})\s?(?:\\?\.(?:[-–—)](?=\s))?|．|、)(?!\d)"),
    (Numbering.HALF_PARENTHESIS, rf"(?P<n4>{_D})\s?[)）\]]"),
    (Numbering.SUPERSCRIPT, rf"(?:(?P<n5>[{_SUPERSCRIPTS}]{{1,4}})|\^\[?(?P<n6>{_D})\]?\^?|\[\^(?P<n7>{_D})\]:)"),
)
_AT_START = re.compile("|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _KINDS))
_PLAIN = re.compile(rf"(?P<n>{_D})(?:[:：](?=\s)|\s?[-–—](?=\s)|(?=\s)|$)")
_BULLET = re.compile(
    rf"[{re.escape(BULLETS)}]\s+(?=\S)|[•●▪■◆►‣➢➤※](?=\S)|o\s+(?=[^\W\d_a-z])|\^\s+(?:[a-z]\s+){{0,9}}(?=[^\sa-z])"
)
_KEY = re.compile(  # [Knu84], [BAUD93], Markdown's [^smith], LaTeX's \bibitem{smith}
    r"\[\^?[^\W\d_][\w+.:&'’ -]{1,24}\]:?(?=\s)|\[\^[^\W\d_]\]:(?=\s)|\\bibitem(?:\[[^\]\n]{0,80}\])?\{[^{}\n]{1,80}\}"
)
_INSIDE = re.compile(
    rf"(?<=\s)(?:(?P<BRACKET>\[\s?(?P<n1>{_D})\s?\])|(?P<PARENTHESIS>\(\s?(?P<n2>{_D})\s?\))"
    rf"|(?P<DOT>(?P<n3>{_D})\.(?=\s|$))|(?P<HALF_PARENTHESIS>(?P<n4>{_D})\)(?=\s|$))"
    rf"|(?P<SUPERSCRIPT>(?P<n5>[{_SUPERSCRIPTS}]{{1,4}})))"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed: its kind, its number (None for bullets and keys), and how many characters it takes."""

    kind: Numbering
    number: int | None
    printed: str
    length: int  # with the white space after it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label that may count: where it stands (any rising position), its number, how likely it looks."""

    position: int
    number: int
    score: float


def read_label(line: str) -> Label | None:
    """What a line begins with, where that can be a label; most lines have none.

    >>> read_label("[12] Doe J.").number, read_label("7 Doe J.").kind.value, read_label("7.5 grams")
    (12, 'plain', None)
    """
    if match := _AT_START.match(line):
        return _label(Numbering[match.lastgroup or ""], line, match, _number(match))
    if match := _PLAIN.match(line):
        return _label(Numbering.PLAIN, line, match, _number(match))
    if match := _BULLET.match(line):
        return _label(Numbering.BULLET, line, match, None)
    if match := _KEY.match(line):
        return _label(Numbering.BRACKET, line, match, None)
    return None


def _label(kind: Numbering, line: str, match: re.Match[str], number: int | None) -> Label:
    return Label(kind, number, match[0].strip(), len(line) - len(line[match.end() :].lstrip()))


def _number(match: re.Match[str]) -> int:
    digits = next(filter(None, (match[name] for name in match.re.groupindex if name.startswith("n"))))
    return int(ascii_digits(digits.translate(_SUPERSCRIPT_VALUES)))


def labels_inside(text: str) -> Iterator[tuple[int, int, Numbering, int]]:
    """Labels in the middle of a line: (start, end, kind, number)."""
    for match in _INSIDE.finditer(text):
        yield match.start(), match.end(), Numbering[match.lastgroup or ""], _number(match)


_START_SCORE = {1: 0.0, 0: -0.5}  # a list begins with 1, seldom with 0, and anywhere after a page was lost
_NEXT, _LATE_START, _SKIP, _REPEAT, _RESTART = 0.5, -3.0, -2.5, -3.5, -1.5


@dataclass(frozen=True, slots=True)
class _Run:
    score: float
    last: Candidate
    before: "_Run | None"
    length: int


def best_run(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that together count best: up by one, seldom skipping one, sometimes beginning again at 1.

    One pass; for each number only the best run that ends there is kept, so that work and memory stay linear.
    """
    ending_at: dict[int, _Run] = {}
    best: _Run | None = None
    for one in candidates:
        options = [_Run(_START_SCORE.get(one.number, _LATE_START) + one.score, one, None, 1)]
        for number, cost in ((one.number - 1, _NEXT), (one.number - 2, _SKIP), (one.number, _REPEAT)):
            if (before := ending_at.get(number)) is not None:
                options.append(_Run(before.score + cost + one.score, one, before, before.length + 1))
        if one.number == 1 and best is not None:
            options.append(_Run(best.score + _RESTART + one.score, one, best, best.length + 1))
        run = max(options, key=lambda option: option.score)
        if (known := ending_at.get(one.number)) is None or run.score >= known.score:
            ending_at[one.number] = run
        if best is None or run.score > best.score:
            best = run
    return _unwound(best)


def _unwound(run: _Run | None) -> list[Candidate]:
    members: list[Candidate] = []
    while run is not None:
        members.append(run.last)
        run = run.before
    return members[::-1]
