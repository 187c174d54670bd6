"""Names in their parts, with particles as CSL has them."""

import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from refkit.model.name import Name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Gröber, Uwe", Name(family="Gröber", given="Uwe")),
        ("Uwe Gröber", Name(family="Gröber", given="Uwe")),
        ("van der Berg, Jan", Name(family="Berg", given="Jan", non_dropping_particle="van der")),
        ("Ludwig van Beethoven", Name(family="Beethoven", given="Ludwig", non_dropping_particle="van")),
        ("King, Martin Luther, Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("King, Jr., Martin Luther", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("d'Alembert, Jean", Name(family="d'Alembert", given="Jean")),
        ("Van Damme, J", Name(family="Van Damme", given="J")),
        ("Plato", Name(family="Plato")),
    ],
)
def test_a_printed_name_is_read(written: str, name: Name) -> None:
    assert Name.parse(written) == name


@pytest.mark.parametrize("written", ["", " ", ",", " , ,"])
def test_a_text_without_a_name_is_an_error(written: str) -> None:
    with pytest.raises(ValueError, match="name"):
        Name.parse(written)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (Name(family="Berg", given="Jan", non_dropping_particle="van der"), "van der Berg, Jan"),
        (Name(family="Alembert", given="Jean", non_dropping_particle="d'"), "d'Alembert, Jean"),
        (Name(family="Humboldt", given="Alexander", dropping_particle="von"), "von Humboldt, Alexander"),
        (Name(family="King", given="Martin Luther", suffix="Jr."), "King, Martin Luther, Jr."),
        (Name(literal="Nationella hjärt-, lung- och blodinstitutet"), "Nationella hjärt-, lung- och blodinstitutet"),
        (Name(given="Plato"), "Plato"),
    ],
)
def test_it_is_printed_family_first(name: Name, printed: str) -> None:
    assert str(name) == printed


@pytest.mark.parametrize(
    ("value", "name"),
    [
        pytest.param("World Health Organization", Name(literal="World Health Organization"), id="a bare string"),
        pytest.param(
            {"family": "Berg", "non-dropping-particle": "van der"},
            Name(family="Berg", non_dropping_particle="van der"),
            id="CSL-JSON's own keys",
        ),
        pytest.param({"family": "Doe", "given": "", "suffix": None}, Name(family="Doe"), id="blank parts"),
        pytest.param(
            {"literal": "WHO", "family": "", "isInstitution": 1},
            Name(literal="WHO", other_keys={"isInstitution": 1}),
            id="keys of other programs are kept",
        ),
    ],
)
def test_csl_json_in_the_wild_is_read(value: Any, name: Name) -> None:
    assert Name.model_validate(value) == name


@pytest.mark.parametrize("value", [{}, "", {"family": ""}, {"suffix": "Jr."}, {"family": 5}, 5, None, [["Doe"]]])
def test_what_is_no_name_is_an_error(value: Any) -> None:
    with pytest.raises(ValidationError):
        Name.model_validate(value)


words = st.text(min_size=1, max_size=12).filter(str.strip)
names = st.builds(
    Name,
    family=words,
    given=st.none() | words,
    dropping_particle=st.none() | words,
    non_dropping_particle=st.none() | words,
    suffix=st.none() | words,
    comma_suffix=st.booleans(),
    static_ordering=st.booleans(),
    other_keys=st.dictionaries(st.sampled_from(["ORCID", "affiliation"]), words | st.lists(words)),
) | st.builds(Name, literal=words)


@given(names)
def test_csl_json_gives_back_the_same_name(name: Name) -> None:
    assert Name.model_validate(name.to_csl()) == name
    assert Name.model_validate_json(name.model_dump_json()) == name
    assert pickle.loads(pickle.dumps(name)) == name


@given(st.text())
def test_any_text_is_a_name_or_a_value_error(text: str) -> None:
    try:
        name = Name.parse(text)
    except ValueError:
        return
    printed = "".join(str(name).split()).replace(",", "")
    assert sorted(printed) == sorted("".join(text.split()).replace(",", ""))  # no letter is lost or made up
