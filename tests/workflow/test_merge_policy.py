"""What a match may change, how titles and journals are written, and what is proposed instead."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from known_works import OF_SLEEP, OF_TREES, REFERENCES, Shelf, printed

from refkit.errors import ConfigError, FormatError, InputError, UnknownName
from refkit.model.name import Name
from refkit.model.provenance import ProvenanceKind
from refkit.model.record import Record
from refkit.model.verdict import Verdict
from refkit.workflow.enrich import enrich, enrich_iter
from refkit.workflow.journal_names import JournalNames
from refkit.workflow.merge_policy import KNOWN_FIELDS, MergePolicy, field_named

NAMES = JournalNames.of([("Journal of Forests", "J. For."), ("Nutrients", "Nutr.")])
SWEDISH = OF_SLEEP.replace(
    title="Sömnkvalitet hos skiftarbetare och andra", container_title="Näringsämnen",
    author=(Name(family="Berg", given="A"), Name(family="Schmidt")),
    origin=OF_SLEEP.origin.model_copy(  # type: ignore[union-attr]
        update={"text": "Berg A, Schmidt. Sömnkvalitet hos skiftarbetare och andra. Näringsämnen. 2015;7:8199-8226."}
    ),
)  # fmt: skip


def enriched(record: Record, **options: Any) -> Record:
    return enrich(record, sources=Shelf(), **options)[0].record


def changed(record: Record, **options: Any) -> set[str]:
    after = enriched(record, **options)
    return {name for name in KNOWN_FIELDS if getattr(after, name) != getattr(record, name)}


def test_only_the_fields_asked_for_are_filled() -> None:
    assert changed(OF_TREES, fields=["DOI", "year"]) == {"doi", "issued"}
    assert changed(OF_TREES, fields=[]) == set()


def test_fields_that_are_kept_are_never_touched_and_what_belongs_to_them_stays() -> None:
    assert "title" in changed(SWEDISH)
    touched = changed(SWEDISH, keep=["title", "journal"])
    assert "doi" in touched
    assert not touched & {
        "title",
        "title_language",
        "translated_title",
        "container_title",
        "translated_container_title",
    }


def test_a_title_is_not_replaced_where_the_printed_one_could_not_be_kept() -> None:
    after = enriched(SWEDISH, keep=["translated-title"])
    assert (after.title, after.translated_title) == (SWEDISH.title, None)


@given(st.sets(st.sampled_from(sorted(KNOWN_FIELDS))), st.sets(st.sampled_from(["title", "author", "page", "volume"])))
def test_nothing_printed_is_lost_under_any_policy(fields: set[str], keep: set[str]) -> None:
    after = enriched(SWEDISH, fields=fields - keep, keep=keep)
    said = {after.title, after.translated_title, after.container_title, after.translated_container_title}
    assert {SWEDISH.title, SWEDISH.container_title} <= said


def test_what_the_policy_holds_back_is_proposed() -> None:
    found = enrich(SWEDISH, sources=Shelf(), keep=["title", "volume"])[0]
    assert ("title", "Sleep quality of shift workers") in [(one.field, one.value) for one in found.proposed]


def test_a_value_that_differs_is_proposed_and_the_printed_one_stays() -> None:
    text = "Hale A, Schmidt. The growth of old trees in forests. J Forests. 2018;9:112-119."
    other = OF_TREES.replace(volume="9", origin=OF_TREES.origin.model_copy(update={"text": text}))  # type: ignore[union-attr]
    found = enrich(other, sources=Shelf())[0]
    assert (found.record.volume, found.verdict) == ("9", Verdict.DIFFERS)
    assert [(one.field, one.value) for one in found.proposed] == [("volume", "8")]


def test_a_match_below_the_confidence_asked_for_is_uncertain_and_changes_nothing() -> None:
    vague = printed("1", "Hale A. The growth of old trees in forests. 2018.")
    found = enrich(vague, sources=Shelf(), min_confidence=1.0)[0]
    assert (found.verdict, found.doi, found.record) == (Verdict.UNCERTAIN, None, vague)
    assert found.reason.startswith("Not accepted: the score 0.9")
    assert enrich(vague, sources=Shelf(), min_confidence=0.5)[0].doi == "10.1000/trees"


def test_each_field_has_its_witness_and_can_be_undone_alone() -> None:
    after = enriched(OF_TREES)
    assert after.provenance["issued"].kind is ProvenanceKind.PROVIDER
    without_doi = after.undo("doi")
    assert (without_doi.doi, without_doi.issued) == (None, after.issued)
    assert "doi" not in without_doi.provenance
    assert without_doi.undo() == OF_TREES
    with pytest.raises(InputError, match="No step"):
        without_doi.undo("doi")


def test_english_titles_come_out_in_sentence_case_and_the_step_can_be_undone() -> None:
    bare = Record(
        author=(Name(family="Hale"),), container_title="J Forests", volume="8", page="112-119", doi="10.1000/trees"
    )
    assert enriched(bare).title == "The Growth of Old Trees in Forests"
    after = enriched(bare, title_case="sentence")
    assert (after.title, after.undo().title) == (
        "The growth of old trees in forests",
        "The Growth of Old Trees in Forests",
    )


@pytest.mark.parametrize(
    ("options", "name", "short"),
    [
        ({}, "Journal of Forests", "J Forests"),
        ({"abbreviations": NAMES}, "Journal of Forests", "J. For."),
        ({"abbreviations": NAMES, "journals": "abbreviated"}, "J. For.", "J. For."),
        ({"abbreviations": NAMES, "journals": "full"}, "Journal of Forests", "J. For."),
        ({"journals": "abbreviated"}, "J Forests", "J Forests"),
        ({"abbreviations": NAMES, "journals": "abbreviated", "keep": ["journal"]}, "J Forests", None),
    ],
)
def test_journal_names_are_written_as_asked(options: dict[str, Any], name: str, short: str | None) -> None:
    after = enriched(OF_TREES, **options)
    assert (after.container_title, after.container_title_short) == (name, short)


def test_journal_names_of_unmatched_records_are_written_too() -> None:
    [found] = enrich_iter(Record(container_title="J. For."), offline=True, abbreviations=NAMES, journals="full")
    assert (found.record.container_title, found.record.container_title_short) == ("Journal of Forests", "J. For.")


@pytest.mark.parametrize(
    "content",
    [
        "Journal of Forests,J. For.\nNutrients,Nutr.\n",
        "full;short\nJournal of Forests;J. For.\n",
        "Journal of Forests\tJ. For.\n# a comment\n",
        "Journal of Forests = J. For.\nNutrients = Nutr.; N.\n",
        '"Journal of Forests","J. For.","JF","3"\n',
        "WORDS\tABBREVIATIONS\nforest-\tfor.\njournal\tj.\nnutr-\tnutr.\n",
    ],
)
def test_lists_of_every_kind_are_read(tmp_path: Path, content: str) -> None:
    path = tmp_path / "names"
    path.write_text(content, encoding="utf-8")
    assert JournalNames.load(path).short("Journal of Forests") == "J. For."


@pytest.mark.parametrize("content", ["", "\n\n", "no pairs\n", "\x00"])
def test_a_file_without_pairs_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "names").write_text(content)
    with pytest.raises(FormatError, match="holds no abbreviations"):
        JournalNames.load(tmp_path / "names")


@given(st.lists(st.tuples(st.text(), st.text())), st.text())
def test_any_list_answers_for_any_name(pairs: list[tuple[str, str]], name: str) -> None:
    names = JournalNames.of(pairs)
    assert names.short(name) is None or isinstance(names.short(name), str)
    assert names.full(name) is None or isinstance(names.full(name), str)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"fields": ["jurnal"]}, UnknownName),
        ({"keep": ["id"]}, UnknownName),
        ({"fields": ["title"], "keep": ["title"]}, ConfigError),
        ({"min_confidence": 7}, ConfigError),
        ({"title_case": "title"}, ConfigError),
        ({"journals": "short"}, ConfigError),
    ],
)
def test_options_without_a_meaning_are_refused(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        enrich(REFERENCES, sources=Shelf(), **options)


@pytest.mark.parametrize("field", sorted(KNOWN_FIELDS))
def test_each_field_is_known_in_csls_spelling(field: str) -> None:
    assert field_named(field.replace("_", "-").upper()) == field
    assert MergePolicy(keep=frozenset({field})).may_change(field) is False
