"""What format a file has: by the ending of its name where that says it, by its content otherwise. Room: formats."""

import re
from collections.abc import Callable

HEAD_BYTES = 8192  # enough of a file to recognise it by
# Endings that belong to one format; .xml, .json and .txt belong to many and are looked into.
EXTENSIONS = {
    ".bib": "bibtex", ".bibtex": "bibtex", ".ris": "ris", ".enw": "enw", ".nbib": "nbib", ".medline": "nbib",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csljson": "csl-json", ".json": "csl-json", ".yaml": "csl-yaml",
    ".yml": "csl-yaml", ".csv": "csv", ".tsv": "tsv", ".ciw": "wos", ".isi": "wos", ".mods": "mods", ".tei": "tei",
    ".jats": "jats", ".mrc": "marcxml", ".marc": "marcxml", ".marcxml": "marcxml",
}  # fmt: skip
# Files that are texts with references in them, and hold metadata at best: read as such only where that is asked for.
DOCUMENTS = {".docx": "docx", ".docm": "docx", ".html": "html", ".htm": "html", ".xhtml": "html"}
_LOOK_INSIDE = frozenset([".json", ".yaml", ".yml", ".jsonl", ".ndjson", ".csv"])
_ROOT = re.compile(r"<(?:[\w-]+:)?([A-Za-z][\w.-]{0,60})[\s>/]")
_PROLOGUE = re.compile(
    r"\A(?:\s*+(?:<\?[^<>]{0,500}\?>|<!--.{0,2000}?-->|<!DOCTYPE[^\[>]{0,500}(?:\[[^\]]{0,2000}\])?\s*>))*", re.S
)
_BY_ROOT = {
    "article": "jats", "ref-list": "jats", "book": "jats", "book-part-wrapper": "jats", "TEI": "tei", "TEI.2": "tei",
    "listBibl": "tei", "biblStruct": "tei", "teiCorpus": "tei", "mods": "mods", "modsCollection": "mods",
    "Sources": "msbib", "Source": "msbib", "PubmedArticleSet": "pubmed-xml", "PubmedArticle": "pubmed-xml",
    "PubmedBookArticle": "pubmed-xml", "MedlineCitationSet": "pubmed-xml", "doi_batch": "crossref-xml",
    "doi_records": "crossref-xml", "crossref_result": "crossref-xml", "doi_record": "crossref-xml",
    "crossref": "crossref-xml",
    "citation_list": "crossref-xml", "crossref_metadata": "crossref-xml",
    "resources": "datacite-xml", "resource": "datacite-xml", "pmc-articleset": "jats",
}  # fmt: skip
_MARC_LEADER = re.compile(r"\s{0,80}\d{5}[a-z][a-z ][a-z ].{4}\d{5}")
_YAML_KEY = re.compile(r"(?:[ \t]*+(?:#.*|---[ \t]*+)?\n)*+[^\s#\-{\[][^\n]{0,200}:[ \t]*+\n")
_HAYAGRIVA_TYPE = re.compile(
    r"^[ \t]{1,8}type:[ \t]{0,8}[\"']?(?:anthology|anthos|article|artwork|audio|blog|book|case|chapter|conference|entry"
    r"|exhibition|legislation|manuscript|misc|newspaper|original|patent|performance|periodical|post|proceedings"
    r"|reference|report|repository|scene|thesis|thread|tweet|video|web)[\"']?[ \t]*+$",
    re.M | re.I,
)
_BIB_ENTRY = re.compile(
    r"\A(?:[ \t]*+(?:%.*)?\n)*+[ \t]{0,20}@[A-Za-z]{2,30}\s{0,20}[{(]\s{0,20}[^\s,{}()]{0,200}\s{0,20}[,=:]"
)
_TAGGED = (
    ("nbib", re.compile(r"\A\s{0,80}(?:PMID- ?\d|OWN - )|^PMID- ?\d", re.M)),
    ("ris", re.compile(r"^(?:TY  - |[A-Z][A-Z0-9]  - .*\n(?:[A-Z][A-Z0-9]  - .*\n){2})", re.M)),
    (
        "wos",
        re.compile(r"\A\s{0,80}(?:FN (?:ISI|Clarivate|Thomson)|PT [A-Z]\s)|^PT [JBSPC]\s*\n(?:AU|TI|AF|CA) ", re.M),
    ),
    ("enw", re.compile(r"^%0 \S.*\n(?:.*\n){0,4}%[A-Z] |\A\s{0,80}(?:%[A-Z0-9@] .*\n){3}", re.M)),
)


def guess_format(data: bytes, file_name: str = "") -> str | None:
    """The format of a file; None where neither its name nor the beginning of its content says it.

    Web pages and word processor files are never guessed: most are texts with references in them.

    >>> guess_format(b'[{"id": "a", "type": "book"}]'), guess_format(b"", "library.bib")
    ('csl-json', 'bibtex')
    """
    ending = "." + file_name.rpartition(".")[2].lower() if "." in file_name else ""
    if ending in EXTENSIONS and ending not in _LOOK_INSIDE:
        return EXTENSIONS[ending]
    head = _text(data[:HEAD_BYTES])
    found = next((name for test in _TESTS if (name := test(head))), None)
    return found or EXTENSIONS.get(ending)


def document_format(file_name: str) -> str | None:
    """The format whose metadata a document of this name may hold.

    >>> document_format("Article.DOCX")
    'docx'
    """
    return DOCUMENTS.get("." + file_name.rpartition(".")[2].lower())


def _text(head: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("utf-8", "replace").replace("\r\n", "\n")


def _xml(head: str) -> str | None:
    """By the root element; EndNote's is called only "xml", and several formats know a root "collection"."""
    start = head.lstrip()
    if not start.startswith("<"):
        return None
    place = _PROLOGUE.match(start)
    root = _ROOT.match(start, place.end() if place else 0) or _ROOT.search(start, place.end() if place else 0)
    if root is None:
        return None
    name = root[1]
    if name in ("collection", "record", "records", "xml") or name not in _BY_ROOT:
        return _xml_by_words(head)
    if name == "book" and "book-meta" not in head and "ref-list" not in head:
        return None
    return _BY_ROOT[name]


def _xml_by_words(head: str) -> str | None:
    words = {
        "<ref-type": "endnote-xml", "<rec-number": "endnote-xml",
        "loc.gov/mods": "mods", "datacite.org/schema": "datacite-xml",
        "<PubmedArticle": "pubmed-xml", "officeDocument/2006/bibliography": "msbib", "<biblStruct": "tei",
        "<element-citation": "jats", "<mixed-citation": "jats", "crossref.org/": "crossref-xml",
        "<contributors>": "endnote-xml", "loc.gov/MARC21": "marcxml", "<datafield": "marcxml", ":datafield": "marcxml",
    }  # fmt: skip
    return next((name for word, name in words.items() if word in head), None)


def _json(head: str) -> str | None:
    start = head.lstrip()
    if not start.startswith(("[", "{")):
        return None
    first_line, _, rest = start.partition("\n")
    is_line = first_line.startswith("{") and first_line.rstrip().endswith("}")
    is_lines = is_line and (not rest.strip() or rest.lstrip().startswith("{"))
    if '"itemType"' in start and ('"creators"' in start or '"itemID"' in start or '"title"' in start):
        return "zotero-json"
    if '"publicationYear"' in start or '"resourceTypeGeneral"' in start or '"schemaVersion": "http://datacite' in start:
        return "datacite-json"
    squeezed = re.sub(r"\s+", "", start)
    if '"message-type":"' in squeezed or (
        '"DOI":"' in squeezed and '"title":[' in squeezed
    ):  # CSL-JSON has no lists there
        return "crossref-json"
    if is_lines:
        return "jsonl"
    return "csl-json" if start.startswith("{") or start[1:].lstrip().startswith(("{", "]")) else None


def _tagged(head: str) -> str | None:
    return next((name for name, pattern in _TAGGED if pattern.search(head)), None)


def _bib(head: str) -> str | None:
    return "bibtex" if _BIB_ENTRY.search(head) else None


def _yaml(head: str) -> str | None:
    if re.search(r"^(?:---\s*\n)?references:\s*\n", head, re.M) or re.match(r"\s*(?:---\s*\n)?- (?:id|type): ", head):
        return "csl-yaml"
    return "hayagriva" if _YAML_KEY.match(head) and _HAYAGRIVA_TYPE.search(head) else None


def _marc(head: str) -> str | None:
    return "marcxml" if _MARC_LEADER.match(head) and "\x1e" in head else None


_TESTS: tuple[Callable[[str], str | None], ...] = (_xml, _json, _tagged, _bib, _yaml, _marc)
