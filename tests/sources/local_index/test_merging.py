"""An index built in shards answers what one build of all works answers."""

import json
from pathlib import Path

import pytest

from refkit.errors import InputError, UnreadableInput
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.sources import LocalIndex

FAMILIES = ("Berg", "Lindqvist", "Moreau", "Doe")
SUBJECTS = ("stones", "rivers", "trees", "winters", "cities")


def work(number: int, stamp: int = 1) -> dict[str, object]:
    return {
        "DOI": f"10.5555/{number}",
        "type": "journal-article",
        "title": [f"Notes on {SUBJECTS[number % 5]} and {SUBJECTS[number // 5 % 5]}, {number}"],
        "container-title": ["Annals of Observation"],
        "volume": str(number % 7 + 1),
        "page": f"{number + 10}-{number + 20}",
        "author": [{"family": FAMILIES[number % 4], "given": "A."}],
        "issued": {"date-parts": [[1990 + number % 30]]},
        "indexed": {"timestamp": stamp * 1_000_000},
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five files of works; the third has newer records of works of the first, the fourth older ones."""
    works = tmp_path / "works"
    works.mkdir()
    files = [
        [work(number) for number in range(40)],
        [work(number) for number in range(40, 90)],
        [work(number, stamp=2) | {"volume": "99"} for number in range(5)],
        [work(number, stamp=0) | {"volume": "77"} for number in range(40, 45)],
        [work(number) for number in range(90, 120)],
    ]
    for place, rows in enumerate(files):
        (works / f"{place}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return works


def answers(index: LocalIndex) -> list[list[str | None]]:
    strings = [
        f"{FAMILIES[n % 4]} A. Notes on {SUBJECTS[n % 5]}. Ann Obs {1990 + n % 30};{n % 7 + 1}:{n + 10}"
        for n in range(120)
    ]
    return [[found.identifier for found in index.search(Record(origin=Origin(text=text)))][:1] for text in strings]


def build_shards(folder: Path, target: Path, of: int) -> list[Path]:
    paths = [target / f"part-{number}.index" for number in range(of)]
    for number, path in enumerate(paths):
        LocalIndex.build(folder, path, shard=(number, of)).close()
    return paths


def test_shards_merged_are_one_index(folder: Path, tmp_path: Path) -> None:
    whole = LocalIndex.build(folder, tmp_path / "whole.index")
    merged = LocalIndex.merge(reversed(build_shards(folder, tmp_path, 3)), tmp_path / "merged.index")
    assert merged.count == whole.count == 120
    assert answers(merged) == answers(whole)
    for number in range(120):
        ours, theirs = merged.get(f"10.5555/{number}"), whole.get(f"10.5555/{number}")
        assert ours is not None
        assert ours == theirs
    newest = merged.get("10.5555/3")
    assert newest is not None
    assert newest.record.volume == "99"


def test_works_can_be_added_to_a_merged_index(folder: Path, tmp_path: Path) -> None:
    merged = LocalIndex.merge(build_shards(folder, tmp_path, 2), tmp_path / "merged.index")
    merged.close()
    (tmp_path / "more.jsonl").write_text("".join(json.dumps(work(number)) + "\n" for number in range(115, 130)))
    with LocalIndex.build(tmp_path / "more.jsonl", tmp_path / "merged.index") as more:
        assert more.count == 130
        assert [more.get(f"10.5555/{number}") is None for number in (0, 60, 119, 129, 130)] == [False] * 4 + [True]
        (best, *_) = more.search(
            Record(origin=Origin(text="Lindqvist A. Notes on cities and stones. Ann Obs 1999;4:139"))
        )
        assert best.identifier == "10.5555/129"
    with LocalIndex.build(folder, tmp_path / "merged.index") as again:
        assert again.count == 130  # its files are known and passed over


def test_what_cannot_be_merged_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Nothing to merge"):
        LocalIndex.merge([], tmp_path / "merged.index")
    with pytest.raises(UnreadableInput):
        LocalIndex.merge([tmp_path / "missing.index"], tmp_path / "merged.index")
    (first, _) = build_shards(folder, tmp_path, 2)
    LocalIndex.build(folder, tmp_path / "whole.index").close()
    with pytest.raises(InputError, match="both shard 0"):
        LocalIndex.merge([first, tmp_path / "whole.index"], tmp_path / "merged.index")
