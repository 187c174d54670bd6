"""Many records in order, with what could not be understood. Ground floor."""

from collections.abc import Iterable, Sequence
from typing import Any, overload

from refkit.model.display import counted, records_as_html
from refkit.model.html import Displayed
from refkit.model.lists import ReferenceList
from refkit.model.problem import Problem
from refkit.model.record import Record


class References(Sequence[Record], Displayed):
    """An immutable sequence of records.

    `problems` tell what was not understood, `lists` the reference lists of a text the records were parsed
    from (in order), and `document` what a file format needs to write untouched parts back byte for byte.
    """

    __slots__ = ("_records", "document", "lists", "problems")

    _records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    lists: tuple[ReferenceList, ...]
    document: object

    def __init__(
        self,
        records: Iterable[Record] = (),
        *,
        problems: Iterable[Problem] = (),
        lists: Iterable[ReferenceList] = (),
        document: object = None,
    ) -> None:
        object.__setattr__(self, "_records", tuple(records))
        object.__setattr__(self, "problems", tuple(problems))
        object.__setattr__(self, "lists", tuple(lists))
        object.__setattr__(self, "document", document)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"References never change; make new ones instead of setting {name!r}.")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self._records, self.problems, self.lists, self.document)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> "References": ...
    def __getitem__(self, index: int | slice) -> "Record | References":
        if isinstance(index, slice):
            return References(self._records[index], problems=self.problems, lists=self.lists)
        return self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __add__(self, other: Iterable[Record]) -> "References":
        problems, lists = self.problems, self.lists
        if isinstance(other, References):
            problems, lists = problems + other.problems, lists + other.lists
        return References((*self._records, *other), problems=problems, lists=lists)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, References):
            return NotImplemented
        return (self._records, self.problems, self.lists) == (other._records, other.problems, other.lists)

    __hash__ = None  # type: ignore[assignment]  # records hold dicts

    def __repr__(self) -> str:
        problems = f", {counted(len(self.problems), 'problem')}" if self.problems else ""
        return f"<References: {counted(len(self), 'record')}{problems}>"

    def to_csl(self) -> list[dict[str, Any]]:
        """A list of CSL-JSON items."""
        return [record.to_csl() for record in self._records]

    def to_dicts(self) -> list[dict[str, Any]]:
        """Flat dicts of strings and numbers, one a record, for `pandas.DataFrame` and `polars.DataFrame`.

        Each has every key that any record has, None where this one has nothing, so that the frame has every column
        however many records come before the first that fills it. (Polars looks at 100 rows before it settles a
        column's type: `infer_schema_length=None` lets it look at all.)
        """
        rows = [_flat(record) for record in self._records]
        columns = dict.fromkeys(column for row in rows for column in row)
        return [{column: row.get(column) for column in columns} for row in rows]

    def _repr_html_(self) -> str:
        return records_as_html(self._records, problems=self.problems)


def _rebuild(
    records: tuple[Record, ...],
    problems: tuple[Problem, ...],
    lists: tuple[ReferenceList, ...],
    document: object,
) -> References:
    return References(records, problems=problems, lists=lists, document=document)


_NOT_FLAT = frozenset({"origin", "provenance", "history", "custom", "other_variables"})


def _flat(record: Record) -> dict[str, Any]:
    """Names as "Family, Given; …", dates as ISO text, the year also as a number of its own."""
    row: dict[str, Any] = {"id": record.id, "type": record.type}
    for field, value in record.present_fields().items():
        if field in _NOT_FLAT:
            continue
        row[field] = "; ".join(map(str, value)) if isinstance(value, tuple) else value
        if not isinstance(row[field], str | bool | int):
            row[field] = str(value)
    if record.issued is not None and record.issued.year is not None:
        row["year"] = record.issued.year
    return row
