"""Identifiers: found in running text, checked by their check digit, written one way."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.model import identifiers
from refkit.model.identifiers import (
    Identifier,
    find_identifiers,
    is_valid_isbn,
    is_valid_issn,
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_issn,
    normalise_pmcid,
    normalise_pmid,
    trim_doi,
)
from tests.growth import cost_in_loops

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


def values_in(text: str) -> list[tuple[str, str]]:
    return [(found.kind, found.value) for found in find_identifiers(text)]


class TestDoi:
    @pytest.mark.parametrize(
        "written",
        [
            "10.3390/nu7095388",
            " 10.3390/NU7095388 ",
            "doi:10.3390/nu7095388",
            "DOI 10.3390/nu7095388",
            "https://doi.org/10.3390/nu7095388",
            "http://dx.doi.org/10.3390/nu7095388",
            "https://doi.org/10.3390%2Fnu7095388",
        ],
    )
    def test_it_is_written_one_way(self, written: str) -> None:
        assert normalise_doi(written) == "10.3390/nu7095388"

    @pytest.mark.parametrize(
        "written", ["", "10.3390", "10.33/x", "11.3390/x", "https://example.org/10.3390/x", "10.3390/a b"]
    )
    def test_what_is_none_is_an_error(self, written: str) -> None:
        with pytest.raises(ValueError, match="is not a DOI"):
            normalise_doi(written)

    @pytest.mark.parametrize(
        ("text", "doi"),
        [
            ("doi:10.3390/nu7095388.", "10.3390/nu7095388"),
            ("(https://doi.org/10.3390/nu7095388)", "10.3390/nu7095388"),
            ("see 10.1016/0008-6223(94)90151-1).", "10.1016/0008-6223(94)90151-1"),
            ("10.1000/182, 2001", "10.1000/182"),
            ('<a href="https://doi.org/10.1000/182">10.1000/x</a>', "10.1000/182"),
            ("DOI：10.1000/182。", "10.1000/182"),
            ("（10.1000/182）参考", "10.1000/182"),
            (f"doi: {SICI}.", SICI.lower()),
            ("10.1000/182</b>", "10.1000/182"),
            ("10.1000.10/182;", "10.1000.10/182"),
        ],
    )
    def test_the_sentence_around_it_is_left_out(self, text: str, doi: str) -> None:
        kind, value, span, _ = find_identifiers(text)[0]
        assert (kind, value) == ("doi", doi)
        assert text[slice(*span)].lower() == doi

    def test_an_address_is_unescaped(self) -> None:
        text = "https://doi.org/10.1002/%28SICI%291097-0258%2819980815%2F30%2917."
        assert values_in(text) == [("doi", "10.1002/(sici)1097-0258(19980815/30)17")]

    @pytest.mark.parametrize("text", ["p. 10.5", "10.1000/", "v10.1000/182", "1.10.1000/5", "10.1000 /182"])
    def test_numbers_are_not_taken_for_one(self, text: str) -> None:
        assert values_in(text) == []

    @given(st.text(alphabet="abc().,;[]{}<>", max_size=40))
    def test_trimming_takes_only_from_the_end_and_leaves_nothing_to_trim(self, tail: str) -> None:
        trimmed = trim_doi("10.1000/a" + tail)
        assert ("10.1000/a" + tail).startswith(trimmed)
        assert trim_doi(trimmed) == trimmed
        assert trimmed[-1] not in ".,;"


class TestIsbn:
    @pytest.mark.parametrize(
        ("written", "isbn"),
        [
            ("978-0-306-40615-7", "9780306406157"),
            ("ISBN 978 0 306 40615 7", "9780306406157"),
            ("ISBN-13: 978–0–306–40615–7", "9780306406157"),
            ("ISBN-10: 0-306-40615-2", "0306406152"),
            ("ISBN 1300123456", "1300123456"),
            ("ISBN 13-001-2345-6", "1300123456"),
            ("080442957x", "080442957X"),
        ],
    )
    def test_it_is_written_one_way(self, written: str, isbn: str) -> None:
        assert normalise_isbn(written) == isbn

    @pytest.mark.parametrize(
        "written", ["", "978-0-306-40615-X", "12345", "978030640615", "ISBN", "0306406152 0306406152"]
    )
    def test_what_is_none_is_an_error(self, written: str) -> None:
        with pytest.raises(ValueError, match="is not an ISBN"):
            normalise_isbn(written)

    @pytest.mark.parametrize("isbn", ["9780306406157", "0-306-40615-2", "0-8044-2957-X", "979-10-90636-07-1"])
    def test_a_right_check_digit(self, isbn: str) -> None:
        assert is_valid_isbn(isbn)

    @given(st.sampled_from(["9780306406157", "0306406152"]), st.data())
    def test_one_wrong_digit_is_noticed(self, isbn: str, data: st.DataObject) -> None:
        place = data.draw(st.integers(3 if len(isbn) == 13 else 0, len(isbn) - 1))
        digit = data.draw(st.sampled_from("0123456789").filter(lambda other: other != isbn[place]))
        assert not is_valid_isbn(isbn[:place] + digit + isbn[place + 1 :])

    def test_one_in_a_text_says_whether_it_is_right(self) -> None:
        right, wrong = find_identifiers("ISBN 978-0-306-40615-7 or ISBN: 0-306-40615-3.")
        assert right == Identifier("isbn", "9780306406157", (5, 22), True)
        assert (wrong.value, wrong.valid) == ("0306406153", False)


class TestIssn:
    def test_it_is_written_one_way(self) -> None:
        assert normalise_issn("eISSN: 20726643") == "2072-6643"
        assert normalise_issn("0378–595x") == "0378-595X"

    def test_its_check_digit(self) -> None:
        assert is_valid_issn("2072-6643")
        assert is_valid_issn("0378-5955")
        assert not is_valid_issn("2072-6644")
        assert not is_valid_issn("nonsense")


@pytest.mark.parametrize(
    ("normalise", "written", "value"),
    [
        (normalise_pmid, "PMID: 26404370", "26404370"),
        (normalise_pmid, "https://pubmed.ncbi.nlm.nih.gov/26404370/", "26404370"),
        (normalise_pmid, "00023", "23"),
        (normalise_pmcid, "PMCID: PMC3703169", "PMC3703169"),
        (normalise_pmcid, "3703169", "PMC3703169"),
        (normalise_pmcid, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3703169/", "PMC3703169"),
        (normalise_pmcid, "https://pmc.ncbi.nlm.nih.gov/articles/PMC3703169", "PMC3703169"),
        (normalise_pmcid, "https://europepmc.org/article/PMC/3703169", "PMC3703169"),
        (normalise_arxiv, "arXiv:2101.00001v2", "2101.00001v2"),
        (normalise_arxiv, "https://arxiv.org/pdf/hep-th/9901001.pdf", "hep-th/9901001"),
    ],
)
def test_numbers_of_archives_are_written_one_way(normalise: Callable[[str], str], written: str, value: str) -> None:
    assert normalise(written) == value


def test_an_address_of_something_else_is_no_number_of_pubmed_central() -> None:
    with pytest.raises(ValueError, match="PubMed Central"):
        normalise_pmcid("https://doi.org/10.1000/123")


@pytest.mark.parametrize("normalise", [normalise_pmid, normalise_pmcid, normalise_arxiv, normalise_issn])
@pytest.mark.parametrize("written", ["", "nonsense", "PMID", "1234567890123"])
def test_what_is_none_of_them_is_an_error(normalise: Callable[[str], str], written: str) -> None:
    with pytest.raises(ValueError, match="expected something like"):
        normalise(written)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PMID: 26404370; PMCID: PMC4586582.", [("pmid", "26404370"), ("pmcid", "PMC4586582")]),
        ("arXiv preprint arXiv:2101.00001", [("arxiv", "2101.00001")]),
        ("Trial NCT02363634, ISRCTN12345678", [("nct", "NCT02363634"), ("isrctn", "ISRCTN12345678")]),
        ("EudraCT number 2010-012345-67", [("eudract", "2010-012345-67")]),
        ("ChiCTR-IPR-15006000, DRKS00000001", [("chictr", "CHICTR-IPR-15006000"), ("drks", "DRKS00000001")]),
        ("CTRI/2010/091/000001 UMIN000001234", [("ctri", "CTRI/2010/091/000001"), ("jprn", "UMIN000001234")]),
        ("PROSPERO CRD42020123456", [("prospero", "CRD42020123456")]),
        ("US 5,123,456; US 7654321 B2", [("patent", "US7654321B2")]),
        ("ISSN 2072-6643, ACTRN12605000000001", [("issn", "2072-6643"), ("actrn", "ACTRN12605000000001")]),
        ("Nutrients 2015;7:8199-8226", []),
    ],
)
def test_identifiers_are_found_in_order(text: str, found: list[tuple[str, str]]) -> None:
    assert values_in(text) == found


@given(st.text() | st.text(alphabet="0123456789X-:/. ISBNPMCDOItruns()", max_size=200))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = find_identifiers(text)
    assert list(found) == sorted(found, key=lambda one: one.span)
    for one in found:
        assert text[slice(*one.span)].strip()


def test_each_kind_is_looked_for_by_a_word_its_pattern_needs() -> None:
    for rule in identifiers._RULES:
        assert rule.marks
        assert all(mark == mark.lower() for mark in rule.marks)


HOSTILE = {
    "opening brackets": "10.1000/(",
    "closing brackets": "10.1000/a" + ")" * 50,
    "digits": "9",
    "spaced digits": "9 ",
    "isbn": "ISBN 9 ",
    "prefixes": "10.",
    "parts": "10.1000.1",
    "pmc": "PMC ",
    "slashes": "/PMC: ",
    "words": "a-",
    "arxiv": "arXiv ",
    "patents": "US 12",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize(
    "function",
    [find_identifiers, trim_doi, normalise_doi, normalise_isbn, normalise_issn, normalise_pmcid, normalise_arxiv],
)
def test_time_grows_with_the_text_and_not_with_its_square(function: Callable[[str], object], piece: str) -> None:
    def work() -> None:
        with suppress(ValueError):
            function(piece * (200_000 // len(piece)))

    # a linear function needs less than ten loops, a quadratic one thousands
    assert cost_in_loops(work) < 250


def test_closing_brackets_are_trimmed_in_linear_time() -> None:
    assert trim_doi("10.1000/a" + ")" * 100_000) == "10.1000/a"
