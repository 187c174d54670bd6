"""Which kinds of entry a list may hold: a type and the variables it has. Workflow; values only."""

from collections.abc import Container, Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple


class Shape(NamedTuple):
    """A type and its variables, sorted; "edition=text" and "page=one" are variants that styles print otherwise."""

    type: str
    variables: tuple[str, ...]


_CORE = ("title",)
_PARTS_OF_WORKS = ("article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference")
_MOST_LEFT_OUT = 2
# type → what it has with its variants; "|" parts alternatives, "?" marks what may be missing
_KINDS: tuple[tuple[str, str], ...] = (
    ("article-journal", "author title container-title volume issue? page|page=one DOI? issued"),
    ("article-journal", "author title container-title volume? issue? page?|page=one URL? issued"),
    ("article-journal", "author title container-title volume? DOI URL? issued accessed?"),
    ("book", "author title edition?|edition=text publisher? publisher-place? issued ISBN? DOI?"),
    ("book", "author title collection-title? volume? publisher? publisher-place? issued URL? number-of-pages?"),
    ("book", "editor|editor=many title edition? publisher? publisher-place? issued collection-title? DOI?"),
    ("chapter", "author title container-title editor?|editor=many publisher? publisher-place? page?|page=one issued"),
    (
        "chapter",
        "author title container-title editor?|editor=many edition? publisher? page? issued collection-title? DOI?",
    ),
    ("paper-conference", "author title container-title page?|page=one publisher? publisher-place? issued DOI?"),
    ("paper-conference", "author title container-title editor?|editor=many volume? page? publisher? issued"),
    ("webpage", "author? title container-title? publisher? issued? URL accessed?"),
    ("report", "author title genre? number? publisher? publisher-place? issued? URL? DOI? accessed?"),
    ("thesis", "author title genre? publisher? publisher-place? issued URL?"),
    ("article-newspaper", "author? title container-title page?|page=one issued URL? accessed?"),
    ("article-magazine", "author? title container-title volume? issue? page?|page=one issued URL?"),
    ("dataset", "author title publisher? version? issued DOI? URL?"),
    ("software", "author title publisher? version? issued DOI? URL?"),
    ("post-weblog", "author? title container-title issued URL accessed?"),
    ("document", "author? title publisher? issued? URL? accessed?"),
)


def lacks_container(kind: str, variables: Container[str]) -> bool:
    """Whether a part of something, with a volume or pages, stands alone: then its container is read as its title."""
    is_part = kind in _PARTS_OF_WORKS and any(name in variables for name in ("volume", "issue", "page"))
    return is_part and "container-title" not in variables


def shapes_near(kind: str, present: frozenset[str]) -> Iterator[Shape]:
    """What was found, then with a variable or two less."""
    ordered = tuple(sorted(present))
    yield Shape(kind, ordered)
    optional = [name for name in ordered if name not in _CORE]
    for left_out in range(1, _MOST_LEFT_OUT + 1):
        for dropped in combinations(optional, left_out):
            yield Shape(kind, tuple(name for name in ordered if name not in dropped))


@cache
def common_shapes() -> tuple[Shape, ...]:
    """The shapes that most lists are made of, each once."""
    found: dict[Shape, None] = {}
    for kind, words in _KINDS:
        for variables in _expanded(words.split()):
            found.setdefault(Shape(kind, tuple(sorted(variables))))
    return tuple(found)


def _expanded(words: list[str]) -> Iterator[list[str]]:
    if not words:
        yield []
        return
    *before, last = words
    options = last.replace("?", "").split("|")
    for rest in _expanded(before):
        for option in options:
            yield [*rest, option]
        if "?" in last:
            yield rest
