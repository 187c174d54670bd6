"""The picture of the page in docs/how-to/page.md, taken in Chromium with the example article.

make test-browser                                  # installs what it needs
.venv/bin/python docs/page_picture.py              # writes docs/how-to/page.png
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "how-to" / "page.png"


def main() -> None:
    """Start the page, paste the article, take the picture."""
    from playwright.sync_api import sync_playwright

    works = str(ROOT / "examples" / "works.jsonl")
    command = [sys.executable, "-m", "refkit", "serve", "--port", "0", "--index", works, "--quiet"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process, sync_playwright() as playwright:
        assert process.stderr is not None
        address = process.stderr.readline().split()[2]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 720}, locale="en-GB")
        page.goto(address)
        page.fill("#text", (ROOT / "examples" / "somn.txt").read_text("utf-8"))
        page.click("button.primary")
        page.wait_for_selector("#progress .phase.done")
        page.wait_for_selector("#preview .csl-entry")
        page.locator("#preview[aria-busy]").wait_for(state="detached")
        page.screenshot(path=TARGET)
        browser.close()
        process.terminate()


if __name__ == "__main__":
    main()
