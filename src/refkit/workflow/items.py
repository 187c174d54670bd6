"""Records as the CSL-JSON items that an engine renders. Workflow; pure.

Beside the variables of CSL an engine reads from an item's `custom`:

`author-open`        the list of authors ends in the style's et-al term
`title-translation`  printed in brackets behind the title, or in its place where there is none: upright,
                     outside the quotes, never in title case
`title-language`     decides on title case where the item has no `language`
`language-note`      a sentence at the end of the entry
"""

import re
from typing import Any

from refkit.model.record import Record
from refkit.text.dashes import unify_dashes
from refkit.text.language import guess_language
from refkit.workflow.language_names import language_name
from refkit.workflow.titles import Titles, choose_titles

# Types whose styles print `number`: for the others a registry's number stands behind the title.
_NUMBERED_TYPES = frozenset(
    "bill hearing legal_case legislation patent regulation report standard treaty software".split()
)
_BARE_INITIALS = re.compile(r"[^\W\d_]{1,3}(?:-[^\W\d_]{1,3})?(?: [^\W\d_]{1,3}(?:-[^\W\d_]{1,3})?){0,5}")


def item_for_engine(record: Record, policy: str, note_locale: str | None) -> dict[str, Any]:
    """The item of a record under a title policy; `note_locale` is that of language notes, None for none.

    Raises:
        UnknownName: there is no such policy.
    """
    titles = choose_titles(record, policy)
    item = record.to_csl()
    custom = dict(item.get("custom") or {})
    _set_titles(item, custom, titles, record)
    _set_registry_number(item, record)
    if names := item.get("author"):
        item["author"] = [_with_spelt_initials(name) for name in names]
    if isinstance(page := item.get("page"), str):
        item["page"] = _without_twin(page)
    if language := _title_language(record, item):
        custom["title-language"] = language
    if note_locale is not None and titles.work_language and (note := language_name(titles.work_language, note_locale)):
        custom["language-note"] = note
    return {**item, "custom": custom}


def _set_titles(item: dict[str, Any], custom: dict[str, Any], titles: Titles, record: Record) -> None:
    custom.pop("translated-title", None)
    _set_or_drop(item, "title", titles.title)
    _set_or_drop(custom, "title-translation", titles.translation)
    if titles.title != record.title:
        item.pop("title-short", None)
        item.pop("shortTitle", None)
    _set_or_drop(item, "container-title", titles.container)
    if titles.is_container_short:
        item.pop("container-title-short", None)
        item.pop("journalAbbreviation", None)


def _set_or_drop(target: dict[str, Any], key: str, value: str | None) -> None:
    if value is None:
        target.pop(key, None)
    else:
        target[key] = value


def _set_registry_number(item: dict[str, Any], record: Record) -> None:
    """A trial's or report's number is printed once: by the style, or in parentheses behind the title."""
    number = record.registry_number
    if number is None or any(number in str(item.get(key, "")) for key in ("title", "number", "URL")):
        return
    if record.type in _NUMBERED_TYPES and "number" not in item:
        item["number"] = number
    elif item.get("title"):
        item["title"] = f"{item['title']} ({number})"


def _without_twin(page: str) -> str:
    """ "407-407" as "407": registries write a single page so."""
    first, dash, last = unify_dashes(page).partition("-")
    return first.strip() if dash and first.strip() == last.strip() else page


def _with_spelt_initials(name: dict[str, Any]) -> dict[str, Any]:
    """ "HA" as "H. A.": styles take capitals without full stops for one name, and would print "H." """
    given = name.get("given")
    if not isinstance(given, str) or not given.isupper() or not _BARE_INITIALS.fullmatch(given):
        return name
    family = str(name.get("family") or "")
    if family.isupper() and len(family) > 3 and any(len(part) > 2 for part in re.split("[ -]", given)):
        return name  # a name all in capitals: "GRÖBER UWE"
    words = [_spell(word) for word in given.split(" ")]
    return {**name, "given": " ".join(words)}


def _spell(word: str) -> str:
    return "-".join(" ".join(f"{letter}." for letter in part) for part in word.split("-"))


def _title_language(record: Record, item: dict[str, Any]) -> str | None:
    """The language of the title that is printed, which need not be the work's."""
    title = item.get("title")
    if not isinstance(title, str):
        return None
    if title == record.title and record.title_language:
        return record.title_language
    guess = guess_language(title)
    return guess.language if guess else None
