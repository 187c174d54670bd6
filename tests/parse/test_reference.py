"""One printed reference at a time: what is read, where it stands, and that nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import InputError
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.provenance import ProvenanceKind
from refkit.model.record import Record
from refkit.parse.labeller import Label, Labelling
from refkit.parse.reference import LONGEST_REFERENCE, parse_reference
from refkit.parse.rules.labeller import RulesLabeller
from refkit.parse.tokens import Token
from refkit.parse.words.marks import is_mark_word
from refkit.text.invisible import strip_invisible
from tests.growth import grows_too_fast
from tests.parse.references import CASES as BY_STYLE
from tests.parse.references import Printed
from tests.parse.references_by_country import CASES as BY_COUNTRY

CASES = (*BY_STYLE, *BY_COUNTRY)


def _plain(value: object) -> object:
    """Names and dates as one writes them."""
    if isinstance(value, Date):
        return str(value)
    if isinstance(value, tuple) and value and isinstance(value[0], Name):
        return [str(name) for name in value]
    return value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fields_of_real_references(case: Printed) -> None:
    record = parse_reference(case.text, RulesLabeller())
    read = {field: _plain(getattr(record, field)) for field in case.fields}
    assert read == case.fields
    assert [field for field in case.absent if record.is_present(field)] == []


def test_the_learned_labeller_reads_most_of_them_too() -> None:
    """A model has no rule for a single reference: nine of ten fields must be as printed, and nearly all titles."""
    fields = [(case, field) for case in CASES for field in case.fields]
    records = {case.name: parse_reference(case.text) for case in CASES}
    right = [_plain(getattr(records[case.name], field)) == case.fields[field] for case, field in fields]
    assert sum(right) / len(right) >= 0.9


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_word_is_accounted_for(case: Printed) -> None:
    assert _unaccounted(parse_reference(case.text), case.text) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_printed_fields_say_where_they_stand(case: Printed) -> None:
    record = parse_reference(case.text)
    assert record.origin is not None
    assert record.origin.text == case.text
    for field, witness in record.provenance.items():
        assert 0 <= witness.confidence <= 1
        if witness.kind is ProvenanceKind.PRINTED:
            assert witness.span is not None, field
            start, end = witness.span
            assert case.text[start:end].strip(), field


def test_a_title_is_printed_where_its_span_says() -> None:
    record = parse_reference("Doe J. On old trees and their rings. J Bot. 2001;7(2):8-12.")
    witness = record.provenance["title"]
    assert record.origin is not None
    assert record.origin.text is not None
    assert witness.span is not None
    assert record.origin.text[slice(*witness.span)] == record.title == "On old trees and their rings"


def test_the_language_of_the_work_is_never_guessed() -> None:
    record = parse_reference("Gröber U. Magnesium i förebyggande och behandling. Näringsämnen. 2015;7(9):8199-8226.")
    assert record.language is None


def test_what_no_rule_explains_is_kept() -> None:
    record = parse_reference("Doe J. On trees. J Bot. 2001;7(2):8-12. Zzyzx quux frobnicate 99.")
    assert "Zzyzx quux frobnicate 99" in f"{record.custom} {record.present_fields()}"


def test_the_origin_is_kept_with_the_text() -> None:
    record = parse_reference("Doe J. On trees. 2001.", identifier="L2-3", origin=Origin(list_number=2, position=3))
    assert (record.id, record.origin) == ("L2-3", Origin(text="Doe J. On trees. 2001.", list_number=2, position=3))


def test_any_labeller_can_be_passed_in() -> None:
    class EverythingIsTitle:
        def label(self, tokens: tuple[Token, ...]) -> Labelling:
            return Labelling(tuple(Label.TITLE for _ in tokens), tuple(0.25 for _ in tokens))

    record = parse_reference("On trees and birds", EverythingIsTitle())
    assert (record.title, record.provenance["title"].confidence) == ("On trees and birds", 0.25)


def test_a_labeller_that_calls_nonsense_a_doi_loses_nothing() -> None:
    class EverythingIsDoi:
        def label(self, tokens: tuple[Token, ...]) -> Labelling:
            return Labelling(tuple(Label.DOI for _ in tokens), tuple(1.0 for _ in tokens))

    record = parse_reference("On trees", EverythingIsDoi())
    assert (record.doi, record.custom) == (None, {"unparsed": "On trees"})


def test_a_labeller_must_label_every_token() -> None:
    class Lazy:
        def label(self, tokens: tuple[Token, ...]) -> Labelling:
            return Labelling((), ())

    with pytest.raises(InputError, match="0 labels for 3 tokens"):
        parse_reference("On trees.", Lazy())


def test_what_follows_a_reference_of_absurd_length_is_kept() -> None:
    text = "Doe J. On trees. 2001. " + "word " * LONGEST_REFERENCE
    record = parse_reference(text)
    assert str(record.custom["unparsed"]).count("word") + str(record.title).count("word") >= LONGEST_REFERENCE - 5_000


_WORD = re.compile(r"[^\W\d_]+|\d+")  # as tokens are cut


def _unaccounted(record: Record, text: str) -> list[str]:
    """Words that stand in no field's span, not in what was left unparsed, and mark no field."""
    covered = [witness.span for witness in record.provenance.values() if witness.span]
    kept = f"{record.custom.get('unparsed', '')} {record.origin.label if record.origin else ''}"
    seen = strip_invisible(text)  # what a terminal takes for a sequence of its own is no word
    return [
        match[0]
        for match in _WORD.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in covered)
        and match[0] not in kept
        and match[0] in seen  # an invisible character may have parted what is one word there
        and not is_mark_word(match[0])
    ]


_PIECES = st.sampled_from(
    [
        "Doe J", "Doe, J.", "J. Doe", "Jane Doe", "et al.", "m.fl.", "(2001)", "2001", ";", ":", ",", ".", " ", "“",
        "”", "On trees", "Nature", "12(3):4-5", "pp. 7–9", "vol. 3", "In:", "(Eds.)", "London", "Springer",
        "https://a.org/b.", "doi:10.1000/182", "[in French]", "German.", "Accessed 3 May 2020", "ISBN 0-306-40615-2",
        "PMID: 1", "[J]", "中文", "Журнал", "е\u0301", "\u200b", "\x00", "\ufffc", "(", ")", "[", "]", "«", "»", "'",
        '"', "//", "= ", "–", "1", "IV", "PhD thesis", "2nd ed.", "(NCT01234567)", "arXiv:1706.03762", "1. ", "[KB05]",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=200))
def test_any_text_gives_a_record_that_keeps_every_word(text: str) -> None:
    record = parse_reference(text)
    assert record.origin is not None
    assert record.origin.text == text
    assert Record.from_csl(record.to_csl()).type == record.type
    assert _unaccounted(record, text) == []
    for witness in record.provenance.values():
        if witness.span is not None:
            assert 0 <= witness.span[0] <= witness.span[1] <= len(text)


@pytest.mark.parametrize(
    "piece",
    [",", "A. ", "(", "]", "1 ", "12-", '"', "http://a.b/ ", "et al. ", "a\u0301", "Smith, J., ", "2001 ", "In: "],
)
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    assert not grows_too_fast(parse_reference, piece, 3_000, 12_000)
