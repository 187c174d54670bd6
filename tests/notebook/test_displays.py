"""What notebooks show: no text brings HTML, tables have headings, what is long is cut."""

import pickle
from typing import Any

import pytest
from hostile import NASTY, assert_harmless, hostile
from hypothesis import example, given, settings
from hypothesis import strategies as st

import refkit
from refkit.match import Agreement, Decision, Evidence, Outcome
from refkit.model.html import MOST_CHARACTERS, ROWS_SHOWN, Displayed, Markup, safe
from refkit.model.lists import Entry, Numbering, ReferenceList
from refkit.model.marked import stretches
from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.problem import Problem
from refkit.model.provenance import Provenance
from refkit.model.record import Record
from refkit.model.references import References
from refkit.model.verdict import Finding, Verdict
from refkit.model.work import Work
from refkit.notebook import spans
from refkit.workflow.check import CheckedReference, Report
from refkit.workflow.dedupe import DuplicateGroup, Duplicates
from refkit.workflow.diff import Change, Difference, Differences, FieldChange
from refkit.workflow.enrichment import Enrichment, Enrichments, Proposal

SHORT = 400  # characters that a prompt shows of a value made of short texts


def record_of(text: str) -> Record:
    """A record that holds the text wherever a text can stand, with a DOI made of it."""
    fields = ("id", "title", "container_title", "volume", "issue", "page", "publisher", "note", "url")
    return Record(
        **dict.fromkeys(fields, text or "x"),
        author=[Name(family=text), Name(literal=text)] if text.strip() else [],
        issued={"literal": text} if text.strip() else None,
        doi="10.1000/" + ("".join(text.split()) or "x"),
        custom={text: {text: [text]}},
        origin=Origin(text=text + "2001", label=text),
        provenance={
            "issued": Provenance.printed(0.5, len(text), len(text) + 4),
            "title": Provenance.printed(0.5, 0, 3),
        },
    )


def values_of(text: str) -> list[Displayed]:
    """One of everything that notebooks show, made of the text."""
    record = record_of(text)
    finding = Finding(text, text, field=text, printed=text, found=text, line=3)
    work = Work(record, text, text)
    evidence = (Evidence(text, text, text, Agreement.DIFFER, 1.0),)
    decision = Decision(work, 0.5, Outcome.ACCEPTED, evidence, text, work)
    enrichment = Enrichment(
        record, record.replace(title="other"), Verdict.DIFFERS, text, decision, (finding,), (work,), (text,),
        (Proposal("title", text, text), Proposal(text, (text,), text)), (text,),
    )  # fmt: skip
    checked = CheckedReference(enrichment, Verdict.DIFFERS, text, (finding,), 7)
    change = Difference(
        Change.CHANGED,
        record,
        record,
        (FieldChange(text, text, [{"family": text}]), FieldChange("custom", {text: text}, {})),
    )
    group = DuplicateGroup((0, 1), (record, record), record, (text,))
    related = refkit.dedupe([record]).related
    return [
        record,
        References([record], problems=[Problem("text", 1, text, text)]),
        ReferenceList(text, text, Numbering.DOT, (0, 1), (Entry(text, text, (0, 1)),)),
        finding,
        enrichment,
        Enrichments([enrichment]),
        checked,
        Report([checked], findings=[finding], problems=[Problem("entry", None, text)]),
        change,
        Differences([change, Difference(Change.ADDED, None, record), Difference(Change.REMOVED, record, None)]),
        group,
        Duplicates([group], (record, record), References([record]), (0, 0), related),
        spans([record]),
    ]


KINDS = [type(value).__name__ for value in values_of("plain")]
PLAIN = [assert_harmless(value._repr_html_()) for value in values_of("plain")]


@settings(max_examples=40)
@given(text=hostile)
@example(text=NASTY[0])
@example(text=NASTY[1])
@example(text=NASTY[2])
def test_no_text_brings_a_tag_an_attribute_or_a_script(text: str) -> None:
    """The elements are the display's own, whatever the text: none comes in, and none is closed by it."""
    for value, plain in zip(values_of(text), PLAIN, strict=True):
        assert set(assert_harmless(value._repr_html_())) <= set(plain), value


@pytest.mark.parametrize("value", values_of("plain"), ids=KINDS)
class TestEveryDisplay:
    def test_both_ways_of_showing_are_given_to_jupyter(self, value: Displayed) -> None:
        assert value._repr_mimebundle_() == {"text/plain": repr(value), "text/html": value._repr_html_()}

    def test_each_table_says_what_it_is_and_what_its_headings_head(self, value: Displayed) -> None:
        html = value._repr_html_()
        assert html.count("<caption>") == html.count("<table>") > 0
        assert html.count("<th ") == html.count('<th scope="col">') + html.count('<th scope="row">')
        assert "<th>" not in html

    def test_nothing_has_an_id_so_that_two_outputs_never_clash(self, value: Displayed) -> None:
        assert " id=" not in value._repr_html_()

    def test_the_text_for_a_prompt_is_short(self, value: Displayed) -> None:
        assert len(repr(value)) < (SHORT if not isinstance(value, Record) else 2 * SHORT)

    def test_it_still_pickles(self, value: Displayed) -> None:
        again = pickle.loads(pickle.dumps(value))
        assert again._repr_html_() == value._repr_html_()


def long_values(count: int) -> list[tuple[str, Any]]:
    record = record_of("plain")
    one = Enrichment(record, record, Verdict.NOT_FOUND, "", Decision(None, 0.0, Outcome.NO_CANDIDATES))
    difference = Difference(Change.ADDED, None, record)
    group = DuplicateGroup((0, 1), (record,) * 2, record, ("same title",))
    return [
        ("References", References([record] * count)),
        ("Enrichments", Enrichments([one] * count)),
        ("Report", Report([CheckedReference(one, Verdict.NOT_FOUND, "")] * count)),
        ("Differences", Differences([difference] * count)),
        ("Duplicates", Duplicates([group] * (count // 2), (record,) * count, References([record]), (0,) * count, ())),
        ("spans", spans([record] * count)),
    ]


@pytest.mark.parametrize("value", [value for _, value in long_values(2_000)], ids=[name for name, _ in long_values(2)])
def test_a_long_table_shows_fifty_rows_and_how_many_more(value: Displayed) -> None:
    html = value._repr_html_()
    assert html.count("<tr>") == 1 + ROWS_SHOWN + 1
    assert "… 1,950 more" in html
    assert len(repr(value)) < 2_000


def test_a_long_text_is_cut_and_says_so() -> None:
    html = Record(title="a" * 1_000_000)._repr_html_()
    assert f"({1_000_000 - MOST_CHARACTERS:,} characters more)" in html
    assert len(html) < 20_000


def test_a_prompt_shows_the_beginning_of_what_is_long() -> None:
    crowd = Record(title="word " * 10_000, author=[Name(family="A")] * 5_000, custom={"k": "v" * 100_000})
    assert len(repr(crowd)) < 2_000
    assert len(repr(References([crowd]))) < 100


def test_only_markup_made_here_is_left_as_it_is() -> None:
    assert safe("<b>") == "&lt;b&gt;"
    assert safe(Markup("<b>")) == "<b>"
    assert type(Markup("<b>") + "<i>") is str  # what is joined to markup has to be escaped before


class TestRecord:
    parsed = refkit.parse_strings(["Doe J. On old trees. Nature. 2001;7(9):1-2."])

    def test_every_stretch_has_the_name_of_its_field_in_words(self) -> None:
        html = self.parsed[0]._repr_html_()
        assert '<mark class="refkit-people"><b>author</b> Doe J</mark>' in html
        assert '<mark class="refkit-number"><b>volume</b> 7</mark>' in html

    def test_at_a_prompt_the_names_stand_in_brackets(self) -> None:
        assert repr(spans(self.parsed[0])).startswith("1: [author: Doe J]. [title: On old trees].")

    def test_every_field_has_its_witness(self) -> None:
        assert '<th scope="row">volume</th><td>7</td><td>printed</td>' in self.parsed[0]._repr_html_()

    @settings(max_examples=50)
    @given(st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=6))
    def test_spans_in_each_other_and_beyond_the_text_lose_no_character(self, places: list[tuple[int, int]]) -> None:
        fields = ("title", "volume", "page", "issue", "doi", "publisher")
        text = "On trees, in a wood. 2001;7:1-2."
        witnesses = {field: Provenance.printed(1.0, *place) for field, place in zip(fields, places, strict=False)}
        record = Record(origin=Origin(text=text), provenance=witnesses)
        assert "".join(piece for piece, _ in stretches(record)) == text

    def test_a_record_of_a_file_has_no_printed_line(self) -> None:
        assert '<p class="refkit-printed">' not in Record(title="On trees")._repr_html_()


class TestEnrichments:
    def test_the_changes_are_printed_before_and_registered_after(self) -> None:
        before = record_of("plain")
        after = before.merge(Record(pmid="123", title="Registered"), source="crossref", overwrite=["title"])
        found = Enrichments([Enrichment(before, after, Verdict.CONFIRMED, "", Decision(None, 1.0, Outcome.ACCEPTED))])
        assert [change.field for change in found.changes[0].fields] == ["title", "PMID"]
        html = found.changes._repr_html_()
        assert "<td>title</td><td>plain</td><td>Registered</td>" in html
        assert "<td>PMID</td><td>nothing</td><td>123</td>" in html
        assert '<th scope="row">title</th><td>plain</td><td>Registered</td>' in found[0]._repr_html_()
