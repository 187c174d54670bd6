"""README and docs tell the truth: their commands exist, and no page suggests the wrong package."""

import re
from pathlib import Path

import pytest

import run_examples

PAGES = run_examples.pages()
ROOT = run_examples.ROOT
LINK = re.compile(r"\[[^\]\n]*\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_files_lead_somewhere(page: Path) -> None:
    broken = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_installs_the_other_refkit(page: Path) -> None:
    assert re.findall(r"pip install [\"']?refkit\b", page.read_text("utf-8")) == []


def test_a_console_block_is_cut_into_commands_and_what_they_print() -> None:
    body = "$ refkit find \\\n    a.txt\nfirst\nsecond\n$ refkit styles\n"
    assert [(example.source, example.expected) for example in run_examples.console_examples(body)] == [
        ("refkit find \\\n    a.txt\n", "first\nsecond\n"),
        ("refkit styles\n", ""),
    ]


@pytest.mark.parametrize(
    ("expected", "printed", "agree"),
    [
        pytest.param("one\ntwo\n", "one\ntwo\n", True, id="the same lines"),
        pytest.param("one\n", "one\ntwo\n", False, id="a line more than the page says"),
        pytest.param("one\n…\n", "one\ntwo\nthree\n", True, id="the rest is cut"),
        pytest.param("one\n…\n", "two\n", False, id="cut, but another beginning"),
        pytest.param("", "", True, id="silence"),
    ],
)
def test_what_counts_as_the_truth(expected: str, printed: str, agree: bool) -> None:
    assert run_examples.agrees("console", expected, printed) is agree


def test_refreshing_keeps_the_cut_where_the_page_had_it() -> None:
    assert run_examples.refreshed("console", "old\n…\n", "new\nmore\neven more\n") == "new\n…\n"
