"""Several copies of one work made one record, with nothing lost. Workflow: may use every room."""

from collections.abc import Iterable, Sequence
from typing import Any

from refkit.formats.keywords import join_keywords, split_keywords
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.text.fold import squash

KEPT_UNDER = "other-copies"  # key in `custom` for what the copies say otherwise
_ITS_OWN = frozenset({"origin", "provenance", "history"})  # of one record, never of a work
_GATHERED = frozenset({"keyword", "custom", "other_variables", "categories"})
_NOT_COMPARED = frozenset({"id", "keyword", "categories"})
_BY_HAND = Provenance(kind=ProvenanceKind.BY_HAND)


def merge_copies(copies: Sequence[Record]) -> Record:
    """One record of all copies: the fullest copy, what only others know filled in, the rest kept.

    Where copies differ, the fullest one's value stands; the others' values, and their ids, are kept under
    `custom["other-copies"]`, one entry a copy that says something else. `undo` gives the fullest copy back.

    >>> copies = [Record(id="a", title="On trees", volume="3"), Record(id="b", title="On Trees", page="5")]
    >>> merged = merge_copies(copies)
    >>> merged.id, merged.page, merged.custom
    ('a', '5', {'other-copies': [{'id': 'b'}]})
    """
    fullest, *others = sorted(copies, key=_fullness, reverse=True)
    changes: dict[str, Any] = {}
    witnesses: dict[str, Provenance] = {}
    for field, value, witness in _missing(fullest, others):
        changes.setdefault(field, value)
        witnesses.setdefault(field, witness)
    keywords = dict.fromkeys(word for copy in (fullest, *others) for word in split_keywords(copy.keyword))
    changes["keyword"] = join_keywords(keywords) or None
    changes["categories"] = tuple(dict.fromkeys(word for copy in copies for word in copy.categories))
    changes["other_variables"] = _union(copy.other_variables for copy in (fullest, *others))
    custom = _union(copy.custom for copy in (fullest, *others))
    together = fullest.model_copy(update={**changes, "custom": custom})
    changes["custom"] = {
        **custom,
        KEPT_UNDER: [*_kept_before(copies), *(_what_differs(together, copy) for copy in others)],
    }
    merged = fullest.amend(f"merged with {', '.join(copy.id for copy in others)}", _BY_HAND, **changes)
    return merged.replace(provenance={**fullest.provenance, **witnesses})


def _fullness(copy: Record) -> tuple[int, int]:
    """More fields first, then longer ones; shouting in capitals counts against a copy."""
    said = {field: value for field, value in copy.present_fields().items() if field not in _ITS_OWN | _GATHERED}
    return len(said) - 2 * (copy.title or "a").isupper(), sum(len(str(value)) for value in said.values())


def _missing(fullest: Record, others: Sequence[Record]) -> list[tuple[str, Any, Provenance]]:
    """What the fullest copy has not, from each of the others in turn."""
    unsaid = Provenance(kind=ProvenanceKind.PRINTED)
    return [
        (field, value, copy.provenance.get(field, unsaid))
        for copy in others
        for field, value in copy.present_fields().items()
        if field not in _ITS_OWN | _GATHERED and field != "id" and not fullest.is_present(field)
    ]


def _what_differs(together: Record, copy: Record) -> dict[str, Any]:
    """The copy's id, and what in CSL-JSON it says otherwise than the merged record."""
    differs: dict[str, Any] = {"id": copy.id}
    ours, theirs = together.to_csl(), copy.to_csl()
    our_custom, their_custom = ours.pop("custom", {}), theirs.pop("custom", {})
    differs |= {
        field: value
        for field, value in theirs.items()
        if field not in _NOT_COMPARED and not _is_same(ours.get(field), value)
    }
    if custom := {
        key: value for key, value in their_custom.items() if key != KEPT_UNDER and our_custom.get(key) != value
    }:
        differs["custom"] = custom
    return differs


def _is_same(ours: Any, theirs: Any) -> bool:
    """Equal but for case and punctuation where it is text."""
    if isinstance(ours, str) and isinstance(theirs, str):
        return ours == theirs or (squash(ours) == squash(theirs) and bool(squash(ours)))
    return bool(ours == theirs)


def _kept_before(copies: Sequence[Record]) -> list[Any]:
    """What earlier merges have kept already."""
    return [entry for copy in copies for entry in copy.custom.get(KEPT_UNDER, ())]


def _union(mappings: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """All keys; where several mappings have one, the first mapping's value."""
    together: dict[str, Any] = {}
    for mapping in mappings:
        together = {**mapping, **together}
    return together
