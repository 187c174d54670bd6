"""What refkit only guessed of a work, such as the language of its title, is never written as a fact. Room: formats.

Formats that cannot say "guessed" do not get it. CSL-JSON and CSL-YAML get it with a mark beside it
(`custom.guessed` names the keys), which reading takes off again; JSON lines have the witness of each field.
"""

from typing import Any

from refkit.model.csl_json import CUSTOM_KEYS
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record

MARK = "guessed"  # the key under `custom`
_FIELD_OF_KEY = {key: field for field, key in CUSTOM_KEYS.items()}
_UNKNOWN_CONFIDENCE = 0.5  # the mark does not keep it


def guessed_fields(record: Record) -> frozenset[str]:
    """The fields of a record that nobody printed or registered."""
    provenance = record.provenance
    return frozenset(name for name, witness in provenance.items() if witness.kind is ProvenanceKind.GUESSED)


def without_guesses(record: Record) -> Record:
    """The record with refkit's own fields that were guessed left out; a guessed type stays, since a work must have one.

    >>> guess = Provenance(kind=ProvenanceKind.GUESSED)
    >>> without_guesses(Record(title="T", title_language="en", provenance={"title_language": guess}))
    Record(title='T')
    """
    guessed = guessed_fields(record) & CUSTOM_KEYS.keys()
    if not guessed:
        return record
    left = {name: witness for name, witness in record.provenance.items() if name not in guessed}
    return record.model_copy(update={**dict.fromkeys(guessed), "provenance": left})


def item_with_guesses(record: Record) -> dict[str, Any]:
    """The CSL-JSON item of a record, in which guesses are marked."""
    item = record.to_csl()
    if guessed := sorted(CUSTOM_KEYS[name] for name in guessed_fields(record) if name in CUSTOM_KEYS):
        item["custom"] = {**item.get("custom", {}), MARK: guessed}
    return item


def guesses_marked(record: Record) -> Record:
    """A record that was read from such an item, its guesses known as such."""
    marked = record.custom.get(MARK)
    if not isinstance(marked, list) or not all(isinstance(key, str) and key in _FIELD_OF_KEY for key in marked):
        return record
    custom = {key: value for key, value in record.custom.items() if key != MARK}
    witness = Provenance(kind=ProvenanceKind.GUESSED, confidence=_UNKNOWN_CONFIDENCE)
    return record.replace(custom=custom, provenance={_FIELD_OF_KEY[key]: witness for key in marked})
