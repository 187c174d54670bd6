"""What a match fills and replaces; nothing printed is ever lost."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from refkit.model.crossref import work_from_crossref
from refkit.model.name import Name
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.workflow.merge import merge_match
from refkit.workflow.title_cases import judge_title

MESSAGE: dict[str, Any] = {
    "DOI": "10.3390/nu7095388",
    "type": "journal-article",
    "title": ["Magnesium in Prevention and Therapy"],
    "container-title": ["Nutrients"],
    "volume": "7",
    "issue": "9",
    "page": "8199-8226",
    "issued": {"date-parts": [[2015, 9, 23]]},
    "publisher": "MDPI AG",
    "author": [{"family": "Gröber", "given": "Uwe"}, {"family": "Schmidt", "given": "J."}, {"family": "Kisters"}],
}


def merged(printed: Record, **changes: Any) -> Record:
    work: Work = work_from_crossref(MESSAGE | changes)
    return merge_match(printed, work, judge_title(printed, work), 0.98)


SWEDISH = Record(
    id="L1-3",
    author=(Name(family="Gröber", given="U"), Name(family="Schmidt", given="J")),
    author_open=True,
    title="Magnesium i förebyggande och behandling",
    container_title="Näringsämnen",
    volume="7",
    page="8199",
)


def test_a_translated_title_makes_room_for_the_works_own() -> None:
    record = merged(SWEDISH)
    assert record.title == "Magnesium in Prevention and Therapy"
    assert record.translated_title == "Magnesium i förebyggande och behandling"
    assert record.translated_title_origin == "citation"
    assert (record.title_language, record.translated_title_language) == ("en", "sv")
    assert (record.container_title, record.translated_container_title) == ("Nutrients", "Näringsämnen")
    assert record.original_title is None


def test_what_is_missing_is_filled_and_what_is_printed_stays() -> None:
    record = merged(SWEDISH.replace(volume="8"))
    assert (record.doi, record.issue, record.page, record.volume) == ("10.3390/nu7095388", "9", "8199-8226", "8")
    assert record.type == "article-journal"
    assert record.id == "L1-3"
    assert record.publisher is None


def test_an_open_list_of_authors_is_completed_where_it_begins_like_the_registered_one() -> None:
    record = merged(SWEDISH)
    assert [name.family for name in record.author] == ["Gröber", "Schmidt", "Kisters"]
    assert not record.author_open
    other = SWEDISH.replace(author=(Name(family="Schmidt"),))
    assert merged(other).author == other.author
    assert merged(other).author_open


def test_a_closed_list_of_authors_stays_as_printed() -> None:
    printed = SWEDISH.replace(author_open=False)
    assert merged(printed).author == printed.author


def test_a_closed_list_of_the_same_people_gets_their_fuller_names() -> None:
    printed = SWEDISH.replace(
        author=(Name(family="Gröber", given="U"), Name(family="Schmidt", given="J"), Name(family="Kisters")),
        author_open=False,
    )
    record = merged(printed)
    assert [name.given for name in record.author] == ["Uwe", "J", None]
    assert record.provenance["author"].kind is ProvenanceKind.PROVIDER
    assert record.undo().author == printed.author


def test_the_authors_own_title_stays_the_title() -> None:
    printed = Record(title="Magnesium in der Praxis", container_title="Nutrients")
    record = merged(printed, **{"original-title": ["Magnesium in der Praxis"]})
    assert record.title == "Magnesium in der Praxis"
    assert (record.translated_title, record.translated_title_origin) == ("Magnesium in Prevention and Therapy", "index")
    assert record.original_title is None


def test_a_parallel_title_is_one_of_the_work() -> None:
    record = merged(
        Record(title="Magnesium in der Praxis"),
        title=["Magnesium in Prevention and Therapy", "Magnesium in der Praxis"],
    )
    assert (record.title, record.translated_title_origin) == ("Magnesium in der Praxis", "work")


def test_an_abbreviated_journal_is_named_in_full_and_the_abbreviation_kept() -> None:
    printed = Record(title="Magnesium in prevention and therapy", container_title="J Res Med Sci")
    record = merged(printed, **{"container-title": ["Journal of Research in Medical Sciences"]})
    assert record.container_title == "Journal of Research in Medical Sciences"
    assert record.container_title_short == "J Res Med Sci"


def test_a_title_printed_without_its_subtitle_gets_it() -> None:
    record = merged(Record(title="Magnesium in prevention and therapy"), subtitle=["A review"])
    assert record.title == "Magnesium in Prevention and Therapy: A review"


def test_two_titles_in_one_language_leave_the_printed_one() -> None:
    record = merged(Record(title="The use of salts in the clinic"))
    assert (record.title, record.translated_title) == ("The use of salts in the clinic", None)
    assert record.doi == "10.3390/nu7095388"


def test_every_new_value_has_its_witness_and_every_old_one_keeps_its_own() -> None:
    printed = SWEDISH.replace(provenance={"volume": Provenance(kind=ProvenanceKind.PRINTED, confidence=0.7)})
    record = merged(printed)
    assert record.provenance["doi"] == Provenance(kind=ProvenanceKind.PROVIDER, source="crossref", confidence=0.98)
    assert record.provenance["volume"].kind is ProvenanceKind.PRINTED


words = st.sampled_from(
    ["Magnesium i vård", "Magnesium in Prevention and Therapy", "Näringsämnen", "Nutrients", "x", ""]
)


@given(st.builds(Record, title=words, translated_title=words, container_title=words, page=words, volume=words))
def test_a_merge_can_be_taken_back_whole(printed: Record) -> None:
    record = merged(printed)
    assert record.history
    assert record.undo() == printed
    assert record.original_title is None


@given(st.builds(Record, title=words, container_title=words))
def test_no_printed_title_is_lost(printed: Record) -> None:
    record = merged(printed)
    kept = {record.title, record.translated_title} | {step.before.get("title") for step in record.history}
    assert printed.title in kept
