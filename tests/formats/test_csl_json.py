import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import FormatError
from refkit.formats import csl_json, jsonl
from refkit.model.record import Record

ARTICLE = {
    "id": "grober",
    "type": "article-journal",
    "title": "Magnesium in Prevention and Therapy",
    "author": [{"family": "Gröber", "given": "Uwe"}, {"family": "Kisters", "given": "Klaus", "ORCID": "x"}],
    "issued": {"date-parts": [[2015, 9, 23]]},
    "container-title": "Nutrients",
    "DOI": "10.3390/nu7095388",
    "custom": {"translated-title": "Magnesium i förebyggande och behandling", "own": 1},
    "made-up": [1, {"a": None}],
}
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_keys = st.sampled_from(
    "id type title author issued accessed page volume DOI custom refkit editor categories note language".split()
)


def test_an_item_survives_the_round_trip() -> None:
    result = csl_json.FORMAT.read(json.dumps([ARTICLE]).encode())
    assert result.problems == ()
    assert json.loads(csl_json.FORMAT.write(result.records)) == [ARTICLE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_any_unicode_encoding_is_read(encoding: str) -> None:
    data = json.dumps([ARTICLE], ensure_ascii=False).encode(encoding)
    assert csl_json.FORMAT.read(data).records[0].author[0].family == "Gröber"


@pytest.mark.parametrize("wrapper", ["items", "references"])
def test_an_array_inside_an_object_is_found(wrapper: str) -> None:
    assert len(csl_json.FORMAT.read(json.dumps({wrapper: [ARTICLE]}).encode()).records) == 1


def test_one_bad_value_costs_only_itself() -> None:
    items = [{**ARTICLE, "DOI": "none", "issued": {"date-parts": [[2015, 14]]}}, 7, ARTICLE]
    result = csl_json.FORMAT.read(json.dumps(items).encode())
    first, second = result.records
    assert first.title == second.title
    assert first.custom["unreadable"] == {"DOI": "none", "issued": {"date-parts": [[2015, 14]]}}
    assert [problem.kind for problem in result.problems] == ["field", "field", "entry"]


@pytest.mark.parametrize(
    "data",
    [b"{", b"[" * 100_000, b'"text"', b"\xff\xfe\xff", b'[{"id": 1' + b"0" * 5000 + b"}]"],
    ids=["cut off", "nested too deeply", "no array", "no Unicode", "a number without end"],
)
def test_what_is_no_csl_json_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        csl_json.FORMAT.read(data)


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    result = csl_json.FORMAT.read(rb'[{"id": "a", "title": "x\ud800y"}]')
    assert result.records[0].title == "x�y"


@given(st.lists(st.dictionaries(_keys, _json, max_size=6), max_size=3))
def test_reading_never_fails_on_any_item_and_writing_reads_back(items: list[dict[str, object]]) -> None:
    first = csl_json.FORMAT.read(json.dumps(items).encode()).records
    again = csl_json.FORMAT.read(csl_json.FORMAT.write(first))
    assert again.records == first
    assert again.problems == ()


@given(st.binary(max_size=200))
def test_reading_any_bytes_gives_records_or_a_format_error(data: bytes) -> None:
    for form in (csl_json.FORMAT, jsonl.FORMAT):
        with contextlib.suppress(FormatError):
            assert isinstance(form.read(data).records, tuple)


def test_json_lines_keep_origin_and_witnesses() -> None:
    record = Record.from_csl(ARTICLE).replace(
        origin={"text": "Gröber U …", "span": (3, 12), "list_number": 1, "position": 3},
        provenance={"title": {"kind": "printed", "confidence": 0.75, "span": (0, 4)}},
    )
    line = json.loads(jsonl.FORMAT.write((record,)))
    assert line["refkit"]["confidence"] == 0.75
    assert line["refkit"]["source"]["position"] == 3
    assert jsonl.FORMAT.read(jsonl.FORMAT.write((record,))).records == (record,)


def test_a_broken_line_is_a_problem_with_its_number() -> None:
    result = jsonl.FORMAT.read(b'{"id": "a", "title": "x"}\n\n{"id":\n[]\n{"id": "b"}\n')
    assert [record.id for record in result.records] == ["a", "b"]
    assert [problem.line for problem in result.problems] == [3, 4]


def test_a_foreign_refkit_key_is_kept() -> None:
    (record,) = jsonl.FORMAT.read(b'{"id": "a", "refkit": {"source": "elsewhere"}}').records
    assert record.to_csl()["refkit"] == {"source": "elsewhere"}
