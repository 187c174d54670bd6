"""What can be searched about every style, read once and kept in the user's cache folder. Room: csl."""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from refkit.csl.style_folders import renamed_styles, style_folders, style_paths

_VERSION = 1  # raise it when what is kept changes its shape
_HEAD_BYTES = 20_000  # the <info> of every style lies within

_TEXT_OF = {
    tag: re.compile(rf"<{tag}(?:\s[^>]{{0,200}})?>([^<]{{1,500}})<")
    for tag in ("title", "title-short", "id", "issn", "eissn", "issnl", "summary")
}
_CATEGORY = re.compile(r'<category\s+(citation-format|field)="([\w-]{1,60})"')
_PARENT = re.compile(r'<link\s[^>]{0,300}rel="independent-parent"[^>]{0,300}>')
_ADDRESS = re.compile(r'href="[^"]{0,300}?([^"/]{1,200})"')


@dataclass(frozen=True, slots=True)
class StyleFacts:
    """A style as its <info> describes it. `format` is author-date, numeric, note, author or label."""

    name: str
    title: str
    short_title: str = ""
    identifier: str = ""
    format: str = ""
    parent: str = ""
    fields: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()


@cache
def load_index() -> tuple[StyleFacts, ...]:
    """The facts of every style, sorted by name: from the cache, or read anew where styles have changed.

    A cache that cannot be read or written only costs time.
    """
    state = _state()
    file = user_cache_path("refkit", appauthor=False) / "styles.json"
    kept = _read_cache(file, state)
    if kept is None:
        kept = tuple(_read_all())
        _write_cache(file, state, kept)
    return kept


def _state() -> list[object]:
    """What changes when styles are added or another version of the package is installed."""
    folders = [[str(folder), folder.stat().st_mtime_ns] for folder in style_folders()]
    return [_VERSION, len(style_paths()), folders]


def _read_cache(file: Path, state: list[object]) -> tuple[StyleFacts, ...] | None:
    try:
        kept = json.loads(file.read_text("utf-8"))
        if kept["state"] != state:
            return None
        return tuple(_from_row(row) for row in kept["styles"])
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _from_row(row: list[Any]) -> StyleFacts:
    name, title, short_title, identifier, kind, parent, fields, issns, former_names = row
    return StyleFacts(
        name, title, short_title, identifier, kind, parent, tuple(fields), tuple(issns), tuple(former_names)
    )


def _write_cache(file: Path, state: list[object], styles: tuple[StyleFacts, ...]) -> None:
    """Write beside and rename, so that no other process ever reads half a file."""
    temporary = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix="styles-", suffix=".json")
        with open(handle, "w", encoding="utf-8") as out:
            json.dump({"state": state, "styles": [astuple(facts) for facts in styles]}, out, ensure_ascii=False)
        os.replace(temporary, file)
    except OSError:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _read_all() -> Iterator[StyleFacts]:
    former: dict[str, list[str]] = {}
    for old, new in renamed_styles().items():
        former.setdefault(new, []).append(old)
    for name, path in style_paths().items():
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES).decode("utf-8", "replace")
        yield _facts(name, head.partition("</info>")[0], tuple(sorted(former.get(name, ()))))


def _facts(name: str, info: str, former_names: tuple[str, ...]) -> StyleFacts:
    categories = _CATEGORY.findall(info)
    parent = _PARENT.search(info)
    address = _ADDRESS.search(parent[0]) if parent else None
    return StyleFacts(
        name=name,
        title=_first("title", info) or name,
        short_title=_first("title-short", info),
        identifier=_first("id", info),
        format=next((value for kind, value in categories if kind == "citation-format"), ""),
        parent=address[1] if address else "",
        fields=tuple(value for kind, value in categories if kind == "field"),
        issns=tuple(issn for tag in ("issn", "eissn", "issnl") for issn in _TEXT_OF[tag].findall(info)),
        former_names=former_names,
    )


def _first(tag: str, info: str) -> str:
    match = _TEXT_OF[tag].search(info)
    return " ".join(unescape(match[1]).split()) if match else ""
