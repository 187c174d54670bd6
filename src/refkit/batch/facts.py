"""What is compared of a record, as text that travels between processes. Part of the batches."""

import json
from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from typing import Any

from refkit.match.record_facts import Facts

FACTS_KEPT = 4096  # read facts: pairs come sorted, so that a record's pairs follow each other
_SETS, _TUPLES = ("numerals", "families", "isbns"), ("titles", "containers", "identifiers")
_KIND_OF: dict[str, Callable[[Any], Any]] = {**dict.fromkeys(_SETS, frozenset), **dict.fromkeys(_TUPLES, tuple)}
_NAMES = tuple(field.name for field in fields(Facts))


def text_of_facts(facts: Facts) -> str:
    """The facts as a JSON list in the order of their fields; sets are sorted.

    >>> from refkit.match.record_facts import facts_of
    >>> from refkit.model.record import Record
    >>> facts = facts_of(Record(title="On trees", volume="3"))
    >>> facts_from_text(text_of_facts(facts)) == facts
    True
    """
    values = ((name, getattr(facts, name)) for name in _NAMES)
    plain = [sorted(value) if name in _SETS else value for name, value in values]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=FACTS_KEPT)
def facts_from_text(text: str) -> Facts:
    """The facts that `text_of_facts` wrote."""
    values: list[Any] = json.loads(text)
    named = zip(_NAMES, values, strict=True)
    return Facts(*[_KIND_OF[name](value) if name in _KIND_OF else value for name, value in named])
