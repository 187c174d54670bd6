"""One bibliographic item, checked once: texts, names and dates apart, helper variables filled in."""

import re
from collections.abc import Mapping
from typing import Any

from refkit.csl.items.clean import text_of
from refkit.csl.items.dates import DateValue, read_date
from refkit.csl.items.languages import NAMES
from refkit.csl.items.names import Name, read_names
from refkit.csl.items.notes import fields_in_note
from refkit.csl.schema.variables import DATE_VARIABLES, NAME_VARIABLES
from refkit.errors import InputError

MAX_PAGE = 400  # characters in which the first page is looked for
_PAGE_SPLIT = re.compile(r"\s*(?:&|, |-|\u2013)\s*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}")


class Item:
    """A CSL-JSON item. `texts`, `names` and `dates` hold only what is not empty."""

    __slots__ = (
        "closing_note",
        "dates",
        "id",
        "language",
        "names",
        "present",
        "raw",
        "shape",
        "texts",
        "title_is_translation",
        "translations",
        "type",
    )

    def __init__(self, raw: Mapping[str, Any], splits_titles: bool = False) -> None:
        self.raw = raw
        self.id = text_of(raw.get("id"))
        self.texts: dict[str, str] = {}
        self.names: dict[str, tuple[Name, ...]] = {}
        self.dates: dict[str, DateValue] = {}
        for key, value in raw.items():
            if isinstance(key, str):
                self._take(key, value)
        if "note" in self.texts and ":" in self.texts["note"]:
            self._read_note()
        self._read_custom(raw.get("custom"))
        texts = self.texts
        self.type = texts.pop("type", "document")
        self.language = texts.get("language") or text_of(self.translations.get("title-language"))
        self.closing_note = text_of(self.translations.get("language-note"))
        if self.language and (name := NAMES.get(self.language_code)) and "language-name" not in texts:
            texts["language-name"] = name
        if "title-short" not in texts and "shortTitle" in texts:
            texts["title-short"] = texts["shortTitle"]
        if "container-title-short" not in texts and "journalAbbreviation" in texts:
            texts["container-title-short"] = texts["journalAbbreviation"]
        if "page" in texts and "page-first" not in texts:
            first = _PAGE_SPLIT.split(texts["page"][:MAX_PAGE], maxsplit=1)[0]
            texts["page-first"] = texts["page"] if first.endswith("\\") else first
        # A record whose title is known in translation only brings it twice: "[…]" as title, and plain.
        translated = texts.get("translated-title")
        self.title_is_translation = translated is not None and texts.get("title") == f"[{translated}]"
        if self.title_is_translation and splits_titles:
            del texts["title"]
        self.present = frozenset((*texts, *self.names, *self.dates))
        self.shape = -1  # items with the same type and variables have the same number

    def _take(self, key: str, value: object) -> None:
        if key in NAME_VARIABLES:
            if names := read_names(value):
                self.names[key] = names
        elif key in DATE_VARIABLES:
            if (date := read_date(value)) is not None:
                self.dates[key] = date
        elif key != "id" and (text := text_of(value)):
            self.texts[key] = text

    def _read_note(self) -> None:
        fields, rest = fields_in_note(self.texts["note"])
        for key, value in fields:
            if key == "type" or (key in DATE_VARIABLES):
                self._take(key, value)
            elif key in NAME_VARIABLES:
                if isinstance(self.raw.get(key), list):
                    continue
                parts = [part.strip() for part in value.split("||")]
                entry: object = {"family": parts[0], "given": parts[1]} if len(parts) == 2 else value
                self.names[key] = (*self.names.get(key, ()), *read_names([entry]))
            elif key not in self.texts:
                self.texts[key] = value
        if fields:
            self.texts["note"] = rest
        if not self.texts["note"]:
            del self.texts["note"]

    def _read_custom(self, custom: object) -> None:
        """refkit's own fields travel in `custom`: translated titles and the open author list."""
        self.translations = custom if isinstance(custom, Mapping) else {}
        for key in (
            "translated-title",
            "translated-container-title",
            "translated-title-origin",
            "registry-number",
        ):
            if key not in self.texts and (text := text_of(self.translations.get(key))):
                self.texts[key] = text
        if self.translations.get("author-open") is True and "author" in self.names:
            *before, last = self.names["author"]
            opened = Name(
                last.family,
                last.given,
                last.dropping_particle,
                last.non_dropping_particle,
                last.suffix,
                last.comma_suffix,
                last.literal,
                last.static_ordering,
                True,
                last.raw,
            )
            self.names["author"] = (*before, opened)

    @property
    def language_code(self) -> str:
        """The primary language subtag in lower case, "" where none is given, "tlh" where it is not one."""
        if not self.language:
            return ""
        found = _LANGUAGE.match(self.language)
        return found[0].lower()[:2] if found else "tlh"


def read_items(values: object, splits_titles: bool = False) -> dict[str, Item]:
    """Items by id, in order. Takes CSL-JSON mappings or objects with `to_csl()`.

    `splits_titles`: the style places translated titles itself, so a title that is only a translation is none.

    Raises:
        InputError: something in the list is neither; it says which.
    """
    items: dict[str, Item] = {}
    if isinstance(values, Mapping):
        values = list(values.values())
    for position, value in enumerate(values):  # type: ignore[arg-type, var-annotated]
        mapping = value.to_csl() if hasattr(value, "to_csl") else value
        if not isinstance(mapping, Mapping):
            kind = type(value).__name__
            raise InputError(
                f"Item {position} is a {kind}, not a CSL-JSON object: pass mappings or records with .to_csl."
            )
        item = Item(mapping, splits_titles)
        item.id = item.id or f"item-{position + 1}"
        items[item.id] = item
    return items
