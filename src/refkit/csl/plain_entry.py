"""An entry in no style at all: what is printed where a style's engine fails on an item. Room: csl."""

from collections.abc import Mapping
from typing import Any

from refkit.csl.marked_text import mark_rich_text


def plain_entry(item: Mapping[str, Any]) -> str:
    """Authors, year, title, container, volume, pages, address: as marked text, with whatever of it is there."""
    volume, issue, page = (_text(item, key) for key in ("volume", "issue", "page"))
    where = f"{volume}({issue})" if issue else volume
    link = f"https://doi.org/{_text(item, 'DOI')}" if _text(item, "DOI") else _text(item, "URL")
    custom = item.get("custom")
    translation = _text(custom, "title-translation") if isinstance(custom, Mapping) else ""
    title = " ".join(part for part in (_text(item, "title"), f"[{translation}]" if translation else "") if part)
    parts = (
        "; ".join(_names(item.get("author") or item.get("editor"))),
        _year(item.get("issued")),
        title,
        _text(item, "container-title"),
        ":".join(part for part in (where, page) if part),
        _text(item, "publisher"),
    )
    sentences = [part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part]
    return " ".join([*sentences, *([link] if link else [])]) or f"[{mark_rich_text(str(item.get('id') or '…'))}]"


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return mark_rich_text(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _names(value: Any) -> list[str]:
    names = value if isinstance(value, list | tuple) else []
    printed = (_name(name) for name in names if isinstance(name, Mapping))
    return [name for name in printed if name]


def _name(name: Mapping[str, Any]) -> str:
    if _text(name, "literal"):
        return _text(name, "literal")
    parts = (_text(name, key) for key in ("non-dropping-particle", "family", "given"))
    return " ".join(part for part in parts if part)


def _year(value: Any) -> str:
    if not isinstance(value, Mapping):
        return ""
    dates = value.get("date-parts")
    first = dates[0] if isinstance(dates, list | tuple) and dates else ()
    year = first[0] if isinstance(first, list | tuple) and first else value.get("literal", "")
    return mark_rich_text(str(year)) if isinstance(year, str | int) else ""
