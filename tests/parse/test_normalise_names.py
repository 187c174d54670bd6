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
        pytest.param("Wolf J. -P., Roy M.", ["Wolf, J.-P.", "Roy, M."], False, id="a hyphen set apart"),
        pytest.param("Lind A .M ., Berg ,J .", ["Lind, A.M.", "Berg, J."], False, id="blanks before full stops"),
        pytest.param("L I N D, A . & B E R G, J.", ["LIND, A.", "BERG, J."], False, id="letters set apart"),
        pytest.param("Lind, Z.and Berg, A.", ["Lind, Z.", "Berg, A."], False, id="a word run into the next"),
        pytest.param("Lind, Eva/PeterBerg", ["Lind, Eva", "Berg, Peter"], False, id="two names run together"),
        pytest.param(
            "Eva McDonald, Ida LaTour", ["McDonald, Eva", "LaTour, Ida"], False, id="capitals inside a family name"
        ),
        pytest.param("Lind (Eva), Berg (J.-M.)", ["Lind, Eva", "Berg, J.-M."], False, id="given names in brackets"),
        pytest.param("Lind Eva, Berg Pietro", ["Lind, Eva", "Berg, Pietro"], False, id="family first, no commas"),
        pytest.param("Eva Lind, Pietro Berg", ["Lind, Eva", "Berg, Pietro"], False, id="given first, no commas"),
        pytest.param("LIND Eva & Pietro BERG", ["LIND, Eva", "BERG, Pietro"], False, id="families in capitals"),
        pytest.param("Lind Kenneth J.", ["Lind, Kenneth J."], False, id="family, given and an initial"),
        pytest.param("M. Catherine Lind", ["Lind, M. Catherine"], False, id="an initial before the given name"),
        pytest.param("M. Ortega Ruiz", ["Ortega Ruiz, M."], False, id="two family names"),
        pytest.param(
            "Lind, Jr., J. E., Berg, A.", ["Lind, J. E., Jr.", "Berg, A."], False, id="suffix before initials"
        ),
        pytest.param("Lind, Eva, M.", ["Lind, Eva M."], False, id="initials alone are nobody"),
        pytest.param("Van Dijk, Wim, Berg, Eva", ["Van Dijk, Wim", "Berg, Eva"], False, id="a particle in capitals"),
        pytest.param("Marcos LA, Vitek EL", ["Marcos, LA", "Vitek, EL"], False, id="initials that look like particles"),
        pytest.param("Souza R No, Lima A", ["Souza, R, No", "Lima, A"], False, id="Neto, abbreviated"),
        pytest.param("Barros Tde S", ["Barros, Tde S"], False, id="a particle among the initials"),
        pytest.param(
            "Eva Lind; Anna Berg, Henrik Dahl", ["Lind, Eva", "Berg, Anna", "Dahl, Henrik"], False, id="; then ,"
        ),
        pytest.param("a cura di Piero Pasini", ["Pasini, Piero"], False, id="the role before"),
        pytest.param("Lind, E., Berg, A. (Hrsg.)", ["Lind, E.", "Berg, A."], False, id="the role after"),
        pytest.param("]Lind, E.", ["Lind, E."], False, id="half a bracket"),
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


@pytest.mark.parametrize("initials", ["E. A.", "E.A.", "U. A.", "O. A.", "A. I.", "U. V. A."])
def test_initials_are_no_words_for_and_others(initials: str) -> None:
    for printed in (f"Lind, {initials}", f"Doe, J., & Lind, {initials}", f"{initials} Lind and J. Doe"):
        read = parse_names(printed)
        assert not read.is_open
        assert f"Lind, {initials}" in map(str, read.names)


@pytest.mark.parametrize("ending", ["e.a.", "u. a.", "o. a.", "i in.", "m. fl.", "mfl", "a kol."])
def test_small_letters_are(ending: str) -> None:
    assert parse_names(f"Lind J, Doe R {ending}").is_open
    assert len(parse_names(f"Lind J, Doe R {ending}").names) == 2


def test_initials_in_capitals_are_no_ending() -> None:
    assert [str(name) for name in parse_names("Doe DC, Lind MFL, Roe OL").names] == ["Doe, DC", "Lind, MFL", "Roe, OL"]
