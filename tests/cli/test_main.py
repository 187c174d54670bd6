import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from refkit.cli.main import VERBS

ARTICLE = """A page about sleep

It says something about magnesium.

Referenser

1. Gröber U, Schmidt J, Kisters K. Magnesium i förebyggande och behandling. Näringsämnen. 2015;7(9):8199-8226.
2. Abbasi B, Kimiagar M, Sadeghniiat K, et al. Effekten av magnesiumtillskott. J Res Med Sci. 2012;17(12):1161-1169.

Denna produkt är inte avsedd att behandla någon sjukdom.
"""
WORK = {
    "DOI": "10.3390/nu7095388",
    "type": "journal-article",
    "title": ["Magnesium in Prevention and Therapy"],
    "container-title": ["Nutrients"],
    "volume": "7",
    "issue": "9",
    "page": "8199-8226",
    "author": [
        {"family": "Gröber", "given": "Uwe"},
        {"family": "Schmidt", "given": "Joachim"},
        {"family": "Kisters", "given": "Klaus"},
    ],
    "issued": {"date-parts": [[2015, 9, 23]]},
    "ISSN": ["2072-6643"],
    "publisher": "MDPI AG",
}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def index(tmp_path: Path, refkit_command: Callable[..., object]) -> Path:
    works = tmp_path / "works.jsonl"
    works.write_text(json.dumps(WORK) + "\n", encoding="utf-8")
    path = tmp_path / "works.index"
    refkit_command("index", "build", works, "-o", path)
    return path


def test_find_shows_the_list(refkit_command, article: Path) -> None:
    ran = refkit_command("find", article)
    assert ran.status == 0
    assert "Referenser" in ran.out
    assert "2 entries" in ran.out
    assert "Denna produkt" not in ran.out


def test_find_as_json_lines(refkit_command, article: Path) -> None:
    (line,) = refkit_command("find", "-", "--json", stdin=ARTICLE).out.splitlines()
    found = json.loads(line)
    assert (found["heading"], found["language"], found["numbering"]) == ("Referenser", "sv", "dot")
    start, end = found["entries"][0]["span"]
    assert ARTICLE[start:end].startswith("1. Gröber")


def test_parse_writes_records_in_any_format(refkit_command, article: Path, tmp_path: Path) -> None:
    items = json.loads(refkit_command("parse", article, "--to", "csl-json").out)
    assert [item["id"] for item in items] == ["L1-1", "L1-2"]
    assert items[1]["custom"]["author-open"] is True
    target = tmp_path / "out.bib"
    assert refkit_command("parse", article, "--to", "bibtex", "-o", target).out == ""
    assert "Gröber, U and Schmidt, J and Kisters, K" in target.read_text(encoding="utf-8")


def test_parse_lines_keeps_every_line(refkit_command) -> None:
    ran = refkit_command("parse", "-", "--lines", "--json", stdin="Doe J. One. 2001.\n\n???\nRoe R. Two. 2002.\n")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["refkit"]["source"]["text"] for line in lines] == ["Doe J. One. 2001.", "???", "Roe R. Two. 2002."]


def test_enrich_says_what_it_found_and_why(refkit_command, article: Path, index: Path) -> None:
    ran = refkit_command("enrich", article, "--index", index, "--json")
    first, second = (json.loads(line) for line in ran.out.splitlines())
    assert ran.status == 0
    assert (first["DOI"], first["refkit"]["verdict"]) == ("10.3390/nu7095388", "confirmed")
    assert "title-translated" in [finding["code"] for finding in first["refkit"]["findings"]]
    assert first["custom"]["translated-title"] == "Magnesium i förebyggande och behandling"
    assert second["refkit"]["verdict"] == "not-found"
    assert second["refkit"]["reasons"][0]
    assert "DOI" not in second


def test_enrich_offline_without_an_index_asks_nobody(refkit_command, article: Path) -> None:
    ran = refkit_command("enrich", article, "--offline", "--json")
    assert ran.status == 0
    assert {json.loads(line)["refkit"]["verdict"] for line in ran.out.splitlines()} == {"not-asked"}


def test_render_goes_from_article_to_list(refkit_command, article: Path, index: Path) -> None:
    options = ("render", article, "--index", index, "--style", "vancouver", "--locale", "sv-SE")
    work, printed, both = (refkit_command(*options, "--titles", titles).out for titles in ("work", "printed", "both"))
    assert "Magnesium in Prevention and Therapy" in work
    assert "förebyggande" not in work
    assert "Magnesium i förebyggande och behandling. Näringsämnen" in printed
    assert "Magnesium in Prevention and Therapy [Magnesium i förebyggande och behandling]" in both


def test_render_without_a_source_says_that_titles_are_as_printed(refkit_command, article: Path) -> None:
    ran = refkit_command("render", article, "--style", "apa")
    assert ran.status == 0
    assert "Näringsämnen" in ran.out
    assert "as printed" in ran.err


def test_records_are_taken_where_text_is(refkit_command, article: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    refkit_command("parse", article, "--json", "-o", records)
    direct = refkit_command("render", article, "--style", "ieee").out
    assert refkit_command("render", records, "--style", "ieee").out == direct
    assert refkit_command("convert", records, "--to", "bibtex").out.count("@article") == 2


def test_several_files_keep_their_ids_apart(refkit_command, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE, encoding="utf-8")
    lines = refkit_command("parse", article, other, "--json").out.splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == 4


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        pytest.param(["parse", "no-such-file.txt"], 4, "cannot be read", id="a file that is not there"),
        pytest.param(["parse", "."], 4, "cannot be read", id="a folder"),
        pytest.param(["parse", "-"], 3, "no reference was found", id="nothing in it"),
        pytest.param(["find", "-"], 3, "no reference list", id="no list in it"),
        pytest.param(["parse", "ARTICLE", "--to", "bibtx"], 2, "Did you mean 'bibtex'?", id="an unknown format"),
        pytest.param(["render", "ARTICLE", "--style", "vancuver"], 2, "vancouver", id="an unknown style"),
        pytest.param(["render", "ARTICLE", "--titles", "all"], 2, "title policy", id="an unknown title policy"),
        pytest.param(["render", "ARTICLE", "--to", "pdf"], 2, "pdf", id="an unknown output"),
        pytest.param(["enrich", "ARTICLE"], 2, "--index FILE", id="nobody to ask"),
        pytest.param(["enrich", "ARTICLE", "--from", "crosref"], 2, "crossref", id="an unknown source"),
        pytest.param(["enrich", "ARTICLE", "--index", "none.index"], 4, "none.index", id="no such index"),
        pytest.param(["enrich", "ARTICLE", "--index", "ARTICLE"], 4, "index", id="not an index"),
        pytest.param(["convert", "ARTICLE"], 2, "--to NAME", id="no format to write"),
        pytest.param(["parse", "ARTICLE", "-o", "no/such/folder.json"], 2, "cannot be written", id="nowhere to write"),
        pytest.param(["styles", "search", "zzzzzzz"], 1, "no style", id="no such style"),
        pytest.param(["parse"], 2, "FILE", id="no file given"),
        pytest.param(["nothing"], 2, "nothing", id="no such verb"),
    ],
)
def test_wrong_use_gets_a_status_and_one_helpful_line(
    refkit_command, article: Path, arguments: list[str], status: int, message: str
) -> None:
    ran = refkit_command(*(str(article) if argument == "ARTICLE" else argument for argument in arguments))
    assert ran.status == status
    assert message in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


def test_the_output_carries_no_control_sequences(refkit_command) -> None:
    ran = refkit_command("parse", "-", "--lines", stdin="Doe J. \x1b[31mRed\x1b[0m title. Nature. 2001;1:2-3.\n")
    assert "\x1b" not in ran.out + ran.err


def test_every_verb_helps(refkit_command) -> None:
    for verb in VERBS:
        ran = refkit_command(verb, "--help")
        assert ran.status == 0
        assert "Usage" in ran.out


def test_a_reader_that_leaves_early_is_no_error(article: Path) -> None:
    shell = f"{sys.executable} -m refkit parse {article} {article} --json | head -c 10 > /dev/null"
    ran = subprocess.run(["bash", "-c", shell], capture_output=True, check=False)
    assert ran.stderr == b""


def test_a_style_is_checked_with_every_fault_in_its_line(refkit_command, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.csl"
    faulty.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">\n'
        "<info><title>X</title><id>x</id><updated>2020-01-01T00:00:00+00:00</updated></info>\n"
        '<macro name="a"><text macro="b"/></macro>\n'
        '<macro name="b"><text macro="a"/></macro>\n'
        '<citation><layout><text macro="c"/></layout></citation>\n'
        "</style>\n"
    )
    ran = refkit_command("styles", "validate", faulty)
    assert ran.status == 1
    assert "line 5" in ran.err
    assert "a → b → a" in ran.err


def test_a_style_without_a_fault_is_said_nothing_of(refkit_command) -> None:
    own = Path(__file__).parents[2] / "styles" / "refkit-vancouver.csl"
    ran = refkit_command("styles", "validate", own)
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_a_link_is_written_through_and_a_device_stays_one(refkit_command, article: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.bib", tmp_path / "link.bib"
    real.write_text("old")
    link.symlink_to(real)
    assert refkit_command("parse", article, "--to", "bibtex", "-o", link).status == 0
    assert link.is_symlink()
    assert "@article" in real.read_text(encoding="utf-8")
    assert refkit_command("parse", article, "-o", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no device that is always full")
def test_a_full_disk_is_one_line_on_standard_error(article: Path) -> None:
    command = f"{sys.executable} -m refkit parse {article} > /dev/full"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, check=False, text=True)
    assert ran.returncode == 2
    assert ran.stderr.startswith("refkit: standard output cannot be written")
    assert "Traceback" not in ran.stderr


def test_closed_outputs_are_no_crash(article: Path) -> None:
    command = f"{sys.executable} -m refkit parse {article} >&-"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, check=False, text=True)
    assert "Traceback" not in ran.stderr
    assert "standard output is closed" in ran.stderr


def test_find_says_what_could_not_be_read(refkit_command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"References\n\n1. M\xc3\x28ller A. \xff\x81 Title. Nature. 2012;1:2-3.\n")
    assert "not valid UTF-8" in refkit_command("find", broken).err


def test_a_file_without_references_among_others_is_named(refkit_command, article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    ran = refkit_command("parse", article, empty, "--json")
    assert ran.status == 0
    assert f"{empty}: no reference was found" in ran.err


def test_what_a_format_cannot_carry_is_told(refkit_command, article: Path) -> None:
    ran = refkit_command("convert", article, "--to", "crossref-xml", "--strict")
    assert ran.status == 1
    assert "Magnesium i förebyggande och behandling" in ran.out
    assert "'L1-2' loses in crossref-xml: author_open" in ran.err


def test_enrich_patches_a_file_in_place(refkit_command, index: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "mine.bib", tmp_path / "out.bib"
    text = "% kept\n@article{g,\n  author = {Gröber, U and Schmidt, J and Kisters, K},\n  journal = {Nutrients},\n"
    text += "  title = {Magnesium in prevention and therapy},\n  year = 2015, volume = 7, pages = {8199--8226}\n}\n"
    path.write_text(text, encoding="utf-8")
    ran = refkit_command("enrich", path, "--index", index, "--patch", "-o", out)
    assert ran.status == 0
    patched = out.read_text(encoding="utf-8")
    assert "  doi = {10.3390/nu7095388}" in patched
    assert patched.startswith(text[:-4])


def test_a_patch_is_of_one_file(refkit_command, index: Path, article: Path) -> None:
    assert refkit_command("enrich", article, article, "--index", index, "--patch").status == 2


def test_convert_reports_what_is_lost(refkit_command, tmp_path: Path) -> None:
    source, losses = tmp_path / "a.json", tmp_path / "losses.json"
    source.write_text('[{"id": "a", "type": "book", "title": "T", "medium": "vinyl"}, {"id": "b", "type": "book"}]')
    assert refkit_command("convert", source, "--to", "ris", "--report", losses, "--strict").status == 1
    lost = [{"position": 1, "id": "a", "fields": {"medium": "vinyl"}}]
    assert json.loads(losses.read_text()) == {"format": "ris", "records": 2, "losses": lost}


def test_a_guess_does_not_become_a_fact(refkit_command, article: Path, tmp_path: Path) -> None:
    """A plain CSL-JSON file marks what was guessed, so that no other format is told it."""
    plain = tmp_path / "a.json"
    assert refkit_command("parse", article, "--to", "csl-json", "-o", plain).status == 0
    assert "guessed" in plain.read_text(encoding="utf-8")
    for name in ("bibtex", "jats", "csv"):
        ran = refkit_command("convert", plain, "--to", name)
        assert "titlelanguage" not in ran.out.replace("_", "").replace("-", "")
        assert "title_language" not in ran.err
