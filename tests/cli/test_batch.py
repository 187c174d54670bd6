"""`refkit batch`: a file in, shards out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="needs the extra 'batch'")
parquet = pytest.importorskip("pyarrow.parquet")


def test_the_verb(refkit_command: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("Doe J. On old trees. Nature. 2001;3:5-9.\n\n")
    ran = refkit_command("batch", "parse", tmp_path / "in.txt", tmp_path / "out", "--workers", "1")
    assert (ran.status, ran.out) == (0, "")
    assert "2 rows in 1 shard (1 made now); 0 with an error" in ran.err
    (row, _) = parquet.read_table(tmp_path / "out" / "part-00000.parquet").to_pylist()
    assert row["record"]["volume"] == "3"
    assert refkit_command("batch", "render", tmp_path / "in.txt", tmp_path / "r", "--style", "no-such").status == 2
