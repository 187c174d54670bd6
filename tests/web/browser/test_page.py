"""What a person meets in a real browser: one click, the keyboard alone, a phone, accessibility, 500 at once."""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

AXE = Path(__file__).resolve().parents[3] / "build" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
LIST, DONE = "#preview .csl-entry", "#progress .phase.done, #progress .phase.failed"
MOST_TABS = 80


def paste(page: "Page", text: str) -> None:
    page.fill("#text", text)
    page.click("button.primary")
    page.wait_for_selector(DONE)
    page.wait_for_selector(LIST)


def faults(page: "Page") -> list[str]:
    """What axe finds wrong with the page as it is now."""
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def until(page: "Page", expression: str, seconds: int = 30) -> None:
    """Wait until it is true in the page, whose policy forbids Playwright's own way of waiting for it."""
    for _ in range(seconds * 20):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"after {seconds} seconds it was not true: {expression}")


def tab_to(page: "Page", wanted: str) -> None:
    """Press Tab until what matches is focused."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{wanted} was not reached with the Tab key")


def test_one_click_leads_from_the_paste_to_the_formatted_list(visit: Callable[..., "Page"], article: str) -> None:
    page = visit()
    page.fill("#text", article)
    page.click("button.primary")
    page.wait_for_selector(DONE)
    until(page, "document.querySelectorAll('#preview .csl-entry').length === 10")
    assert "Gröber" in page.inner_text("#preview")
    assert page.locator("article.card").count() == 10
    page.fill("#style", "vancouver")
    page.keyboard.press("Tab")
    page.wait_for_selector("#preview .csl-left-margin")
    page.select_option("#locale", "sv-SE")
    until(page, "document.querySelector('#preview').innerText.includes('m.fl.')")


@pytest.mark.parametrize(("scheme", "locale"), list(product(["light", "dark"], ["en-GB", "sv-SE"])))
def test_every_view_is_accessible(visit: Callable[..., "Page"], article: str, scheme: str, locale: str) -> None:
    page = visit(color_scheme=scheme, locale=locale)
    assert page.get_attribute("html", "lang") == locale[:2]
    assert faults(page) == []
    paste(page, article)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert faults(page) == []
    page.click("#r3 button.value[value=title]")
    page.wait_for_selector("#r3 .editing")
    page.click("#r2 button.value[value=issued]")
    page.fill("#r2-value", "yesterday")
    page.keyboard.press("Enter")
    page.wait_for_selector("#r2 span.trouble")
    page.click("#r5 [action$=reject] button")
    page.wait_for_selector("#r5 .is-rejected")
    assert faults(page) == []
    page.fill("#style", "no such style")
    page.keyboard.press("Tab")
    page.wait_for_selector("#preview .trouble")
    assert faults(page) == []
    address = page.url
    for other in (f"{address}/preview", f"{address}/references/1?edit=author", f"{address}-gone"):
        page.goto(other)
        assert faults(page) == []


def test_the_whole_journey_goes_by_keyboard_alone(visit: Callable[..., "Page"], article: str) -> None:
    page = visit()
    page.keyboard.insert_text(article)  # the box is focused when the page opens
    tab_to(page, "button.primary")
    page.keyboard.press("Enter")
    page.wait_for_selector(DONE)
    page.wait_for_selector(LIST)
    tab_to(page, "#style")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("vancouver")
    tab_to(page, "#r2 button.value[value=title]")
    page.wait_for_selector("#preview .csl-left-margin")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'r2-value'")
    page.keyboard.press("Escape")
    until(page, "document.activeElement.matches('#r2 button.value[value=title]')")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'r2-value'")
    page.keyboard.insert_text("A title by hand")  # what stood there is marked
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#preview').innerText.includes('A title by hand')")
    assert page.evaluate("document.activeElement.matches('#r2 button.value[value=title]')")
    page.keyboard.press("Shift+Tab")
    while not page.evaluate("document.activeElement.matches('#r2 [action$=undo] button')"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    until(page, "!document.querySelector('#preview').innerText.includes('A title by hand')")
    tab_to(page, "#r3 [action$=reject] button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#r3 .is-rejected")
    assert page.evaluate("document.activeElement.matches('#r3 [action$=undo] button')")
    tab_to(page, "#r3 [action$=accept] button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#r3 .is-accepted")


def test_the_list_is_copied_and_saved(visit: Callable[..., "Page"], article: str) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    paste(page, article)
    page.click("[data-copy]")
    until(page, "document.querySelector('#said').textContent === 'Copied.'")
    assert "Magnesium in Prevention and Therapy" in page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as saved:
        page.click("button[value=bibtex]")
    assert saved.value.suggested_filename == "references.bib"
    assert "10.3390/nu7095388" in Path(saved.value.path()).read_text("utf-8")


def test_a_file_is_dropped_on_the_page(visit: Callable[..., "Page"]) -> None:
    page = visit()
    page.evaluate(
        """() => {
            const transfer = new DataTransfer();
            transfer.items.add(new File(["@book{a, title={On trees}, author={Doe, Jane}}"], "a.bib"));
            const options = {dataTransfer: transfer, bubbles: true, cancelable: true};
            document.body.dispatchEvent(new DragEvent("drop", options));
        }"""
    )
    page.wait_for_selector(LIST)
    assert "On trees" in page.inner_text("#preview")


def test_a_phone_shows_everything_in_its_width(visit: Callable[..., "Page"], article: str) -> None:
    page = visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    paste(page, article)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    page.tap("#r1 button.value[value=author]")
    page.wait_for_selector("#r1 .editing")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_list_is_reached_by_plain_links(visit: Callable[..., "Page"], article: str) -> None:
    page = visit(java_script_enabled=False)
    page.fill("#text", article)
    page.click("button.primary")
    page.wait_for_selector(DONE)
    page.click("noscript button")
    assert page.locator(".csl-entry").count() == 10


def test_five_hundred_references_stream_while_a_field_is_mended(visit: Callable[..., "Page"]) -> None:
    entries = [f"{n}. Doe J, Roe R. On trees of kind {n}. Nature. 2001;{n}(2):33-44." for n in range(1, 501)]
    page = visit()
    page.fill("#text", "References\n\n" + "\n".join(entries))
    page.click("button.primary")
    page.wait_for_selector("#r3")
    assert page.locator("#progress .phase.done").count() == 0
    page.click("#r3 button.value[value=title]")
    page.wait_for_selector("#r3 .editing")
    page.fill("#r3-value", "A title by hand")
    page.keyboard.press("Enter")
    page.wait_for_selector("#r3 button.value:has-text('A title by hand')")
    page.wait_for_selector(DONE, timeout=120_000)
    until(page, "document.querySelectorAll('#preview .csl-entry').length === 500", seconds=60)
    assert "A title by hand" in page.inner_text("#preview")
    assert page.locator("article.card").count() == 25
    page.click("a[rel=next]")
    assert page.locator("#r26").count() == 1


def test_nothing_in_a_reference_runs(visit: Callable[..., "Page"]) -> None:
    trap = "<img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script>"
    page = visit()
    paste(page, f"References\n\n1. Doe J. On {trap} trees. Nature. 2001;7(2):33-44.\n2. Roe R. {trap}. 2002.\n")
    page.wait_for_timeout(200)
    assert page.title() != "caught"
    assert page.locator("main img, main script").count() == 0
