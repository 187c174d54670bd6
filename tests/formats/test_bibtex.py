import bibtexparser
import pytest
from bibtexparser.middlewares import NormalizeFieldKeys
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.bibtex import FORMAT
from refkit.model.record import Record

_text = st.text(max_size=40)


def written(**fields: object) -> str:
    return FORMAT.write((Record(id="key", **fields),)).decode()


def test_an_article() -> None:
    record = Record(
        id="L1-3",
        type="article-journal",
        author=[{"family": "Gröber", "given": "U"}, {"literal": "World Health Organization, Geneva"}],
        author_open=True,
        title="Magnesium & <i>therapy</i>",
        container_title="Nutrients",
        issued="2015-09",
        volume="7",
        issue="9",
        page="8199–8226",
        doi="10.3390/nu7095388",
    )
    assert FORMAT.write((record,)).decode() == (
        "@article{L1-3,\n"
        "  author = {Gröber, U and {World Health Organization, Geneva} and others},\n"
        "  title = {Magnesium \\& \\emph{therapy}},\n"
        "  journal = {Nutrients},\n"
        "  year = {2015},\n"
        "  month = sep,\n"
        "  number = {9},\n"
        "  pages = {8199--8226},\n"
        "  doi = {10.3390/nu7095388},\n"
        "  volume = {7},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"type": "thesis", "genre": "Masteruppsats"}, "@mastersthesis{", id="a master's thesis"),
        pytest.param({"type": "thesis", "publisher": "KTH"}, "school = {KTH}", id="the school of a thesis"),
        pytest.param({"type": "chapter", "container_title": "B"}, "booktitle = {B}", id="a chapter stands in a book"),
        pytest.param({"translated_title": "T"}, "title = {[T]}", id="a title known only in translation is bracketed"),
        pytest.param({"url": "http://a.b/{x}_y"}, "url = {http://a.b/%7Bx%7D_y}", id="addresses are not typeset"),
        pytest.param(
            {"author": [{"family": "Berg", "given": "J", "non-dropping-particle": "van der", "suffix": "Jr."}]},
            "author = {van der Berg, Jr., J}",
            id="particles and suffixes have their place",
        ),
        pytest.param({"issued": "in press"}, "year = {in press}", id="words instead of a date"),
        pytest.param({"page": "S1-S9"}, "pages = {S1--S9}", id="a range has an en dash"),
    ],
)
def test_fields(fields: dict[str, object], expected: str) -> None:
    assert expected in written(**fields)


def test_keys_are_ascii_and_told_apart() -> None:
    records = tuple(Record(id=name, title="t") for name in ("Åsa 1", "Asa-1", "asa-1", "", "日本"))
    keys = [
        line.removeprefix("@misc{").rstrip(",") for line in FORMAT.write(records).decode().split("\n") if "@" in line
    ]
    assert keys == ["Asa-1", "Asa-1a", "asa-1b", "ref4", "ref5"]


@given(
    st.lists(
        st.builds(
            lambda title, family, note, url: {
                "title": title,
                "author": [{"family": family or "x"}],
                "note": note,
                "url": url,
            },
            _text,
            _text,
            _text,
            _text,
        ),
        max_size=3,
    )
)
def test_no_record_can_break_the_file(items: list[dict[str, object]]) -> None:
    records = tuple(Record(id=str(number), **item) for number, item in enumerate(items))
    library = bibtexparser.parse_string(FORMAT.write(records).decode(), append_middleware=[NormalizeFieldKeys()])
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [str(number) for number in range(len(items))]
