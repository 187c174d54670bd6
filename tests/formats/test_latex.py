import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.formats.latex import latex_from_rich_text


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        pytest.param("5 % of $x_1$", r"5 \% of \$x\_1\$", id="special characters stand for themselves"),
        pytest.param("<i>E. <b>coli</b></i>", r"\emph{E. \textbf{coli}}", id="tags nest"),
        pytest.param("a < b <i>c", "a < b <i>c", id="a tag that is never closed is text"),
        pytest.param("<i>a<b>b</i>c</b>", r"<i>a\textbf{b</i>c}", id="a tag closed out of turn is text"),
        pytest.param(r"\input{x}", r"\textbackslash{}input\{x\}", id="commands are made inert"),
        pytest.param("a\x00\x1b[31mb", "a[31mb", id="control characters go"),
        pytest.param('<span class="nocase">pH</span>', "{pH}", id="nocase protects the case"),
    ],
)
def test_latex_from_rich_text(text: str, latex: str) -> None:
    assert latex_from_rich_text(text) == latex


@given(st.text(alphabet="ab<>/isupb{}\\ \n") | st.text())
def test_braces_always_balance(text: str) -> None:
    latex = latex_from_rich_text(text).replace(r"\{", "").replace(r"\}", "")
    depth = 0
    for character in latex:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
