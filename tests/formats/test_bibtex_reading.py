"""`.bib` files as people have them, and what refkit makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.bibtex import FORMAT
from refkit.model.record import Record

LIBRARY = """\
% Encoding: UTF-8
@string{acm = "ACM Press"}
@preamble{"\\newcommand{\\x}{y}"}

@article{groeber2015,
  author    = {Gr{\\"o}ber, Uwe and van der Berg, Jan and {World Health Organization} and others},
  title     = {Magnesium in {DNA} \\& Therapy},
  journal   = "Nutrients",
  year      = 2015, month = sep,
  volume    = 7, number = {9},
  pages     = {8199--8226},
  doi       = {https://doi.org/10.3390/NU7095388},
  mendeley-tags = {sleep},
}

@inproceedings{child, author = "Ada Lovelace", title = {A Talk}, crossref = {whole}, publisher = acm # ", New York"}
@proceedings{whole, title = {Proceedings of It}, year = 1999, editor = {A. Editor}}
@comment{jabref-meta: grouping}
"""


def read(text: str | bytes) -> tuple[Record, ...]:
    return FORMAT.read(text if isinstance(text, bytes) else text.encode()).records


def test_an_article_is_read_whole() -> None:
    record = read(LIBRARY)[0]
    assert record.to_csl() == {
        "id": "groeber2015",
        "type": "article-journal",
        "author": [
            {"family": "Gröber", "given": "Uwe"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "World Health Organization"},
        ],
        "title": 'Magnesium in <span class="nocase">DNA</span> & Therapy',
        "container-title": "Nutrients",
        "issued": {"date-parts": [[2015, 9]]},
        "volume": "7",
        "issue": "9",
        "page": "8199–8226",
        "DOI": "10.3390/nu7095388",
        "custom": {"author-open": True, "bibtex": {"mendeley-tags": "sleep"}},
    }
    assert record.origin is not None
    assert (record.origin.line, record.origin.key) == (5, "groeber2015")


def test_macros_are_replaced_and_parents_give_what_is_missing() -> None:
    child = read(LIBRARY)[1]
    assert (child.publisher, child.container_title, str(child.issued)) == (
        "ACM Press, New York",
        "Proceedings of It",
        "1999",
    )
    assert str(child.editor[0]) == "Editor, A."


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        pytest.param("@phdthesis{a, school={KTH}}", "type", "thesis", id="a thesis"),
        pytest.param("@phdthesis{a, school={KTH}}", "publisher", "KTH", id="the school publishes a thesis"),
        pytest.param("@online{a, url={http://a.b/x\\_y}}", "url", "http://a.b/x_y", id="an escaped address"),
        pytest.param("@misc{a, howpublished={\\url{http://a.b}}}", "url", "http://a.b", id="an address as publisher"),
        pytest.param("@book{a, title={A}, subtitle={B}}", "title", "A: B", id="a subtitle"),
        pytest.param("@book{a, title={{All of it}}}", "title", "All of it", id="braces round the whole"),
        pytest.param("@book{a, number=4, series={S}}", "collection_number", "4", id="numbers of books count series"),
        pytest.param("@article{a, langid={ngerman}}", "language", "de", id="babel's name of a language"),
        pytest.param("@article{a, title={T}, titleaddon={[An engl. T]}}", "translated_title", "An engl. T", id="addon"),
        pytest.param("@article{a, origtitle={O}}", "original_title", "O", id="an original title"),
        pytest.param("@article{a, eid={e204}}", "page", "e204", id="an article number"),
        pytest.param("@article{a, eprinttype={pubmed}, eprint={123}}", "pmid", "123", id="a PubMed eprint"),
        pytest.param("@article(a, title={T})", "title", "T", id="round brackets"),
        pytest.param("@ARTICLE{a, TITLE={T}}", "title", "T", id="capitals"),
        pytest.param("@article{a, title={$\\alpha$-H$_2$O}}", "title", "α-H<sub>2</sub>O", id="formulas"),
    ],
)
def test_fields(entry: str, field: str, value: object) -> None:
    assert getattr(read(entry)[0], field) == value


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("date = {2004-03/2006}", "2004-03/2006"),
        ("date = {1984~}", "1984~"),
        ("year = {in press}", "in press"),
        ("year = 2001, month = {June}", "2001-06"),
        ("year = 2001, month = {March-April}", "2001-03/2001-04"),
    ],
)
def test_dates(date: str, expected: str) -> None:
    assert str(read(f"@book{{a, {date}}}")[0].issued) == expected


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Jan van der Berg", ["van der Berg, Jan"]),
        ("de la Cruz, Jr., Ana", ["de la Cruz, Ana, Jr."]),
        ("{Barnes and Noble}", ["Barnes and Noble"]),
        ("{\\'E}mile Zola AND Doe, J.", ["Zola, Émile", "Doe, J."]),
        ("Doe, J., Roe, R.", ["Doe, J.", "Roe, R."]),
        ("family=Berg, given=Jan, prefix=van", ["van Berg, Jan"]),
        ("and and , and", []),
    ],
)
def test_names(written: str, names: list[str]) -> None:
    assert [str(name) for name in read(f"@book{{a, author = {{{written}}}}}")[0].author] == names


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("@book{a, title={Å}}".encode("utf-8-sig"), id="a byte-order mark"),
        pytest.param("@book{a, title={Å}}".encode("utf-16"), id="UTF-16"),
        pytest.param("@book{a, title={Å}}".encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param("@book{a, title={Å}}".encode("latin-1"), id="Latin-1"),
    ],
)
def test_any_encoding(data: bytes) -> None:
    result = FORMAT.read(data)
    assert result.records[0].title == "Å"
    assert FORMAT.write(result.records, result.document) == data


def test_lines_in_another_encoding_spoil_nothing_else() -> None:
    result = FORMAT.read("@book{a, title={é},\n".encode() + "publisher={ü}}".encode("cp1252"))
    assert (result.records[0].title, result.records[0].publisher) == ("é", "ü")
    assert [problem.line for problem in result.problems] == [2]


def test_a_broken_entry_keeps_what_can_be_told_and_costs_no_other() -> None:
    result = FORMAT.read(
        b"@book{a,\n title = {An {open one},\n year = 1999\n}\n\n@book{b, title={B}}\n@book{b, title={C}}\n"
    )
    assert [(record.id, record.title) for record in result.records][1:] == [("b", "B"), ("b", "C")]
    assert result.records[0].id == "a"
    assert str(result.records[0].issued) == "1999"
    assert result.problems[0].line == 1


def test_fields_after_an_entry_that_closes_too_early_are_found() -> None:
    record = read("@book{a, title = {T}},\n  year = {1999},\n  publisher = {P}\n}\n")[0]
    assert (record.title, str(record.issued), record.publisher) == ("T", "1999", "P")


def test_a_key_that_stands_twice_is_told_and_both_entries_are_kept() -> None:
    result = FORMAT.read(b"@book{Doe1999, title={A}}\n@book{b, title={B}}\n@book{doe1999, title={C}}\n")
    assert [record.title for record in result.records] == ["A", "B", "C"]
    assert [(problem.line, "line 1" in problem.message) for problem in result.problems] == [(3, True)]


def test_a_macro_nobody_defined_is_a_problem_and_its_name_is_kept() -> None:
    result = FORMAT.read(b"@article{a, journal = jmlr}")
    assert result.records[0].container_title == "jmlr"
    assert "jmlr" in result.problems[0].message


def test_what_did_not_change_is_written_byte_for_byte() -> None:
    result = FORMAT.read(LIBRARY.encode())
    assert FORMAT.write(result.records, result.document).decode() == LIBRARY


def test_a_changed_field_changes_its_own_line() -> None:
    result = FORMAT.read(LIBRARY.encode())
    changed = (result.records[0].replace(volume="8", pmid="26404370"), *result.records[1:])
    before = LIBRARY.split("\n")
    after = FORMAT.write(changed, result.document).decode().split("\n")
    assert [line for line in after if line not in before] == [
        "  volume    = {8}, number = {9},",
        "  pmid = {26404370},",
    ]
    assert [line for line in before if line not in after] == ["  volume    = 7, number = {9},"]


def test_new_records_stand_at_the_end_and_removed_ones_go() -> None:
    result = FORMAT.read(LIBRARY.encode())
    new = Record(id="new", type="book", title="N")
    text = FORMAT.write((*result.records[1:], new), result.document).decode()
    assert text.endswith("@book{new,\n  title = {N},\n}\n")
    assert "groeber2015" not in text
    assert "jabref-meta" in text
    assert "@preamble" in text


def test_another_order_takes_the_old_places() -> None:
    result = FORMAT.read(b"% one\n@book{b, title={B}}\n% two\n@book{a, title={A}}\n")
    text = FORMAT.write(tuple(reversed(result.records)), result.document).decode()
    assert text == "% one\n@book{a, title={A}}\n% two\n@book{b, title={B}}\n"


@given(st.text('@{}()",=#\\ abAND\n%', max_size=80) | st.binary(max_size=60))
def test_nothing_makes_reading_fail_and_every_file_is_written_back(junk: str | bytes) -> None:
    data = junk.encode() if isinstance(junk, str) else junk
    result = FORMAT.read(data)
    assert FORMAT.write(result.records, result.document) == data
