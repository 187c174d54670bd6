"""Keeping what is nobody else's business out of logs: contact addresses and keys in addresses asked. Room: sources.

urllib3 logs each request's address at level DEBUG. Some providers want a contact address or a key in there.
"""

import logging
import threading
from collections.abc import Iterable, Mapping
from urllib.parse import quote, quote_plus

HIDDEN = "…"
_LOGGERS = ("urllib3.connectionpool", "urllib3.util.retry")


class _Discretion(logging.Filter):
    """Takes known secrets out of a logger's records; lets every record through."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._forms: frozenset[str] = frozenset()

    def learn(self, secrets: Iterable[str]) -> None:
        """Hide these from now on, however they are escaped."""
        forms = {form for secret in secrets for form in (secret, quote(secret), quote_plus(secret)) if secret}
        with self._lock:
            self._forms |= forms

    def filter(self, record: logging.LogRecord) -> bool:
        """See `logging.Filter`."""
        forms = self._forms
        if forms:
            said = record.getMessage()
            for form in sorted(forms, key=len, reverse=True):
                said = said.replace(form, HIDDEN)
            record.msg, record.args = said, ()
        return True


_DISCRETION = _Discretion()


def keep_out_of_logs(secrets: Mapping[str, str]) -> None:
    """See to it that the values of these parameters are never logged with an address, in this process."""
    if not secrets:
        return
    _DISCRETION.learn(secrets.values())
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_DISCRETION)  # adds it once only
