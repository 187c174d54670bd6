"""`refkit serve` says what is wrong before it serves anything."""

import sys

import pytest


@pytest.mark.parametrize("host", ["0.0.0.0", "example.org"])
def test_only_this_machine_may_be_served(refkit_command, host: str) -> None:
    ran = refkit_command("serve", "--host", host, "--port", "0")
    assert ran.status == 2
    assert "no loopback address" in ran.err


def test_an_unknown_style_is_told_at_once(refkit_command) -> None:
    ran = refkit_command("serve", "--style", "no-such-style", "--port", "0")
    assert ran.status == 2
    assert "No style is called" in ran.err


def test_what_is_missing_is_named(refkit_command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "refkit.web.serve", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ran = refkit_command("serve", "--port", "0")
    assert ran.status == 2
    assert "needs the extra 'web'" in ran.err
    assert "Traceback" not in ran.err
