"""`refkit library`: the whole of a session at the shell."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

BIB = """@article{doe, author={Doe, Jane}, title={On old trees}, year={2001}}
@book{roe, author={Roe, Rita}, title={Stones}, year={1999}}
"""


def test_a_session(refkit_command: Callable[..., Any], tmp_path: Path) -> None:
    library, bib = tmp_path / "mine.sqlite", tmp_path / "in.bib"
    bib.write_text(BIB)
    assert "2 records added" in refkit_command("library", "add", library, bib).err
    assert "2 there already (skip)" in refkit_command("library", "add", library, bib, "--duplicates", "skip").err
    assert refkit_command("library", "search", library, "tree").out == "     1  doe  Doe Jane. On old trees. 2001.\n"
    assert refkit_command("library", "tag", library, "thesis", "1").status == 0
    (line,) = refkit_command("library", "list", library, "--tag", "thesis", "--json").out.splitlines()
    assert json.loads(line)["refkit"]["tags"] == ["thesis"]
    assert "@article{doe," in refkit_command("library", "export", library, "--to", "bibtex").out
    assert refkit_command("library", "note", library, "1", "read again").out == "read again\n"
    assert refkit_command("library", "remove", library, "2").status == 0
    assert "undone: remove" in refkit_command("library", "undo", library).err
    assert refkit_command("library", "history", library).out.count("\n") == 4
    assert "2 records, no fault found" in refkit_command("library", "check", library).err
    assert refkit_command("library", "backup", library, tmp_path / "copy.sqlite").status == 0
    assert (tmp_path / "copy.sqlite").is_file()


def test_wrong_files_and_keys_are_told(refkit_command: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "no.sqlite").write_text("text" * 500)
    ran = refkit_command("library", "list", tmp_path / "no.sqlite")
    assert ran.status == 4
    assert "not a refkit library" in ran.err
    assert refkit_command("library", "list", tmp_path / "missing.sqlite").status == 4
    assert refkit_command("library", "tag", tmp_path / "new.sqlite", "x", "7").status == 2
