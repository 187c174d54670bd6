"""Which records are worth comparing: those that share a key. Room: match.

A pair that shares no key is never compared, so the keys must survive what copies differ in: a slip in the
title, a lost subtitle, another form of the journal, a missing author.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from refkit.match.record_facts import IDENTIFIERS, Facts

MOST_IN_A_BLOCK = 12  # records under one key; more share a phrase, not a work
NEIGHBOURS = 5  # in a block that is too large, each record is compared with as many after it
TITLE_LETTERS = 22  # of the start and of the end of a title
SHORTEST_TITLE = 8
LONG_WORDS = 3  # of a title, whatever their order


def candidate_pairs(facts: Sequence[Facts]) -> list[tuple[int, int]]:
    """The positions, lower first, of all records that share a key; every pair once, in order.

    The work grows in proportion to the number of records: in a block that is too large each record is compared
    with the next few of the same first author only. What so many works share proves nothing, and copies whose
    authors differ as well meet under another of their keys.
    """
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(facts):
        for key in keys_of(one):
            blocks[key].append(position)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        pairs.update(_pairs_in(block, facts))
    return sorted(pairs)


def _pairs_in(block: list[int], facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    if len(block) <= MOST_IN_A_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda position: (facts[position].family, facts[position].year or 0, position))
    for step in range(1, NEIGHBOURS + 1):
        for first, second in zip(ordered, ordered[step:], strict=False):
            if facts[first].family == facts[second].family:
                yield min(first, second), max(first, second)


def keys_of(facts: Facts) -> frozenset[str]:
    """The keys under which a record meets its copies.

    >>> from refkit.model.record import Record
    >>> from refkit.match.record_facts import facts_of
    >>> sorted(keys_of(facts_of(Record(title="On trees and water", volume="3", page="5-9", doi="10.1000/a"))))
    ['doi 10.1000/a', 'end ontreesandwater', 'page 3 5 None', 'start ontreesandwater', 'words and trees water']
    """
    return frozenset(_keys(facts))


def _keys(facts: Facts) -> Iterator[str]:
    for kind, identifier in zip(IDENTIFIERS, facts.identifiers, strict=True):
        if identifier:
            yield f"{kind} {identifier}"
    for isbn in facts.isbns:
        yield f"isbn {isbn[-10:-1]}"  # without the check digit an ISBN-10 and its ISBN-13 have nine digits in common
    for title in facts.titles:
        letters = title.replace(" ", "")
        if len(letters) >= SHORTEST_TITLE:
            yield f"start {letters[:TITLE_LETTERS]}"
            yield f"end {letters[-TITLE_LETTERS:]}"
        longest = sorted(set(title.split()), key=lambda word: (len(word), word))[-LONG_WORDS:]
        yield f"words {' '.join(sorted(longest))}"
    if facts.volume and facts.page:
        yield f"page {facts.volume} {facts.page} {facts.year}"
    if facts.family and facts.page:
        yield f"author {facts.family} {facts.page} {facts.year}"
