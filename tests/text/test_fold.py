import sys

import pytest
from hypothesis import given

from refkit.text.fold import (
    collapse_spaces,
    fold,
    squash,
    strip_diacritics,
    strip_invisible,
    unify_quotes,
    write_out_letters,
)
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        pytest.param("Näringsämnen", "naringsamnen", id="diacritics go"),
        pytest.param("Na\u0308ringsa\u0308mnen", "naringsamnen", id="decomposed letters are the same letters"),
        pytest.param("Ærøskøbing", "aeroskobing", id="ligatures and strokes are written out"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("Łódź", "lodz", id="barred l"),
        pytest.param("İSTANBUL", "istanbul", id="dotted capital i"),
        pytest.param("ﬁnding", "finding", id="printer's ligature"),
        pytest.param("１９９９", "1999", id="full-width digits"),
        pytest.param("1161–1169", "1161-1169", id="dashes become hyphens"),
        pytest.param("„L’homme“", '"l\'homme"', id="quotation marks become straight"),
        pytest.param("Mag\u00adne\u200bsium", "magnesium", id="what nobody sees goes"),
        pytest.param("  Sleep\u00a0 Med\n X ", "sleep med x", id="one space between words"),
        pytest.param("ギャップ", "ギャップ", id="Japanese voicing marks are letters"),
        pytest.param("हिन्दी", "हिन्दी", id="Indic vowel signs are letters"),
        pytest.param("ёлка", "елка", id="Cyrillic diacritics go"),
        pytest.param("", "", id="nothing stays nothing"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_folding_does_not_care_about_spaces_or_case(text: str) -> None:
    assert fold(f"  {text}\n ") == fold(text)
    assert squash(fold(text)) == squash(text)


@given(texts)
def test_squashed_text_is_letters_and_digits(text: str) -> None:
    assert all(map(str.isalnum, squash(text)))


def test_squash_forgets_spacing_and_punctuation() -> None:
    assert squash("J. Res. Med. Sci.") == squash("J Res Med Sci") == "jresmedsci"


def test_strip_diacritics_keeps_case_and_strokes() -> None:
    assert strip_diacritics("Ångström, Møller") == "Angstrom, Møller"


def test_write_out_letters_keeps_case_and_marks() -> None:
    assert write_out_letters("Møller Þór Œuvre") == "Moller THór OEuvre"


@given(texts)
def test_marks_go_once_and_for_all(text: str) -> None:
    assert strip_diacritics(strip_diacritics(text)) == strip_diacritics(text)


@given(texts)
def test_spaces_are_single(text: str) -> None:
    assert "  " not in collapse_spaces(text)
    assert collapse_spaces(collapse_spaces(text)) == collapse_spaces(text)


@given(texts)
def test_quotes_keep_their_place(text: str) -> None:
    assert len(unify_quotes(text)) == len(text)


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        pytest.param("a\x00b\x07c", "abc", id="control characters go"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tab and line feed stay"),
        pytest.param("a\r\nb\rc\x0cd\u2028e", "a\nb\nc\nd\ne", id="every line end is a line feed"),
        pytest.param("abc\u202edef\u2066", "abcdef", id="direction overrides go"),
        pytest.param("می\u200cشود", "می\u200cشود", id="Persian spells with the non-joiner"),
        pytest.param("mag\u200cnesium", "magnesium", id="Latin does not"),
        pytest.param("123\x96145", "123–145", id="Windows bytes read as Latin-1 are mended"),
        pytest.param("a\ud800b", "a\ufffdb", id="a lone surrogate can be written to no file"),
        pytest.param("a\U000e0041b", "ab", id="text hidden in tag characters goes"),
    ],
)
def test_strip_invisible(read: str, kept: str) -> None:
    assert strip_invisible(read) == kept


@given(texts)
def test_stripped_text_is_stable_and_can_be_encoded(text: str) -> None:
    stripped = strip_invisible(text)
    assert strip_invisible(stripped) == stripped
    assert stripped.encode("utf-8").decode("utf-8") == stripped


def test_an_escape_sequence_goes_whole_and_takes_no_word_along() -> None:
    assert strip_invisible("\x1b[31mred\x1b[0m \x1b]0;title\x07text") == "red text"
    assert strip_invisible("Doe J.\x1b] On trees. 2001.") == "Doe J. On trees. 2001."


def test_what_is_printable_stays_also_where_something_else_goes() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1)))).replace("\u034f", "")
    assert strip_invisible("\x00" + printable) == printable
