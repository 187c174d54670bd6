"""What is fuzzed: for each reader a function of bytes, and seeds to begin with.

A target may raise nothing at all: what a reader may refuse (`RefkitError`) is caught, everything else is a finding.
What could be read has to be writable as CSL-JSON.
"""

import atexit
import json
import shutil
import sqlite3
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

import refkit
from refkit.csl import Style
from refkit.errors import RefkitError
from refkit.formats.registry import can, format_names, reader, writer
from refkit.model.crossref import work_from_crossref
from refkit.model.date import Date
from refkit.model.identifiers import find_identifiers
from refkit.model.name import Name
from refkit.model.pubmed import works_from_pubmed
from refkit.model.record import Record
from refkit.sources import LocalIndex
from refkit.text.markup import clean_title
from refkit.text.pages import expand_page_range
from refkit.workflow.cite import cite_document

Target = Callable[[bytes], None]

STRINGS = (
    "1. Gröber U, Schmidt J, et al. Magnesium in prevention. Nutrients. 2015;7(9):8199-8226. doi:10.3390/nu7095388",
    "Lind, E. A., & Berg, Ö. (2010a). Träd och blad [Trees and leaves]. In R. Roe (Ed.), Skogar (2nd ed., pp. 1–9). "
    "Uppsala: Ek. [in Swedish] Accessed 12 March 2024 from https://example.org/a_(b).",
    "王小明, 李华. 树木[J]. 林业, 2001, 12(3): 第36页.",
    "Ibid., 53",
    "SOU 2009:51. Skogens framtid; US patent 5,123,456; NCT02363634; arXiv:1111.0485v2 [hep-ex]",
)
CROSSREF = {
    "DOI": "10.1000/1", "type": "journal-article", "title": ["On <i>trees</i>"], "container-title": ["Wood"],
    "author": [{"family": "Doe", "given": "J."}, {"name": "Tree Group"}], "issued": {"date-parts": [[2001, 2]]},
    "page": "1-9", "volume": "3", "relation": {"is-preprint-of": [{"id": "10.1000/2"}]},
    "update-to": [{"DOI": "10.1/x"}],
}  # fmt: skip
PUBMED = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><ISSN>1234-5679</ISSN>
<JournalIssue><Volume>3</Volume><Issue>2</Issue><PubDate><Year>2001</Year><Month>Feb</Month></PubDate></JournalIssue>
<Title>Wood</Title></Journal>
<ArticleTitle>[On trees].</ArticleTitle><Pagination>
<MedlinePgn>1-9</MedlinePgn></Pagination>
<AuthorList><Author><LastName>Doe</LastName><Initials>J</Initials></Author></AuthorList><Language>swe</Language>
<VernacularTitle>Om träd</VernacularTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""
STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info>
<title>T</title><id>http://a/t</id>
<updated>2020-01-01T00:00:00+00:00</updated></info><macro name="m">
<names variable="author"><name and="symbol"
initialize-with="." delimiter=", "/><et-al font-style="italic"/><substitute><text variable="title"/></substitute></names>
</macro><citation et-al-min="3" et-al-use-first="1" disambiguate-add-year-suffix="true"><sort><key macro="m"/></sort>
<layout prefix="(" suffix=")" delimiter="; "><group delimiter=" "><text macro="m"/><date variable="issued" form="text"
date-parts="year"/></group></layout></citation><bibliography hanging-indent="true"><layout suffix="."><choose><if
type="book" match="any"><text variable="title" text-case="title" quotes="true"/></if>
<else><number variable="volume"
form="ordinal"/></else></choose><label variable="page" form="short"/></layout></bibliography></style>"""
MARKDOWN = """---
nocite: "@*"
---
# Trees

As @lind2010 [p. 3; see also @doe2001, chap. 2] and [-@doe2001] say^[In a note @lind2010.]; `@code` stays.

::: {#refs}
:::
"""
LATEX = r"""\documentclass{article}\begin{document}\title{A}\cite[see][p.~3]{lind2010} \citet*{doe2001,lind2010}
\footnote{\cite{doe2001}} % \cite{no}
\begin{verbatim}\cite{x}\end{verbatim}\bibliography{refs}\end{document}"""
HTML = "<html><body><h2>References</h2><ol><li>Doe J. On <i>trees</i>. Wood. 2001;3(2):1-9.</li><li>Roe R. B.</ol>"


def _records() -> tuple[Record, ...]:
    return tuple(refkit.parse_strings(STRINGS))


def _written(records: Sequence[Record]) -> None:
    writer("csl-json").write(tuple(records))


def _read(name: str) -> Target:
    def target(data: bytes) -> None:
        try:
            records = reader(name).read(data).records
        except RefkitError:
            return
        _written(records)

    return target


def _text(work: Callable[[str], object]) -> Target:
    def target(data: bytes) -> None:
        try:
            work(data.decode("utf-8", errors="surrogateescape"))
        except RefkitError:
            return

    return target


def _parse(text: str) -> None:
    _written(refkit.parse(f"\n{text}"))  # the first line end: it is never taken for a file's name


def _json(work: Callable[[object], object]) -> Target:
    def target(data: bytes) -> None:
        try:
            body = json.loads(data)
        except (ValueError, RecursionError):
            return
        try:
            work(body)
        except RefkitError:
            return

    return target


def _crossref(body: object) -> None:
    if isinstance(body, dict):
        _written([work_from_crossref(body).record])


def _pubmed(text: str) -> None:
    try:
        works = works_from_pubmed(text)
    except ValueError:  # what the source makes a clear error of
        return
    _written([work.record for work in works])


def _style(text: str) -> None:
    Style.from_xml(text)  # refuses every text that is no style
    refkit.render(_SAMPLE, style=text, output="html")
    refkit.render(_SAMPLE, style=text, locale="sv-SE")


def _cite(markup: str) -> Callable[[str], object]:
    return lambda text: cite_document(f"\n{text}", _CITED, style="apa", markup=markup)


def _small(text: str) -> None:
    find_identifiers(text)
    expand_page_range(text)
    clean_title(text)
    for make in (Date.parse, Name.parse):
        with suppress(ValueError):
            make(text)


def _library(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        path.write_bytes(data)
        try:
            with refkit.Library(path) as library:
                _written(list(library))
        except RefkitError:
            return


def _index(data: bytes) -> None:
    """An index whose table of works is what is given."""
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copytree(_index_folder(), Path(folder) / "index")
        _works_file(path).write_bytes(data)
        try:
            with LocalIndex(path) as index:
                index.search(_SAMPLE[0])
                index.get("10.1000/1")
        except RefkitError:
            return


@cache
def _index_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="refkit-fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    works = folder / "works.jsonl"
    works.write_text(json.dumps(CROSSREF) + "\n", encoding="utf-8")
    LocalIndex.build(works, folder / "index")
    return folder / "index"


def _works_file(index: Path) -> Path:
    return next(index.rglob("works.sqlite"))


_SAMPLE = _records()[:2]
_CITED = tuple(
    record.replace(id=key) for record, key in zip(_SAMPLE, ("doe2001", "lind2010"), strict=True)
)  # fmt: skip

TARGETS: dict[str, Target] = {
    **{name: _read(name) for name in format_names() if can(name, "read")},
    "parse": _text(_parse),
    "parse-strings": _text(lambda text: _written(refkit.parse_strings(text.split("\n")))),
    "style": _text(_style),
    "cite-markdown": _text(_cite("markdown")),
    "cite-latex": _text(_cite("latex")),
    "small-values": _text(_small),
    "crossref-answer": _json(_crossref),
    "pubmed-answer": _text(_pubmed),
    "library-file": _library,
    "index-file": _index,
}


def seeds_of(name: str) -> list[bytes]:
    """Small inputs that the target can read; for formats that refkit writes, what it writes."""
    if name in _SEEDS:
        return [text.encode() if isinstance(text, str) else text for text in _SEEDS[name]]
    if name == "index-file":
        return [_works_file(_index_folder()).read_bytes()]
    if name == "library-file":
        return [_library_file()]
    if name == "docx":
        return [_docx()]
    return [writer(name).write(_SAMPLE)] if can(name, "write") else []


def _docx() -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("References", *STRINGS))
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{paragraphs}</w:body></w:document>")
    return held.getvalue()


def _library_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        with refkit.Library(path) as library:
            library.add(_SAMPLE)
        with sqlite3.connect(path) as connection:
            connection.execute("pragma wal_checkpoint(truncate)")
        return path.read_bytes()


_SEEDS: dict[str, list[str | bytes]] = {
    "parse": ["Some text.\n\nReferences\n\n" + "\n".join(STRINGS), HTML, "## Literatur\n\n" + "\n\n".join(STRINGS)],
    "parse-strings": list(STRINGS),
    "html": [HTML],
    "style": [STYLE],
    "cite-markdown": [MARKDOWN],
    "cite-latex": [LATEX],
    "small-values": ["2004/2006", "1984~", "van der Berg, Jan", "8199-26, S12–S19", "<i>On</i> &amp; trees"],
    "crossref-answer": [json.dumps(CROSSREF)],
    "crossref-json": [json.dumps({"message": CROSSREF}), json.dumps([CROSSREF])],
    "pubmed-answer": [PUBMED],
    "pubmed-xml": [PUBMED],
    "crossref-xml": [
        "<doi_records><doi_record><crossref><journal><journal_metadata><full_title>Wood</full_title></journal_metadata>"
        "<journal_article><titles><title>On trees</title></titles><contributors><person_name sequence='first'"
        " contributor_role='author'><given_name>J</given_name><surname>Doe</surname></person_name></contributors>"
        "<publication_date><year>2001</year></publication_date><doi_data><doi>10.1000/1</doi></doi_data>"
        "</journal_article></journal></crossref></doi_record></doi_records>"
    ],
    "marcxml": [
        "<collection xmlns='http://www.loc.gov/MARC21/slim'><record><leader>00000nam a2200000 a 4500</leader>"
        "<controlfield tag='008'>010101s2001    sw            000 0 swe d</controlfield><datafield tag='100' ind1='1'"
        " ind2=' '><subfield code='a'>Doe, J.</subfield></datafield><datafield tag='245' ind1='1' ind2='0'>"
        "<subfield code='a'>On trees /</subfield></datafield></record></collection>"
    ],
    "wos": ["FN Clarivate\nVR 1.0\nPT J\nAU Doe, J\n   Roe, R\nTI On trees\nSO WOOD\nPY 2001\nBP 1\nEP 9\nER\nEF\n"],
    "zotero-json": [
        json.dumps([{"itemType": "book", "title": "On trees", "creators": [
            {"creatorType": "author", "firstName": "J", "lastName": "Doe"}], "date": "2001-02"}])
    ],
}  # fmt: skip


def quietly(target: Target, data: bytes) -> None:
    """Call a target without the warnings that strange input earns."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        target(data)
