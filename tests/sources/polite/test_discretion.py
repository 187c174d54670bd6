"""Contact addresses and keys stay out of logs, however they are escaped; everything else is logged as it was."""

import logging

import pytest

from refkit.sources.polite.discretion import HIDDEN, keep_out_of_logs

POOL = logging.getLogger("urllib3.connectionpool")


@pytest.mark.parametrize("written", ["secret+me@example.org", "secret%2Bme%40example.org"])
def test_a_secret_is_hidden(caplog: pytest.LogCaptureFixture, written: str) -> None:
    keep_out_of_logs({"email": "secret+me@example.org"})
    keep_out_of_logs({"email": "secret+me@example.org"})
    with caplog.at_level(logging.DEBUG):
        POOL.debug('%s "GET %s" %s', "http://localhost", f"/search?term=sleep&email={written}", 200)
    assert caplog.messages == [f'http://localhost "GET /search?term=sleep&email={HIDDEN}" 200']


def test_nothing_else_is_touched(caplog: pytest.LogCaptureFixture) -> None:
    keep_out_of_logs({})
    with caplog.at_level(logging.DEBUG):
        POOL.debug("100 %", extra={"odd": 1})
        logging.getLogger("another").debug("%s", "secret+me@example.org")
    assert caplog.messages == ["100 %", "secret+me@example.org"]
