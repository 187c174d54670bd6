"""Journal names and their abbreviations, from a list that the user brings. Workflow.

Three kinds of list are read: pairs of a full and a short name, as a table (comma, semicolon or tab) or as lines
"full = short"; JabRef's own lists, which are such tables; and lists of words with their abbreviations (ISO 4), where
a stem ends or begins in a hyphen.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from refkit.errors import FormatError, UnreadableInput
from refkit.formats.encoding import decode_text
from refkit.text.fold import fold

MOST_BYTES = 64_000_000
MOST_WORDS = 40  # of a name that is abbreviated word by word
_HEADINGS = frozenset({"full", "name", "journal", "title", "word", "words", "full name", "journal name", "long"})
_SHARE_OF_STEMS = 0.05  # of the first column, from which on the list is one of words
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s]", re.UNICODE)
# ISO 4, section 6.4: articles, conjunctions and prepositions are left out.
_LEFT_OUT = frozenset(
    "a an and at by de del della der des di die du el et for from für i in la le les of on or the to und von with y"
    " och för i och av zur zum".split()
)


@dataclass(frozen=True, slots=True)
class JournalNames:
    """Full names and short ones, both ways, and words with their abbreviations."""

    short_of: Mapping[str, str] = field(default_factory=dict)
    full_of: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    source: str = "abbreviations"

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], source: str = "abbreviations") -> "JournalNames":
        """From pairs (full, short); where a name stands twice, its first pair counts.

        >>> names = JournalNames.of([("Journal of Sleep Research", "J. Sleep Res.")])
        >>> names.short("JOURNAL OF SLEEP RESEARCH"), names.full("J Sleep Res")
        ('J. Sleep Res.', 'Journal of Sleep Research')
        """
        short_of: dict[str, str] = {}
        full_of: dict[str, str] = {}
        words: dict[str, str] = {}
        listed = [(full.strip(), short.strip()) for full, short in pairs]
        if _are_words(listed):
            words = {fold(full): short for full, short in reversed(listed) if full and short}
        else:
            for full, short in listed:
                if full and short:
                    short_of.setdefault(_key(full), short)
                    full_of.setdefault(_key(short), full)
        return cls(MappingProxyType(short_of), MappingProxyType(full_of), MappingProxyType(words), source)

    @classmethod
    def load(cls, path: str | Path) -> "JournalNames":
        """From a file; see the module for the kinds.

        Raises:
            UnreadableInput: it cannot be opened.
            FormatError: it holds no pair of names.
        """
        try:
            with Path(path).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            raise UnreadableInput.because(path, error) from error
        if len(data) > MOST_BYTES:
            raise FormatError(f"{str(path)!r} is larger than a list of abbreviations can be ({MOST_BYTES:,} bytes).")
        pairs = tuple(_pairs(decode_text(data).text))
        if not pairs:
            raise FormatError(
                f"{str(path)!r} holds no abbreviations: each line has a full name and a short one, with a comma,"
                " a semicolon, a tab or “ = ” between them."
            )
        return cls.of(pairs, Path(path).name)

    def short(self, name: str) -> str | None:
        """The short form of a journal's name; None where the list does not know it."""
        key = _key(name)
        if key in self.full_of and key not in self.short_of:
            return self.short_of.get(_key(self.full_of[key]))
        return self.short_of.get(key) or (self._by_words(name) if self.words else None)

    def full(self, name: str) -> str | None:
        """The full form of a journal's short name; None where the list does not know it."""
        key = _key(name)
        if key in self.short_of and key not in self.full_of:
            return None
        return self.full_of.get(key)

    def _by_words(self, name: str) -> str | None:
        """Word by word as ISO 4 has it; a name of one word is never shortened."""
        parts = _WORD.findall(name)[:MOST_WORDS]
        kept = [part for part in parts if part[0].isalnum() and fold(part) not in _LEFT_OUT]
        if len(kept) < 2:
            return None
        shortened = [self._short_word(part) for part in kept]
        return " ".join(shortened) if shortened != kept else None

    def _short_word(self, word: str) -> str:
        folded = fold(word)
        short = self.words.get(folded)
        for length in range(len(folded), 1, -1):
            if short is not None:
                break
            short = self.words.get(f"{folded[:length]}-")
        if short is None or short.lower() in ("n.a.", "n. a.", "-"):
            return word
        return short[:1].upper() + short[1:] if word[:1].isupper() else short


def _key(name: str) -> str:
    """Full stops, case and "&" for "and" tell no two names apart."""
    return " ".join(re.findall(r"[^\W_]+", fold(name.replace("&", " and "))))


def _are_words(pairs: list[tuple[str, str]]) -> bool:
    """Whether the first column holds words and stems and not names."""
    stems = sum(full.endswith("-") or full.startswith("-") for full, _ in pairs)
    return bool(pairs) and stems > _SHARE_OF_STEMS * len(pairs)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    text = text.replace("\0", "")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    sign = _separator(lines)
    if sign == "=":
        halves = (line.partition("=") for line in lines)
        yield from ((full.strip(), short.split(";")[0].strip()) for full, _, short in halves if short.strip())
        return
    csv.field_size_limit(MOST_BYTES)
    rows = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=sign)
    try:
        for number, row in enumerate(rows):
            is_heading = number == 0 and row and row[0].strip().strip('"').lower() in _HEADINGS
            if len(row) >= 2 and row[0].strip() and row[1].strip() and not is_heading:
                yield row[0].strip(), row[1].strip()
    except csv.Error as error:
        raise FormatError(f"The list of abbreviations cannot be read: {error}.", rows.line_num) from error


def _separator(lines: list[str]) -> str:
    """What stands once or more in most lines; a tab tells most, and a comma may be part of a name."""
    some = lines[:200]
    counts = {sign: sum(sign in line for line in some) for sign in ("\t", ";", "=", ",")}
    return next((sign for sign, count in counts.items() if 2 * count > len(some)), ",")
