"""Locators with a label of their own ("ch. 3"): the label moves to where it belongs."""

import re

from refkit.csl.evaluate.number_parts import LABEL_TERMS
from refkit.csl.items.clean import clean
from refkit.csl.schema.locale import Locale

_LEGAL = frozenset({"bill", "gazette", "legislation", "regulation", "treaty"})
_LABELLED = re.compile(r"([a-z]+\.)\s+(.*)", re.DOTALL)


def split_locator(locator: str, label: str, item_type: str, locale: Locale) -> tuple[str, str]:
    """The locator and its label; only a page (or no) label gives way to the one written in the locator."""
    locator = clean(locator).rstrip()
    if item_type in _LEGAL or label not in ("", "page"):
        return locator, label
    found = _LABELLED.match(locator)
    term = LABEL_TERMS.get(found[1]) if found else None
    if found and term is not None and locale.term(term) is not None:
        return found[2], term
    return locator, label
