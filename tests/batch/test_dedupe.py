"""Duplicates among more records than fit in memory: what `refkit.dedupe` finds, found by joins."""

import json
import os
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow", reason="needs the extra 'batch'")
parquet = pytest.importorskip("pyarrow.parquet")

from refkit.batch import COMPARED, FACTS, compare_batch, facts_batch, group_batch, merge_batch  # noqa: E402
from refkit.batch.local.dedupe import DedupeReport, dedupe_file  # noqa: E402
from refkit.errors import ConfigError, InputError  # noqa: E402
from refkit.match.blocks import candidate_pairs  # noqa: E402
from refkit.match.record_facts import facts_of  # noqa: E402
from refkit.model.name import Name  # noqa: E402
from refkit.model.record import Record  # noqa: E402
from refkit.workflow.dedupe import dedupe  # noqa: E402

FAMILIES = ["Berg", "Doe", "Roe", "Lindqvist", "Moreau"]
SUBJECTS = ["old trees", "young rivers", "salt marshes", "quiet cities", "long winters", "slow trains"]


def works(count: int, seed: int = 4) -> list[Record]:
    """Invented works; in every third place a copy of an earlier one with less in it. Many titles begin alike."""
    chance, found = random.Random(seed), list[Record]()
    for number in range(count):
        if number % 3 == 2:
            original = chance.choice(found)
            page = (original.page or "").partition("-")[0]
            found.append(
                original.replace(id=str(number), page=page, issue=None, doi=chance.choice([None, original.doi]))
            )
            continue
        first, second = chance.choice(SUBJECTS), chance.choice(SUBJECTS)
        title = f"A report from the northern observatory on {first} and {second}, {number}"
        found.append(
            Record(
                id=str(number),
                type="article-journal",
                title=title,
                author=(Name(family=chance.choice(FAMILIES), given="A."),),
                container_title="Annals of Observation",
                issued={"date-parts": [[chance.randint(1990, 2020)]]},
                volume=str(chance.randint(1, 9)),
                page=f"{chance.randint(1, 400)}-{number + 500}",
                doi=f"10.5555/{number}",
            )
        )
    return found


def write(path: Path, records: Sequence[Record]) -> Path:
    path.write_text("".join(json.dumps({"csl": record.to_csl()}) + "\n" for record in records), encoding="utf-8")
    return path


def batch(rows: list[dict[str, Any]]) -> "pa.RecordBatch":
    return pa.RecordBatch.from_pylist(rows)


def firsts(records: Sequence[Record]) -> list[int]:
    """For each record the place of the first record of its work, as found in memory."""
    first: dict[int, int] = {}
    mapping = dedupe(records).mapping
    for place, new in enumerate(mapping):
        first.setdefault(new, place)
    return [first[new] for new in mapping]


def rows_of(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return rows


@pytest.mark.slow
def test_a_file_is_deduplicated_as_records_in_memory_are(tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="needs the extra 'duckdb'")
    records = works(120)
    source = write(tmp_path / "items.jsonl", records)
    report = dedupe_file(source, tmp_path / "out", rows_a_shard=50)
    groups, merged = rows_of(tmp_path / "out" / "groups.parquet"), rows_of(tmp_path / "out" / "works.parquet")
    in_memory = dedupe(records)
    assert [int(row["first"]) - 1 for row in groups] == firsts(records)
    assert [json.loads(row["csl"]) for row in merged] == in_memory.records.to_csl()
    pairs = len(candidate_pairs([facts_of(record) for record in records]))
    assert report == DedupeReport(120, 0, 0, pairs, len(in_memory.records), 120 - len(in_memory.records))
    assert report.copies > 30
    assert all((row["reasons"] is None) == (row["row"] == row["first"]) for row in groups)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "_manifest.json", "groups.parquet", "works.parquet"
    ]  # fmt: skip
    assert dedupe_file(source, tmp_path / "out") == report
    with pytest.raises(ConfigError, match="differs in column"):
        dedupe_file(source, tmp_path / "out", column="item")


def test_rows_that_are_no_records_stand_for_themselves(tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="needs the extra 'duckdb'")
    (tmp_path / "items.jsonl").write_text('{"csl": {"id": "a", "type": "book", "title": "Stones"}}\nno item\n\n')
    report = dedupe_file(tmp_path / "items.jsonl", tmp_path / "out")
    assert (report.rows, report.errors, report.pairs, report.works, report.copies) == (3, 2, 0, 3, 0)
    found = rows_of(tmp_path / "out" / "works.parquet")
    assert [row["rows"] for row in found] == [["1"], ["2"], ["3"]]
    assert [row["error"] is None for row in found] == [True, False, False]


def test_the_steps_one_by_one() -> None:
    copies = works(3)
    items = [{"row": f"r{place}", "csl": json.dumps(record.to_csl())} for place, record in enumerate(copies)]
    facts = facts_batch(batch(items), row_column="row")
    assert facts.schema == FACTS
    known = facts.to_pylist()
    pairs = [
        {"row": ours["row"], "other": theirs["row"], "facts": ours["facts"], "other_facts": theirs["facts"]}
        for ours, theirs in ((known[0], known[1]), (known[0], known[2]), (known[1], known[2]))
    ]
    compared = compare_batch(batch(pairs))
    assert compared.schema == COMPARED
    assert sorted(row["relation"] for row in compared.to_pylist()) == ["other", "other", "same"]
    (same,) = (row for row in compared.to_pylist() if row["relation"] == "same")
    assert (same["other"], same["error"], same["reasons"][:10]) == ("r2", None, "same title")
    component = {
        "row": "r0",
        "rows": [row["row"] for row in known],
        "facts": [row["facts"] for row in known],
        "firsts": [same["row"], "r0"],
        "seconds": ["r2", "r1"],
        "scores": [same["score"], 0.1],
    }
    (grouped,) = group_batch(batch([component])).to_pylist()
    assert sorted(map(len, grouped["groups"])) == [1, 2]
    inputs = [row["csl"] for row in items if row["row"] in (same["row"], "r2")]
    merged, wrong = merge_batch(batch([{"row": "r0", "inputs": inputs}, {"row": "r1", "inputs": ["{"]}])).to_pylist()
    assert json.loads(merged["csl"])["volume"] == copies[2].volume
    assert (merged["error"], wrong["csl"]) == (None, None)
    assert wrong["error"]


def test_a_missing_column_is_told() -> None:
    with pytest.raises(InputError, match="no column 'other_facts'"):
        compare_batch(batch([{"row": "1", "other": "2", "facts": ""}]))


def test_facts_that_are_damaged_are_an_error_of_their_row() -> None:
    (row,) = compare_batch(batch([{"row": "1", "other": "2", "facts": "[", "other_facts": "["}])).to_pylist()
    assert row["relation"] is None
    assert row["error"]


@settings(max_examples=30)
@given(st.text(max_size=60), st.integers(1, 60), st.sampled_from(FAMILIES))
def test_facts_travel_unchanged(title: str, volume: int, family: str) -> None:
    from refkit.batch.facts import facts_from_text, text_of_facts

    record = Record(title=title, volume=str(volume), author=(Name(family=family),), isbn="978-3-16-148410-0")
    assert facts_from_text(text_of_facts(facts_of(record))) == facts_of(record)
    assert replace(facts_of(record), volume="x") != facts_of(record)


@pytest.mark.engine
def test_spark_finds_the_same(spark: Any) -> None:
    from refkit.batch.spark import dedupe as dedupe_frame

    records = works(60)
    rows = [(f"{place:04}", json.dumps(record.to_csl())) for place, record in enumerate(records)]
    found = dedupe_frame(spark.createDataFrame(rows, "row string, csl string")).collect()
    assert {int(row["row"]): int(row["first"]) for row in found} == dict(enumerate(firsts(records)))
    assert os.environ["PYSPARK_PYTHON"]
