"""Which records are compared, and that a glance never says more than a look."""

from hypothesis import given, settings
from hypothesis import strategies as st

from refkit.match.blocks import MOST_IN_A_BLOCK, NEIGHBOURS, candidate_pairs
from refkit.match.groups import connected, group_copies
from refkit.match.likeness import Relation, are_surely_two_works, compare_records
from refkit.match.record_facts import facts_of
from refkit.model.name import Name
from refkit.model.record import Record

WORDS = st.sampled_from("on the magnesium in trees of old and young rivers part 1 2 ii: a study".split())
RECORDS = st.builds(
    lambda title, translated, family, volume, page, year, doi: Record(
        title=" ".join(title) or None,
        translated_title=translated,
        author=(Name(family=family),) if family else (),
        volume=volume,
        page=page,
        issued={"date-parts": [[year]]},
        doi=doi,
    ),
    st.lists(WORDS, max_size=9),
    st.sampled_from([None, None, "Om träd"]),
    st.sampled_from(["", "Doe", "Roe"]),
    st.sampled_from([None, "3", "4"]),
    st.sampled_from([None, "5", "100-120", "e1000234"]),
    st.integers(2000, 2002),
    st.sampled_from([None, None, "10.1000/a", "10.1000/b"]),
)


def record(family: str, number: int) -> Record:
    return Record(title=f"On the history of the northern observatories, {number * 7919}", author=(Name(family=family),))


def test_a_block_of_many_is_compared_among_neighbours_of_one_author() -> None:
    many = [facts_of(record("Doe" if number % 2 else "Roe", number)) for number in range(4 * MOST_IN_A_BLOCK)]
    pairs = candidate_pairs(many)
    assert all(many[first].family == many[second].family for first, second in pairs)
    assert 0 < len(pairs) <= len(many) * NEIGHBOURS
    few = many[:MOST_IN_A_BLOCK]
    assert len(candidate_pairs(few)) == MOST_IN_A_BLOCK * (MOST_IN_A_BLOCK - 1) // 2


@settings(max_examples=300)
@given(RECORDS, RECORDS)
def test_a_glance_never_parts_what_a_look_puts_together(ours: Record, theirs: Record) -> None:
    mine, other = facts_of(ours), facts_of(theirs)
    if are_surely_two_works(mine, other):
        assert compare_records(mine, other).relation is Relation.OTHER


def test_a_glance_sees_that_titles_are_not_alike() -> None:
    mine, other = facts_of(Record(title="On old trees")), facts_of(Record(title="Rivers in winter"))
    assert are_surely_two_works(mine, other)
    assert not are_surely_two_works(mine, mine)


def test_components_and_groups() -> None:
    assert connected([(5, 6), (1, 2), (2, 5), (8, 9)]) == [[1, 2, 5, 6], [8, 9]]
    assert connected(list[tuple[int, int]]()) == []
    same = record("Doe", 1).replace(volume="3", page="12")
    facts = {place: facts_of(same) for place in (1, 2, 3)}
    assert group_copies(facts, [((1, 3), 2.0)]) == [(1, 3), (2,)]
