"""The config file: read by the command line only, below options and environment."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ARTICLE = "References\n\n1. Doe J, Roe R. On trees and their shade. Journal of Trees. 2001;5(2):33-41.\n"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings" / "mine.toml"
    monkeypatch.setenv("REFKIT_CONFIG", str(path))
    for name in ("REFKIT_MAILTO", "REFKIT_CACHE"):
        monkeypatch.delenv(name, raising=False)
    path.parent.mkdir()
    path.touch()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return path


def test_settings_are_set_shown_and_unset(refkit_command: Callable[..., tuple[int, str, str]], config: Path) -> None:
    config.write_text("# mine\nstyle = 'ieee' # for now\n")
    assert refkit_command("config", "path").out == f"{config}\n"
    assert refkit_command("config", "set", "style", "vancouver").status == 0
    assert refkit_command("config", "set", "mailto", "me@example.org").status == 0
    assert config.read_text() == '# mine\nstyle = "vancouver"\nmailto = "me@example.org"\n'
    rows = {row["setting"]: row for row in map(json.loads, refkit_command("config", "show", "--json").out.splitlines())}
    assert (rows["style"]["value"], rows["style"]["from"]) == ("vancouver", "config file")
    assert (rows["titles"]["value"], rows["titles"]["from"]) == (None, "not set")
    assert 'mailto   = "me@example.org"  (config file)' in refkit_command("config", "show").out
    refkit_command("config", "unset", "style")
    assert config.read_text() == '# mine\nmailto = "me@example.org"\n'


def test_a_setting_is_the_default_and_an_option_overrides_it(refkit_command, config: Path) -> None:
    apa, ieee = (refkit_command("render", "article.txt", "--style", style).out for style in ("apa", "ieee"))
    assert apa != ieee
    config.write_text('style = "ieee"\n')
    assert refkit_command("render", "article.txt").out == ieee
    assert refkit_command("render", "article.txt", "--style", "apa").out == apa


def test_the_environment_wins_over_the_file(refkit_command, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.write_text('mailto = "file@example.org"\n')
    monkeypatch.setenv("REFKIT_MAILTO", "environment@example.org")
    assert '"environment@example.org"  (REFKIT_MAILTO)' in refkit_command("config", "show").out


def test_files_are_found_from_the_folder_of_the_config_file(refkit_command, config: Path, tmp_path: Path) -> None:
    works = tmp_path / "works.jsonl"
    works.write_text(json.dumps({"DOI": "10.1000/182", "title": ["On trees and their shade"]}) + "\n")
    refkit_command("index", "build", works, "-o", config.parent / "works.index")
    config.write_text('index = "works.index"\n')
    ran = refkit_command("enrich", "article.txt", "--json")
    assert ran.status == 0, ran.err
    assert json.loads(ran.out)["refkit"]["verdict"] != "not-asked"


def test_an_empty_variable_means_no_file(refkit_command, config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFKIT_CONFIG", "")
    assert refkit_command("render", "article.txt").status == 0
    assert refkit_command("config", "path").status == 2


def test_a_value_of_several_lines_is_refused(refkit_command, config: Path) -> None:
    ran = refkit_command("config", "set", "style", "apa\nlocale")
    assert ran.status == 2
    assert config.read_text() == ""


def test_the_library_reads_no_config_file(config: Path) -> None:
    config.write_text("this is no TOML")
    code = "import refkit; print(refkit.render('Doe J. On trees. 2001.', style='apa'))"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(sys.path), "REFKIT_CONFIG": str(config)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
