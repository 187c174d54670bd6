"""Whether the page answers at once while 500 references are worked on, and how soon the example article is set.

    python benchmarks/web.py                     # 500 references
    python benchmarks/web.py --references 100

Starts `refkit serve` as a process of its own, with the example's works as index, and asks it over loopback as a browser
does: the example article from paste to formatted list; then many references, and while they stream, the start page and
a field to mend in turn. Exit status 1 where the list took longer than two seconds, or a fifth of a second was too short
for more than one answer in twenty.
"""

import argparse
import http.client
import re
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parents[1]
LIST_SECONDS, ANSWER_SECONDS, SHARE = 2.0, 0.2, 0.95


class Browser:
    """One connection to the page at a time, with the cookie."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.place, self.cookie = parts.netloc, f"refkit-{parts.port}={parts.query.removeprefix('token=')}"

    def ask(self, path: str, values: dict[str, str] | None = None) -> tuple[str, str]:
        """The body of the answer and where it leads, for values by POST."""
        headers = {"Cookie": self.cookie, "Origin": f"http://{self.place}", "X-Piece": "1"}
        if values is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self.place, timeout=300)
        body = urlencode(values) if values is not None else None
        connection.request("GET" if values is None else "POST", path, body, headers)
        answer = connection.getresponse()
        text, leads = answer.read().decode("utf-8"), answer.headers.get("Location", "")
        connection.close()
        if answer.status >= 400:
            raise SystemExit(f"{path}: {answer.status} {text[:200]}")
        return text, leads


def seconds_to_list(browser: Browser) -> float:
    """From the paste of the example article to its formatted list, everything looked up."""
    started = time.perf_counter()
    _, desk = browser.ask("/lists", {"text": (ROOT / "examples" / "somn.txt").read_text("utf-8")})
    browser.ask(f"{desk}/events")
    html, _ = browser.ask(f"{desk}/preview")
    if html.count("csl-entry") != 10:
        raise SystemExit("the example article has ten references, and the list has not")
    return time.perf_counter() - started


def answers_while_streaming(browser: Browser, references: int) -> tuple[list[float], list[float], float]:
    """Seconds of each answer: start page, mended field; and how long the whole list took."""
    entries = (f"{n}. Doe J, Roe R. On trees of kind {n}. Nature. 2001;{n}(2):33-44." for n in range(1, references + 1))
    started = time.perf_counter()
    _, desk = browser.ask("/lists", {"text": "References\n\n" + "\n".join(entries)})
    stream = threading.Thread(target=browser.ask, args=(f"{desk}/events",))
    stream.start()
    while 'id="r1"' not in browser.ask(desk)[0]:
        pass
    home, mend = [], []
    while stream.is_alive():
        home.append(_timed(browser, "/"))
        mend.append(_timed(browser, f"{desk}/references/1/field", {"field": "title", "value": f"By hand {len(mend)}"}))
    return home, mend, time.perf_counter() - started


def _timed(browser: Browser, path: str, values: dict[str, str] | None = None) -> float:
    started = time.perf_counter()
    browser.ask(path, values)
    return time.perf_counter() - started


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--references", type=int, default=500)
    wanted = parser.parse_args(arguments)
    works = str(ROOT / "examples" / "works.jsonl")
    command = [sys.executable, "-m", "refkit", "serve", "--port", "0", "--quiet", "--index", works]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"http://\S+", process.stderr.readline())
        if found is None:
            raise SystemExit("refkit serve did not start")
        browser = Browser(found[0])
        lists = [seconds_to_list(browser) for _ in range(5)]
        home, mend, whole = answers_while_streaming(browser, wanted.references)
        process.terminate()
    print(f"example article, paste to list: first {lists[0]:.2f} s, then {min(lists[1:]):.2f} s at best")
    print(f"{wanted.references} references: {whole:.1f} s")
    for name, times in (("start page", home), ("mended field", mend)):
        times.sort()
        middle, late = times[len(times) // 2], times[int(len(times) * SHARE)]
        print(f"{name} meanwhile: {len(times)} answers, p50 {middle * 1000:.0f} ms, p95 {late * 1000:.0f} ms")
    is_late = any(times[int(len(times) * SHARE)] > ANSWER_SECONDS for times in (home, mend))
    return int(lists[0] > LIST_SECONDS or is_late)


if __name__ == "__main__":
    sys.exit(main())
