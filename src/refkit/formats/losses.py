"""Which fields of a record a format cannot carry: found by writing the record and reading it again. Room: formats.

A table of fields alone would not tell the half of it: whether a title survives depends on the markup in it, a
name on its particles, a date on its precision.
"""

import re
from typing import Any

from refkit.errors import InputError
from refkit.formats import registry
from refkit.formats.guesses import guessed_fields, without_guesses
from refkit.model.csl_json import CUSTOM_KEYS
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.record import Record
from refkit.text.dashes import unify_dashes

_UNTOLD = frozenset({"origin", "provenance", "history"})  # how refkit came to know the work, and no part of it
_SPACE = re.compile(r"\s+")


def losses(record: Record, format: str) -> tuple[str, ...]:
    """The fields that are not the same after the record went through a file of this format, in their own order.

    Spaces and kinds of dashes are not counted, nor where the record came from. A format that can only be
    written cannot be asked: the answer is empty.

    Raises:
        UnknownName: there is no such format.
        InputError: it cannot be written.
    """
    writer = registry.writer(format)
    if not registry.can(format, "read"):
        return ()
    try:
        back = registry.reader(format).read(writer.write((without_guesses(record),))).records
    except InputError:
        back = ()
    if len(back) != 1:
        return changed_fields(record, Record())
    return changed_fields(record, back[0])


def changed_fields(before: Record, after: Record) -> tuple[str, ...]:
    """The fields of `before` that say something else in `after`."""
    untold = _UNTOLD | (guessed_fields(before) & CUSTOM_KEYS.keys())  # what no work is said to have
    return tuple(
        field
        for field, value in before.present_fields().items()
        if field not in untold and _essence(value) != _essence(getattr(after, field))
    )


def _essence(value: Any) -> Any:
    """What has to be the same: words, without regard to spaces and kinds of dashes."""
    if isinstance(value, str):
        return _SPACE.sub(" ", unify_dashes(value)).strip()
    if isinstance(value, Name):
        return _essence(_joined(value).to_csl())
    if isinstance(value, Date):
        return _essence(value.to_csl())
    if isinstance(value, dict):
        return {key: _essence(part) for key, part in value.items()}
    return [_essence(part) for part in value] if isinstance(value, tuple | list) else value


def _joined(name: Name) -> Name:
    """ "von" in front of a family name is the same word, whether it was told apart as a particle or not."""
    if not (name.family and name.non_dropping_particle):
        return name
    family = name.model_copy(update={"dropping_particle": None}).family_with_particles
    return name.model_copy(update={"family": family, "non_dropping_particle": None})
