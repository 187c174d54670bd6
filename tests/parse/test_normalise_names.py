"""Lists of names in every printed order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.parse.normalise.names import parse_names


@pytest.mark.parametrize(
    ("printed", "names", "is_open"),
    [
        pytest.param("Gröber U, Schmidt J", ["Gröber, U", "Schmidt, J"], False, id="family initials"),
        pytest.param("Pham, V. A., & Vu, M. N.", ["Pham, V. A.", "Vu, M. N."], False, id="family, initials"),
        pytest.param("J. S. Huang and Y. C. Chow", ["Huang, J. S.", "Chow, Y. C."], False, id="initials family"),
        pytest.param(
            "Lakoff, George, and Mark Johnson", ["Lakoff, George", "Johnson, Mark"], False, id="first inverted"
        ),
        pytest.param(
            "Bloom, Michael J.; Menefee, Mary", ["Bloom, Michael J.", "Menefee, Mary"], False, id="semicolons"
        ),
        pytest.param("SILVA, A. B. da; LI, X.", ["da SILVA, A. B.", "LI, X."], False, id="capitals, short family"),
        pytest.param("ZHANG X B, AMELINCKX S", ["ZHANG, X B", "AMELINCKX, S"], False, id="blanks between initials"),
        pytest.param("Lazear, Edward/Layard, Richard", ["Lazear, Edward", "Layard, Richard"], False, id="slashes"),
        pytest.param("MICHEL Hélène", ["MICHEL, Hélène"], False, id="family in capitals first"),
        pytest.param("van der Berg J, de la Cruz M", ["van der Berg, J", "de la Cruz, M"], False, id="particles"),
        pytest.param("Hair, J., Jr., Black, W.", ["Hair, J., Jr.", "Black, W."], False, id="suffix"),
        pytest.param("Comaroff and Comaroff", ["Comaroff", "Comaroff"], False, id="family names alone"),
        pytest.param("王小明, 李华", ["王小明", "李华"], False, id="Chinese"),
        pytest.param("Иванов И. И., Петров П. П.", ["Иванов, И. И.", "Петров, П. П."], False, id="Cyrillic"),
        pytest.param("WC Klein and M Bloom", ["Klein, WC", "Bloom, M"], False, id="bare initials first"),
        pytest.param("Neill CO', Stewart KJ", ["Neill, CO'", "Stewart, KJ"], False, id="initials with an apostrophe"),
    ],
)
def test_parse_names(printed: str, names: list[str], is_open: bool) -> None:
    found = parse_names(printed)
    assert ([str(name) for name in found.names], found.is_open) == (names, is_open)


@pytest.mark.parametrize(
    "ending",
    ["et al.", "et al", "m.fl.", "m. fl.", "u. a.", "и др.", "i in.", "e outros", "y otros", "e col.", "en anderen",
     "a kol.", "és mtsai", "ym.", "ve ark.", "et coll.", "and others", "та ін."],
)  # fmt: skip
def test_an_open_ending_is_nobodys_name(ending: str) -> None:
    found = parse_names(f"Doe J, Roe R, {ending}")
    assert [str(name) for name in found.names] == ["Doe, J", "Roe, R"]
    assert found.is_open


@given(st.text(max_size=120))
def test_any_text_gives_names_with_something_in_them(printed: str) -> None:
    for name in parse_names(printed).names:
        assert str(name).strip()
