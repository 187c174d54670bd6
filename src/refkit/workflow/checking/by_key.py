"""Citations by key, as LaTeX (`\\cite{key}`) and Markdown (`[@key]`) have them. Workflow."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 600  # characters of one list of keys

# \cite, \citep, \parencite*, \textcite[see][12]{one,two}, \nocite
_LATEX = re.compile(r"\\[a-zA-Z]{0,16}cite[a-zA-Z]{0,16}\*?(?:\s?\[[^\[\]\n]{0,200}\]){0,2}\s?\{([^{}]{1,600})\}")
_MARKDOWN = re.compile(r"(?:(?<=[\[;\s(-])|^)@([\w][\w:.#$%&+?<>~/-]{0,120}[\w/]|\w)", re.M)


class KeyCited(NamedTuple):
    """A key and where it is cited."""

    key: str
    offset: int


def find_keys(text: str) -> tuple[KeyCited, ...]:
    r"""Every key that the text cites, in order; "*" stands for the whole list, as \nocite{*} means it.

    >>> [cited.key for cited in find_keys(r"As \citep[see][]{berg2010, lund} and [@al-2011] say.")]
    ['berg2010', 'lund', 'al-2011']
    """
    return tuple(sorted(_keys(text), key=lambda cited: cited.offset))


def _keys(text: str) -> Iterator[KeyCited]:
    for match in _LATEX.finditer(text):
        yield from (KeyCited(key.strip(), match.start()) for key in match[1].split(",") if key.strip())
    for match in _MARKDOWN.finditer(text):
        yield KeyCited(match[1], match.start())
