import json
from pathlib import Path

import pytest

from refkit.errors import FormatError, InputError, UnknownName
from refkit.model.record import Record
from refkit.workflow.convert import convert, dumps, loads, read, write

ITEMS = [{"id": "a", "type": "book", "title": "Å"}, {"id": "b", "type": "book", "title": "B"}]


def test_read_takes_a_path_a_name_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(ITEMS))
    for source in (path, str(path), path.read_bytes()):
        assert [record.title for record in read(source)] == ["Å", "B"]
    assert read(path)[1].origin is not None
    assert read(path)[1].origin.file == str(path)  # type: ignore[union-attr]


def test_write_makes_the_whole_file_or_none(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("old")
    write(loads(json.dumps(ITEMS), format="csl-json"), path)
    assert [record.id for record in read(path)] == ["a", "b"]
    assert list(tmp_path.iterdir()) == [path]


def test_convert_is_one_call() -> None:
    assert "@book{a," in convert(json.dumps(ITEMS).encode(), to="bibtex")


def test_one_record_can_be_written_alone() -> None:
    assert json.loads(dumps(Record(id="x"), format="csl-json")) == [{"id": "x", "type": "document"}]


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        pytest.param(lambda path: read(path / "none.json"), InputError, "cannot be read", id="no such file"),
        pytest.param(lambda path: read(path), InputError, "cannot be read", id="a folder"),
        pytest.param(lambda path: read(b"A text."), InputError, "refkit.parse", id="a text"),
        pytest.param(lambda path: read(b"[{", format="csl-json"), FormatError, "not JSON", id="broken"),
        pytest.param(lambda path: loads("", format="risk"), UnknownName, "risk", id="no such format"),
        pytest.param(lambda path: write((), path / "x.odd"), InputError, "names no format", id="no such ending"),
        pytest.param(lambda path: write((), path / "no" / "x.json"), InputError, "cannot be written", id="no folder"),
    ],
)
def test_errors_say_what_to_do(tmp_path: Path, call: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call(tmp_path)  # type: ignore[operator]
