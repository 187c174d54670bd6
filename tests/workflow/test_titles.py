"""The four title policies, for each way in which a record can hold two titles."""

import pytest

from refkit.errors import UnknownName
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.workflow.titles import TITLE_POLICIES, Titles, choose_titles

CROSSREF = Provenance(kind=ProvenanceKind.PROVIDER, source="crossref")
PRINTED = Record(title="Magnesium i förebyggande och behandling", container_title="Näringsämnen")
MATCHED = PRINTED.amend(
    "matched", CROSSREF,
    title="Magnesium in Prevention and Therapy", translated_title=PRINTED.title, translated_title_origin="citation",
    container_title="Nutrients", translated_container_title="Näringsämnen", container_title_short="Nutr",
)  # fmt: skip
WITHOUT_HISTORY = Record(**{name: value for name, value in MATCHED if name not in ("history", "provenance")})


@pytest.mark.parametrize("record", [MATCHED, WITHOUT_HISTORY], ids=["matched here", "read from a file"])
class TestATitleThatTheCitingTextTranslated:
    def test_work(self, record: Record) -> None:
        assert choose_titles(record, "work") == Titles("Magnesium in Prevention and Therapy", None, "Nutrients")

    def test_both(self, record: Record) -> None:
        assert choose_titles(record, "both") == Titles(
            "Magnesium in Prevention and Therapy", "Magnesium i förebyggande och behandling", "Nutrients"
        )

    def test_translated(self, record: Record) -> None:
        assert choose_titles(record, "translated") == Titles(
            None, "Magnesium i förebyggande och behandling", "Nutrients", work_language="en"
        )

    def test_printed(self, record: Record) -> None:
        assert choose_titles(record, "printed") == Titles(
            "Magnesium i förebyggande och behandling", None, "Näringsämnen", is_container_short=True
        )


@pytest.mark.parametrize("policy", TITLE_POLICIES)
def test_a_record_without_a_match_stays_as_printed(policy: str) -> None:
    assert choose_titles(PRINTED, policy) == Titles(PRINTED.title, None, "Näringsämnen")


@pytest.mark.parametrize("policy", TITLE_POLICIES)
def test_a_title_known_in_translation_only_stands_in_brackets(policy: str) -> None:
    record = Record(translated_title="Structure amplitudes", translated_title_origin="citation", language="de")
    titles = choose_titles(record, policy)
    assert (titles.title, titles.translation) == (None, "Structure amplitudes")


def test_the_own_title_printed_and_an_index_translation() -> None:
    record = Record(title="Om sömn", container_title="Läkartidningen")
    matched = record.amend("matched", CROSSREF, translated_title="On sleep", translated_title_origin="index")
    assert choose_titles(matched, "work").title == "Om sömn"
    assert choose_titles(matched, "printed") == Titles("Om sömn", None, "Läkartidningen")
    assert choose_titles(matched, "both") == Titles("Om sömn", "On sleep", "Läkartidningen")
    assert choose_titles(matched, "translated").work_language == "sv"


def test_what_was_filled_in_is_not_what_was_printed() -> None:
    record = Record(title="Sleep", container_title="Sleep Med X")
    matched = record.amend("matched", CROSSREF, title="Sleep: A review", container_title="Sleep Medicine: X")
    twice = matched.amend("matched again", CROSSREF, title="Sleep: a review of it")
    assert choose_titles(twice, "printed") == Titles("Sleep", None, "Sleep Med X", is_container_short=True)
    assert choose_titles(twice, "work").title == "Sleep: a review of it"


def test_the_languages_that_are_known_come_before_a_guess() -> None:
    record = MATCHED.replace(title_language="nl")
    assert choose_titles(record, "translated").work_language == "nl"
    assert choose_titles(record.replace(language="fr"), "translated").work_language == "fr"


def test_no_other_policy() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'printed'"):
        choose_titles(PRINTED, "print")
