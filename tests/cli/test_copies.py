"""`refkit dedupe`, `keys` and `diff`."""

import json
from collections.abc import Callable
from pathlib import Path

RIS = "\n".join(
    f"TY  - JOUR\nID  - {key}\nAU  - Doe, {given}\nTI  - On old trees\nT2  - Nature\nPY  - 2001\nVL  - 3\nSP  - 5\n"
    "ER  - \n"
    for key, given in (("one", "Jane"), ("two", "J."))
)


def test_dedupe_lists_groups_with_reasons(refkit_command: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "in.ris").write_text(RIS)
    ran = refkit_command("dedupe", tmp_path / "in.ris", "--strict")
    assert ran.status == 1
    assert "Group 1: 2 copies" in ran.out
    assert "same title, author" in ran.out
    assert "2 records, 1 of them further copies in 1 group" in ran.err


def test_dedupe_writes_the_merged_records(refkit_command: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "in.ris").write_text(RIS)
    assert refkit_command("dedupe", tmp_path / "in.ris", "-o", tmp_path / "out.ris").status == 0
    assert (tmp_path / "out.ris").read_text().count("TY  - ") == 1
    ran = refkit_command("dedupe", tmp_path / "in.ris", "--json")
    assert json.loads(ran.out)["ids"] == ["one", "two"]


def test_keys_lists_old_and_new(refkit_command: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "in.ris").write_text(RIS)
    ran = refkit_command("keys", tmp_path / "in.ris", "--pattern", "[auth:lower][year]")
    assert ran.out == "one\tdoe2001\ntwo\tdoe2001a\n"
    assert refkit_command("keys", tmp_path / "in.ris", "--pattern", "[year").status == 2


def test_diff_shows_fields_and_leaves_with_1_when_asked(refkit_command: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS)
    (tmp_path / "b.ris").write_text(RIS.replace("VL  - 3", "VL  - 4", 1))
    ran = refkit_command("diff", tmp_path / "a.ris", tmp_path / "b.ris", "--strict")
    assert ran.status == 1
    assert "volume: 3 → 4" in ran.out
    assert refkit_command("diff", tmp_path / "a.ris", tmp_path / "a.ris", "--strict").out == ""
    ran = refkit_command("diff", tmp_path / "a.ris", tmp_path / "b.ris", "--json")
    assert json.loads(ran.out)["fields"] == {"volume": {"before": "3", "after": "4"}}
