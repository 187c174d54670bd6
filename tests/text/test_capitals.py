import pytest
from hypothesis import given

from refkit.text.capitals import is_all_capitals, undo_capitals
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        pytest.param("MAGNESIUM AND SLEEP", "Magnesium and sleep", id="sentence case"),
        pytest.param("SLEEP: A REVIEW. PART II", "Sleep: A review. Part II", id="after a colon or full stop"),
        pytest.param("DNA REPAIR IN HIV INFECTION", "DNA repair in HIV infection", id="acronyms"),
        pytest.param("THE ROLE OF B12 AND CD4", "The role of B12 and CD4", id="words with digits"),
        pytest.param("EFFECTS OF VITAMIN D", "Effects of vitamin D", id="letters standing alone"),
        pytest.param("SLEEP IN SWEDISH ADULTS", "Sleep in Swedish adults", id="names"),
        pytest.param("GROWTH OF E. COLI IN MILK", "Growth of E. coli in milk", id="a genus abbreviated"),
        pytest.param("SALTS. I. ZINC CHLORIDE", "Salts. I. Zinc chloride", id="a part numbered I"),
        pytest.param("THE 1ST CONGRESS ON SLEEP", "The 1st congress on sleep", id="ordinals"),
        pytest.param("ANTI-miRNA IMMOBILIZATION", "Anti-miRNA immobilization", id="words in mixed case"),
        pytest.param(
            "DIE BEDEUTUNG DES SCHLAFES FÜR DIE KINDER", "Die Bedeutung des Schlafes für die Kinder", id="German nouns"
        ),
        pytest.param("İSLAM'IN İLK YILLARI VE ÖNEMİ", "İslam'ın ilk yılları ve önemi", id="Turkish i and ı"),
        pytest.param("NHANES", "NHANES", id="one word is an acronym"),
        pytest.param("WHO AND FAO", "WHO AND FAO", id="too short to tell"),
        pytest.param("Magnesium and DNA", "Magnesium and DNA", id="mixed case is left alone"),
        pytest.param("文献 の 研究", "文献 の 研究", id="no case at all"),
    ],
)
def test_undo_capitals(printed: str, sentence: str) -> None:
    assert undo_capitals(printed) == sentence


@given(texts)
def test_only_case_changes_and_only_once(text: str) -> None:
    undone = undo_capitals(text)
    assert len(undone) == len(text)
    assert undo_capitals(undone) == undone
    if "İ" not in text:
        assert undone.casefold() == text.casefold()


@given(texts)
def test_text_in_lower_case_is_never_in_capitals(text: str) -> None:
    assert not is_all_capitals(text.lower())
