"""Many records in order: immutable, sliced, added, compared, shown; and the small values that go with them."""

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit import errors
from refkit.model.date import Date, DateParts
from refkit.model.display import ROWS_SHOWN
from refkit.model.identifiers import Identifier
from refkit.model.lists import Entry, Numbering, ReferenceList
from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.problem import Problem
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record, Step
from refkit.model.references import References
from refkit.model.verdict import Finding, Verdict
from refkit.model.work import Work

FIRST, SECOND, THIRD = (Record(id=f"L1-{number}", title=title) for number, title in enumerate("ABC", 1))
PROBLEM = Problem("entry", 3, "no title", "???")
LIST = ReferenceList("References", "en", Numbering.DOT, (0, 9), (Entry("A", "1", (0, 9)),))
THREE = References([FIRST, SECOND, THIRD], problems=[PROBLEM], lists=[LIST], document={"raw": b"..."})


class TestSequence:
    def test_it_is_one(self) -> None:
        assert (len(THREE), THREE[0], THREE[-1]) == (3, FIRST, THIRD)
        assert list(THREE) == [FIRST, SECOND, THIRD]
        assert SECOND in THREE
        assert THREE.index(THIRD) == 2
        assert list(reversed(THREE)) == [THIRD, SECOND, FIRST]
        assert not References()
        with pytest.raises(IndexError):
            THREE[3]

    def test_a_slice_knows_the_problems_and_lists_but_no_document(self) -> None:
        part = THREE[1:]
        assert isinstance(part, References)
        assert list(part) == [SECOND, THIRD]
        assert (part.problems, part.lists, part.document) == ((PROBLEM,), (LIST,), None)

    def test_adding_joins_records_problems_and_lists(self) -> None:
        both = THREE + THREE[:1]
        assert list(both) == [FIRST, SECOND, THIRD, FIRST]
        assert (both.problems, both.lists) == ((PROBLEM,) * 2, (LIST,) * 2)
        more: tuple[Record, ...] = (FIRST,)
        assert list(THREE[:0] + more) == [FIRST]

    def test_it_takes_any_iterable_once(self) -> None:
        assert list(References(record for record in (FIRST, SECOND))) == [FIRST, SECOND]

    @given(st.lists(st.sampled_from([FIRST, SECOND, THIRD]), max_size=6), st.integers(-7, 7), st.integers(-7, 7))
    def test_any_slice_and_its_rest_make_the_whole(self, records: list[Record], start: int, stop: int) -> None:
        references = References(records)
        assert list(references[start:stop]) == records[start:stop]
        assert references[:start] + references[start:] == references


class TestImmutable:
    @pytest.mark.parametrize("name", ["problems", "lists", "document", "_records", "anything"])
    def test_nothing_can_be_set(self, name: str) -> None:
        with pytest.raises(AttributeError, match="never change"):
            setattr(THREE, name, ())

    def test_no_record_can_be_put_in_or_taken_out(self) -> None:
        with pytest.raises(TypeError):
            THREE[0] = SECOND  # type: ignore[index]
        with pytest.raises(TypeError):
            del THREE[0]  # type: ignore[attr-defined]
        with pytest.raises(TypeError, match="unhashable"):
            hash(THREE)


class TestEquality:
    def test_it_looks_at_what_is_in_it(self) -> None:
        assert References([FIRST, SECOND]) == References((FIRST, SECOND))
        assert References([FIRST]) != References([SECOND])
        assert References([FIRST]) != References([FIRST], problems=[PROBLEM])
        assert References([FIRST]) != [FIRST]

    def test_copies_are_equal(self) -> None:
        assert copy.copy(THREE) == THREE
        assert copy.deepcopy(THREE) == THREE
        again = pickle.loads(pickle.dumps(THREE))
        assert again == THREE
        assert again.document == THREE.document


class TestViews:
    def test_csl_json_is_a_list_of_items(self) -> None:
        assert THREE.to_csl()[0] == {"id": "L1-1", "type": "document", "title": "A"}

    def test_a_row_is_flat(self) -> None:
        record = Record(
            id="a",
            author=(Name(family="Gröber", given="Uwe"), Name(literal="WHO")),
            author_open=True,
            issued=Date(start=DateParts(2015, 9)),
            volume="7",
            custom={"mine": 1},
            origin=Origin(text="printed"),
        )
        assert References([record]).to_dicts() == [
            {
                "id": "a",
                "type": "document",
                "author": "Gröber, Uwe; WHO",
                "issued": "2015-09",
                "volume": "7",
                "author_open": True,
                "year": 2015,
            }
        ]

    def test_it_says_how_many(self) -> None:
        assert repr(THREE) == "<References: 3 records, 1 problem>"
        assert "3 references, 1 problem<" in THREE._repr_html_()
        assert repr(References([FIRST], problems=[PROBLEM] * 2)) == "<References: 1 record, 2 problems>"


class TestNotebook:
    def test_everything_from_a_record_is_escaped(self) -> None:
        nasty = "<script>alert('x')</script>&\"'"
        texts = ("id", "title", "container_title", "volume", "issue", "page")
        record = Record(**dict.fromkeys(texts, nasty), author=[{"literal": nasty}], issued={"literal": nasty})
        for html, times in ((record._repr_html_(), 9), (References([record])._repr_html_(), 8)):
            assert "<script" not in html
            assert html.count("&lt;script&gt;") == times  # the id in the caption and as the table's label

    @given(st.text(), st.text())
    def test_no_text_can_make_a_tag(self, title: str, name: str) -> None:
        html = References([Record(title=title, author=[Name(family=name)] if name else [])])._repr_html_()
        plain = References([Record()])._repr_html_()
        assert html.count("<") == plain.count("<")
        assert html.count(">") == plain.count(">")

    def test_a_long_list_is_cut_and_says_so(self) -> None:
        html = References([FIRST] * (ROWS_SHOWN + 5))._repr_html_()
        assert html.count("<tr>") == 1 + ROWS_SHOWN + 1
        assert "… 5 more" in html
        assert f"{ROWS_SHOWN + 5} references" in html

    def test_a_title_known_in_translation_stands_in_brackets(self) -> None:
        assert "<td>[Trees]</td>" in References([Record(translated_title="Trees")])._repr_html_()


WITNESS = Provenance(kind=ProvenanceKind.PRINTED, span=(0, 4))
VALUES = [
    PROBLEM,
    LIST,
    Origin(text="A", span=(0, 1), list_number=1, position=2, label="2", list_language="sv"),
    WITNESS,
    Step(reason="matched", before={"title": None}),
    Identifier("doi", "10.1000/182", (0, 11)),
    Verdict.NOT_FOUND,
    Finding("retracted", "It was retracted.", "doi"),
    Work(FIRST, "crossref", "10.1000/182", years=frozenset({2015})),
    FIRST.amend("by hand", WITNESS, title="Z"),
    THREE,
]
ERRORS = [
    errors.RefkitError("x"),
    errors.InputError("x"),
    errors.FormatError("bad line", 3),
    errors.UnreadableInput("a.bib", "it is a folder"),
    errors.StyleError("apa", [errors.StyleIssue("no", 1, 2, "hint")]),
    errors.UnknownName("source", "crosref", ["crossref"]),
    errors.SourceUnavailable("later", 3.5),
    errors.SourceRefused("no"),
    errors.StoreError("x"),
    errors.ConfigError("x"),
    errors.MissingExtra("Spark", "spark"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
def test_every_value_pickles(value: Any, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(value, protocol)) == value


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_every_error_pickles_with_its_attributes(error: errors.RefkitError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))


def test_every_error_there_is_has_been_tried() -> None:
    def below(kind: type[errors.RefkitError]) -> set[type[errors.RefkitError]]:
        return {kind}.union(*map(below, kind.__subclasses__()))

    ours = {kind for kind in below(errors.RefkitError) if kind.__module__ == "refkit.errors"}
    assert ours - {type(error) for error in ERRORS} == {errors.SourceError}


@pytest.mark.parametrize(
    ("problem", "line"),
    [(PROBLEM, "line 3: no title"), (Problem("file", None, "empty"), "empty")],
)
def test_a_problem_is_one_line(problem: Problem, line: str) -> None:
    assert str(problem) == line


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        Provenance(kind=ProvenanceKind.GUESSED, confidence=confidence)
