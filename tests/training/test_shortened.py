"""What lists leave out or cut short, in works to print."""

import random

from hypothesis import given
from hypothesis import strategies as st

from training.shortened import abbreviated, brief, cut_short


def _article() -> dict[str, object]:
    return {
        "type": "article-journal", "title": "On Trees", "container-title": "Journal of Applied Forestry", "volume": "3",
        "page": "1-2", "author": [{"family": "Lind", "given": "Eva"}],
    }  # fmt: skip


def test_words_are_cut_before_a_vowel_and_small_words_left_out() -> None:
    names = {abbreviated("Journal of Applied Physics", random.Random(seed)) for seed in range(60)}
    assert "J. Appl. Phys." in names
    assert all(name.startswith("J") and "of" not in name.lower() for name in names)


def test_a_name_of_one_word_or_in_another_script_stays() -> None:
    for name in ("Nature", "Вопросы истории"):
        assert abbreviated(name, random.Random(1)) == name


def test_an_article_that_is_found_by_its_numbers_may_lose_its_title() -> None:
    item = _article()
    cut_short(item, random.Random(1), without_title=1.0)
    assert "title" not in item
    assert item["container-title"]


def test_a_title_that_alone_says_what_is_meant_stays() -> None:
    for missing in ("author", "volume", "page", "container-title"):
        item = _article()
        item.pop(missing)
        cut_short(item, random.Random(1), without_title=1.0)
        assert item["title"]


@given(st.text(min_size=1, max_size=60), st.integers(0, 99))
def test_a_brief_title_has_one_to_three_words_of_the_long_one_or_is_the_title(title: str, seed: int) -> None:
    short = brief(title, random.Random(seed))
    assert short == title or 1 <= len(short.split()) <= 3
    assert short


@given(st.text(min_size=1, max_size=60), st.integers(0, 99))
def test_an_abbreviated_name_is_never_empty(name: str, seed: int) -> None:
    assert abbreviated(name, random.Random(seed))
