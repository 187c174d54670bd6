"""Files that somebody made to do harm are refused or inert, in time that grows with their length."""

import pytest

from refkit.errors import FormatError
from refkit.formats import registry
from refkit.model.record import Record
from tests.growth import cost_in_loops

LOOPS = 1000  # a reader in linear time needs a few, one in quadratic time many thousands
N = 60_000
_ENTITIES = b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + _ENTITIES + b"]>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("bibtex", b"@article{a, title=" + b"{" * N, id="braces never closed"),
        pytest.param("bibtex", b"@article{a, title={}" + b"}" * N, id="braces never opened"),
        pytest.param("bibtex", b'@article{a, title="' + b'"' * N, id="quotes"),
        pytest.param("bibtex", b"@a{\n" * (N // 40), id="entries never closed"),
        pytest.param("bibtex", b"@a{k, title={" + b"\\em " * (N // 4) + b"}}", id="declarations never closed"),
        pytest.param("bibtex", b"@a{k, author={x" + b" " * N + b"y {z}}}", id="blanks in a name"),
        pytest.param("bibtex", b"@a{k, author={" + b"A B and " * (N // 8) + b"}}", id="many names"),
        pytest.param("bibtex", b"@a{k, title={t}}\n" * (N // 17), id="one key many times"),
        pytest.param(
            "bibtex",
            b"".join(
                b"@xdata{k%d, title={t}, xdata={%s}}\n" % (i, b",".join(b"k%d" % j for j in range(8)))
                for i in range(40)
            ),
            id="everybody the parent of everybody",
        ),
        pytest.param("ris", b"TY  - JOUR\nAB  - x\n" + b"word\n" * (N // 5), id="one value in many lines"),
        pytest.param("enw", b"%0 Book\n%X x\n" + b"word\n" * (N // 5), id="many lines in EndNote's"),
        pytest.param("csv", b'title\n"' + b"a" * N, id="a cell never closed"),
        pytest.param("csv", b"title" + b",x" * N + b"\n" + b"1," * N, id="many columns"),
        pytest.param("jats", b"<article><ref-list><ref><mixed-citation>" + b"<italic>" * N, id="deep XML"),
        pytest.param(
            "mods", b"<mods><titleInfo><title>" + b" " * N + b"</title></titleInfo></mods>", id="blanks in XML"
        ),
    ],
)
def test_long_and_broken_files_take_linear_time(name: str, data: bytes) -> None:
    assert cost_in_loops(lambda: registry.reader(name).read(data)) < LOOPS


def test_macros_that_double_are_not_replaced_for_ever() -> None:
    lines = [b'@string{a0 = "xxxxxxxxxx"}', *(b"@string{a%d = a%d # a%d}" % (i + 1, i, i) for i in range(60))]
    result = registry.reader("bibtex").read(b"\n".join([*lines, *[b"@misc{k, title = a10}"] * 500]))
    assert sum(len(record.title or "") for record in result.records) < 1_000_000
    assert result.problems


@pytest.mark.parametrize("body", [b"<title>&j;</title>", b"<title x='&j;'>t</title>"])
def test_entities_are_never_expanded(body: bytes) -> None:
    data = BOMB + b"<xml><records><record><titles>" + body + b"</titles></record></records></xml>"
    records = registry.reader("endnote-xml").read(data).records
    assert all(len(record.title or "") < 100 for record in records)


def test_no_file_is_fetched_for_an_entity() -> None:
    data = (
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><mods><titleInfo><title>A&e;</title></titleInfo></mods>'
    )
    assert "root:" not in str(registry.reader("mods").read(data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("csl-json", b"[" * 100_000, id="deep JSON"),
        pytest.param("csl-yaml", b"[" * 10_000, id="deep YAML"),
        pytest.param("csl-yaml", b"a: &a [x]\nb: [*a, *a]\n", id="YAML aliases"),
        pytest.param("csl-yaml", b"- !!python/object/apply:os.system [ls]\n", id="YAML objects"),
        pytest.param("mods", b"no XML at all", id="no XML"),
    ],
)
def test_what_no_bibliography_needs_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(FormatError):
        registry.reader(name).read(data)


INJECTIONS = (
    "x\nER  - \nTY  - BOOK\nTI  - evil",
    "x\r\n%0 Book\r\n%T evil",
    "x\n\nPMID- 1\nTI  - evil",
    "x}}\n@book{evil, title={evil}}",
    "x</title></titles></record><record><titles><title>evil</title></titles>",
    'x"\r\n"evil","evil',
    "x\n- id: evil\n  title: evil",
)


@pytest.mark.parametrize("name", [name for name in registry.format_names() if registry.can(name, "write")])
@pytest.mark.parametrize("text", INJECTIONS)
def test_no_field_can_add_a_record(name: str, text: str) -> None:
    record = Record(
        id="a", type="article-journal", title=text, volume=text, note=text, author=[{"family": text}], url=text
    )
    back = registry.reader(name).read(registry.writer(name).write((record,))).records
    assert len(back) == 1
    assert back[0].title != "evil"


def test_a_formula_is_no_formula_in_a_spreadsheet() -> None:
    record = Record(id="a", type="book", title='=HYPERLINK("http://evil")', note="@SUM(1)")
    written = registry.writer("csv").write((record,))
    assert b",=" not in written
    assert b'"=' not in written
    assert registry.reader("csv").read(written).records[0].title == record.title
