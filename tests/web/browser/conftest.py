"""The page in headless Chromium: `refkit serve` as a process of its own, and a browser that may reach nothing else.

The tests are marked `browser` and run by `make test-browser`, which installs what they need.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from refkit.sources import LocalIndex

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[3]
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What `refkit serve` prints to be opened."""
    index = tmp_path_factory.mktemp("works") / "works.index"
    LocalIndex.build(ROOT / "examples" / "works.jsonl", index).close()
    command = [sys.executable, "-m", "refkit", "serve", "--port", "0", "--index", str(index)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        assert "http://127.0.0.1:" in told, told
        yield told.split()[2]
        process.terminate()
        assert process.wait(20) == 0 or process.returncode == 130


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: "Browser", address: str) -> "Iterator[Callable[..., Page]]":
    """Open the page; at the end nothing may have been asked of anybody else, and nothing complained about."""
    from urllib.parse import urlsplit

    complaints: list[str] = []
    asked: set[str] = set()
    contexts = []

    def open_page(**options: Any) -> "Page":
        context = browser.new_context(**{"locale": "en-GB", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert asked <= {urlsplit(address).netloc}
    assert [said for said in complaints if "status of 4" not in said] == []


@pytest.fixture(scope="session")
def article() -> str:
    return (ROOT / "examples" / "somn.txt").read_text("utf-8")
