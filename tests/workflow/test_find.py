"""The verb `find`, and the text it reads: files of any encoding, and names of files that were meant as paths."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import FormatError, InputError
from refkit.workflow.find import find, find_with_problems
from refkit.workflow.source_text import plain_text, read_source

ENTRIES = ["Gröber U. Magnesium – en översikt. Nutrients. 2015;7:8199-226.", "Åberg Ö. Sömn. Hälsa. 2001;2:3-4."]
LIST = f"Källor\n\n1. {ENTRIES[0]}\n2. {ENTRIES[1]}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_a_file_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(LIST.encode(encoding))
    found = find_with_problems(path)
    assert [entry.text for entry in found.lists[0].entries] == ENTRIES
    assert [problem.kind for problem in found.problems] == (["file"] if encoding == "cp1252" else [])


def test_spans_count_characters_of_the_text_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(LIST.replace("\n", "\r\n").encode())
    text = read_source(path).text
    entries = find(path)[0].entries
    assert [text[slice(*entry.span)][:10] for entry in entries] == ["1. Gröber ", "2. Åberg Ö"]


def test_broken_bytes_are_replaced_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(LIST.encode() + b"\x81\xff\n")
    source = read_source(path)
    assert source.text == LIST + "\ufffd\ufffd\n"
    assert [(problem.kind, problem.line) for problem in source.problems] == [("file", 5)]
    assert "2 places" in source.problems[0].message


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.txt.* cannot be read: No such file"):
        find(tmp_path / "absent.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        find(tmp_path)


def test_the_name_of_a_file_given_as_text_is_an_error_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "article.txt").write_text(LIST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"'article\.txt' is the name of a file.*Path\('article\.txt'\)"):
        find("article.txt")
    assert find("no-such-article.txt") == ()


def test_bytes_are_refused_with_advice() -> None:
    with pytest.raises(InputError, match="decode bytes first"):
        find(b"References")  # type: ignore[arg-type]


@given(st.text(max_size=200))
def test_a_text_stays_as_it_is(text: str) -> None:
    try:
        assert read_source(text).text == text
    except InputError:
        assert Path(text).is_file()


@given(st.binary(max_size=300))
def test_any_bytes_are_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any-bytes"
    path.write_bytes(data)
    try:
        source = read_source(path)
    except FormatError:
        assert data.startswith(b"PK")  # an archive, and no document
        return
    assert (
        ("\ufffd" not in source.text)
        or source.problems
        or "\ufffd".encode() in data
        or data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    )


@pytest.mark.shared
def test_the_first_articles(shared_data: Path) -> None:
    path = next((shared_data / "seed").glob("*.txt"))
    text = path.read_text(encoding="utf-8")
    lists = find(text)
    assert [(one.heading, one.language, len(one.entries)) for one in lists] == [
        ("Referenser", "sv", 4),
        ("Referenser", "sv", 3),
    ]
    assert not any("Dessa uttalanden" in entry.text for one in lists for entry in one.entries)
    for one in lists:
        assert [entry.label for entry in one.entries] == [f"{place}." for place in range(1, len(one.entries) + 1)]
        assert all(text[slice(*entry.span)] == f"{entry.label} {entry.text}" for entry in one.entries)


PAGE = "<html><body><h2>References</h2><ol><li>Doe J. <i>On trees</i>. Nature. 2001;1:2-3.</li></ol></body></html>"


def test_a_web_page_is_read_as_its_reader_sees_it() -> None:
    (one,) = find(PAGE)
    assert [(entry.label, entry.text) for entry in one.entries] == [("1.", "Doe J. On trees. Nature. 2001;1:2-3.")]
    assert plain_text(PAGE)[slice(*one.entries[0].span)] == "1. Doe J. On trees. Nature. 2001;1:2-3."


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="iso-8859-2">', "iso8859-2"),
        ('<meta content="text/html; charset=Shift_JIS">', "cp932"),
        ("", "cp1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names(tmp_path: Path, declaration: str, encoding: str) -> None:
    name = {"iso8859-2": "Łukasz Ő", "cp932": "山田 太郎", "cp1252": "Åke"}[encoding]
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.replace("<body>", f"{declaration}<body>").replace("Doe J", name).encode(encoding))
    assert name in plain_text(path)


def test_text_with_some_tags_in_it_is_no_page() -> None:
    text = f"# Notes\n\nOne.\n\n{LIST}\nSee <a>x</a> <i>y</i> <p>z</p>.\n"
    assert plain_text(text) == text
