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
