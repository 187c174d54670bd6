"""What headers say about limits: obeyed where they make sense, never trusted further."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refkit.sources.polite.headers import concurrency_limit, rate_limit, retry_after_seconds, used_up_seconds

NOW = 1_700_000_000.0  # Tue, 14 Nov 2023 22:13:20 GMT


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param({}, None, id="it does not say"),
        pytest.param({"retry-after": "120"}, 120.0, id="seconds"),
        pytest.param({"retry-after": " 0 "}, 0.0, id="at once"),
        pytest.param({"retry-after": "0.25"}, 0.25, id="part of a second"),
        pytest.param({"retry-after": "Tue, 14 Nov 2023 22:13:50 GMT"}, 30.0, id="a date"),
        pytest.param({"retry-after": "Tue, 14 Nov 2023 22:00:00 GMT"}, 0.0, id="a date that is past"),
        pytest.param(
            {"retry-after": "Tue, 14 Nov 2023 23:00:30 GMT", "date": "Tue, 14 Nov 2023 23:00:00 GMT"},
            30.0,
            id="a date beside the provider's own clock",
        ),
        pytest.param({"retry-after": "-5"}, None, id="a negative number"),
        pytest.param({"retry-after": "inf"}, None, id="no number"),
        pytest.param({"retry-after": "soon"}, None, id="words"),
        pytest.param({"retry-after": "9" * 5000}, None, id="a number beyond reason"),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_seconds(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("limit", "interval", "rate"),
    [
        ("5", "1s", (5, 1.0)),
        ("50", "1S", (50, 1.0)),
        ("100", "2m", (100, 120.0)),
        ("3", "1", (3, 1.0)),
        ("0", "1s", None),
        ("5", "0s", None),
        ("many", "1s", None),
        ("5", "", None),
        ("-5", "1s", None),
        ("٣", "1s", None),
    ],
)
def test_rate_limit(limit: str, interval: str, rate: tuple[int, float] | None) -> None:
    assert rate_limit({"x-rate-limit-limit": limit, "x-rate-limit-interval": interval}) == rate


@pytest.mark.parametrize(("written", "limit"), [("3", 3), ("", None), ("0", None), ("x", None)])
def test_concurrency_limit(written: str, limit: int | None) -> None:
    assert concurrency_limit({"x-concurrency-limit": written}) == limit


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param({"ratelimit-remaining": "0", "ratelimit-reset": "7"}, 7.0, id="seconds"),
        pytest.param({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1700000012"}, 12.0, id="a moment"),
        pytest.param(
            {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1600000000"}, 0.0, id="a moment that is past"
        ),
        pytest.param({"x-ratelimit-remaining": "1", "x-ratelimit-reset": "7"}, 0.0, id="one is left"),
        pytest.param({"x-ratelimit-remaining": "0"}, 0.0, id="it does not say until when"),
        pytest.param({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "86400"}, 0.0, id="a day"),
        pytest.param({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon"}, 0.0, id="words"),
    ],
)
def test_a_limit_that_is_used_up(headers: dict[str, str], seconds: float) -> None:
    assert used_up_seconds(headers, NOW) == seconds


@given(st.text(), st.text())
def test_no_header_is_too_odd(one: str, other: str) -> None:
    seconds = retry_after_seconds({"retry-after": one, "date": other}, NOW)
    assert seconds is None or 0 <= seconds < float("inf")
    rate = rate_limit({"x-rate-limit-limit": one, "x-rate-limit-interval": other})
    assert rate is None or (rate[0] > 0 and rate[1] > 0)
    assert concurrency_limit({"x-concurrency-limit": one}) != 0
    assert 0 <= used_up_seconds({"ratelimit-remaining": one, "ratelimit-reset": other}, NOW) <= 600
