import pytest

from refkit.errors import UnknownName
from refkit.formats import registry


@pytest.mark.parametrize(
    ("data", "file_name", "name"),
    [
        pytest.param(b'[{"id": 1}]', "", "csl-json", id="an array is CSL-JSON"),
        pytest.param(b'\xef\xbb\xbf [\n {"id": 1}]', "", "csl-json", id="after a byte-order mark too"),
        pytest.param(b'{"id": 1}\n{"id": 2}\n', "", "jsonl", id="an object a line is JSON lines"),
        pytest.param(b'{\n "items": []}', "", "csl-json", id="an object over several lines is CSL-JSON"),
        pytest.param(b"", "x.BIB", "bibtex", id="the ending decides, in any case"),
        pytest.param(b"[1] Smith J. A title. 2012.", "", None, id="a text that begins with a label is no JSON"),
        pytest.param(b"plain text", "x.txt", None, id="unknown"),
        pytest.param(b"% comment\n@article{a,\n title={T}}", "", "bibtex", id="an entry at the beginning"),
        pytest.param(b"Write it so:\n@article{a, title={T}}", "x.md", None, id="an entry in the midst of a text"),
        pytest.param("TY  - JOUR\n".encode("utf-8-sig"), "x.txt", "ris", id="RIS after a byte-order mark"),
        pytest.param(b"PMID- 123\nTI  - T\n", "", "nbib", id="MEDLINE"),
        pytest.param(b"%0 Book\n%T A title\n", "", "enw", id="EndNote tagged"),
        pytest.param(b"FN ISI Export Format\nPT J\n", "", "wos", id="Web of Science"),
        pytest.param(
            b"<?xml version='1.0'?><!DOCTYPE a><xml><records><record><rec-number>1",
            "x.xml",
            "endnote-xml",
            id="EndNote XML",
        ),
        pytest.param(b"<article><front/></article>", "x.xml", "jats", id="a JATS article"),
        pytest.param(b"<m:mods xmlns:m='http://www.loc.gov/mods/v3'>", "x.xml", "mods", id="a root with a prefix"),
        pytest.param(b"<html><body>1. Smith J.", "x.html", None, id="a web page is a text"),
        pytest.param(b'{"items": [{"itemType": "book", "title": "T"}]}', "x.json", "zotero-json", id="Zotero"),
        pytest.param(
            b'{"message": {"message-type": "work", "DOI": "10.1/x", "title": ["T"]}}',
            "",
            "crossref-json",
            id="Crossref",
        ),
        pytest.param(b"---\nreferences:\n- id: a\n", "", "csl-yaml", id="CSL-YAML"),
    ],
)
def test_guess_format(data: bytes, file_name: str, name: str | None) -> None:
    assert registry.guess_format(data, file_name) == name


def test_an_unknown_format_names_its_neighbour() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'bibtex'"):
        registry.reader("bibtx")


def test_every_built_in_loads() -> None:
    assert {"bibtex", "csl-json", "jsonl"} <= set(registry.format_names())
    assert all(registry.can(name, "write") for name in ("bibtex", "csl-json", "jsonl"))
