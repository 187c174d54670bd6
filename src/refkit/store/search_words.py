"""What of a record can be searched, and what a person's words ask for. Room: store.

Both sides are folded by the same function, so that "grober" finds Gröber and "lodz" finds Łódź. Chinese and
Japanese are written without spaces: every character is a word, and a run of them a phrase.
"""

import re
from typing import NamedTuple

from refkit.model.record import Record
from refkit.text.fold import fold
from refkit.text.markup import strip_markup

MOST_WORDS = 32  # of a query
SHORTEST_START = 4  # letters; too many words begin with the same two or three
LONGEST_FIELD = 20_000  # characters of one field that are searched

SMALL_WORDS = frozenset(
    "a an and are as at by for from in is of on or the to with der die das und von mit zu la le les de des du et en"
    " el los las y del di il e och i av på".split()
)

_CHARACTER_OF_ITS_OWN = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
_WORD = re.compile(r"\"([^\"]*)\"|(\S+)")
_LETTERS = re.compile(r"[^\W_]+")


class Searchable(NamedTuple):
    """The columns of the table of words, folded."""

    title: str
    names: str
    container: str
    rest: str


def searchable(record: Record) -> Searchable:
    """The words of a record by which it is found."""
    present = record.present_fields()
    names = [str(name) for value in present.values() if isinstance(value, tuple) for name in value if value]
    titles = (record.title, record.translated_title, record.original_title, record.title_short, record.short_title)
    containers = (
        record.container_title,
        record.container_title_short,
        record.translated_container_title,
        record.collection_title,
        record.publisher,
    )
    rest = (
        record.id,
        record.doi,
        record.pmid,
        record.isbn,
        record.abstract,
        record.keyword,
        record.note,
        record.registry_number,
        str(record.issued.year) if record.issued is not None and record.issued.year is not None else None,
    )
    return Searchable(_folded(titles), _folded(names), _folded(containers), _folded(rest))


def folded_words(text: str) -> str:
    """A text as it is searched: folded, characters of scripts without spaces apart.

    >>> folded_words("<i>Łódź</i> 東京")
    'lodz 東 京'
    """
    plain = fold(strip_markup(text[:LONGEST_FIELD]))
    return " ".join(_LETTERS.findall(_CHARACTER_OF_ITS_OWN.sub(r" \1 ", plain)))


def match_expression(asked: str) -> str:
    """What a person typed as an expression of SQLite's full-text search; "" where it holds no word.

    All words must be there, those of four letters and more at least as the start of a word; words in double
    quotes stand together. Small words such as "the" count in quotes, or where nothing else is asked: they are
    in nearly every record. Nothing in it is taken for an operator.

    >>> match_expression('Gröb "old trees" 東京')
    '"grob" * "old trees" "東 京" *'
    """
    parts: list[str] = []
    small: list[str] = []
    for quoted, word in _WORD.findall(asked)[:MOST_WORDS]:
        words = folded_words(quoted or word)
        if words:
            is_start = not quoted and (len(words) >= SHORTEST_START or not words.isascii())
            part = f'"{words}" *' if is_start else f'"{words}"'
            (small if words in SMALL_WORDS and not quoted else parts).append(part)
    return " ".join(parts or small)


def _folded(texts: "tuple[str | None, ...] | list[str]") -> str:
    return " ".join(folded_words(text) for text in texts if text)
