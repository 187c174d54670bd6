"""What a person decides in the review is done, remembered and never asked about again."""

import csv
import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from known_works import OF_NOTHING, OF_SLEEP, OF_TREES, REFERENCES, TREES, Shelf, work

import refkit
from refkit.errors import FormatError, UnreadableInput
from refkit.model.provenance import ProvenanceKind
from refkit.model.record import Record
from refkit.model.references import References
from refkit.model.verdict import Verdict
from refkit.workflow.apply import apply
from refkit.workflow.decisions import ByHand, Decisions
from refkit.workflow.enrich import enrich
from refkit.workflow.fingerprint import fingerprint
from refkit.workflow.review import COLUMNS, write_review
from refkit.workflow.review_reading import read_review

Rows = list[dict[str, str]]


def reviewed(change: Callable[[Rows], Rows | None], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """The review of the three references as a person with a spreadsheet sends it back."""
    text = write_review(enrich(REFERENCES, sources=Shelf()))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    rows = change(rows) or rows
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def decided(*cells: str) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        for row, cell in zip(rows, cells, strict=False):
            row["decision"] = cell

    return change


def test_the_review_shows_each_reference_with_its_candidate_and_evidence() -> None:
    text = write_review(enrich(REFERENCES, sources=Shelf()))
    first, _, third = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert (first["decision"], first["candidate"], third["decision"]) == ("10.1000/trees", "10.1000/trees", "")
    assert first["evidence"].startswith("agree: title, author")
    assert "Hale Anna" in first["candidate in full"]


def test_an_unchanged_review_gives_the_records_that_enrich_gives() -> None:
    applied = apply(reviewed(decided()), REFERENCES)
    found = enrich(REFERENCES, sources=Shelf()).records
    assert [record.to_csl() for record in applied.records] == [record.to_csl() for record in found]
    assert (applied.problems, applied.bare) == ((), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_whatever_a_spreadsheet_writes_is_read(encoding: str, delimiter: str) -> None:
    review = reviewed(lambda rows: rows[::-1], delimiter, encoding)
    assert [record.doi for record in apply(review, REFERENCES).records] == ["10.1000/trees", "10.1000/sleep", None]


@pytest.mark.parametrize("cell", ["10.1000/TREES", "https://doi.org/10.1000/trees", "doi:10.1000/trees", "yes", "Ja"])
def test_this_doi(cell: str) -> None:
    record = apply(reviewed(decided(cell)), REFERENCES).records[0]
    assert (record.doi, record.volume, record.issued.year if record.issued else 0) == ("10.1000/trees", "8", 2018)
    assert record.provenance["doi"].kind is ProvenanceKind.BY_HAND


@pytest.mark.parametrize("cell", ["no doi", "No DOI", "none"])
def test_no_doi(cell: str) -> None:
    applied = apply(reviewed(decided(cell)), [OF_TREES.replace(doi="10.1000/trees"), *REFERENCES[1:]])
    silent = Shelf()
    later = enrich(OF_TREES, sources=silent, decisions=applied.decisions)[0]
    assert (applied.records[0].doi, later.doi, later.verdict) == (None, None, Verdict.NOT_EXPECTED)
    assert silent.asked == []


@pytest.mark.parametrize("cell", ["never", "never 10.1000/trees", "Never 10.9999/x; 10.1000/trees"])
def test_never_this_doi(cell: str) -> None:
    applied = apply(reviewed(decided(cell)), REFERENCES)
    later = enrich(OF_TREES, sources=Shelf(), decisions=applied.decisions)[0]
    assert (applied.records[0].doi, later.doi) == (None, None)
    assert all(work.identifier != "10.1000/trees" for work in later.candidates)


def test_decisions_survive_every_later_run_and_ask_nobody(tmp_path: Path) -> None:
    review = reviewed(decided("yes", "never", "10.1000/own"))
    apply(review, REFERENCES).decisions.save(tmp_path / "decisions.json")
    for _ in range(2):
        shelf = Shelf()
        found = enrich(REFERENCES, sources=shelf, decisions=tmp_path / "decisions.json")
        assert [one.doi for one in found] == ["10.1000/trees", None, "10.1000/own"]
        assert shelf.asked == ["2", "10.1000/own"]
        applied = apply(reviewed(decided("", "", "")), REFERENCES, decisions=tmp_path / "decisions.json")
        applied.decisions.save(tmp_path / "decisions.json")


def test_a_doi_of_ones_own_is_looked_up_where_there_is_a_source() -> None:
    book = work("10.1000/book", "A book that nobody has", "Nobody", 1901, "7", "1", "Books")
    review = reviewed(decided("", "", "10.1000/book"))
    bare, looked_up = apply(review, REFERENCES), apply(review, REFERENCES, sources=Shelf(book))
    assert (bare.records[2].doi, bare.records[2].volume, len(bare.bare)) == ("10.1000/book", None, 1)
    assert (looked_up.records[2].volume, looked_up.bare) == ("7", ())


@pytest.mark.parametrize(("cell", "said"), [("perhaps", "“perhaps” is no decision"), ("10.1", "is no decision")])
def test_a_bad_cell_is_said_and_costs_only_its_row(cell: str, said: str) -> None:
    applied = apply(reviewed(decided(cell)), REFERENCES)
    assert [record.doi for record in applied.records] == [None, "10.1000/sleep", None]
    assert [(problem.line, said in problem.message) for problem in applied.problems] == [(2, True)]


def test_yes_without_a_candidate_is_said() -> None:
    def change(rows: Rows) -> None:
        rows[2] |= {"decision": "yes", "candidate": ""}

    assert "needs a candidate" in apply(reviewed(change), REFERENCES).problems[0].message


def test_a_row_that_vanished_leaves_its_record_as_it_was() -> None:
    applied = apply(reviewed(lambda rows: rows[1:]), REFERENCES)
    assert applied.records[0] == OF_TREES
    assert [problem.message for problem in applied.problems] == ["review: there is no row for 1, which stays as it is"]


def test_a_row_of_another_file_is_said() -> None:
    applied = apply(reviewed(decided()), [OF_SLEEP])
    assert ["not among these" in problem.message for problem in applied.problems] == [True]


def test_two_rows_that_contradict_each_other_count_for_nothing() -> None:
    applied = apply(reviewed(lambda rows: [*rows, {**rows[0], "decision": "no doi"}]), REFERENCES)
    assert applied.records[0].doi is None
    assert "neither row counts" in applied.problems[0].message


def test_damaged_columns_cost_what_they_held() -> None:
    def change(rows: Rows) -> None:
        rows[0] |= {"fingerprint": "1,2E+15", "works": "[{"}

    applied = apply(reviewed(change), REFERENCES)
    assert (applied.records[0].doi, applied.records[0].issued) == ("10.1000/trees", None)
    assert "“works” is damaged" in applied.problems[0].message


@pytest.mark.parametrize("text", [b"", b"a,b\n1,2\n", b"Ein Text.\nMit Zeilen.", b"\x00\x01\n"])
def test_what_is_no_review_is_refused(text: bytes) -> None:
    with pytest.raises(FormatError, match="review"):
        apply(text, REFERENCES)


def test_a_review_that_is_not_there_is_said() -> None:
    with pytest.raises(UnreadableInput):
        apply(Path("no-such-review.csv"), REFERENCES)


@settings(max_examples=25)
@given(st.text(), st.text())
def test_no_cell_is_a_formula_and_any_table_is_read_or_refused(first: str, second: str) -> None:
    record = Record(id=first, title=second or None)
    rows = csv.reader(io.StringIO(write_review(enrich([record], offline=True)).removeprefix("\ufeff"), newline=""))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r|%")]
    with suppress(FormatError):
        read_review(f"decision,fingerprint,{first}\n{second}\n")


@settings(max_examples=25)
@given(
    st.dictionaries(st.text(), st.builds(ByHand, no_doi=st.booleans(), reference=st.text(st.characters(codec="utf-8"))))
)
def test_decisions_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, kept: dict[str, ByHand]) -> None:
    path = tmp_path_factory.mktemp("kept") / "decisions.json"
    Decisions(kept).save(path)
    assert dict(Decisions.load(path).by_reference) == kept


def test_works_and_labels_come_back_too(tmp_path: Path) -> None:
    kept = Decisions({"r": ByHand("10.1000/trees", frozenset({"PMID 12", "“A title”"}), work=TREES)})
    kept.save(tmp_path / "kept")
    assert Decisions.load(tmp_path / "kept").by_reference["r"] == kept.by_reference["r"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"refkit-decisions": 2}', '{"refkit-decisions": 1, "decisions": [1]}']
)
def test_a_file_that_holds_no_decisions_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "kept").write_text(text)
    with pytest.raises(FormatError, match="no file of decisions"):
        Decisions.load(tmp_path / "kept")


def test_a_reference_is_known_again_by_what_is_printed_and_a_record_by_its_fields() -> None:
    assert fingerprint(OF_TREES) == fingerprint(OF_TREES.replace(id="9", doi="10.1000/trees", volume="9"))
    record = Record(title="On trees", volume="3")
    assert fingerprint(record) == fingerprint(record.replace(doi="10.1000/trees")) != fingerprint(OF_NOTHING)


def test_apply_is_a_public_verb_and_keeps_lists_and_problems() -> None:
    references = References(REFERENCES)
    assert len(refkit.apply(reviewed(decided()), references).records) == 3
