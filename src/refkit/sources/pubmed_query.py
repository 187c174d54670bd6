"""A reference as questions to PubMed: by its numbers, by its title, as a citation. Room: sources. Pure.

Sources: "PubMed User Guide", search field tags; NCBI, "Entrez Programming Utilities Help", ECitMatch.
"""

import re
from collections.abc import Iterator

from refkit.model.record import Record
from refkit.text.fold import fold
from refkit.text.markup import strip_markup
from refkit.text.pages import first_page

MOST_WORDS = 10  # of a title
FEWEST_WORDS = 3  # fewer find half of PubMed
_WORD = re.compile(r"[^\W_]{3,40}")
_WORD_OR_INITIAL = re.compile(r"[^\W_]{1,40}")
_NUMBER = re.compile(r"[A-Za-z]{0,4}\d{1,10}[A-Za-z]{0,2}")
_NOT_SEARCHED = frozenset("and or not the for with from into upon der die das und les des una las los och".split())


def queries_of(reference: Record) -> Iterator[str]:
    """The searches worth trying, the surest first: numbers with author or journal; title with author or year.

    A translated journal costs nothing: author and journal are alternatives. The words are letters and digits
    only, so that nothing in a reference can become a command of the search.

    >>> reference = Record(container_title="J Res Med Sci", issued="2012", volume="17", page="1161-1169")
    >>> list(queries_of(reference))
    ['17[vi] AND 1161[pg] AND 2012[dp] AND ("j res med sci"[ta])']
    """
    volume, page, year, author = _number(reference.volume), _page(reference), _year(reference), _author(reference)
    journal = _journal(reference)
    who = " OR ".join(filter(None, (f"{author}[au]" if author else "", f'"{journal}"[ta]' if journal else "")))
    if page and year and (volume or who):
        numbers = (f"{volume}[vi]" if volume else "", f"{page}[pg]", f"{year}[dp]", f"({who})" if who else "")
        yield " AND ".join(filter(None, numbers))
    elif volume and year and author:
        yield f"{volume}[vi] AND {year}[dp] AND {author}[au]"
    words = [word for word in _WORD.findall(_title(reference)) if word not in _NOT_SEARCHED][:MOST_WORDS]
    if len(words) >= FEWEST_WORDS:
        narrowed = f"{author}[au]" if author else f"{year}[dp]" if year else ""
        yield " AND ".join(filter(None, (*(f"{word}[ti]" for word in words), narrowed)))


def citation_of(reference: Record) -> str:
    """The reference as one line for the citation matcher, "" where journal, year, volume or page is missing.

    >>> citation_of(Record(container_title="Science", issued="1987", volume="235", page="182-5"))
    'science|1987|235|182||refkit|'
    """
    volume, page, year = _number(reference.volume), _page(reference), _year(reference)
    journal = _journal(reference)
    if not (journal and volume and page and year):
        return ""
    return f"{journal}|{year}|{volume}|{page}|{_author(reference)}|refkit|"


def _number(written: str | None) -> str:
    return written.strip() if written and written.isascii() and _NUMBER.fullmatch(written.strip()) else ""


def _journal(reference: Record) -> str:
    name = reference.container_title or reference.container_title_short or ""
    return " ".join(_WORD_OR_INITIAL.findall(fold(strip_markup(name)))[:MOST_WORDS])


def _page(reference: Record) -> str:
    return _number(first_page(reference.page or "") or reference.page)


def _year(reference: Record) -> str:
    year = reference.issued.year if reference.issued is not None else None
    return str(year) if year is not None and 1700 <= year <= 2200 else ""


def _author(reference: Record) -> str:
    """The first author as PubMed has names: family and first initial; a body by none of its words."""
    first = reference.author[0] if reference.author else None
    if first is None or not first.family:
        return ""
    family = " ".join(_WORD_OR_INITIAL.findall(fold(first.family_with_particles)))
    initial = fold(first.given or "")[:1]
    return f"{family} {initial}".strip() if initial.isalpha() else family


def _title(reference: Record) -> str:
    return fold(strip_markup(reference.title or reference.translated_title or ""))
