"""`refkit index`: built, added to, shown; what could not be read is told with its line."""

import json
from pathlib import Path


def write_works(path: Path, *dois: str) -> Path:
    works = ({"DOI": doi, "title": [f"On {doi}"], "type": "journal-article"} for doi in dois)
    path.write_text("".join(f"{json.dumps(work)}\n" for work in works) + "bad\n", encoding="utf-8")
    return path


def test_an_index_is_built_added_to_and_shown(refkit_command, tmp_path: Path) -> None:
    index = tmp_path / "works.index"
    built = refkit_command("index", "build", write_works(tmp_path / "a.jsonl", "10.1000/1", "10.1000/2"), "-o", index)
    assert (built.status, built.out) == (0, "")
    assert "a.jsonl: not JSON" in built.err
    assert "line 3" in built.err
    assert "2 works indexed" in built.err
    more = write_works(tmp_path / "b.jsonl", "10.1000/2", "10.1000/3")
    added = refkit_command("index", "add", more, "--index", index)
    assert added.status == 0
    assert "3 works indexed" in added.err
    assert refkit_command("index", "show", index).out == "3 works\n"
    fresh = refkit_command("index", "build", more, "-o", index, "--fresh", "--quiet")
    assert fresh.status == 0
    assert refkit_command("index", "show", index).out == "2 works\n"


def test_works_are_only_added_to_an_index_that_is_there(refkit_command, tmp_path: Path) -> None:
    works = write_works(tmp_path / "a.jsonl", "10.1000/1")
    added = refkit_command("index", "add", works, "--index", tmp_path / "absent")
    assert added.status == 4
    assert "there is no index of this name" in added.err
