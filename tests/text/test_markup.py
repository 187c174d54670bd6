import html
import re

import pytest
from hypothesis import given

from refkit.text.markup import clean_title, decode_entities, strip_markup
from tests.text.strategies import texts

CSL_TAGS = re.compile(r'<(?:/?(?:i|b|sub|sup)|span style="font-variant:small-caps;"|span class="nocase"|/span)>')


def math(inside: str) -> str:
    return f'<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">{inside}</mml:math>'


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        pytest.param("Effect of <i>H. pylori</i> &amp; diet", "Effect of H. pylori & diet", id="tags and entities"),
        pytest.param("CO<sub>2</sub> uptake", "CO2 uptake", id="an index joins its letter"),
        pytest.param("<p>One</p><p>two</p>", "One two", id="paragraphs are set apart"),
        pytest.param("p < .05 and q > 3", "p < .05 and q > 3", id="less and greater are no tag"),
        pytest.param("x <y and z> w", "x <y and z> w", id="unknown names are no tag"),
        pytest.param("R&amp;amp;D", "R&D", id="encoded twice"),
        pytest.param("a <!-- hidden --> b", "a b", id="comments"),
        pytest.param("a <script>alert(1)</script> b", "a b", id="scripts go with what they hold"),
        pytest.param("a <script>b", "a b", id="an element that never ends hides nothing"),
        pytest.param("<![CDATA[Sleep]]>", "Sleep", id="character data"),
    ],
)
def test_strip_markup(raw: str, plain: str) -> None:
    assert strip_markup(raw) == plain


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param("  Sleep \n and  magnesium ", "Sleep and magnesium", id="spaces"),
        pytest.param("The <em>E. coli</em> genome", "The <i>E. coli</i> genome", id="HTML italics"),
        pytest.param("The <jats:italic>E. coli</jats:italic> genome", "The <i>E. coli</i> genome", id="JATS italics"),
        pytest.param("for<i> Pinus </i>and", "for <i>Pinus</i> and", id="spaces stand outside of markup"),
        pytest.param("<b></b>Sleep<i> </i>", "Sleep", id="empty markup goes"),
        pytest.param("<i>Sleep", "<i>Sleep</i>", id="what is open is closed"),
        pytest.param("Sleep</i> well", "Sleep well", id="what was never open is not closed"),
        pytest.param("<i><b>x</i></b>", "<i><b>x</b></i>", id="crossing tags are put right"),
        pytest.param("<a href='http://x'>Sleep</a>", "Sleep", id="links go, their words stay"),
        pytest.param("&lt;i&gt;Homo&lt;/i&gt; &amp;amp; kin", "<i>Homo</i> & kin", id="encoded markup"),
        pytest.param("p &lt; .05", "p < .05", id="a sign that is no tag"),
        pytest.param("<sc>Dna</sc>", '<span style="font-variant:small-caps;">Dna</span>', id="small capitals"),
        pytest.param('<span class="nocase">iPS</span>', '<span class="nocase">iPS</span>', id="nocase stays"),
        pytest.param('<span onclick="x()">iPS</span>', "iPS", id="other spans go"),
        pytest.param(
            "Search for " + math("<mml:msub><mml:mi>H</mml:mi><mml:mn>2</mml:mn></mml:msub>"),
            "Search for H<sub>2</sub>",
            id="an index in a formula",
        ),
        pytest.param(
            math("<mml:msubsup> <mml:mi>x</mml:mi> <mml:mi>i</mml:mi> <mml:mn>2</mml:mn> </mml:msubsup>"),
            "x<sub>i</sub><sup>2</sup>",
            id="index and power, white space between them meaning nothing",
        ),
        pytest.param(math("<mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac>"), "1/2", id="a fraction"),
        pytest.param(math("<mml:msqrt><mml:mi>s</mml:mi></mml:msqrt>"), "√s", id="a root"),
        pytest.param(
            math("<mml:semantics><mml:mi>x</mml:mi><mml:annotation>$x$</mml:annotation></mml:semantics>"),
            "x",
            id="TeX source beside a formula",
        ),
        pytest.param("A study of amines<sup>1</sup>", "A study of amines", id="the call of a footnote"),
        pytest.param("Cells of 10 cm<sup>2</sup>", "Cells of 10 cm<sup>2</sup>", id="a power is no footnote"),
        pytest.param("MAGNESIUM AND <i>SLEEP</i>", "Magnesium and <i>sleep</i>", id="capitals through markup"),
        pytest.param(
            "UPTAKE OF CO<sub>2</sub> BY PLANTS", "Uptake of CO<sub>2</sub> by plants", id="formulas keep theirs"
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_clean_title(raw: str, clean: str) -> None:
    assert clean_title(raw) == clean


@given(texts)
def test_a_clean_title_is_clean(raw: str) -> None:
    clean = clean_title(raw)
    assert clean_title(clean) == clean
    assert clean == clean.strip()
    assert "  " not in clean


@given(texts)
def test_tags_of_a_clean_title_are_balanced(raw: str) -> None:
    still_open: list[str] = []
    for tag in CSL_TAGS.findall(clean_title(raw)):
        if tag.startswith("</"):
            assert still_open.pop() == tag[2:-1]
        else:
            still_open.append(tag[1:-1].split()[0])
    assert still_open == []


@given(texts)
def test_plain_text_has_no_markup_left(raw: str) -> None:
    plain = strip_markup(raw)
    assert strip_markup(plain) == plain
    assert CSL_TAGS.search(plain) is None


@given(texts)
def test_cleaning_loses_no_word(raw: str) -> None:
    def letters(text: str) -> str:
        return "".join(filter(str.isalpha, strip_markup(text))).casefold()

    assert letters(clean_title(raw)) == letters(raw)


@pytest.mark.parametrize("times", range(1, 6))
def test_entities_encoded_many_times_over(times: int) -> None:
    text = "p < .05 & more"
    for _ in range(times):
        text = html.escape(text)
    assert decode_entities(text) == "p < .05 & more"
