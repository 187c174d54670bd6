"""Citation keys: by a pattern, unique, in Latin letters, stable."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refkit
from refkit.errors import InputError, UnknownName
from refkit.model.date import Date
from refkit.model.name import Name
from refkit.model.record import Record
from refkit.workflow.key_patterns import key_of

RECORD = Record(
    id="x",
    type="article-journal",
    title="The <i>E. coli</i> of Łódź: 12 views",
    author=(Name(family="Łukasiewicz", non_dropping_particle="van"), Name(family="Åberg"), Name(literal="WHO")),
    issued=Date.parse("2001-03"),
    container_title="Journal of Old Trees",
    volume="12",
    page="S5-9",
)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth][year]", "Lukasiewicz2001"),
        ("[authEtAl:lower]_[shortyear]", "lukasiewiczetal_01"),
        ("[authors]", "LukasiewiczAbergWHO"),
        ("[title]", "TheEColiOfLodz12Views"),
        ("[shorttitle:lower]", "ecolilodz"),
        ("[journal:abbr][volume]:[firstpage]", "JOOT12:S5"),
        ("ref-[type:upper]", "ref-ARTICLEJOURNAL"),
    ],
)
def test_patterns(pattern: str, key: str) -> None:
    assert key_of(RECORD, pattern) == key


def test_other_scripts_become_latin_letters() -> None:
    record = Record(author=(Name(family="王"),), title="Дерево", issued=Date.parse("1999"))
    assert key_of(record, "[auth][year][veryshorttitle]") == "Wang1999Derevo"


def test_a_record_of_which_nothing_is_known_has_a_key() -> None:
    assert [record.id for record in refkit.keys([Record(), Record()])] == ["ref", "refa"]


@pytest.mark.parametrize("pattern", ["", "year", "[auth", "auth]", "[[auth]]", "[auth]" * 50])
def test_a_pattern_with_brackets_amiss_is_told(pattern: str) -> None:
    with pytest.raises(InputError, match="pattern"):
        key_of(RECORD, pattern)


def test_unknown_markers_and_modifiers_are_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'year'"):
        key_of(RECORD, "[yaer]")
    with pytest.raises(UnknownName, match="Did you mean 'lower'"):
        key_of(RECORD, "[auth:lowr]")


def test_adding_a_record_in_front_changes_no_key() -> None:
    keyed = refkit.keys([RECORD, RECORD.replace(id="y")])
    again = refkit.keys([RECORD.replace(id="new"), *keyed])
    assert [record.id for record in again][1:] == [record.id for record in keyed]
    assert len({record.id.lower() for record in again}) == 3


def test_the_rest_of_the_references_stays() -> None:
    references = refkit.loads("@book{old, title={Trees}, year={2001}}", format="bibtex")
    keyed = refkit.keys(references)
    assert keyed[0].id == "2001trees"
    assert keyed.document is references.document
    assert keyed[0].origin is not None
    assert keyed[0].origin.key == "old"


names = st.builds(Name, family=st.text(min_size=1, max_size=12).filter(str.strip))
records = st.builds(Record, id=st.text(max_size=6), title=st.text(max_size=20), author=st.tuples(names))


@given(st.lists(records, max_size=30))
def test_keys_are_unique_and_safe_whatever_the_records(given_records: list[Record]) -> None:
    keyed = [record.id for record in refkit.keys(given_records)]
    assert len({key.lower() for key in keyed}) == len(keyed)
    assert all(re.fullmatch(r"[A-Za-z0-9_.:/+-]+", key) for key in keyed)
    assert [record.id for record in refkit.keys(refkit.keys(given_records))] == keyed
