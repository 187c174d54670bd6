"""Wrong uses of the command line: the status each leaves with, and the one line that says what to do next.

What needs a real process (signals, closed pipes, full disks, a standard output of its own) is at the end.
"""

import json
import os
import resource
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from refkit.sources.polite.clock import SystemClock

REFERENCE = "Doe J, Roe R. On trees and their shade. Journal of Trees. 2001;5(2):33-41."
ARTICLE = f"An article.\n\nReferences\n\n1. {REFERENCE}\n2. Poe A. Ravens at noon. Birds. 1999;7:1-9.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article and one file of every broken kind, where the commands run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFKIT_CONFIG", "")
    files: dict[str, str | bytes] = {
        "article.txt": ARTICLE,
        "works.jsonl": json.dumps({"DOI": "10.1000/182", "title": ["On trees"]}) + "\n",
        "empty.txt": "",
        "blank.txt": " \n\n\t\n",
        "binary.bin": bytes(range(256)) * 40,
        "latin1.bib": "@book{a, title = {Årstider}".encode("latin-1"),
        "broken.json": '[{"id": "a", "type": "book", ',
        "broken.pubmed": "no XML at all",
        "broken.csl": "<style",
        "note.csl": "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text' version='1.0'></style>",
        "notes.sqlite": "this is no database",
        "broken.docx": b"PK\x03\x04 and nothing more",
        "known.json": "[]",
        "decisions.json": "no JSON",
        "review.csv": "a,b\n1,2\n",
        "unknown.toml": 'sytle = "apa"\n',
        "wrong.toml": "style = 5\n",
        "syntax.toml": "style = \n",
        "binary.toml": b"\xff\xfe\x00",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "something").touch()
    (tmp_path / "folder.index").mkdir()
    return tmp_path


USES = [
    # what is read
    pytest.param("parse none.txt", 4, "'none.txt' cannot be read: No such file", id="missing file"),
    pytest.param("render article.txt none.bib", 4, "'none.bib' cannot be read", id="one of two files is missing"),
    pytest.param("parse folder", 4, "'folder' cannot be read: Is a directory", id="folder"),
    pytest.param("convert folder --to ris", 4, "Is a directory", id="folder to convert"),
    pytest.param("parse empty.txt", 3, "no reference was found in empty.txt", id="empty file"),
    pytest.param("check blank.txt --offline", 3, "no reference was found", id="blank file"),
    pytest.param("find empty.txt", 3, "no reference list was found in empty.txt", id="no list"),
    pytest.param("parse -", 3, "no reference was found in -", id="empty standard input"),
    pytest.param("diff - -", 2, "Standard input (-) can be read only once", id="standard input twice"),
    pytest.param(
        "parse - article.txt -", 2, "put one of the texts into a file", id="standard input among files, twice"
    ),
    pytest.param("parse broken.docx", 4, "Word", id="broken Word document"),
    pytest.param("convert broken.json --to ris", 4, "broken.json, line 1: this is not JSON", id="JSON that breaks off"),
    pytest.param("convert broken.pubmed --format pubmed-xml --to ris", 4, "broken.pubmed, line 1", id="no XML"),
    pytest.param("parse article.txt --format bibtx", 2, "Did you mean 'bibtex'?", id="unknown input format"),
    pytest.param("parse article.txt --lines --format ris", 2, "give --lines or --format", id="lines of a format"),
    # names and options
    pytest.param("rendr article.txt", 2, "Did you mean 'render'?", id="mistyped verb"),
    pytest.param("library serch x", 2, "Did you mean 'search'?", id="mistyped verb of a verb"),
    pytest.param("styles", 2, "Say which command: refkit styles {search, show,", id="verb without its verb"),
    pytest.param("render", 2, "FILE", id="no file"),
    pytest.param("render article.txt --styel apa", 2, "Did you mean --style?", id="mistyped option"),
    pytest.param("render article.txt --zzz", 2, "there is no option --zzz", id="unknown option"),
    pytest.param("render article.txt --style", 2, "'--style' requires an argument", id="option without value"),
    pytest.param("render article.txt --style vancuver", 2, "vancouver", id="unknown style"),
    pytest.param("render article.txt --style broken.csl", 2, "broken.csl", id="broken style"),
    pytest.param("render article.txt --style note.csl", 2, "note.csl", id="style without a layout"),
    pytest.param("render article.txt --style none.csl", 2, "none.csl", id="missing style file"),
    pytest.param("render article.txt --locale sw-SE", 2, "Did you mean 'sv-SE'?", id="unknown locale"),
    pytest.param("render article.txt --locale swedish!", 2, "No locale is called", id="no locale at all"),
    pytest.param("render article.txt --to pdf", 2, "No output format is called 'pdf'", id="unknown output"),
    pytest.param("render article.txt --titles boht", 2, "Did you mean 'both'?", id="unknown title policy"),
    pytest.param("render article.txt --engine citeproc", 2, "Did you mean 'citeproc-py'?", id="unknown engine"),
    pytest.param("parse article.txt --to bibtx", 2, "Did you mean 'bibtex'?", id="unknown output format"),
    pytest.param("parse article.txt --to docx", 2, "cannot be written", id="format that is only read"),
    pytest.param("parse article.txt --json --to ris", 2, "give one of them", id="two formats to write"),
    pytest.param("convert article.txt", 2, "--to NAME", id="no format to write"),
    pytest.param("library search x.sqlite y --limit many", 2, "--limit", id="no number"),
    pytest.param("library search x.sqlite y --limit 0", 2, "--limit", id="number too small"),
    pytest.param(
        "check article.txt --offline --fail-on retractd", 2, "Did you mean 'retracted'?", id="unknown finding"
    ),
    pytest.param("check article.txt --offline --format pdf", 2, "'github'", id="unknown report"),
    pytest.param("keys article.txt --pattern [auth", 2, "no pattern for keys", id="broken pattern of keys"),
    # sources, indexes, libraries and other files
    pytest.param("enrich article.txt", 2, "--offline to ask nobody", id="nobody to ask"),
    pytest.param("enrich article.txt --from crosref", 2, "Did you mean 'crossref'?", id="unknown source"),
    pytest.param(
        "enrich article.txt --from crossref --mailto me", 2, "expected name@example.org", id="address that is none"
    ),
    pytest.param("enrich article.txt --index none.index", 4, "refkit index build", id="missing index"),
    pytest.param("enrich article.txt --index folder", 4, "'folder' is not an index", id="folder for an index"),
    pytest.param("render article.txt --index article.txt", 4, "'article.txt'", id="file for an index"),
    pytest.param("index build none.jsonl -o x.index", 4, "'none.jsonl' cannot be read", id="missing works"),
    pytest.param("index build works.jsonl", 2, "'-o'", id="nowhere to build an index"),
    pytest.param("index show article.txt", 4, "'article.txt'", id="file shown as an index"),
    pytest.param("enrich article.txt --offline --patch", 2, "bibtex", id="text to patch"),
    pytest.param("enrich works.jsonl --offline --patch", 2, "crossref-json", id="format that cannot be patched"),
    pytest.param("enrich article.txt --offline --fields doy", 2, "No field is called 'doy'", id="unknown field"),
    pytest.param("enrich article.txt --offline --decisions decisions.json", 4, "decisions", id="broken decisions"),
    pytest.param("enrich article.txt --offline --resume article.txt", 2, "journal", id="file for a journal"),
    pytest.param("apply review.csv article.txt", 4, "no review", id="table that is no review"),
    pytest.param("check article.txt --offline --baseline article.txt", 4, "no baseline", id="broken baseline"),
    pytest.param("check article.txt --offline --text none.md", 4, "'none.md' cannot be read", id="missing text"),
    pytest.param("library list none.sqlite", 4, "'none.sqlite' is not there", id="missing library"),
    pytest.param("library list notes.sqlite", 4, "notes.sqlite", id="file for a library"),
    pytest.param("library add notes.sqlite article.txt", 4, "notes.sqlite", id="file to add to"),
    pytest.param("batch parse article.txt folder", 2, "give another folder", id="batch into a full folder"),
    pytest.param("batch parse none.txt out", 4, "'none.txt' cannot be read", id="batch of a missing file"),
    # where to write
    pytest.param("parse article.txt -o no/such/out.bib", 2, "cannot be written: No such file", id="no such folder"),
    pytest.param("parse article.txt -o article.txt/out.bib", 2, "cannot be written: Not a dir", id="file for a folder"),
    pytest.param("parse article.txt --to ris -o folder", 2, "cannot be written: Is a dir", id="folder to write"),
    pytest.param("parse article.txt -o /dev/full", 2, "cannot be written: No space left", id="full disk"),
    pytest.param("batch parse article.txt article.txt/out", 2, "cannot be made", id="no folder for a batch"),
    pytest.param(
        "library add article.txt/x.sqlite article.txt", 4, "article.txt/x.sqlite", id="no place for a library"
    ),
    pytest.param("index build works.jsonl -o article.txt/x", 4, "article.txt/x", id="no place for an index"),
    pytest.param("styles validate none.csl", 4, "'none.csl' cannot be read", id="missing style to validate"),
    pytest.param("styles show vancuver", 2, "vancouver", id="unknown style to show"),
    pytest.param("config set stile apa", 2, "Did you mean 'style'?", id="unknown setting"),
]


def checked(err: str, message: str, use: str) -> None:
    lines = [line for line in err.splitlines() if line]
    assert len(lines) == 1, f"{use}: {err}"
    assert lines[0].startswith("refkit: ")
    assert message in lines[0]
    assert "Traceback" not in err
    assert lines[0].rstrip().endswith((".", "?", ")", "`", "-", ".txt"))


@pytest.mark.parametrize(("use", "status", "message"), USES)
def test_a_wrong_use_is_one_line_that_helps(
    refkit_command: Callable[..., tuple[int, str, str]], place: Path, use: str, status: int, message: str
) -> None:
    left, out, err = refkit_command(*use.split())
    assert (left, out) == (status, ""), err
    checked(err, message, use)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        pytest.param("unknown.toml", "Did you mean 'style'?", id="unknown key"),
        pytest.param("wrong.toml", "style is a text", id="wrong type"),
        pytest.param("syntax.toml", "at line 1", id="no TOML"),
        pytest.param("binary.toml", "no config file", id="binary"),
        pytest.param("none.toml", "cannot be read: No such file", id="named, not there"),
        pytest.param("folder", "cannot be read: Is a directory", id="folder"),
    ],
)
def test_a_bad_config_file_is_one_line_that_names_it(
    refkit_command: Callable[..., tuple[int, str, str]],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    config: str,
    message: str,
) -> None:
    monkeypatch.setenv("REFKIT_CONFIG", config)
    left, out, err = refkit_command("render", "article.txt")
    assert (left, out) == (2, "")
    checked(err, message, config)
    assert config in err


def test_a_bad_encoding_is_told_with_its_line_and_nothing_is_lost(refkit_command, place: Path) -> None:
    ran = refkit_command("convert", "latin1.bib", "--to", "csl-json")
    assert "latin1.bib" in ran.err or "UTF-8" in ran.err or "encoding" in ran.err
    assert "Traceback" not in ran.err


def test_a_binary_file_has_no_reference(refkit_command, place: Path) -> None:
    ran = refkit_command("parse", "binary.bin")
    assert ran.status == 3
    assert "Save the file as UTF-8" in ran.err
    assert ran.err.splitlines()[-1] == "refkit: no reference was found in binary.bin"


def test_no_network_is_status_5_and_the_records_are_written(refkit_command, place: Path, monkeypatch) -> None:
    with socket.socket() as taken:  # bound and not listening: every connection is refused
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        skipped = [0.0]
        monkeypatch.setattr(SystemClock, "sleep", lambda _, seconds: skipped.append(seconds))
        monkeypatch.setattr(SystemClock, "monotonic", lambda _: time.monotonic() + sum(skipped))
        ran = refkit_command("enrich", "article.txt", "--from", "crossref", "--crossref-url", address, "--json")
    assert ran.status == 5
    assert {json.loads(line)["refkit"]["verdict"] for line in ran.out.splitlines()} == {"not-asked"}
    assert "2 of 2 references could not be asked about" in ran.err


def test_a_fault_of_refkit_is_told_as_one(refkit_command, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("refkit.workflow.load.parse", fail)
    left, _, err = refkit_command("parse", "article.txt")
    assert left == 70
    checked(err, "this is a fault of refkit, not yours: ZeroDivisionError", "a fault")


def run_in_shell(command: str, folder: Path, **more: object) -> "subprocess.CompletedProcess[str]":
    script = command.replace("refkit ", f"{sys.executable} -m refkit ")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "REFKIT_CONFIG": ""}
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False, **more
    )  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("command", "status", "message"),
    [
        pytest.param("refkit formats > /dev/full", 2, "standard output cannot be written: No space", id="full disk"),
        pytest.param("refkit formats >&-", 2, "standard output is closed", id="closed standard output"),
        pytest.param("refkit formats --bad 2>&-", 2, "", id="closed standard error"),
        pytest.param("refkit formats | true; exit ${PIPESTATUS[0]}", None, "", id="closed pipe"),
    ],
)
def test_what_only_a_process_meets(place: Path, command: str, status: int | None, message: str) -> None:
    ran = run_in_shell(command, place)
    assert status is None or ran.returncode == status
    assert ran.returncode in (0, 2, 141)
    assert "Traceback" not in ran.stderr
    assert ran.stderr.startswith(f"refkit: {message}" if message else "")
    assert len(ran.stderr.splitlines()) == bool(message)


def test_a_disk_that_fills_up_leaves_the_old_file(place: Path) -> None:
    (place / "out.bib").write_text("old")

    def limit_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))

    ran = run_in_shell("refkit parse article.txt -o out.bib", place, preexec_fn=limit_files)
    assert ran.returncode == 2
    checked(ran.stderr, "cannot be written: File too large", "a limit of the file size")
    assert (place / "out.bib").read_text() == "old"
    assert [path.name for path in place.iterdir() if path.name.startswith(".out")] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_one_may_not_write_to_is_named(refkit_command, place: Path) -> None:
    (place / "folder").chmod(stat.S_IRUSR | stat.S_IXUSR)
    left, _, err = refkit_command("parse", "article.txt", "-o", "folder/out.bib")
    assert left == 2
    checked(err, "Permission denied", "no permission")
