"""Every written format: what is written is read back, or the loss report names the field."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.formats import registry
from refkit.formats.losses import changed_fields, losses
from refkit.model.record import Record
from tests.formats.strategies import any_records, plain_records

WRITTEN = [name for name in registry.format_names() if registry.can(name, "write")]
ARTICLE = "author title container_title volume issue page doi issued".split()
EVERYTHING = [*ARTICLE, "url", "abstract", "keyword", "publisher", "issn", "language"]
# What each format carries of plain articles at the least; anything lost of these is a mistake of ours.
CARRIED = {
    "bibtex": (
        *EVERYTHING,
        "note",
        "translated_title",
        "original_title",
        "pmid",
        "medium",
        "editor",
        "accessed",
        "archive",
    ),
    "biblatex": (*EVERYTHING, "note", "translated_title", "original_title", "pmid", "medium", "editor", "accessed"),
    "csl-json": (*EVERYTHING, "note", "translated_title", "original_title", "registry_number"),
    "hayagriva": ("author title container_title volume issue page doi issued url abstract publisher issn".split()),
    "jsonl": (*EVERYTHING, "note", "translated_title", "original_title", "registry_number"),
}


@pytest.mark.parametrize("name", WRITTEN)
@settings(max_examples=8)
@given(data=st.data())
def test_plain_articles_lose_nothing(name: str, data: st.DataObject) -> None:
    record = data.draw(plain_records(tuple(CARRIED.get(name, ARTICLE)), ("article-journal",)))
    assert [field for field in losses(record, name) if field != "id"] == []


@settings(max_examples=40)
@given(records=st.lists(any_records, min_size=1, max_size=2))
def test_no_record_is_lost_or_added_whatever_is_in_it(records: list[Record]) -> None:
    for name in WRITTEN:
        back = registry.reader(name).read(registry.writer(name).write(tuple(records))).records
        assert len(back) == len(records), name
        for record, other in zip(records, back, strict=True):
            lost = {
                *losses(record, name),
                "id",
            }  # ids are told apart within a file, so they may differ from those alone
            assert set(changed_fields(record, other)) <= lost, name


def test_losses_name_the_field() -> None:
    record = Record(id="a", type="book", title="T", custom={"x": {"y": 1}})
    assert losses(record, "bibtex") == ("custom",)
    assert losses(record, "csl-json") == ()


TRANSLATED = Record(
    id="a", type="article-journal", title="Om träd", translated_title="On trees", container_title="Skog", issued="2001"
)
OF_A_TRANSLATION = Record(id="a", type="book", title="Om träd", original_title="On trees", issued="2001")
NO_SLOT = {  # what a format has no place for, and therefore has to be reported
    "translated_title": {"crossref-xml"},
    "original_title": {"crossref-xml", "hayagriva", "jats", "msbib"},
}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("record", [TRANSLATED, OF_A_TRANSLATION], ids=["translated", "original"])
def test_titles_in_two_languages_survive_wherever_there_is_a_slot(name: str, record: Record) -> None:
    field = "translated_title" if record is TRANSLATED else "original_title"
    lost = set(losses(record, name)) - {"id"}
    assert lost == ({field} if name in NO_SLOT[field] else set())


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_a_preprint_of_arxiv_in_the_words_of_its_dialect(dialect: str) -> None:
    record = Record(id="a", archive="arXiv", archive_location="2001.01234", archive_collection="cs.CL")
    written = registry.writer(dialect).write((record,)).decode()
    prefix, kind = ("archiveprefix", "primaryclass") if dialect == "bibtex" else ("eprinttype", "eprintclass")
    assert f"{prefix} = {{arXiv}},\n  eprint = {{2001.01234}},\n  {kind} = {{cs.CL}}" in written
    assert losses(record, dialect) == ()


def test_a_particle_that_nobody_set_apart_gets_no_braces() -> None:
    record = Record(id="a", author=[{"family": "von Berg", "given": "A"}])
    assert "author = {von Berg, A}" in registry.writer("bibtex").write((record,)).decode()
    assert losses(record, "bibtex") == ()
