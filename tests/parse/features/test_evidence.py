"""What the grammar says for certain of a reference's tokens."""

from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.features.evidence import find_evidence
from refkit.parse.labeller import Label
from refkit.parse.tokens import tokenise


def _sure(text: str) -> dict[str, Label]:
    tokens = tokenise(text)
    labels = find_evidence(tokens).sure
    return {token.text: label for token, label in zip(tokens, labels, strict=True) if label}


def test_identifiers_are_sure() -> None:
    found = _sure("Doe J. On trees. doi:10.1000/182. PMID: 12345678.")
    assert found["10.1000/182"] is Label.DOI
    assert found["12345678"] is Label.PMID


def test_an_access_date_is_no_year_of_the_work() -> None:
    found = _sure("Doe J. On trees. 2001. https://example.org/trees. Accessed 5 May 2020.")
    assert found["2020"] is Label.ACCESSED
    assert "2001" not in found


def test_the_number_in_the_list_is_sure() -> None:
    assert _sure("[12] Doe J. On trees. 2001.")["12"] is Label.CITATION_NUMBER


def test_editions_are_only_suggested() -> None:
    tokens = tokenise("Doe J. On trees. 2nd ed. Oxford: Press; 2001.")
    evidence = find_evidence(tokens)
    assert Label.EDITION not in evidence.sure
    assert Label.EDITION.value in evidence.covers


@given(st.text(max_size=200))
def test_every_token_has_its_evidence(text: str) -> None:
    tokens = tokenise(text)
    evidence = find_evidence(tokens)
    assert len(evidence.sure) == len(evidence.covers) == len(tokens)
