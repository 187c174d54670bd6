import pytest

from refkit.errors import UnknownName
from refkit.formats import registry


@pytest.mark.parametrize(
    ("data", "file_name", "name"),
    [
        pytest.param(b'[{"id": 1}]', "", "csl-json", id="an array is CSL-JSON"),
        pytest.param(b'\xef\xbb\xbf [\n {"id": 1}]', "", "csl-json", id="after a byte-order mark too"),
        pytest.param(b'{"id": 1}\n{"id": 2}\n', "", "jsonl", id="an object a line is JSON lines"),
        pytest.param(b'{\n "items": []}', "", "csl-json", id="an object over several lines is CSL-JSON"),
        pytest.param(b"", "x.BIB", "bibtex", id="the ending decides, in any case"),
        pytest.param(b"[1] Smith J. A title. 2012.", "", None, id="a text that begins with a label is no JSON"),
        pytest.param(b"plain text", "x.txt", None, id="unknown"),
    ],
)
def test_guess_format(data: bytes, file_name: str, name: str | None) -> None:
    assert registry.guess_format(data, file_name) == name


def test_an_unknown_format_names_its_neighbour() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'bibtex'"):
        registry.reader("bibtx")


def test_every_built_in_loads() -> None:
    assert {"bibtex", "csl-json", "jsonl"} <= set(registry.format_names())
    assert all(registry.can(name, "write") for name in ("bibtex", "csl-json", "jsonl"))
