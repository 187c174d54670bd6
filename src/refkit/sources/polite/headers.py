"""What a provider says about its limits in the headers of an answer. Room: sources.

Sources: RFC 9110, section 10.2.3 (Retry-After); Crossref REST API, "Rate limits" (X-Rate-Limit-*);
draft-ietf-httpapi-ratelimit-headers-03 (RateLimit-Remaining, RateLimit-Reset), which many write with "X-".
"""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_INTERVAL = re.compile(r"(\d{1,9})\s?(ms|s|m|h)?")
LONGEST_RESET_SECONDS = 600.0
LENGTH_OF_MOMENT = 9  # digits: seconds since 1970 have ten, numbers of seconds a few
_SECONDS_IN = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, None: 1.0}


def retry_after_seconds(headers: Mapping[str, str], now: float) -> float | None:
    """How long the provider asks us to wait, from when the answer came; None where it does not say.

    `now` is the wall clock in seconds. A date is compared with the answer's own Date, so that a clock that
    is wrong on this side neither shortens nor stretches the wait.

    >>> retry_after_seconds({"retry-after": "120"}, now=0.0)
    120.0
    """
    written = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(written):
        return float(written)
    until = _timestamp(written)
    if until is None:
        return None
    answered = _timestamp(headers.get("date", ""))
    return max(0.0, until - (now if answered is None else answered))


def rate_limit(headers: Mapping[str, str]) -> tuple[int, float] | None:
    """So many requests in so many seconds, None where the answer does not say or says nonsense.

    >>> rate_limit({"x-rate-limit-limit": "5", "x-rate-limit-interval": "1s"})
    (5, 1.0)
    """
    limit = _count(headers.get("x-rate-limit-limit", ""))
    interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "").strip().lower())
    if limit is None or not interval or not int(interval[1]):
        return None
    return limit, int(interval[1]) * _SECONDS_IN[interval[2]]


def used_up_seconds(headers: Mapping[str, str], now: float) -> float:
    """How long to wait because this answer was the last one allowed for now; 0.0 where it was not.

    The reset is a number of seconds, or with some providers a moment in seconds since 1970. A wait of more
    than ten minutes is nobody's rate limit and not believed.

    >>> used_up_seconds({"ratelimit-remaining": "0", "ratelimit-reset": "7"}, now=0.0)
    7.0
    """
    for prefix in ("ratelimit-", "x-ratelimit-", "x-rate-limit-"):
        remaining, reset = headers.get(f"{prefix}remaining", "").strip(), headers.get(f"{prefix}reset", "").strip()
        if remaining == "0" and re.fullmatch(r"[0-9]{1,12}", reset):
            seconds = float(reset) if len(reset) < LENGTH_OF_MOMENT else float(reset) - now
            return seconds if 0 < seconds <= LONGEST_RESET_SECONDS else 0.0
    return 0.0


def concurrency_limit(headers: Mapping[str, str]) -> int | None:
    """How many requests may be under way at once, None where the answer does not say."""
    return _count(headers.get("x-concurrency-limit", ""))


def _count(written: str) -> int | None:
    written = written.strip()
    return int(written) if re.fullmatch(r"[0-9]{1,9}", written) and int(written) else None


def _timestamp(written: str) -> float | None:
    try:
        return parsedate_to_datetime(written).timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
