"""The page speaks English and Swedish, whole."""

import re
import string
from pathlib import Path

import pytest

import refkit.web
from refkit.model.verdict import Verdict
from refkit.web.messages import LANGUAGES, Speech, message_keys, pick_language
from refkit.workflow.mend import MENDABLE

TEMPLATES = sorted((Path(refkit.web.__file__).parent / "templates").glob("*.html"))


@pytest.mark.parametrize(
    ("accepted", "chosen", "language"),
    [
        pytest.param("sv-SE,sv;q=0.9,en;q=0.8", "", "sv", id="the browser's first"),
        pytest.param("de, sv;q=0.5", "", "sv", id="the first that the page speaks"),
        pytest.param("sv;q=0, en", "", "en", id="one that is refused"),
        pytest.param("sv", "en", "en", id="what was chosen goes before"),
        pytest.param("sv", "xx", "sv", id="a choice that is none"),
        pytest.param("*;q=x,,;;", "", "en", id="nonsense"),
    ],
)
def test_the_language_is_picked(accepted: str, chosen: str, language: str) -> None:
    assert pick_language(accepted, chosen) == language


def test_every_message_is_said_in_both_languages_with_the_same_places() -> None:
    for key in message_keys():
        said = [Speech(language)(key) for language in LANGUAGES]
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in said]
        assert all(said)
        assert places[0] == places[1], key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_message_that_a_template_asks_for_is_there(template: Path) -> None:
    asked = set(re.findall(r"""say\((?:"|')([\w-]+)(?:"|')[,)]""", template.read_text("utf-8")))
    assert asked <= set(message_keys())


def test_every_field_and_verdict_has_a_name() -> None:
    assert {f"field-{field}" for field in MENDABLE} <= set(message_keys())
    assert {f"verdict-{verdict}" for verdict in Verdict} <= set(message_keys())


def test_the_page_speaks_the_browser_s_language_and_the_chosen_one(page) -> None:
    swedish = page.client.get("/", headers={"accept-language": "sv-SE"}).text
    assert '<html lang="sv">' in swedish
    assert "Klistra in en text" in swedish
    page.client.get("/language?to=en&back=/")
    assert '<html lang="en">' in page.client.get("/", headers={"accept-language": "sv-SE"}).text


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\r\nx: y"]
)
def test_choosing_a_language_leads_nowhere_else(page, back: str) -> None:
    answer = page.client.get("/language", params={"to": "sv", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"
