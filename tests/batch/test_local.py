"""The local driver: nothing lost, nothing doubled, poison rows named."""

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra 'batch'")
parquet = pytest.importorskip("pyarrow.parquet")

from refkit.batch.local import BatchReport, run_batch, workers  # noqa: E402
from refkit.errors import ConfigError, InputError, UnreadableInput  # noqa: E402
from tests.batch import poison  # noqa: E402

KILLED_RUN = """
import sys
from refkit.batch.local import run_batch
from tests.batch import poison
if __name__ == "__main__":
    run_batch(poison.measure, sys.argv[1], sys.argv[2], column="text", schema=poison.SCHEMA, parameters={},
              workers=2, rows_a_shard=200)
"""


def run(source: Path, target: Path, **more: Any) -> BatchReport:
    parameters = {"column": "text", "schema": poison.SCHEMA, "parameters": {"verb": "measure"}, "rows_a_shard": 100}
    return run_batch(poison.measure, source, target, **{**parameters, **more})


def rows_of(target: Path) -> list[dict[str, Any]]:
    return [row for part in sorted(target.glob("part-*.parquet")) for row in parquet.read_table(part).to_pylist()]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.txt"
    path.write_text("".join(f"text {number}\n" for number in range(250)))
    return path


def test_every_row_is_answered_once_and_in_order(lines: Path, tmp_path: Path) -> None:
    report = run(lines, tmp_path / "out", workers=2)
    assert report == BatchReport(rows=250, errors=0, quarantined=0, shards=3, made=3)
    rows = rows_of(tmp_path / "out")
    assert [row["row"] for row in rows] == [str(number) for number in range(1, 251)]
    assert [row["input"] for row in rows] == [f"text {number}" for number in range(250)]
    manifest = json.loads((tmp_path / "out" / "_manifest.json").read_text())
    assert manifest["complete"]
    assert manifest["rows"] == 250


def test_a_second_run_makes_nothing_again(lines: Path, tmp_path: Path) -> None:
    run(lines, tmp_path / "out")
    (tmp_path / "out" / "part-00001.parquet").unlink()
    (tmp_path / "out" / ".part-00001.parquet").write_text("half a shard")
    report = run(lines, tmp_path / "out")
    assert (report.made, report.rows, len(rows_of(tmp_path / "out"))) == (1, 250, 250)
    assert not list((tmp_path / "out").glob(".*"))


def test_another_input_or_way_is_refused(lines: Path, tmp_path: Path) -> None:
    run(lines, tmp_path / "out")
    with pytest.raises(ConfigError, match="differs in verb"):
        run(lines, tmp_path / "out", parameters={"verb": "other"})
    lines.write_text("another text\n")
    with pytest.raises(ConfigError, match="differs in input"):
        run(lines, tmp_path / "out")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("precious")
    with pytest.raises(ConfigError, match="not made by refkit"):
        run(lines, tmp_path / "mine")


def test_rows_that_kill_their_process_are_named_and_the_others_answered(tmp_path: Path) -> None:
    texts = [f"text {number}" for number in range(24)]
    texts[3], texts[10], texts[23], texts[7] = "KILL", "CRASH", "EXIT", ""
    (tmp_path / "in.txt").write_text("\n".join(texts) + "\n")
    report = run(tmp_path / "in.txt", tmp_path / "out", workers=2, rows_a_shard=12)
    assert report == BatchReport(rows=24, errors=4, quarantined=3, shards=2, made=2)
    rows = rows_of(tmp_path / "out")
    assert [row["input"] for row in rows] == texts
    assert rows[3]["error"] == "quarantined: the process died (SIGKILL)"
    assert rows[10]["error"] == "quarantined: the process died (SIGSEGV)"
    assert rows[23]["error"] == "quarantined: the process died (status 7)"
    named = [json.loads(line) for path in (tmp_path / "out").glob("quarantine-*") for line in path.open()]
    assert {row["row"] for row in named} == {"4", "11", "24"}


def test_a_row_without_end_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("a\nHANG\n")
    report = run(tmp_path / "in.txt", tmp_path / "out", seconds_a_row=1.0)
    assert (report.rows, report.quarantined) == (2, 1)
    assert rows_of(tmp_path / "out")[1]["error"] == "quarantined: it took more than 1 seconds"


def test_a_batch_may_take_longer_than_a_row_but_not_without_end() -> None:
    task = workers.Task(0, 0, pa.RecordBatch.from_pylist([{"row": "1"}] * 101))
    limits = workers.Limits(seconds=3.0)
    assert task.limit_seconds(limits, float("inf")) == 3.0 + 100 * workers.SLOWEST_PACE_SECONDS
    assert task.limit_seconds(limits, 0.001) == pytest.approx(5.0)
    assert task.halves()[0].halves()[0].batch.num_rows == 25


def test_memory_has_a_ceiling(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("a\nGREEDY\nb\n")
    report = run(tmp_path / "in.txt", tmp_path / "out", memory_bytes=1_000_000_000)
    assert (report.rows, report.quarantined) == (3, 1)
    assert rows_of(tmp_path / "out")[1]["error"] == "quarantined: the process had no memory left"


def test_a_batch_that_raises_is_cut_in_two_as_well(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("a\nRAISE\nb\n")
    report = run(tmp_path / "in.txt", tmp_path / "out")
    assert (report.rows, report.quarantined) == (3, 1)
    assert rows_of(tmp_path / "out")[1]["error"] == "quarantined: ValueError: no good"


def test_a_process_that_cannot_start_is_no_rows_fault(lines: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No process can be started"):
        run_batch(poison.Unpicklable(), lines, tmp_path / "out", column="text", schema=poison.SCHEMA, parameters={})


@pytest.mark.parametrize("kind", ["parquet", "jsonl", "jsonl.gz", "txt"])
def test_inputs(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"in.{kind}"
    texts = ["a", "bb", "ö"]
    if kind == "parquet":
        parquet.write_table(pa.table({"other": [1, 2, 3], "text": texts}), path)
    elif kind == "txt":
        path.write_bytes("a\r\nbb\nö".encode())
    else:
        data = "\n".join(json.dumps({"text": text} if text != "bb" else text) for text in texts).encode()
        path.write_bytes(gzip.compress(data) if kind.endswith("gz") else data)
    run(path, tmp_path / "out")
    assert [row["input"] for row in rows_of(tmp_path / "out")] == texts


def test_inputs_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        run(tmp_path / "missing.txt", tmp_path / "out")
    (tmp_path / "no.parquet").write_text("no Parquet")
    with pytest.raises(UnreadableInput, match="not Parquet"):
        run(tmp_path / "no.parquet", tmp_path / "out2")
    parquet.write_table(pa.table({"other": [1]}), tmp_path / "other.parquet")
    with pytest.raises(InputError, match="no column 'text'"):
        run(tmp_path / "other.parquet", tmp_path / "out3")
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"text": "a"}\n' * 9)[:-9])
    with pytest.raises(UnreadableInput):
        run(tmp_path / "cut.jsonl.gz", tmp_path / "out4")


@pytest.mark.slow
def test_a_run_killed_ten_times_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    texts = [f"text {number}" * 3 for number in range(6_000)]
    texts[2_500] = "KILL"
    (tmp_path / "in.txt").write_text("\n".join(texts) + "\n")
    (tmp_path / "run.py").write_text(KILLED_RUN)
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), *sys.path])}

    def start(target: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, tmp_path / "run.py", tmp_path / "in.txt", tmp_path / target]
        return subprocess.Popen(command, env=environment)

    assert start("whole").wait() == 0
    for kill in range(10):
        process = start("killed")
        done = tmp_path / "killed"
        while process.poll() is None and len(list(done.glob("part-*"))) < 2 * kill + 1:
            os.sched_yield()
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert start("killed").wait() == 0
    names = sorted(path.name for path in (tmp_path / "whole").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "killed").iterdir())
    assert len(names) == 32
    for name in names:
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "killed" / name).read_bytes()
