"""What people write into Zotero's Extra field, a variable a line ("original-title: …"), both ways. Room: formats.

Source: Zotero documentation, "Citing fields from Extra"; CSL 1.0.2 specification, Appendix IV.
"""

import re
from typing import Any

from refkit.formats.dates import read_date
from refkit.formats.names import name_from_inverted
from refkit.model.record import Record
from refkit.model.variables import DATE_VARIABLES, FIELD_OF, NAME_VARIABLES, TYPES

_LINE = re.compile(r"\s*([A-Za-z][A-Za-z _-]{1,30}?)\s*:\s*(\S.*?)\s*")
_OWN = {
    "translated-title": "translated_title",
    "translated-title-language": "translated_title_language",
    "title-language": "title_language",
    "translated-container-title": "translated_container_title",
    "registry-number": "registry_number",
}
_FIELD_OF = {variable.lower(): field for variable, field in FIELD_OF.items()} | _OWN | {"citation-key": "citation_key"}
_VARIABLE_OF = {field: variable for variable, field in {**FIELD_OF, **_OWN}.items()}
# What Zotero has no field for and refkit writes into Extra.
WRITTEN = ("original_title", "translated_title", "original_date", "pmid", "pmcid", "registry_number", "status")


def read_extra(extra: str, fields: dict[str, Any]) -> str | None:
    """Take the lines that name a variable out of a note into `fields`, where those are empty; the rest of the note.

    >>> fields = {}
    >>> read_extra("original-title: Kyoto\\nA note.", fields), fields
    ('A note.', {'original_title': 'Kyoto'})
    """
    rest: list[str] = []
    for line in extra.split("\n"):
        match = _LINE.fullmatch(line) if len(line) < 20_000 else None
        name = re.sub(r"[ _]+", "-", match[1].strip().lower()) if match else ""
        if match and name == "type" and match[2] in TYPES:
            fields["type"] = match[2]
        elif match and (field := _FIELD_OF.get(name)) and not fields.get(field):
            fields[field] = _value(field, match[2])
        else:
            rest.append(line)
    return "\n".join(rest).strip() or None


def _value(field: str, text: str) -> Any:
    variable = _VARIABLE_OF.get(field, "")
    if variable in DATE_VARIABLES:
        return read_date(text)
    if variable in NAME_VARIABLES:
        family, sign, given = text.partition("||")
        name = name_from_inverted(f"{family.strip()}, {given.strip()}" if sign else text)
        return (name,) if name else ()
    return text


def extra_from(record: Record) -> str | None:
    """The note of a record with its further variables, a line each, before it.

    >>> extra_from(Record(original_title="Kyoto", note="A note."))
    'original-title: Kyoto\\nA note.'
    """
    lines = [
        f"{_VARIABLE_OF[field]}: {' '.join(str(value).split())}"
        for field in WRITTEN
        if (value := getattr(record, field))
    ]
    return "\n".join([*lines, *([record.note] if record.note else [])]) or None
