"""examples/pipelines: what others copy into their projects does what it says."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PIPELINES = ROOT / "examples" / "pipelines"
MANUSCRIPT = """# Trees

Trees have shade [1].

## References

1. Doe J, Roe R. On trees and their shade. Journal of Trees. 2001;5(2):33-41.
"""
COPY = "2. Doe J, Roe R. On trees and their shade. Journal of Trees. 2001;5(2):33-41.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A manuscript, and `refkit` as a command."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "refkit"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m refkit "$@"\n')
    command.chmod(0o755)
    (tmp_path / "manuscript.md").write_text(MANUSCRIPT, encoding="utf-8")
    shutil.copy(PIPELINES / "Makefile", tmp_path)
    return tmp_path


def run(command: str, folder: Path, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    paths = os.pathsep.join((str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]))
    python_path = os.pathsep.join(path for path in sys.path if path)
    environment = os.environ | {"PATH": paths, "PYTHONPATH": python_path, "REFKIT_CONFIG": ""}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, input=stdin, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_the_workflow_passes_a_right_list_and_fails_a_wrong_one(folder: Path) -> None:
    workflow = yaml.safe_load((PIPELINES / "check-references.yml").read_text("utf-8"))
    steps = workflow["jobs"]["check"]["steps"]
    [command] = [step["run"] for step in steps if "refkit check" in step.get("run", "")]
    assert run(command, folder).returncode == 0
    with (folder / "manuscript.md").open("a", encoding="utf-8") as file:
        file.write(COPY)
    ran = run(command, folder)
    assert ran.returncode == 1
    assert re.search(r"^::warning .*duplicate", ran.stdout, re.M)


@pytest.mark.slow
def test_the_rules_of_make_make_what_they_say(folder: Path) -> None:
    ran = run("make check references.html references.bib", folder)
    assert ran.returncode == 0, ran.stderr
    assert "<div" in (folder / "references.html").read_text("utf-8")
    assert "@article" in (folder / "references.bib").read_text("utf-8")


@pytest.mark.slow
def test_the_hook_of_pre_commit_stops_a_doubled_entry(folder: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    configured = yaml.safe_load((PIPELINES / "pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    assert [one["id"] for one in configured] == [hook["id"]] == ["refkit-check"]
    assert re.search(hook["files"], "thesis/library.bib")
    entry = "@article{a, author = {Doe, J}, title = {On trees and shade}, journal = {Trees}, year = 2001, volume = 5}\n"
    (folder / "one.bib").write_text(entry)
    (folder / "two.bib").write_text(entry + entry.replace("{a,", "{b,"))
    assert run(f"{hook['entry']} one.bib", folder).returncode == 0
    assert run(f"{hook['entry']} two.bib", folder).returncode == 1


def document(*blocks: dict[str, object], **meta: str) -> str:
    said = {name.replace("_", "-"): {"t": "MetaString", "c": value} for name, value in meta.items()}
    return json.dumps({"pandoc-api-version": [1, 23], "meta": said, "blocks": blocks})


def words(text: str) -> list[dict[str, object]]:
    return [{"t": "Str", "c": text}]


@pytest.mark.slow
def test_the_filter_prints_the_list_of_a_document_anew(folder: Path) -> None:
    heading = {"t": "Header", "c": [1, ["refs", [], []], words("References")]}
    reference = "Doe J, Roe R. On trees and their shade. Journal of Trees. 2001;5(2):33-41."
    item = [{"t": "Plain", "c": words(reference)}]
    listed = {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], [item]]}
    text = {"t": "Para", "c": words("Before.")}
    command = f"python {PIPELINES / 'reformat_references.py'}"
    ran = run(command, folder, document(text, heading, listed, refkit_style="apa"))
    blocks = json.loads(ran.stdout)["blocks"]
    assert blocks[:2] == [text, heading]
    assert blocks[2]["c"][0]["c"].startswith("Doe, J., & Roe, R. (2001). On trees and their shade.")
    untouched = document(text)
    assert json.loads(run(command, folder, untouched).stdout) == json.loads(untouched)
