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
    listed = list(entries)
    needy = [item for item in listed if "crossref" in item[2] or "xdata" in item[2]]
    if not needy:
        return []
    family = _Family(listed)
    for kind, _, fields in needy:
        for name, value in family.gifts(kind, fields, 0).items():
            fields.setdefault(name, value)
    return list(family.missing)


class _Family:
    """The entries of a file by key; what a parent has is gathered once, however many name it."""

    def __init__(self, listed: Iterable[tuple[str, str, Fields]]) -> None:
        self.missing: dict[str, None] = {}
        self._whole: dict[str, Fields] = {}
        self._entries: dict[str, tuple[str, Fields]] = {}
        for kind, key, fields in listed:
            self._entries.setdefault(key.lower(), (kind, dict(fields)))

    def gifts(self, kind: str, fields: Fields, depth: int) -> Fields:
        """What an entry gets from those it names."""
        gathered: Fields = {}
        for link in ("xdata", "crossref"):
            keys = [key.strip() for key in fields.get(link, "").split(",") if key.strip()]
            for key in keys[:DEEPEST_CHAIN] if link == "xdata" else keys[:1]:
                for name, value in self._parent(key, depth).items():
                    if name not in _NEVER:
                        gathered.setdefault(_slot(name, kind, link), value)
        return gathered

    def _parent(self, key: str, depth: int) -> Fields:
        known = key.lower()
        if known in self._whole:
            return self._whole[known]
        if known not in self._entries:
            self.missing[key] = None
            return {}
        kind, fields = self._entries[known]
        if depth >= DEEPEST_CHAIN:
            return fields
        self._whole[known] = fields  # for whoever comes back here in a circle
        self._whole[known] = {**self.gifts(kind, fields, depth + 1), **fields}
        return self._whole[known]


def _slot(name: str, kind: str, link: str) -> str:
    """Where a parent's field stands in the child: a book's title is the book title of its chapters."""
    if link == "xdata":
        return name
    if kind in _IN_BOOKS:
        return _TITLES_OF_CONTAINERS.get(name, name)
    if kind in ("article", "suppperiodical"):
        return {"title": "journaltitle", "subtitle": "journalsubtitle"}.get(name, name)
    return name
