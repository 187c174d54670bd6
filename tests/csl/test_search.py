"""Searching the styles: by words of names and titles, ISSN and field; from a cache that may always be lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from refkit.csl import style_index
from refkit.csl.search import search_styles


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(style_index, "user_cache_path", lambda *_, **__: folder)
        style_index.load_index.cache_clear()
        yield folder
    style_index.load_index.cache_clear()


@pytest.mark.parametrize(("words", "first"), [
    pytest.param("vancouver", "nlm-citation-sequence", id="former name"),
    pytest.param("apa", "apa", id="exact name before longer ones"),
    pytest.param("Cite Them Right", "harvard-cite-them-right", id="words of a title, case folded"),
    pytest.param("1389-9457", "sleep-medicine", id="ISSN"),
    pytest.param("sleep medicine reviews", "sleep-medicine-reviews", id="all the words"),
])  # fmt: skip
def test_search(cache_folder: Path, words: str, first: str) -> None:
    assert search_styles(words)[0].name == first


def test_fields_and_kinds_of_citation(cache_folder: Path) -> None:
    found = search_styles("medicine numeric", limit=None)
    assert len(found) > 100
    assert any("medicine" in facts.fields and facts.format == "numeric" for facts in found)


def test_nothing_found_is_an_answer(cache_folder: Path) -> None:
    assert search_styles("no style has these words") == ()
    assert search_styles("  ") == ()


def test_limit(cache_folder: Path) -> None:
    assert len(search_styles("journal", limit=7)) == 7


def test_the_cache_is_used_and_may_be_lost(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search_styles("apa")
    file = cache_folder / "styles.json"
    assert file.is_file()
    assert list(cache_folder.iterdir()) == [file]
    monkeypatch.setattr(style_index, "_read_all", lambda: iter([style_index.StyleFacts("only", "Only one")]))

    style_index.load_index.cache_clear()
    assert search_styles("apa")[0].name == "apa"

    file.write_text("{broken", "utf-8")
    style_index.load_index.cache_clear()
    assert [facts.name for facts in search_styles("only")] == ["only"]

    monkeypatch.setattr(style_index, "user_cache_path", lambda *_, **__: Path("/dev/null/nowhere"))
    style_index.load_index.cache_clear()
    assert [facts.name for facts in search_styles("only")] == ["only"]
    style_index.load_index.cache_clear()
    file.unlink()
