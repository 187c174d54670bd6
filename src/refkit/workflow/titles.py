"""Which title a reference is printed with, where there are several. Workflow; pure.

A citing text may have translated a title that a match then showed in the work's own language: the record
holds both, and which of them is printed is the reader's choice. `docs/explanation/titles.md` tells why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from refkit.errors import UnknownName
from refkit.model.record import Record
from refkit.text.language import guess_language

TitlePolicy = Literal["work", "printed", "both", "translated"]
TITLE_POLICIES: tuple[str, ...] = get_args(TitlePolicy)


@dataclass(frozen=True, slots=True)
class Titles:
    """What is printed as a reference's title and container.

    `translation` stands in brackets behind `title`, or in its place where that is None. `work_language`
    (BCP 47) is that of the work where its own title is not printed, and None otherwise or where unknown.
    `is_container_short` says that `container` has no other, shorter form.
    """

    title: str | None
    translation: str | None = None
    container: str | None = None
    is_container_short: bool = False
    work_language: str | None = None


def choose_titles(record: Record, policy: str) -> Titles:
    """The titles of a record under a policy: `work`, `printed`, `both` or `translated`.

    Raises:
        UnknownName: there is no such policy.
    """
    if policy not in TITLE_POLICIES:
        raise UnknownName("title policy", policy, TITLE_POLICIES)
    if policy == "printed":
        return _printed(record)
    title, translation = record.title, record.translated_title
    if translation is not None and (title is None or policy == "translated"):
        return Titles(None, translation, record.container_title, work_language=work_language(record))
    return Titles(title, translation if policy == "both" else None, record.container_title)


def work_language(record: Record) -> str | None:
    """The language of a work: as known, as guessed before, or as its own title tells."""
    if record.language or record.title_language:
        return record.language or record.title_language
    guess = guess_language(record.title) if record.title else None
    return guess.language if guess else None


def _printed(record: Record) -> Titles:
    """Title and container as they stood in the citing text, whatever a match made of them later."""
    before = _first_values(record)
    title, translation = before["title"], before["translated_title"]
    if title is None and translation is not None:  # printed in brackets, as the work's own title was not
        return Titles(None, translation, _printed_container(before))
    was_replaced = before["translated_title_origin"] == "citation" and translation is not None
    return Titles(translation if was_replaced else title, None, *_container_and_form(record, before))


_TITLE_FIELDS = (
    "title", "translated_title", "translated_title_origin", "container_title", "translated_container_title",
    "container_title_short", "journal_abbreviation",
)  # fmt: skip


def _first_values(record: Record) -> Mapping[str, Any]:
    """The title fields as they were before the first step that changed any of them."""
    values = {field: getattr(record, field) for field in _TITLE_FIELDS}
    for step in reversed(record.history):
        values.update((field, value) for field, value in step.before.items() if field in values)
    return values


def _printed_container(before: Mapping[str, Any]) -> str | None:
    translated: str | None = before["translated_container_title"]
    container: str | None = before["container_title"]
    return translated if translated is not None else container


def _container_and_form(record: Record, before: Mapping[str, Any]) -> tuple[str | None, bool]:
    container = _printed_container(before)
    return container, container != record.container_title
