"""All that grammars prove of one reference, in the order in which they may contradict each other. Room: parse."""

from refkit.parse.grammar.facts import Fact, Finding
from refkit.parse.grammar.laws import find_law
from refkit.parse.grammar.remarks import find_degree, find_edition, find_no_date, find_original, find_status, find_translator
from refkit.parse.grammar.short_notes import find_short_note
from refkit.parse.grammar.standards import find_patent, find_standard
from refkit.parse.normalise.names import parse_names

LONGEST_LOOKED_AT = 2_000  # characters; a reference whose kind is told by a number is short


def find_facts(text: str, start: int) -> Finding:
    """What the text of a reference from `start` on (after its number in a list) proves by itself."""
    text = text[:LONGEST_LOOKED_AT]
    if (note := find_short_note(text, start)).facts:
        return note
    kind = next((found for find in _KINDS if (found := find(text, start)).facts), None)
    facts: list[Fact] = list(kind.facts) if kind else []
    for find in (find_status, find_no_date, find_original, find_edition, find_degree):
        facts += find(text, start)
    if translator := find_translator(text, start):
        facts.append(Fact("translator", parse_names(translator[2]).names, translator[0], translator[1]))
    return Finding(tuple(facts), kind.type if kind else None)


_KINDS = (find_patent, find_standard, find_law)
