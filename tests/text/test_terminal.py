import pytest
from hypothesis import given

from refkit.text.terminal import terminal_safe
from tests.text.strategies import texts


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "red", id="colours"),
        pytest.param("\x1b]0;owned\x07title", "title", id="window title"),
        pytest.param("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link", id="links"),
        pytest.param("a\x1b[2Jb", "ab", id="erase the screen"),
        pytest.param("\x9b31mred", "red", id="the one-byte form"),
        pytest.param("cat\rdog", "cat\ndog", id="writing over the line"),
        pytest.param("a\x08\x08b", "ab", id="backspaces"),
        pytest.param("abc\u202ecba", "abccba", id="direction override"),
        pytest.param("\x1b]0;never ended\nnext line", "\nnext line", id="a string that never ends hides one line"),
        pytest.param("tab\tand\nline", "tab\tand\nline", id="tab and line feed stay"),
    ],
)
def test_terminal_safe(hostile: str, harmless: str) -> None:
    assert terminal_safe(hostile) == harmless


@given(texts)
def test_nothing_that_steers_is_left(text: str) -> None:
    safe = terminal_safe(text)
    assert all(character >= " " or character in "\t\n" for character in safe)
    assert terminal_safe(safe) == safe
