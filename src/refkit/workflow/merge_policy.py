"""Which fields a match may change, and how titles and journal names are written. Workflow."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

from refkit.errors import ConfigError, UnknownName
from refkit.model.record import Record
from refkit.workflow.journal_names import JournalNames

# What belongs to a field and comes and goes with it. A title that is replaced is kept as a translated title.
_BELONGING = {
    "title": ("title_language", "translated_title", "translated_title_origin", "translated_title_language"),
    "translated_title": ("translated_title_origin", "translated_title_language"),
    "author": ("author_open",),
    "container_title": ("container_title_short", "translated_container_title"),
}
_NO_FIELDS = frozenset({"id", "origin", "provenance", "history", "custom", "other_variables"})
_OTHER_WORDS = {
    "journal": "container_title", "year": "issued", "date": "issued", "pages": "page",
    "authors": "author", "editors": "editor", "address": "publisher_place",
}  # fmt: skip
KNOWN_FIELDS = frozenset(Record.model_fields) - _NO_FIELDS
# Where a printed value goes when a registered one takes its place.
_DISPLACED: dict[str, tuple[str, ...]] = {
    "title": ("translated_title",),
    "container_title": ("container_title_short", "translated_container_title"),
}

TitleCasing = Literal["as-registered", "sentence"]
JournalForm = Literal["as-registered", "abbreviated", "full"]


class MergeOptions(TypedDict, total=False):
    """The keyword arguments of `refkit.enrich` that make a `MergePolicy`."""

    fields: Iterable[str] | None
    keep: Iterable[str]
    min_confidence: float
    title_case: TitleCasing
    journals: JournalForm
    abbreviations: JournalNames | None


@dataclass(frozen=True, slots=True)
class MergePolicy:
    """What an accepted match may do to a record.

    `fields`: only these are filled or replaced (None: all); `keep`: these are never touched. Names are CSL's, in
    either spelling (`container-title`, `container_title`), and what belongs to a field goes with it: the language of a
    title, the translated title beside it. `min_confidence` (0–1): a match scored lower is `uncertain`, and nothing is
    taken from it. `title_case="sentence"`: English titles come out in sentence case. `journals`: journal names are
    written out ("full") or "abbreviated", as `abbreviations` and the registered short titles have them.

    Raises:
        UnknownName: no field is called so.
        ConfigError: a value is none of those, or a field is asked for and kept.
    """

    fields: frozenset[str] | None = None
    keep: frozenset[str] = frozenset()
    min_confidence: float = 0.0
    title_case: TitleCasing = "as-registered"
    journals: JournalForm = "as-registered"
    abbreviations: JournalNames | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise ConfigError(f"min_confidence is a share between 0 and 1, not {self.min_confidence}.")
        _one_of("title_case", self.title_case, ("as-registered", "sentence"))
        _one_of("journals", self.journals, ("as-registered", "abbreviated", "full"))
        object.__setattr__(self, "fields", None if self.fields is None else _names(self.fields))
        object.__setattr__(self, "keep", _names(self.keep))
        if both := self.keep & (self.fields or frozenset()):
            raise ConfigError(f"{', '.join(sorted(both))}: asked for and kept at once; name each field in one of them.")

    def may_change(self, field: str) -> bool:
        """Whether a field may be filled or replaced.

        >>> policy = MergePolicy(keep=frozenset({"title"}))
        >>> policy.may_change("doi"), policy.may_change("translated_title")
        (True, False)
        """
        if field in _with_belonging(self.keep):
            return False
        return self.fields is None or field in _with_belonging(self.fields)

    def allowed(self, changes: dict[str, Any], before: Record) -> dict[str, Any]:
        """Those changes that are allowed. A printed value is replaced only where it may be kept beside the new one."""
        left = {field: value for field, value in changes.items() if self.may_change(field)}
        for field, places in _DISPLACED.items():
            moved = getattr(before, field)
            goes_to = [place for place in places if moved is not None and changes.get(place) == moved]
            if field in changes and not (field in left and all(place in left for place in goes_to)):
                dropped = (field, *goes_to, *(f"{name}_language" for name in (field, *goes_to)))
                left = {name: value for name, value in left.items() if name not in dropped}
        if "translated_title" not in left:
            left.pop("translated_title_origin", None)
            left.pop("translated_title_language", None)
        return left


def field_named(name: str) -> str:
    """The field of a record that a person means by a name: CSL's in any spelling, or a common word for it.

    Raises:
        UnknownName: there is none.

    >>> field_named("container-title"), field_named("DOI"), field_named("journal")
    ('container_title', 'doi', 'container_title')
    """
    plain = re.sub(r"[\s-]+", "_", name.strip().lower())
    plain = _OTHER_WORDS.get(plain, plain)
    if plain not in KNOWN_FIELDS:
        raise UnknownName("field", name, KNOWN_FIELDS)
    return plain


def _names(given: Iterable[str]) -> frozenset[str]:
    return frozenset(map(field_named, (given,) if isinstance(given, str) else given))


def _with_belonging(fields: frozenset[str]) -> frozenset[str]:
    return fields.union(*(_BELONGING.get(field, ()) for field in fields)) if fields else fields


def _one_of(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ConfigError(f"{name} is one of {', '.join(known)}, not {value!r}.")
