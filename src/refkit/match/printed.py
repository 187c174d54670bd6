"""A printed reference made ready for looking things up in it. Room: match."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from refkit.model.blocking import LONGEST_STRING, number_form
from refkit.model.identifiers import find_identifiers
from refkit.text.fold import fold
from refkit.text.markup import strip_markup

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*+")
_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(?<![^\W_])(?=[^\W_]{0,8}\d)[^\W_]{1,20}(?![^\W_])")
_URL = re.compile(
    r"\b(?:https?://|www\.)\S+|\bdoi\b[:.]?\s{0,2}(?:10\.\S+)?|\b10\.\d{4,9}/\S+|\bissn[:\s]{0,3}[\dx-]{8,9}"
)
_LABEL = re.compile(r"\s*+[\[(]?\d{1,4}(?:[\])]\.?|\.(?=\s))\s*+(?=\D)")
_ACCESSED = re.compile(
    r"\b(?:accessed|retrieved|besokt|hamtad|lest|zugriff|abgerufen|consulte|consultado|acesso|geraadpleegd|viewed|cited"
    r"|дата обращения|accesso|dostęp|cit\.)\b.{0,40}$"
)
_RANGE_SIGN = re.compile(r"\s{0,2}-{1,2}\s{0,2}")


@dataclass(frozen=True, slots=True)
class Number:
    """One number in the string and what its surroundings say of it.

    `first` and `last` mark the ends of a range; `before_bracket` a number with another in brackets right
    after it, as a volume has its issue; `in_bracket` a number alone in brackets.
    """

    form: str
    start: int
    end: int
    first: bool = False
    last: bool = False
    before_bracket: bool = False
    in_bracket: bool = False

    @property
    def is_year(self) -> bool:
        """Whether it can be a year of publication."""
        return (len(self.form) == 4 and self.form.isdigit() and "1500" <= self.form <= "2100") or self.is_lettered_year

    @property
    def is_lettered_year(self) -> bool:
        """Whether it is a year with the letter that author-date styles add ("1987a")."""
        return (
            len(self.form) == 5
            and self.form[:4].isdigit()
            and "1500" <= self.form[:4] <= "2100"
            and self.form[4] in "abcdef"
        )


class Printed:
    """One printed reference. Everything refers to places in `text`, the folded string."""

    def __init__(self, string: str) -> None:
        raw = strip_markup(string[:LONGEST_STRING])
        self.raw = raw
        self.text = fold(raw)
        self.dois = tuple(found.value for found in find_identifiers(raw) if found.kind == "doi")
        label = _LABEL.match(self.text)
        self.start = label.end() if label else 0

    @cached_property
    def masked(self) -> str:
        """The text with label, addresses, DOIs and access dates blanked out: their numbers are not the work's."""
        blank = _URL.sub(lambda match: " " * len(match[0]), self.text)
        blank = _ACCESSED.sub(lambda match: " " * len(match[0]), blank)
        return " " * self.start + blank[self.start :]

    @cached_property
    def words(self) -> tuple[tuple[str, int], ...]:
        """Words (plain letters, no apostrophes) with their places, in order."""
        return tuple((plain_word(match[0]), match.start()) for match in _WORD.finditer(self.masked))

    @cached_property
    def tokens(self) -> tuple[tuple[str, int, int], ...]:
        """Runs of letters and digits with their places, for names of journals."""
        return tuple((match[0], match.start(), match.end()) for match in _TOKEN.finditer(self.masked))

    @cached_property
    def places_of_word(self) -> dict[str, list[int]]:
        """For each word its positions in `words`."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for position, (word, _) in enumerate(self.words):
            places[word].append(position)
        return dict(places)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """All numbers that may be a year, a volume, an issue or a page."""
        found = list(_NUMBER.finditer(self.masked))
        text = self.masked
        numbers: list[Number] = []
        for place, match in enumerate(found):
            before = found[place - 1] if place else None
            after = found[place + 1] if place + 1 < len(found) else None
            is_last = before is not None and bool(_RANGE_SIGN.fullmatch(text, before.end(), match.start()))
            is_first = after is not None and bool(_RANGE_SIGN.fullmatch(text, match.end(), after.start()))
            form = number_form(match[0])
            if is_last and before is not None:
                form = _in_full(number_form(before[0]), form)
            numbers.append(
                Number(
                    form,
                    match.start(),
                    match.end(),
                    is_first,
                    is_last,
                    after is not None and _has_bracket_after(text, match.end(), after),
                    text[: match.start()].endswith(("(", "[")) and text[match.end() : match.end() + 1] in (")", "]"),
                )
            )
        return tuple(numbers)

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Words printed all in capitals, folded: "PNAS", "JAMA"; none where the whole string is in capitals."""
        found = frozenset(re.findall(r"(?<!\w)[A-Z]{3,10}(?!\w)", self.raw))
        return frozenset(map(str.casefold, found)) if self.raw != self.raw.upper() else frozenset()

    @cached_property
    def squashed(self) -> tuple[str, tuple[int, ...]]:
        """Letters and digits of `masked` alone, and for each its place in `text`."""
        kept = [(letter, place) for place, letter in enumerate(self.masked) if letter.isalnum()]
        return "".join(letter for letter, _ in kept), tuple(place for _, place in kept)


def plain_word(word: str) -> str:
    """A folded word as names are compared: no apostrophes, and "ae", "oe", "ue" as the bare vowel."""
    plain = word.replace("'", "")
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _has_bracket_after(text: str, end: int, after: re.Match[str]) -> bool:
    """Whether the next number stands in brackets right after, and is no year ("461 (2009)" is no issue)."""
    gap = text[end : after.start()]
    return gap.strip() in ("(", "[") and len(gap) < 4 and not _is_year(after[0])


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and "1500" <= text <= "2100"


def _in_full(first: str, last: str) -> str:
    """The last page of "1161-9" is 1169."""
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last
