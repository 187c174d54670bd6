"""A book is found where it is cited, and not where a chapter or a review of it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.match import decide
from refkit.match.books import is_only_its_book
from refkit.match.printed import Printed
from refkit.model.crossref import work_from_crossref
from tests.match.facts import article, cited

TITLE = "The Structure of Scientific Revolutions"
BOOK = work_from_crossref(
    {
        "DOI": "10.7208/chicago/9780226458106.001.0001",
        "type": "monograph",
        "title": [TITLE],
        "author": [{"family": "Kuhn", "given": "Thomas S."}],
        "issued": {"date-parts": [[2012]]},
        "publisher": "University of Chicago Press",
    }
)
IMPRINT = "Chicago: University of Chicago Press; 2012"


@pytest.mark.parametrize(
    "text",
    [
        f"Kuhn TS. {TITLE}. {IMPRINT}.",
        f"Kuhn, T. S. (2012). {TITLE} (4th ed.). University of Chicago Press.",
        f"Kuhn TS. {TITLE}. {IMPRINT}. p. 10-22.",
        f"Kuhn TS. {TITLE}. In: Neurath O, series editor. Foundations of the unity of science; vol. 2. {IMPRINT}.",
        f"Kuhn TS. In: {TITLE}. {IMPRINT}.",
    ],
)
def test_the_book_itself_is_found(text: str) -> None:
    assert decide(cited(text), (BOOK,)).work == BOOK


@pytest.mark.parametrize(
    "text",
    [
        f"Hacking I. Introductory essay. In: Kuhn TS, editor. {TITLE}. {IMPRINT}. p. 7-37.",
        f"Kuhn TS. The route to normal science. In: {TITLE}. {IMPRINT}. p. 10-22.",
        f"Kuhn TS. Preface. In: {TITLE}. {IMPRINT}. p. 1-9.",
        f"Kuhn, T. S. (2012). The route to normal science. In T. S. Kuhn, {TITLE} (pp. 10–22). University of Chicago.",
        f"Kuhn TS. Vägen till normalvetenskap. I: Kuhn TS, red. {TITLE}. {IMPRINT}. s. 10-22.",
        f"Kuhn TS. El camino. En: {TITLE}. {IMPRINT}. p. 10-22.",
        f"Kuhn T. S. The route to normal science // {TITLE}. 2012. P. 10-22.",
        f"Kuhn, T. S., “The Route to Normal Science,” in {TITLE}, 2012, pp. 10–22.",
    ],
)
def test_a_chapter_is_not_its_book(text: str) -> None:
    assert decide(cited(text), (BOOK,)).work is None


@pytest.mark.parametrize(
    "text",
    [
        f"Shapere D. Review of {TITLE}, by Thomas S. Kuhn. Philosophical Review. 2012;73(3):383-394.",
        f"Shapere, D. (2012). [Review of the book {TITLE}, by T. S. Kuhn]. Philosophical Review, 73, 383–394.",
        f"Shapere D. Book review: Kuhn TS, {TITLE}. Philos Rev. 2012;73:383-394.",
        f"Shapere D. Kuhn TS, {TITLE} [book review]. Philos Rev. 2012;73:383-394.",
        f"Kuhn TS, {TITLE}. Reviewed by D. Shapere. Philos Rev. 2012;73:383-394.",
        f"Hoyningen P. Rezension von {TITLE}, Thomas S. Kuhn. Erkenntnis 2012;7:383-394.",
    ],
)
def test_a_review_is_not_the_book(text: str) -> None:
    assert decide(cited(text), (BOOK,)).work is None


def test_a_chapter_keeps_its_own_record() -> None:
    chapter = article(
        "10.1000/chapter.3", "The route to normal science in small communities", "Kuhn", TITLE, 2012, "//10-22",
        type="book-chapter",
    )  # fmt: skip
    text = f"Kuhn TS. The route to normal science in small communities. In: {TITLE}. {IMPRINT}. p. 10-22."
    assert decide(cited(text), (BOOK, chapter)).work == chapter


def test_the_reason_says_what_is_wrong() -> None:
    decision = decide(cited(f"Kuhn TS. Preface. In: {TITLE}. {IMPRINT}. p. 1-9."), (BOOK,))
    assert "kind of work (printed a part or a review of it, registered monograph)" in decision.reason


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 50))
def test_any_string_gets_an_answer(text: str, start: int, length: int) -> None:
    assert is_only_its_book(Printed(text), BOOK, (start, start + length)) in (True, False)
