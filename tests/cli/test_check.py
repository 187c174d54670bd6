"""`refkit check` from the outside: statuses, formats, baseline, and a table of codes that is complete."""

import json
from pathlib import Path

import pytest

from refkit.model.finding_codes import FINDING_CODES
from refkit.sources import LocalIndex

DOCS = Path(__file__).resolve().parents[2] / "docs"
ARTICLE = """A page about sleep

Magnesium helps [1], as others say [2, 5].

Referenser

1. Gröber U, Schmidt J. Magnesium i förebyggande och behandling. Näringsämnen. 2015;7(9):8199-8226.
2. Berg A, Lund B. On sleep in the north. J Sleep. 2090;3(1):5-9.
3. Livsmedelsverket. Magnesium. https://livsmedelsverket.se/magnesium
"""
WORK = {
    "DOI": "10.3390/nu7095388", "type": "journal-article", "title": ["Magnesium in Prevention and Therapy"],
    "container-title": ["Nutrients"], "volume": "7", "issue": "9", "page": "8199-8226",
    "author": [{"family": "Gröber", "given": "Uwe"}, {"family": "Schmidt", "given": "Joachim"}],
    "issued": {"date-parts": [[2015]]},
}  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def index(tmp_path: Path) -> Path:
    works, path = tmp_path / "works.jsonl", tmp_path / "works.index"
    works.write_text(json.dumps(WORK), encoding="utf-8")
    LocalIndex.build(works, path).close()
    return path


def test_the_whole_article_is_checked(refkit_command, article: Path, index: Path) -> None:
    ran = refkit_command("check", article, "--index", index)
    assert ran.status == 0
    assert "L1-1  confirmed  line 7" in ran.out
    assert "note: title-translated" in ran.out
    assert "error: impossible-date: The year 2090 has not come yet." in ran.out
    assert "warning: listed-not-cited: The text does not cite number 3." in ran.out
    assert "error: cited-not-listed: The text cites [2, 5], but the list has no number 5. (line 3)" in ran.out


@pytest.mark.parametrize(
    ("fail_on", "status"),
    [("impossible-date", 1), ("not-found,retracted", 1), ("retracted", 0), ("differs,duplicate", 0)],
)
def test_the_status_says_whether_what_was_asked_for_is_there(
    refkit_command, article: Path, index: Path, fail_on: str, status: int
) -> None:
    assert refkit_command("check", article, "--index", index, "--fail-on", fail_on).status == status


def test_an_unknown_code_is_a_usage_error_that_helps(refkit_command, article: Path) -> None:
    ran = refkit_command("check", article, "--offline", "--fail-on", "retracte")
    assert (ran.status, ran.out) == (2, "")
    assert "Did you mean 'retracted'?" in ran.err


def test_nobody_to_ask_is_a_usage_error(refkit_command, article: Path) -> None:
    assert refkit_command("check", article).status == 2


def test_nothing_to_check(refkit_command, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("Nothing here.\n", encoding="utf-8")
    assert refkit_command("check", empty, "--offline").status == 3


def test_an_outage_is_reported_and_findings_still_count(refkit_command, article: Path, monkeypatch) -> None:
    from refkit.cli import lookup
    from refkit.errors import SourceUnavailable
    from refkit.sources.protocol import Limits

    class Down:
        name, limits = "down", Limits(singles_per_second=1)

        def get(self, identifier: str) -> None:
            raise SourceUnavailable("down cannot be reached")

        search = get

    monkeypatch.setattr(lookup, "get_source", lambda name, **options: Down())
    assert refkit_command("check", article, "--from", "down").status == 5
    ran = refkit_command("check", article, "--from", "down", "--fail-on", "impossible-date")
    assert ran.status == 1
    assert "could not be asked about" in ran.err


def test_github_annotations_point_into_a_bibliography_file(refkit_command, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("@misc{b, title={X}, url={https://x.org}}\n\n@book{a, title={T}, isbn={978-3-16-148410-1}}\n")
    ran = refkit_command("check", path, "--offline", "--format", "github")
    assert f"::error file={path},line=3,title=refkit%3A bad-check-digit::a: " in ran.out.replace("%3A ", "%3A ")


def test_json_lines_and_page(refkit_command, article: Path, tmp_path: Path) -> None:
    rows = [
        json.loads(line) for line in refkit_command("check", article, "--offline", "--format", "jsonl").out.splitlines()
    ]
    assert [row["kind"] for row in rows] == ["reference"] * 3 + ["finding"]
    page = tmp_path / "report.html"
    assert refkit_command("check", article, "--offline", "--format", "html", "-o", page).status == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_baseline_makes_a_known_list_pass(refkit_command, article: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    options = ("check", article, "--offline", "--fail-on", "impossible-date,cited-not-listed,not-asked")
    assert refkit_command(*options).status == 1
    assert refkit_command(*options, "--write-baseline", known).status == 1
    assert refkit_command(*options, "--baseline", known).status == 0


def test_another_text_may_cite_the_list(refkit_command, article: Path, tmp_path: Path) -> None:
    text = tmp_path / "manuscript.txt"
    text.write_text("All of them [1–3].\n", encoding="utf-8")
    assert "listed-not-cited" not in refkit_command("check", article, "--offline", "--text", text).out
    assert "cited" not in refkit_command("check", article, "--offline", "--no-text").out


@pytest.mark.parametrize("page", ["reference/findings.md"])
def test_the_table_of_codes_is_complete_and_right(page: str) -> None:
    table = (DOCS / page).read_text(encoding="utf-8")
    rows = [row.split(" | ") for row in table.splitlines() if row.startswith("| `")]
    told = {row[0].strip("| `"): (row[1].strip(), row[-1].strip(" |")) for row in rows if len(row) == 3}
    assert {code: told.get(code) for code in FINDING_CODES} == {
        code: (str(item.level), item.meaning) for code, item in FINDING_CODES.items()
    }
