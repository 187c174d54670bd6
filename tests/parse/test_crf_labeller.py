"""The learned labeller, with the model that is shipped."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.crf_labeller import CrfLabeller, shipped_model
from refkit.parse.labeller import Label
from refkit.parse.reference import default_labeller, parse_reference
from refkit.parse.tokens import tokenise
from tests.growth import grows_too_fast


@pytest.fixture(scope="module")
def labeller() -> CrfLabeller:
    model = shipped_model()
    assert model is not None, "the model belongs to the package"
    return CrfLabeller(model)


def test_the_model_is_the_default() -> None:
    assert isinstance(default_labeller(), CrfLabeller)


def test_the_model_is_small_enough_for_the_wheel() -> None:
    model = shipped_model()
    assert model is not None
    assert model.stat().st_size <= 7_000_000


def test_it_is_read_only_when_needed(tmp_path: Path) -> None:
    CrfLabeller(tmp_path / "no such model")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(
            "Doe, J. and Roe, R. (2001), 'On trees of the north', Journal of Wood Science 12(3), pp. 45-67.",
            {"title": "On trees of the north", "container_title": "Journal of Wood Science", "volume": "12",
             "issue": "3", "page": "45–67"},
            id="quoted title, journal without a mark",
        ),
        pytest.param(
            "Müller, Hans (1998): Wandel der Familie. In: Schmidt, Karl (Hrsg.): Soziologie heute. Frankfurt: Campus,"
            " S. 12-34.",
            {"title": "Wandel der Familie", "container_title": "Soziologie heute", "publisher": "Campus",
             "publisher_place": "Frankfurt", "page": "12–34"},
            id="a German chapter",
        ),
        pytest.param(
            "SILVA, A. B. História da educação no Brasil. 2. ed. São Paulo: Cortez, 2009.",
            {"title": "História da educação no Brasil", "publisher": "Cortez", "publisher_place": "São Paulo"},
            id="a Brazilian book, names in capitals",
        ),
    ],
)  # fmt: skip
def test_references_of_several_habits(labeller: CrfLabeller, text: str, fields: dict[str, str]) -> None:
    record = parse_reference(text, labeller)
    assert {field: getattr(record, field) for field in fields} == fields


def test_a_doi_is_a_doi_whatever_the_model_thinks(labeller: CrfLabeller) -> None:
    tokens = tokenise("Title 10.1000/182 title")
    assert labeller.label(tokens).labels[1] is Label.DOI


TEXTS = (
    "Doe J. On trees. Nature. 2001;1:2-3.",
    "",
    "Müller, Hans (1998): Wandel der Familie. In: Schmidt, Karl (Hrsg.): Soziologie. Frankfurt: Campus, S. 12-34.",
    "?!",
    "On trees, " * 500,
    "10.1000/182",
)


def test_a_reference_has_the_same_labels_alone_and_among_others(labeller: CrfLabeller) -> None:
    many = [tokenise(text) for text in TEXTS * 3]
    assert labeller.label_many(many) == [labeller.label(tokens) for tokens in many]


def test_what_was_labelled_before_changes_nothing(labeller: CrfLabeller) -> None:
    fresh = CrfLabeller(labeller.model)
    for text in reversed(TEXTS):
        tokens = tokenise(text)
        assert fresh.label(tokens) == labeller.label(tokens)


def test_it_may_be_pickled(labeller: CrfLabeller) -> None:
    tokens = tokenise("Doe J. On trees. Nature. 2001;1:2-3.")
    assert pickle.loads(pickle.dumps(labeller)).label(tokens) == labeller.label(tokens)


def test_threads_do_not_disturb_each_other(labeller: CrfLabeller) -> None:
    many = [tokenise(f"Doe J. On trees {'and birds ' * (at % 7)}. Nature. 2001;{at}:2-3.") for at in range(60)]
    alone = [labeller.label(tokens) for tokens in many]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(labeller.label, many)) == alone


@given(st.text(max_size=120))
def test_every_token_has_a_label_and_a_probability(text: str) -> None:
    tokens = tokenise(text)
    labelling = default_labeller().label(tokens)
    assert len(labelling.labels) == len(tokens)
    assert all(0 <= marginal <= 1.000001 for marginal in labelling.marginals)


@pytest.mark.parametrize("unit", [",", "A. ", "(", "1 ", "“", "https://a.b/c ", "et al. ", "a\u0301", "In: ", "[a] "])
def test_time_grows_with_the_text(labeller: CrfLabeller, unit: str) -> None:
    assert not grows_too_fast(lambda text: labeller.label(tokenise(text)), unit, 2_000, 16_000)


@pytest.mark.parametrize(
    ("reference", "title", "journal"),
    [
        ("Gröber U, Schmidt J, et al. Magnesium. Nutrients. 2015;7(9):8199-8226.", "Magnesium", "Nutrients"),
        ("Smith J. Proc. Natl. Acad. Sci. 1999, 96, 1-3.", None, "Proc. Natl. Acad. Sci"),
    ],
)
def test_a_short_title_is_no_part_of_its_journal(reference: str, title: str | None, journal: str) -> None:
    record = parse_reference(reference)
    assert (record.title, record.container_title) == (title, journal)
