"""Long runs from the command line: stopped and gone on with, reviewed, decided, shown before they change anything."""

import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sources"))  # for fake_server

from fake_server import Asked, Reply, answer_as_crossref, running_server

from refkit.cli.progress import Progress, progress_line
from refkit.sources import LocalIndex

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXT = EXAMPLES / "sleep.txt"
BIB = """@article{mine,
  title = {Magnesium in prevention and therapy},
  author = {Gröber, U and Schmidt, J},
  journal = {Nutrients}, year = {2015}, volume = 7, pages = {8199-8226}
}
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "works.index"
    LocalIndex.build(EXAMPLES / "works.jsonl", path).close()
    return path


def items(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_dry_run_shows_the_changes_and_writes_nothing(refkit_command, index: Path, tmp_path: Path) -> None:
    ran = refkit_command("enrich", TEXT, "--index", index, "--dry-run", "--fields", "doi")
    assert ran.status == 0
    assert "DOI: nothing → 10.5664/jcsm.3170" in ran.out
    assert "author" not in ran.out
    assert refkit_command("enrich", TEXT, "--index", index, "--dry-run", "-o", tmp_path / "out").status == 2


def test_a_run_is_gone_on_with_and_another_one_is_refused(refkit_command, index: Path, tmp_path: Path) -> None:
    command = ("enrich", TEXT, "--index", index, "--resume", tmp_path / "run.jsonl", "--json")
    first, second = refkit_command(*command), refkit_command(*command)
    assert (first.status, second.status, first.out) == (0, 0, second.out)
    assert "were asked about before" in second.err
    other = refkit_command("enrich", EXAMPLES / "somn.txt", "--index", index, "--resume", tmp_path / "run.jsonl")
    assert other.status == 2
    assert "begun for" in other.err


def test_the_whole_review_loop(refkit_command, index: Path, tmp_path: Path) -> None:
    review, decisions = tmp_path / "review.csv", tmp_path / "decisions.json"
    assert refkit_command("enrich", TEXT, "--index", index, "--review", review, "--to", "jsonl").status == 0
    text = review.read_text(encoding="utf-8-sig").replace("\n10.5664/jcsm.3170,", "\nnever,", 1)
    review.write_text(text, encoding="utf-8")
    applied = refkit_command("apply", review, TEXT, "--decisions", decisions, "--to", "jsonl")
    assert applied.status == 0, applied.err
    dois = [item.get("DOI") for item in items(applied.out)]
    assert "10.1016/j.sleepx.2024.100121" in dois
    assert "10.5664/jcsm.3170" not in dois
    later = refkit_command("enrich", TEXT, "--index", index, "--decisions", decisions, "--json")
    assert [item.get("DOI") for item in items(later.out)] == dois


def test_a_bibliography_file_keeps_its_keys_and_its_format(refkit_command, index: Path, tmp_path: Path) -> None:
    bib, review = tmp_path / "mine.bib", tmp_path / "review.csv"
    bib.write_text(BIB, encoding="utf-8")
    ran = refkit_command("enrich", bib, "--index", index, "--to", "bibtex", "--review", review, "--fields", "doi")
    assert ran.status == 0
    assert "{mine," in ran.out
    assert "10.3390/nu7095388" in ran.out
    applied = refkit_command("apply", review, bib)
    assert "@article{mine" in applied.out
    assert "10.3390/nu7095388" in applied.out


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--fields", "jurnal", "No field is called 'jurnal'"),
        ("--min-confidence", "3", "between 0 and 1"),
        ("--title-case", "upper", "knows “sentence”"),
        ("--abbreviations", "no-such-file", "cannot be read"),
        ("--decisions", "no-such-file", "cannot be read"),
    ],
)
def test_options_without_a_meaning_are_said(refkit_command, index: Path, option: str, value: str, said: str) -> None:
    ran = refkit_command("enrich", TEXT, "--index", index, option, value)
    assert ran.status in (2, 4)
    assert said in ran.err
    assert "Traceback" not in ran.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_for_terminals_and_for_work_over_a_second() -> None:
    seconds = iter([0.0, 0.5, 2.0, 2.1, 4.0])
    terminal, pipe = Terminal(), io.StringIO()
    progress = Progress(1000, done_before=100, to=terminal, clock=lambda: next(seconds))
    for done in (101, 102, 103, 108):
        progress.show(done)
    progress.end()
    lines = terminal.getvalue().split("\r")[1:]
    assert lines[0].startswith("102 of 1,000 references · 1.0 a second · 15 min left")
    assert len(lines) == 3
    silent = Progress(1000, to=pipe, clock=lambda: 100.0)
    silent.show(5)
    assert pipe.getvalue() == ""


def test_time_left_is_said_in_the_unit_that_fits() -> None:
    assert progress_line(10, 100, 10.0) == "10 of 100 references · 1.0 a second · 2 min left"
    assert progress_line(10, 100_000, 10.0).endswith("27.8 h left")
    assert progress_line(0, 10, 3.0) == "0 of 10 references"


class Killer:
    """Answers as Crossref does, and kills the run it is told of when it is asked for the n-th time."""

    def __init__(self) -> None:
        self.asked = 0
        self.at: int | None = None
        self.process: subprocess.Popen[bytes] | None = None
        self.signal = signal.SIGINT
        self._lock = threading.Lock()

    def __call__(self, asked: Asked) -> Reply:
        with self._lock:
            self.asked += 1
            if self.asked == self.at and self.process is not None:
                self.process.send_signal(self.signal)
        return answer_as_crossref(asked)


def _stop_and_go_on(folder: Path, references: int, kills: int) -> tuple[list[int], int, list[dict[str, object]]]:
    """The statuses of the killed runs, the requests in all, and what the last run wrote."""
    lines, out = folder / "lines.txt", folder / "out.jsonl"
    printed = (
        f"Gröber U, Schmidt J. Magnesium in prevention {n}. Nutrients. 2015;7:{n}-82." for n in range(references)
    )
    lines.write_text("\n".join(printed), encoding="utf-8")
    random, statuses, killer = Random(7), [], Killer()
    with running_server() as server:
        server.script = killer
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
        command = [sys.executable, "-m", "fast_lane", "enrich", str(lines), "--lines", "--from", "crossref", "--quiet"]
        command += ["--crossref-url", server.url, "--resume", str(folder / "run.jsonl"), "--json", "-o", str(out)]
        for number in range(kills):
            killer.signal = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)[number % 3]
            killer.at = killer.asked + random.randint(1, max(references // (kills + 1), 1))
            killer.process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
            statuses.append(killer.process.wait(timeout=60))
        killer.at = None
        subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)
    return statuses, killer.asked, items(out.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("references", "kills"), [(6, 1), pytest.param(300, 9, marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_a_run_that_is_killed_again_and_again_loses_and_doubles_nothing(
    tmp_path: Path, references: int, kills: int
) -> None:
    statuses, asked, written = _stop_and_go_on(tmp_path, references, kills)
    texts = Counter(item["refkit"]["source"]["text"] for item in written)  # type: ignore[index]
    assert statuses == [[130, 130, -signal.SIGKILL][number % 3] for number in range(kills)]
    assert list(texts) == (tmp_path / "lines.txt").read_text(encoding="utf-8").splitlines()
    assert set(texts.values()) == {1}
    assert all(item["refkit"]["verdict"] != "not-asked" for item in written)  # type: ignore[index]
    assert asked <= 1.2 * references


def test_an_interrupted_run_writes_what_was_done_and_the_rest_as_it_was(tmp_path: Path) -> None:
    killer, out = Killer(), tmp_path / "out.jsonl"
    lines = tmp_path / "lines.txt"
    lines.write_text("\n".join(f"Doe J. Title number {n} of many. 200{n};1:2-3." for n in range(5)), encoding="utf-8")
    with running_server() as server:
        server.script = killer
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
        command = [sys.executable, "-m", "fast_lane", "enrich", str(lines), "--lines", "--from", "crossref", "--json"]
        killer.at = 3
        killer.process = subprocess.Popen(
            [*command, "--crossref-url", server.url, "-o", str(out)], env=environment, stderr=subprocess.PIPE
        )
        said = killer.process.communicate(timeout=60)[1].decode()
    assert killer.process.returncode == 130
    assert "of 5 references were asked about; --resume FILE would let it go on" in said
    verdicts = [item["refkit"]["verdict"] for item in items(out.read_text(encoding="utf-8"))]  # type: ignore[index]
    assert len(verdicts) == 5
    assert verdicts[-1] == "not-asked"
    assert verdicts[0] != "not-asked"
