"""Whole dates in digits, "16.09.2020" or "1998-12-25", kept together where the model took them apart. Room: parse.

Newspapers and web pages have a day; a model that has seen more journals reads its numbers as volume and issue.
"""

from refkit.parse.labeller import Label
from refkit.parse.tokens import Token

_SIGNS = frozenset("./-–")
_TAKEN_FROM = frozenset({
    Label.VOLUME, Label.ISSUE, Label.PAGES, Label.DATE, Label.OTHER, Label.NUMBER,
    Label.CONTAINER_TITLE, Label.LOCATION,
})  # fmt: skip
_PART = 5  # tokens: day, sign, month, sign, year
_DAYS, _MONTHS = 31, 12


def keep_dates_together(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """Label, in place, every whole date in digits as one date, where nothing printed before it is a date already."""
    if len(tokens) < _PART:
        return
    for place, token in [(place, token) for place, token in enumerate(tokens) if len(token[0]) == 4]:
        if not token.text.isdigit() or token.text[0] not in "12" or not _has_sign(tokens, place):
            continue
        start = _start_of_date(tokens, place)
        end = start + _PART
        if start < 0 or not all(label in _TAKEN_FROM for label in labels[start:end]):
            continue
        others = {tokens[at].text for at, label in enumerate(labels) if label is Label.DATE and not start <= at < end}
        if not any(len(text) == 4 and text.isdigit() and text != token.text for text in others):
            labels[start:end] = [Label.DATE] * _PART
            return


def _has_sign(tokens: tuple[Token, ...], place: int) -> bool:
    """A cheap look before all others: whether a number at `place` has a neighbour that parts dates."""
    return tokens[place - 1].text in _SIGNS or (place + 1 < len(tokens) and tokens[place + 1].text == "-")


def _start_of_date(tokens: tuple[Token, ...], place: int) -> int:
    """The place at which the date begins that the year at `place` ends or begins; −1 where it is part of none."""
    if _is_date(tokens, place - 4, (2, 0)) or _is_date(tokens, place - 4, (0, 2)):
        return place - 4
    if _is_date(tokens, place, (2, 4)) and tokens[place + 1].text == "-":
        return place
    return -1


def _is_date(tokens: tuple[Token, ...], start: int, month_and_day: tuple[int, int]) -> bool:
    """Whether five tokens are two numbers and a year between two equal signs, month and day standing where said."""
    if start < 0 or start + _PART > len(tokens):
        return False
    signs = tokens[start + 1], tokens[start + 3]
    if signs[0].text not in _SIGNS or signs[0].text != signs[1].text or any(sign.space_before for sign in signs):
        return False
    month, day = (tokens[start + at].text for at in month_and_day)
    if not (month.isdigit() and day.isdigit() and len(month) < 3 and len(day) < 3):
        return False
    beside = [
        tokens[at].text
        for at in (start - 1, start + _PART)
        if 0 <= at < len(tokens) and not _is_apart(tokens, at, start)
    ]
    return 0 < int(month) <= _MONTHS and 0 < int(day) <= _DAYS and not any(map(str.isalnum, beside))


def _is_apart(tokens: tuple[Token, ...], at: int, start: int) -> bool:
    """Whether a blank parts the token at `at` from the date that begins at `start`."""
    return tokens[start].space_before if at < start else tokens[at].space_before
