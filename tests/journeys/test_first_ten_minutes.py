"""The first ten minutes of somebody new, from the folder of a fresh clone to results, as commands of a shell.

That every command printed in README and docs prints what the page says is the work of docs/run_examples.py, which
`make doctest` and so .ci/run start; README and the tutorial, which newcomers read first, are run here as well.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run_examples

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture
def shell(tmp_path: Path) -> Callable[[str], str]:
    """Runs a command in a folder with the examples and `refkit` on the path; a status that is not 0 is a failure."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "refkit"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m refkit "$@"\n')
    command.chmod(0o755)
    environment = os.environ | {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "HOME": str(tmp_path),
        "REFKIT_CONFIG": str(tmp_path / "config.toml"),
    }
    (tmp_path / "config.toml").touch()

    def call(line: str) -> str:
        ran = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, f"{line}\n{ran.stderr}"
        return ran.stdout

    return call


def test_a_formatted_list_a_checked_manuscript_a_converted_library_and_a_style(shell: Callable[[str], str]) -> None:
    shell("refkit index build examples/works.jsonl -o works.index --quiet")
    listed = shell("refkit render examples/somn.txt --index works.index --style vancouver --locale sv-SE")
    assert "3. Gröber U, Schmidt J, Kisters K. Magnesium in Prevention and Therapy. Nutrients. 2015;7(9)" in listed
    checked = shell("refkit check examples/sleep.txt --index works.index --quiet")
    assert re.search(r"^examples/sleep\.txt: 10 references: \d+ confirmed", checked, re.M)
    shell(
        "refkit convert examples/somn.txt -o library.bib --quiet && refkit convert library.bib -o library.ris --quiet"
    )
    assert shell("grep -c '^TY  - ' library.ris") == "10\n"
    found = shell("refkit styles search sleep medicine")
    name = found.split()[0]
    assert "Sleep" in found
    assert shell(f"refkit render library.bib --style {name} --quiet").count("Gröber") == 1
    shell("refkit config set style ieee && refkit config set index works.index")
    assert shell("refkit render examples/somn.txt --quiet").startswith("[1]")


def test_a_wrong_entry_is_found_and_mended(shell: Callable[[str], str]) -> None:
    shell("refkit index build examples/works.jsonl -o works.index --quiet")
    entry = "Gröber U, Schmidt J, Kisters K. Magnesium in prevention and therapy. Nutrients. 2015;7(9):8199-8226."
    shell(f"echo '{entry} doi:10.1126/science.1241224' > wrong.txt")
    report = shell("refkit check wrong.txt --lines --index works.index --quiet")
    assert "doi-of-other-work" in report
    shell("sed 's/ doi:.*//' wrong.txt > right.txt")  # the printed DOI is another work's; without it the work is found
    mended = shell("refkit enrich right.txt --lines --index works.index --to bibtex --quiet")
    assert "doi = {10.3390/nu7095388}" in mended


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_the_first_pages_tell_the_truth(page: str) -> None:
    _, differences = run_examples.run_page(ROOT / page)
    assert [str(difference) for difference in differences] == []
