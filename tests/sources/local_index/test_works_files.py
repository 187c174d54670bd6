"""Files of works, of every shape and damage: what can be read is, and the rest is told."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refkit.errors import UnreadableInput
from refkit.model.problem import Problem
from refkit.sources.local_index import works_files
from refkit.sources.local_index.works_files import Item, inputs_of


def read(path: Path, passing: int = 0) -> list[Item]:
    return [item for source in inputs_of(path) for item in source.items(passing)]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_items_know_their_line_and_can_be_taken_up_there(tmp_path: Path) -> None:
    path = write(tmp_path / "w.jsonl", '{"DOI": "10.1/1"}\n\nbad\n{"DOI": "10.1/4"}\n')
    assert [item.position for item in read(path)] == [1, 3, 4]
    assert [item.value for item in read(path, passing=3)] == [{"DOI": "10.1/4"}]


def test_works_of_an_array_are_counted(tmp_path: Path) -> None:
    path = write(tmp_path / "w.json", json.dumps([{"DOI": f"10.1/{n}"} for n in range(5)], indent=1))
    assert [item.position for item in read(path, passing=2)] == [3, 4, 5]


def test_an_array_longer_than_what_is_read_at_once_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(works_files, "CHUNK", 64)
    works = [{"DOI": f"10.1/{n}", "title": "x" * (n % 300)} for n in range(400)]
    path = write(tmp_path / "w.json", json.dumps({"items": works}))
    assert [item.value for item in read(path)] == works


def test_a_bomb_is_left_before_it_fills_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(works_files, "SAFE_SIZE", 1_000_000)
    monkeypatch.setattr(works_files, "LONGEST_LINE", 100_000)
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b'{"DOI": "10.1/1"}\n' + b" " * 50_000_000))
    items = read(tmp_path / "bomb.gz")
    assert items[0].value == {"DOI": "10.1/1"}
    assert isinstance(items[-1].value, Problem)
    assert "grows to more than 200 times" in items[-1].value.message


def test_a_line_without_end_is_left_out_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(works_files, "LONGEST_LINE", 1000)
    monkeypatch.setattr(works_files, "CHUNK", 100)
    path = write(tmp_path / "w.jsonl", f'"{"x" * 5000}"\n{{"DOI": "10.1/2"}}\n')
    problem, work = (item.value for item in read(path))
    assert isinstance(problem, Problem)
    assert "longer than 1000" in problem.message
    assert work == {"DOI": "10.1/2"}


def test_deep_nesting_is_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path / "w.jsonl", "[" * 100_000 + '\n{"DOI": "10.1/2"}\n')
    assert all(isinstance(item.value, Problem) for item in read(path))
    path = write(tmp_path / "v.jsonl", '{"a":' * 100_000 + '\n{"DOI": "10.1/2"}\n')
    assert [isinstance(item.value, Problem) for item in read(path)] == [True, False]


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"\x00" * 2000, b"\xff\xfe{\x00}\x00", b"ustar" * 200])
@pytest.mark.parametrize("name", ["w.jsonl", "w.gz", "w.tar"])
def test_what_is_no_file_of_works_has_none(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert all(isinstance(item.value, Problem) for item in read(tmp_path / name))


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        read(tmp_path / "absent.jsonl")


KEYS = ["DOI", "work", "type", "title"]
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["DOI", "work", "type", "title"]), inner)
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(values | st.builds(lambda n: {"DOI": f"10.1/{n}"}, st.integers()), max_size=8), st.booleans())
def test_every_value_is_a_work_or_a_problem(tmp_path: Path, found: list[Any], is_array: bool) -> None:
    text = json.dumps(found) if is_array else "".join(f"{json.dumps(value)}\n" for value in found)
    items = read(write(tmp_path / "w.json", text))
    if is_array or not (found and isinstance(found[0], list)):
        assert [item.position for item in items] == list(range(1, len(found) + 1))
    assert all(isinstance(item.value, Problem | dict) for item in items)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=600))
def test_no_bytes_raise(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.json"
    path.write_bytes(content)
    assert all(isinstance(item.value, Problem | dict) for item in read(path))
