"""The layout of one kind of entry in a style, and how a printed entry fills it. Workflow; pure.

A template is what the style prints for invented values: its own words, and slots for variables. An entry fits
where it has the words in order and something plausible in every slot; what it filled in is then rendered again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from refkit.workflow.conforming.parts import Part

MOST_STEPS = 1_500  # of one search; a text made to be ambiguous is given up
MOST_PLACES = 40  # places where the words after a slot are looked for
_ENDS = ".!?…,;:"
_CLOSING = "”’»)]\"'*"
_DROPPED = ".,;:"


@dataclass(frozen=True, slots=True)
class Template:
    """Slots and words in turn."""

    parts: tuple[Part, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The style's own words that say something: two characters or more."""
        return tuple(part.text for part in self.parts if not part.variable and len(part.text.strip()) > 1)

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables of the slots."""
        return tuple(part.variable for part in self.parts if part.variable)


Fits = Callable[[str, int, int], bool]  # a variable, and the span of what it would have printed


def fill(
    template: Template, text: str, fits: Fits, most: int = 12
) -> Iterator[tuple[tuple[str, tuple[int, int]], ...]]:
    """Every way, up to `most`, to read a text in a template: variables with their spans in the text."""
    search = _Search(template.parts, text, fits)
    for count, found in enumerate(search.fillings(0, 0)):
        if count >= most:
            return
        yield tuple(found)


class _Search:
    def __init__(self, parts: tuple[Part, ...], text: str, fits: Fits) -> None:
        self.parts, self.text, self.fits = parts, text, fits
        self.dead: set[tuple[int, int]] = set()
        self.steps = 0

    def fillings(self, number: int, at: int) -> Iterator[list[tuple[str, tuple[int, int]]]]:
        """Fillings of the parts from `number` on with the text from `at` on."""
        if number == len(self.parts):
            if at == len(self.text):
                yield []
            return
        if (number, at) in self.dead or self.steps > MOST_STEPS:
            return
        self.steps += 1
        any_found = False
        for filled, end in self._steps(self.parts[number], number, at):
            for rest in self.fillings(number + 1, end):
                any_found = True
                yield [*filled, *rest]
        if not any_found and self.steps <= MOST_STEPS:
            self.dead.add((number, at))

    def _steps(self, part: Part, number: int, at: int) -> Iterator[tuple[list[tuple[str, tuple[int, int]]], int]]:
        """What one part may have printed from here: what it fills, and where it ends."""
        if part.variable:
            for end in self._ends(number, at):
                if self.fits(part.variable, at, end):
                    yield [(part.variable, (at, end))], end
        else:
            for end in self._after_words(part.text, at):
                yield [], end

    def _ends(self, number: int, at: int) -> Iterator[int]:
        """Where a slot may end: before the style's next words."""
        if number + 1 == len(self.parts):
            yield len(self.text)
            return
        following = self.parts[number + 1]
        if following.variable:  # two slots with nothing between
            yield from range(at + 1, min(len(self.text), at + MOST_PLACES))
            return
        words = following.text
        shorter = words[1:] if words[0] in _DROPPED else ""
        found = 0
        place = at
        while found < MOST_PLACES:
            exact = self.text.find(words, place + 1)
            loose = self._find_loose(shorter, place + 1) if words[0] in _DROPPED else -1
            candidates = [one for one in (exact, loose) if one >= 0]
            if not candidates:
                return
            place = min(candidates)
            found += 1
            yield place

    def _find_loose(self, shorter: str, start: int) -> int:
        """Where words stand whose first sign another one has swallowed ("Why? In" for "Why?. In")."""
        if not shorter:
            return len(self.text) if start <= len(self.text) and self.text[-1:] in _ENDS else -1
        at = self.text.find(shorter, start)
        while at >= 0 and self.text[at - 1] not in _ENDS + _CLOSING:
            at = self.text.find(shorter, at + 1)
        return at

    def _after_words(self, words: str, at: int) -> Iterator[int]:
        if self.text.startswith(words, at):
            yield at + len(words)
        before = self.text[max(0, at - 3) : at].rstrip(_CLOSING)
        if words[0] in _DROPPED and before[-1:] in _ENDS and before and self.text.startswith(words[1:], at):
            yield at + len(words) - 1
