"""What an entry takes from the ones it names in `crossref` and `xdata`. Room: formats.

Source: biblatex manual, appendix B, "Default inheritance setup"; "BibTeXing", section 3.2.
"""

from collections.abc import Iterable

DEEPEST_CHAIN = 8  # entries; a longer chain of parents is a mistake

Fields = dict[str, str]
_NEVER = frozenset(
    [
        "crossref",
        "xref",
        "xdata",
        "ids",
        "entryset",
        "entrysubtype",
        "label",
        "shorthand",
        "sortkey",
        "keywords",
        "file",
        "options",
        "relatedtype",
        "related",
        "presort",
        "execute",
        "abstract",
        "note",
        "csltype",
        "groups",
        "timestamp",
    ]
)
_TITLES_OF_CONTAINERS = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
_IN_BOOKS = frozenset(
    ["inbook", "incollection", "inproceedings", "conference", "inreference", "suppbook", "bookinbook"]
)


def inherit(entries: Iterable[tuple[str, str, Fields]]) -> list[str]:
    """Fill each entry (type, key, fields) from its parents, in place; the keys that are named and not there.

    What the entry has itself always wins. A chain of parents ends after `DEEPEST_CHAIN` or where it closes a circle.
    """
    listed = [(kind, key, fields) for kind, key, fields in entries]
    needy = [item for item in listed if "crossref" in item[2] or "xdata" in item[2]]
    if not needy:
        return []
    by_key: dict[str, tuple[str, Fields]] = {}
    for kind, key, fields in listed:
        by_key.setdefault(key.lower(), (kind, dict(fields)))
    missing: list[str] = []
    for kind, _, fields in needy:
        for name, value in _from_parents(kind, fields, by_key, missing, 0).items():
            fields.setdefault(name, value)
    return missing


def _from_parents(
    kind: str, fields: Fields, by_key: dict[str, tuple[str, Fields]], missing: list[str], depth: int
) -> Fields:
    gathered: Fields = {}
    if depth >= DEEPEST_CHAIN:
        return gathered
    for link in ("xdata", "crossref"):
        keys = [key.strip() for key in fields.get(link, "").split(",") if key.strip()]
        for key in keys[:DEEPEST_CHAIN] if link == "xdata" else keys[:1]:
            if (parent := by_key.get(key.lower())) is None:
                missing.append(key)
                continue
            parent_kind, parent_fields = parent
            whole = {**_from_parents(parent_kind, parent_fields, by_key, missing, depth + 1), **parent_fields}
            for name, value in whole.items():
                if name not in _NEVER and (slot := _slot(name, kind, link)) not in gathered:
                    gathered[slot] = value
    return gathered


def _slot(name: str, kind: str, link: str) -> str:
    """Where a parent's field stands in the child: a book's title is the book title of its chapters."""
    if link == "xdata":
        return name
    if kind in _IN_BOOKS:
        return _TITLES_OF_CONTAINERS.get(name, name)
    if kind in ("article", "suppperiodical"):
        return {"title": "journaltitle", "subtitle": "journalsubtitle"}.get(name, name)
    return name
