"""Works in the titles of empty spans (COinS): OpenURL's key-value pairs. Room: formats.

Source: ANSI/NISO Z39.88-2004, "The OpenURL Framework"; ocoins.info, "OpenURL COinS: A Convention".
"""

from typing import Any
from urllib.parse import parse_qs

from refkit.formats.dates import read_date
from refkit.formats.names import inverted, names_from
from refkit.formats.tagged import join_pages
from refkit.model.name import Name
from refkit.text.language_codes import language_tag

MOST_PAIRS = 500  # a work has twenty
_TEXT = {
    "container_title": ("rft.jtitle", "rft.stitle"), "volume": ("rft.volume",), "issue": ("rft.issue",),
    "edition": ("rft.edition",), "publisher": ("rft.publisher", "rft.pub", "rft.inst"),
    "publisher_place": ("rft.place",), "collection_title": ("rft.series",), "issn": ("rft.issn", "rft.eissn"),
    "isbn": ("rft.isbn",), "number_of_pages": ("rft.tpages",), "abstract": ("rft.description",),
    "genre": ("rft.degree",),
}  # fmt: skip
_GENRES = {
    "article": "article-journal", "bookitem": "chapter", "book": "book", "preprint": "article",
    "proceeding": "paper-conference", "conference": "paper-conference", "dissertation": "thesis", "report": "report",
    "journal": "periodical", "patent": "patent", "dataset": "dataset", "webpage": "webpage",
}  # fmt: skip
_FORMATS = {
    "info:ofi/fmt:kev:mtx:journal": "article-journal", "info:ofi/fmt:kev:mtx:book": "book",
    "info:ofi/fmt:kev:mtx:dissertation": "thesis", "info:ofi/fmt:kev:mtx:patent": "patent",
}  # fmt: skip


def fields_from_coins(title: str) -> dict[str, Any]:
    """The fields of a record; none where the text is no OpenURL.

    >>> fields_from_coins("rft.atitle=On+trees&rft.aulast=Doe&rft.aufirst=Jo&rft.spage=1&rft.epage=9")["page"]
    '1–9'
    """
    try:
        pairs = parse_qs(title, max_num_fields=MOST_PAIRS, errors="replace")
    except ValueError:
        return {}
    if not any(name.startswith("rft.") for name in pairs):
        return {}

    def first(*names: str) -> str | None:
        return next((pairs[name][0].strip() for name in names if name in pairs), None)

    genre = (first("rft.genre") or "").lower()
    kind = _GENRES.get(genre) or _FORMATS.get(first("rft_val_fmt") or "", "document")
    fields: dict[str, Any] = {field: first(*names) for field, names in _TEXT.items()}
    inner, whole = first("rft.atitle"), first("rft.btitle", "rft.title")
    fields["title"] = inner or whole
    if inner and whole:
        fields["container_title"] = fields["container_title"] or whole
        kind = "chapter" if kind == "book" else kind
    fields["type"] = kind
    fields["author"], fields["author_open"] = _authors(pairs, first)
    fields["issued"] = read_date(first("rft.date") or "")
    fields["page"] = join_pages(first("rft.spage"), first("rft.epage")) or first("rft.pages", "rft.artnum")
    fields["language"] = language_tag(first("rft.language") or "") or None
    for identifier in pairs.get("rft_id", []) + pairs.get("rft.identifier", []):
        _identify(identifier, fields)
    return fields


def _authors(pairs: dict[str, list[str]], first: Any) -> tuple[tuple[Name, ...], bool]:
    """The first author stands in parts, all of them in `rft.au` where the writer gave them."""
    family, given = first("rft.aulast"), first("rft.aufirst") or first("rft.auinit")
    names, is_open = names_from([inverted(text) for text in pairs.get("rft.au", []) + pairs.get("rft.creator", [])])
    corporate = tuple(Name(literal=text) for text in pairs.get("rft.aucorp", ()))
    if family:
        leading = Name.parse(f"{family}, {given}") if given else Name(family=family)
        others = tuple(name for name in names if _family(name) != _family(leading))
        return (leading, *others, *corporate), is_open
    return (*names, *corporate), is_open


def _family(name: Name) -> str:
    """What tells an author's two spellings to be one: the family name, last of a name printed in order."""
    words = (name.family or name.literal or "").split()
    return words[-1].lower() if words else ""


def _identify(identifier: str, fields: dict[str, Any]) -> None:
    scheme, _, value = identifier.partition("/")
    if scheme == "info:doi" or "doi.org/10." in identifier:
        fields["doi"] = value if scheme == "info:doi" else identifier
    elif scheme == "info:pmid":
        fields["pmid"] = value
    elif identifier.startswith("urn:ISBN:"):
        fields["isbn"] = fields.get("isbn") or identifier[9:]
    elif identifier.startswith(("http://", "https://")):
        fields["url"] = fields.get("url") or identifier
