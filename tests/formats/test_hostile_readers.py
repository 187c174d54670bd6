"""Every reader against every kind of file made to do harm: refused with a FormatError or inert, in linear time."""

import csv
import io
import tracemalloc
from collections.abc import Callable

import pytest

from refkit.errors import FormatError
from refkit.formats import registry
from refkit.model.record import Record
from tests.growth import cost_in_loops

READ = [name for name in registry.format_names() if registry.can(name, "read")]
ROOTS = {
    "crossref-xml": "doi_batch", "datacite-xml": "resource", "endnote-xml": "xml", "jats": "article",
    "marcxml": "collection", "mods": "mods", "msbib": "Sources", "pubmed-xml": "PubmedArticleSet", "tei": "TEI",
    "html": "html",
}  # fmt: skip
LINES: dict[str, bytes] = {  # what stands before and after a value that goes on and on
    "bibtex": b"@misc{a, title = {%s}}",
    "biblatex": b"@misc{a, author = {%s}}",
    "ris": b"TY  - JOUR\nAU  - %s\nER  - ",
    "enw": b"%%0 Book\n%%A %s\n",
    "nbib": b"PMID- 1\nFAU - %s\n",
    "wos": b"PT J\nAU %s\nER\n",
    "csv": b"title,author\n%s,x\n",
    "tsv": b"title\tauthor\n%s\tx\n",
    "csl-json": b'[{"id": "a", "title": "%s"}]',
    "jsonl": b'{"id": "a", "title": "%s"}\n',
    "csl-yaml": b"- id: a\n  title: %s\n",
    "hayagriva": b"a:\n  title: %s\n",
    "crossref-json": b'{"message": {"DOI": "10.1/x", "title": ["%s"]}}',
    "datacite-json": b'{"titles": [{"title": "%s"}]}',
    "zotero-json": b'[{"itemType": "book", "title": "%s"}]',
    "docx": b"PK\x03\x04%s",
} | {name: f"<{root}><title>%s</title></{root}>".encode() for name, root in ROOTS.items()}
LONG = 2_000_000  # characters in one line; a hundred million take fifty times as long, and no longer
LOOPS = 1000  # a reader in linear time needs a few, one in quadratic time many thousands
MOST_TIMES_ITS_SIZE = 60  # memory for each byte of a file: text, tokens and trees of it


def outcome(name: str, data: bytes) -> str:
    """What reading gives, in words; a file may be refused."""
    try:
        return str(registry.reader(name).read(data))
    except FormatError as error:
        return str(error)


def test_the_tables_here_name_every_reader() -> None:
    assert set(LINES) == set(READ)


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("filling", [b"a", b"a ", b"A, B; ", b"- ", b"<", b"1-2 "], ids=repr)
def test_a_line_that_does_not_end(name: str, filling: bytes) -> None:
    data = LINES[name].replace(b"%s", filling * (LONG // 20 // len(filling))).replace(b"%%", b"%")
    assert cost_in_loops(lambda: outcome(name, data)) < LOOPS


@pytest.mark.slow
@pytest.mark.parametrize("name", READ)
def test_memory_grows_with_the_file_and_no_more(name: str) -> None:
    data = LINES[name].replace(b"%s", b"word " * (LONG // 20)).replace(b"%%", b"%")
    tracemalloc.start()
    try:
        outcome(name, data)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < MOST_TIMES_ITS_SIZE * len(data)


def _entity_bomb(root: str) -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE {root} [<!ENTITY e0 "ha">{entities}]><{root}><title>&e11;</title></{root}>'.encode()


def _external_entity(root: str) -> bytes:
    return f'<!DOCTYPE {root} [<!ENTITY e SYSTEM "file:///etc/passwd">]><{root}><title>&e;</title></{root}>'.encode()


def _external_dtd(root: str) -> bytes:
    return f'<!DOCTYPE {root} SYSTEM "file:///etc/passwd"><{root}><title>x</title></{root}>'.encode()


def _deep(root: str) -> bytes:
    return f"<{root}>{'<title>' * 100_000}".encode()


@pytest.mark.parametrize("name", ROOTS)
@pytest.mark.parametrize("make", [_entity_bomb, _external_entity, _external_dtd, _deep])
def test_xml_is_inert(name: str, make: Callable[[str], bytes]) -> None:
    data = make(ROOTS[name])
    said = outcome(name, data)
    assert "root:" not in said
    assert "hahahaha" not in said
    assert cost_in_loops(lambda: outcome(name, data)) < LOOPS


@pytest.mark.parametrize("name", [name for name in registry.format_names() if registry.can(name, "patch")])
@pytest.mark.parametrize("make", [_entity_bomb, _external_entity, _deep])
def test_patching_is_inert(name: str, make: Callable[[str], bytes]) -> None:
    try:
        patched = registry.reader(name).patch(make("article"), {0: Record(doi="10.1000/182")})  # type: ignore[attr-defined]
    except FormatError:
        return
    assert patched == make("article")


@pytest.mark.parametrize("name", READ)
def test_numbers_longer_than_python_converts(name: str) -> None:
    outcome(name, LINES[name].replace(b"%s", b"9" * 5_000).replace(b"%%", b"%"))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_cell_begins_like_a_formula(sign: str) -> None:
    record = Record(id=f"{sign}1", type="book", title=f"{sign}cmd|' /C calc'!A0", author=[{"literal": f"{sign}SUM(1)"}])
    for name, sign_between in (("csv", ","), ("tsv", "\t")):
        written = registry.writer(name).write((record,)).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(written), delimiter=sign_between))
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[1])
