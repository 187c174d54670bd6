"""Reports as they are written: text, JSON lines, GitHub's commands, a page, and the baseline of what is known."""

import html.parser
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.errors import FormatError, UnreadableInput
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.model.references import References
from refkit.model.verdict import Finding
from refkit.workflow.check import check
from refkit.workflow.checking.as_github import report_as_github
from refkit.workflow.checking.as_html import report_as_html
from refkit.workflow.checking.as_jsonl import report_as_jsonl
from refkit.workflow.checking.as_text import report_as_text
from refkit.workflow.checking.baseline import read_baseline, without_known, write_baseline
from refkit.workflow.checking.report import Report
from refkit.workflow.parse import parse_strings

HOSTILE = "<script>alert(1)</script> \x1b[31m::error::x\r\n::warning::y%0A,:\u202e"


def report_on(text: str) -> Report:
    record = Record(id="a", title=text, type="webpage", isbn="978-3-16-148410-1", origin=Origin(text=text, line=7))
    report = check(References([record]), offline=True)
    return Report(report, findings=[Finding("cited-not-listed", f"The text cites {text}.", line=3)])


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(st.text(max_size=120))
def test_the_page_is_well_formed_and_holds_no_tag_of_the_text(text: str) -> None:
    reader = _Tags()
    reader.feed(report_as_html([(text, report_on(text + HOSTILE))]))
    assert reader.open == []
    assert not {"script", "img", "iframe", "link"} & set(reader.tags)


def test_the_page_says_levels_in_words_and_has_one_heading() -> None:
    page = report_as_html([("a.txt", report_on("x"))])
    assert page.count("<h1>") == 1
    assert '<html lang="en">' in page
    assert ">error</span> <code>bad-check-digit</code>" in page
    assert "prefers-color-scheme: dark" in page


@given(st.text(max_size=120))
def test_each_annotation_is_one_line_that_only_this_program_began(text: str) -> None:
    lines = report_as_github(report_on(text + HOSTILE), "a,b:c.bib").split("\n")
    assert lines[-1] == ""
    assert len(lines[:-1]) == len(report_on(text + HOSTILE)[0].findings) + 1
    for line in lines[:-1]:
        assert line.startswith(("::error file=a%2Cb%3Ac.bib,line=", "::warning file=a%2Cb%3Ac.bib,line="))
        assert "\r" not in line


def test_annotations_name_file_line_and_code() -> None:
    first = report_as_github(report_on("x"), "refs.bib").splitlines()[0]
    assert first == "::warning file=refs.bib,line=7,title=refkit%3A missing-field::a: A webpage needs an address."


def test_json_lines_hold_one_reference_each() -> None:
    rows = [json.loads(line) for line in report_as_jsonl(report_on(HOSTILE), "a.bib").splitlines()]
    assert [row["kind"] for row in rows] == ["reference", "finding"]
    assert rows[0]["verdict"] == "not-asked"
    assert {finding["level"] for finding in rows[0]["findings"]} == {"warning", "error"}


def test_text_carries_no_control_sequences() -> None:
    shown = report_as_text(report_on(HOSTILE), "a.bib")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.endswith("1 cited-not-listed\n")


def test_a_baseline_hides_what_was_known_and_nothing_new(tmp_path: Path) -> None:
    strings = [
        "Gröber U, Schmidt J. Magnesium in prevention. Nutrients. 2090;7(9):8199-8226.",
        "Drake C, Roehrs T. Caffeine effects on sleep. J Clin Sleep Med. 2013;9(11):1195-1200.",
    ]
    path = tmp_path / "known.json"
    write_baseline([check(parse_strings(strings[:1]), offline=True)], path)
    known = read_baseline(path)
    later = without_known(check(parse_strings([strings[1], strings[0]]), offline=True), known)
    assert later[1].codes == frozenset()
    assert later[1].is_known
    assert later[0].codes == {"not-asked"}
    changed = check(parse_strings([strings[0].replace("2090", "2095")]), offline=True)
    assert "impossible-date" in without_known(changed, known)[0].codes


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"\xff", b'{"refkit-baseline": 99, "known": []}', b"[" * 100_000]
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(content)
    with pytest.raises(FormatError, match="--write-baseline"):
        read_baseline(path)


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        read_baseline(tmp_path / "none.json")
