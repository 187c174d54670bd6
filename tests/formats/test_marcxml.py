"""MARC 21 in both its dresses: XML and ISO 2709."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.marcxml import FORMAT
from refkit.formats.registry import guess_format
from refkit.model.record import Record

FIELDS = [
    ("001", "123"),
    ("008", "850101s2015    sw           b    000 0 swe  "),
    ("020", "  ", "a9780306406157 (bound)"),
    ("041", "1 ", "aswe", "heng"),
    ("100", "1 ", "aBerg, Jan van der,", "d1950-"),
    ("240", "10", "aOn trees."),
    ("245", "10", "aOm träd :", "ben bok /", "cJan van der Berg."),
    ("250", "  ", "a2nd ed."),
    ("260", "  ", "aLund :", "bTräd AB,", "cc2015."),
    ("300", "  ", "axii, 320 p. ;", "c24 cm."),
    ("490", "1 ", "aSkog ;", "v7"),
    ("650", " 0", "aTrees", "xGrowth."),
    ("700", "1 ", "aRoe, A.", "4trl"),
    ("999", "  ", "aour shelf"),
]


def as_xml(fields: list[tuple[str, ...]], leader: str = "01841nam a2200385 a 4500") -> bytes:
    parts = [f"<leader>{leader}</leader>"]
    for tag, *rest in fields:
        if len(rest) == 1:
            parts.append(f'<controlfield tag="{tag}">{rest[0]}</controlfield>')
            continue
        inner = "".join(f'<subfield code="{one[0]}">{one[1:]}</subfield>' for one in rest[1:])
        parts.append(f'<datafield tag="{tag}" ind1="{rest[0][0]}" ind2="{rest[0][1]}">{inner}</datafield>')
    return f'<collection xmlns="http://www.loc.gov/MARC21/slim"><record>{"".join(parts)}</record></collection>'.encode()


def as_iso_2709(fields: list[tuple[str, ...]]) -> bytes:
    bodies = [rest[0] + "".join(f"\x1f{one}" for one in rest[1:]) for _, *rest in fields]
    directory = "".join(f"{one[0]}{len(body):04}{0:05}" for one, body in zip(fields, bodies, strict=True))
    return f"01841nam a2200385 a 4500{directory}\x1e{chr(0x1E).join(bodies)}\x1e\x1d".encode()


@pytest.mark.parametrize("data", [as_xml(FIELDS), as_iso_2709(FIELDS)], ids=["XML", "ISO 2709"])
def test_a_book(data: bytes) -> None:
    assert guess_format(data) == "marcxml"
    result = FORMAT.read(data)
    assert result.problems == ()
    assert result.records[0].replace(origin=None) == Record(
        id="123",
        type="book",
        title="Om träd: en bok",
        original_title="On trees",
        author=[{"family": "Berg", "given": "Jan van der"}],
        translator=[{"family": "Roe", "given": "A."}],
        edition="2nd ed",
        publisher_place="Lund",
        publisher="Träd AB",
        issued="2015",
        number_of_pages="320",
        collection_title="Skog",
        collection_number="7",
        isbn="9780306406157",
        language="sv",
        keyword="Trees--Growth",
        custom={"marcxml": {"999": ["our shelf"]}},
    )


def test_an_article_in_its_journal() -> None:
    fields = [("245", "10", "aOn trees"), ("773", "0 ", "tJ Trees", "gVol. 7, no. 3 (2015), p. 112-5", "x1234-5679")]
    record = FORMAT.read(as_xml(fields, "01841nab a2200385 a 4500")).records[0]
    assert (record.type, record.container_title, record.issn) == ("article-journal", "J Trees", "1234-5679")
    assert (record.volume, record.issue, record.page, str(record.issued)) == ("7", "3", "112–115", "2015")


@pytest.mark.parametrize(
    ("fields", "translated", "origin"),
    [
        pytest.param([("245", "10", "aOm träd =", "bOn trees")], "On trees", "work", id="a parallel title"),
        pytest.param([("245", "10", "aOm träd"), ("246", "31", "aOn trees")], "On trees", "work", id="in a field"),
        pytest.param(
            [("245", "10", "aOm träd"), ("242", "10", "aOn trees", "yeng")], "On trees", "index", id="by a library"
        ),
    ],
)
def test_translated_titles(fields: list[tuple[str, ...]], translated: str, origin: str) -> None:
    record = FORMAT.read(as_xml(fields)).records[0]
    assert (record.title, record.translated_title, record.translated_title_origin) == ("Om träd", translated, origin)


def test_a_record_of_a_name_is_no_work() -> None:
    result = FORMAT.read(as_xml([("001", "1"), ("100", "1 ", "aDoe, J.")], "00000nz  a2200000n  4500"))
    assert result.records == ()
    assert "no work" in str(result.problems[0])


@given(st.binary(max_size=80))
def test_any_bytes_after_a_leader_are_read(data: bytes) -> None:
    FORMAT.read(as_iso_2709(FIELDS)[:60] + data + b"\x1e\x1d")
