"""docs/reference leaves nothing out: verbs, options, formats, sources, outputs, findings, verdicts, styles, errors."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

import command_line
import refkit
from refkit.csl.output.registry import _BUILT_IN as OUTPUTS
from refkit.formats.registry import format_names
from refkit.model.finding_codes import FINDING_CODES
from refkit.model.verdict import Verdict
from refkit.sources.registry import _BUILT_IN as SOURCES
from refkit.workflow.render import _ENGINES as ENGINES

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in REFERENCE.glob("*.md")}
COMMANDS = PAGES["command-line"]


EVERY = list(command_line.commands())


def told_of(words: str) -> str:
    """What the page prints below `… --help` of a command; the page's own test runs it and compares."""
    match = re.search(rf"^\$ {words} --help\n(.*?)(?=^\$ |^```)", COMMANDS, re.M | re.S)
    return match[1] if match else ""


@pytest.mark.parametrize(("words", "command"), EVERY, ids=[words for words, _ in EVERY])
def test_every_command_stands_there_with_every_option(words: str, command: Any) -> None:
    told = told_of(words)
    assert told, f"docs/reference/command-line.md has no '$ {words} --help'; python docs/command_line.py adds it"
    assert not told.rstrip().endswith("…"), "the help is cut"
    names = [
        name
        for one in command.params
        for name in one.opts
        if name.startswith("--") and not getattr(one, "hidden", False)
    ]
    assert [name for name in names if name not in told] == []


@pytest.mark.parametrize("name", format_names())
def test_every_format_stands_there(name: str) -> None:
    assert f"`{name}`" in PAGES["formats"]


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_stands_there(name: str) -> None:
    assert f"`{name}`" in PAGES["sources"]


@pytest.mark.parametrize("name", [*FINDING_CODES, *Verdict])
def test_every_finding_and_verdict_stands_there(name: str) -> None:
    assert re.search(rf"^\| `{name}` \| .+ \|$", PAGES["findings"], re.M)


@pytest.mark.parametrize("code", FINDING_CODES.values(), ids=lambda code: code.code)
def test_the_page_says_of_a_finding_what_the_code_says(code: refkit.model.finding_codes.FindingCode) -> None:
    assert f"| `{code.code}` | {code.level} | {code.meaning} |" in PAGES["findings"]


@pytest.mark.parametrize("name", [*OUTPUTS, *ENGINES])
def test_every_output_and_engine_stands_there(name: str) -> None:
    assert re.search(rf"\b{name}\b", told_of("refkit render") + (refkit.render.__doc__ or ""))


def test_every_error_is_shown_with_its_docstring() -> None:
    assert re.search(r"automodule:: refkit\.errors\n +:members:", PAGES["errors"])
    tree = ast.parse((ROOT / "src" / "refkit" / "errors.py").read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    assert [node.name for node in classes if node.name.startswith("_") or not ast.get_docstring(node)] == []


@pytest.mark.parametrize("style", sorted((ROOT / "styles").glob("*.csl")), ids=lambda style: style.stem)
def test_every_style_of_refkits_own_stands_in_a_page(style: Path) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").rglob("*.md"))
    assert f"`{style.stem}`" in pages
