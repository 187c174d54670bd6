"""The one datum that flows through refkit. Ground floor: may import `refkit.text` and `refkit.errors`."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from refkit.errors import InputError
from refkit.model.csl_json import fields_from_item, item_from_record
from refkit.model.date import Date
from refkit.model.display import records_as_html
from refkit.model.identifiers import normalise_doi
from refkit.model.name import Name
from refkit.model.origin import Origin
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.variables import TYPES


def _as_text(value: Any) -> Any:
    """Numbers in number variables are text; a float that is whole loses its ".0"; blank is absent."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return (value.strip() or None) if isinstance(value, str) else value


Text = Annotated[str | None, BeforeValidator(_as_text)]
OptionalDate = Annotated[Date | None, AfterValidator(lambda date: date or None)]  # [[null]] says nothing
Names = tuple[Name, ...]
TitleOrigin = Literal["work", "index", "citation"]


class Step(BaseModel):
    """One change of a record that can be undone: why, and what stood there before."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str
    before: dict[str, Any]


class Record(BaseModel):
    """One work, in CSL vocabulary (`container_title`, `issued`, …). Never changes in place.

    The fields are the CSL 1.0.2 variables in snake_case, and those that refkit adds: how each is meant
    stands in `docs/reference/record.md`. An absent text is None, absent names are an empty tuple.
    An article number stands in `page`, as citation managers have it. A list of authors that ends in
    "et al." has `author_open`, and no author of that name.

    Raises:
        pydantic.ValidationError (a ValueError): a value of the wrong kind, a DOI that is none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = ""
    type: str = "document"
    author: Names = ()
    chair: Names = ()
    collection_editor: Names = ()
    compiler: Names = ()
    composer: Names = ()
    container_author: Names = ()
    contributor: Names = ()
    curator: Names = ()
    director: Names = ()
    editor: Names = ()
    editorial_director: Names = ()
    editor_translator: Names = ()
    executive_producer: Names = ()
    guest: Names = ()
    host: Names = ()
    illustrator: Names = ()
    interviewer: Names = ()
    narrator: Names = ()
    organizer: Names = ()
    original_author: Names = ()
    performer: Names = ()
    producer: Names = ()
    recipient: Names = ()
    reviewed_author: Names = ()
    script_writer: Names = ()
    series_creator: Names = ()
    translator: Names = ()

    accessed: OptionalDate = None
    available_date: OptionalDate = None
    event_date: OptionalDate = None
    issued: OptionalDate = None
    original_date: OptionalDate = None
    submitted: OptionalDate = None

    chapter_number: Text = None
    citation_number: Text = None
    collection_number: Text = None
    edition: Text = None
    first_reference_note_number: Text = None
    issue: Text = None
    locator: Text = None
    number: Text = None
    number_of_pages: Text = None
    number_of_volumes: Text = None
    page: Text = None
    page_first: Text = None
    part_number: Text = None
    printing_number: Text = None
    section: Text = None
    supplement_number: Text = None
    version: Text = None
    volume: Text = None

    abstract: Text = None
    annote: Text = None
    archive: Text = None
    archive_collection: Text = None
    archive_location: Text = None
    archive_place: Text = None
    authority: Text = None
    call_number: Text = None
    citation_key: Text = None
    citation_label: Text = None
    collection_title: Text = None
    container_title: Text = None
    container_title_short: Text = None
    dimensions: Text = None
    division: Text = None
    doi: Text = None
    event: Text = None
    event_place: Text = None
    event_title: Text = None
    genre: Text = None
    isbn: Text = None
    issn: Text = None
    journal_abbreviation: Text = None
    jurisdiction: Text = None
    keyword: Text = None
    language: Text = None
    license: Text = None
    medium: Text = None
    note: Text = None
    original_publisher: Text = None
    original_publisher_place: Text = None
    original_title: Text = None
    part_title: Text = None
    pmcid: Text = None
    pmid: Text = None
    publisher: Text = None
    publisher_place: Text = None
    references: Text = None
    reviewed_genre: Text = None
    reviewed_title: Text = None
    scale: Text = None
    short_title: Text = None
    source: Text = None
    status: Text = None
    title: Text = None
    title_short: Text = None
    url: Text = None
    volume_title: Text = None
    year_suffix: Text = None
    categories: tuple[str, ...] = ()

    author_open: bool = False
    translated_title: Text = None
    translated_title_origin: TitleOrigin | None = None
    title_language: Text = None
    translated_title_language: Text = None
    translated_container_title: Text = None
    registry_number: Text = None

    custom: dict[str, Any] = Field(default_factory=dict)
    other_variables: dict[str, Any] = Field(default_factory=dict, description="Unknown CSL-JSON keys, kept.")
    origin: Origin | None = None
    provenance: dict[str, Provenance] = Field(default_factory=dict)
    history: tuple[Step, ...] = ()

    @field_validator("id", mode="before")
    @classmethod
    def _id_is_text(cls, value: Any) -> Any:
        return str(value) if isinstance(value, int) else value

    @field_validator("type")
    @classmethod
    def _type_is_known(cls, value: str) -> str:
        if value not in TYPES:
            raise ValueError(f"{value!r} is not a CSL type; expected one such as article-journal or book")
        return value

    @field_validator("doi")
    @classmethod
    def _doi_is_bare(cls, value: str | None) -> str | None:
        return None if value is None else normalise_doi(value)

    @classmethod
    def of_read(cls, fields: Mapping[str, Any]) -> Self:
        """A record of values that a parser made and that need no more checking: names, dates, texts without blank ends.

        >>> Record.of_read({"title": "On trees"}) == Record(title="On trees")
        True
        """
        record = cls.__new__(cls)
        values = {**_DEFAULTS, "custom": {}, "other_variables": {}, "provenance": {}, **fields}
        for attribute, value in (
            ("__dict__", values),
            ("__pydantic_fields_set__", set(fields)),
            ("__pydantic_extra__", None),
            ("__pydantic_private__", None),
        ):
            object.__setattr__(record, attribute, value)
        return record

    def replace(self, **changes: Any) -> Self:
        """A checked copy with some fields changed (`model_copy` would skip the checks). Not a step to undo."""
        return self.model_validate({**self._set_fields(), **changes})

    def amend(self, reason: str, provenance: Provenance, **changes: Any) -> Self:
        """A checked copy with fields changed, each with its new witness; `undo` takes the whole step back."""
        changed = {field: value for field, value in changes.items() if getattr(self, field) != value}
        if not changed:
            return self
        before = {field: getattr(self, field) for field in changed}
        witnesses = {**self.provenance, **dict.fromkeys(changed, provenance)}
        step = Step(reason=reason, before={**before, "provenance": self.provenance})
        return self.replace(**changed, provenance=witnesses, history=(*self.history, step))

    def merge(self, other: "Record", *, source: str | None = None, overwrite: Iterable[str] = ()) -> Self:
        """A copy with what is empty here filled from `other`, and the fields in `overwrite` taken from it.

        `source` names the provider that `other` came from; without it the change counts as made by hand.
        Ids, origins, provenance and history are never merged. What is said about a field (that the list of
        authors is open, the language of the title) comes along with it, and never without it.
        """
        replaced = set(overwrite)
        kind = ProvenanceKind.PROVIDER if source else ProvenanceKind.BY_HAND
        changes = {
            field: value
            for field, value in other.present_fields().items()
            if field not in _NEVER_MERGED and (field in replaced or not self.is_present(field))
        }
        for field, about in _ABOUT.items():
            if about in changes:
                changes[field] = getattr(other, field)
            elif field not in replaced and getattr(self, about) != getattr(other, about):
                changes.pop(field, None)
        witness = Provenance(kind=kind, source=source)
        return self.amend(f"merged with {source or 'another record'}", witness, **changes)

    def undo(self, *fields: str) -> Self:
        """The record before its last `amend` or `merge`; with names, only these fields as they were before.

        A named field goes back to what stood there before the last step that changed it; the rest of that step stays.

        Raises:
            InputError: nothing is left to undo, or no step changed the field.
        """
        if fields:
            return self._undo_fields(fields)
        if not self.history:
            raise InputError(f"Nothing is left to undo in the record {self.id!r}.")
        return self.replace(**self.history[-1].before, history=self.history[:-1])

    def _undo_fields(self, fields: Iterable[str]) -> Self:
        undone = self
        for field in dict.fromkeys(fields):
            places = [place for place, step in enumerate(undone.history) if field in step.before]
            if not places or field == "provenance":
                raise InputError(f"No step that could be undone has changed {field!r} in the record {self.id!r}.")
            step = undone.history[places[-1]]
            before = {name: value for name, value in step.before.items() if name != field}
            witnesses = {name: witness for name, witness in undone.provenance.items() if name != field}
            if earlier := step.before["provenance"].get(field):
                witnesses[field] = earlier
            left = (step.model_copy(update={"before": before}),) if before.keys() - {"provenance"} else ()
            history = (*undone.history[: places[-1]], *left, *undone.history[places[-1] + 1 :])
            undone = undone.replace(**{field: step.before[field]}, provenance=witnesses, history=history)
        return undone

    @property
    def confidence(self) -> float | None:
        """How sure the record is as a whole: that of its least sure field. None where nothing says it."""
        return min((witness.confidence for witness in self.provenance.values()), default=None)

    def is_present(self, field: str) -> bool:
        """Whether a field holds something; the type "document" says no more than no type at all."""
        return _is_something(field, getattr(self, field))

    def present_fields(self) -> dict[str, Any]:
        """The fields that hold something, in the order of the class."""
        return {field: value for field, value in self.__dict__.items() if _is_something(field, value)}

    def to_csl(self) -> dict[str, Any]:
        """As one CSL-JSON item for other programs; refkit's own fields stand under `custom`."""
        return item_from_record(self)

    @classmethod
    def from_csl(cls, item: Mapping[str, Any]) -> Self:
        """From one CSL-JSON item; unknown keys are kept in `other_variables`.

        Raises:
            pydantic.ValidationError (a ValueError): a value cannot be read. `csl_items.read_item` keeps the rest.
        """
        return cls(**fields_from_item(item))

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        """Only what is there: a record has more than a hundred fields."""
        hidden = {"origin", "provenance", "history"}
        return [(field, value) for field, value in self.present_fields().items() if field not in hidden]

    def _repr_html_(self) -> str:
        return records_as_html((self,))

    def _set_fields(self) -> dict[str, Any]:
        return {field: getattr(self, field) for field in self.model_fields_set}


_DEFAULTS = {name: field.default for name, field in Record.model_fields.items()}


def _is_something(field: str, value: Any) -> bool:
    return bool(value) and (field != "type" or value != "document")


_ABOUT = {
    "author_open": "author",
    "title_language": "title",
    "translated_title_language": "translated_title",
    "translated_title_origin": "translated_title",
}
_NEVER_MERGED = frozenset({"id", "origin", "provenance", "history", "other_variables", "custom"})
