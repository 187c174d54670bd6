"""Marks of national standards between title and container, obeyed where the model missed them. Room: parse.

GB/T 7714 (China) closes a title with a letter for the kind of work: "标题[J]. 期刊". GOST R 7.0.5 (Russia) parts a
title from what it stands in by two slashes: "Заглавие // Журнал". NLM's family translates titles in brackets.
"""

from refkit.parse.labeller import Label
from refkit.parse.tokens import Token

_KINDS = frozenset("JMCDRNPSZGA")
_KINDS_ONLINE = frozenset(("EB", "DB", "CP", "OL"))
_AND_OTHERS = frozenset(("等", "ほか"))
_OPENING_MARKS = frozenset("[/")
_TAKEN_FROM = frozenset({Label.AUTHOR, Label.GROUP_AUTHOR, Label.OTHER, Label.CONTAINER_TITLE, Label.PUBLISHER})
_DATE_IN_BRACKETS = 7  # tokens of "[1998-10-04]"
_TITLES = frozenset({Label.TITLE, Label.TRANSLATED_TITLE})


def obey_house_marks(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """Put right, in place, what a kind's letter, two slashes or a closing "等" decide."""
    texts = {token[0] for token in tokens}
    for place, token in enumerate(() if texts.isdisjoint(_AND_OTHERS) else tokens):
        if token.text in _AND_OTHERS and place and Label.AUTHOR in labels[max(0, place - 3) : place]:
            labels[place] = Label.AUTHOR
    if ";" in texts:
        _numbers_behind_year(tokens, labels)
    _whole_bracket(tokens, labels)
    if "[" in texts:
        _title_before_kind(tokens, labels)
    if texts.isdisjoint(_OPENING_MARKS) or Label.TITLE not in labels:
        return
    for place in range(labels.index(Label.TITLE) + 1, len(tokens) - 2):
        end = _end_of_kind(tokens, place) or _end_of_slashes(tokens, place)
        if end and labels[place] in (Label.TITLE, Label.OTHER, Label.CONTAINER_TITLE):
            _part(tokens, labels, place, end)
            return


_NUMBERS = frozenset({Label.DATE, Label.VOLUME, Label.ISSUE, Label.PAGES, Label.OTHER})


def _numbers_behind_year(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "2012;30(15):1750": a year, volume and issue, in the order that medicine prints them."""
    for at in range(1, len(tokens) - 4):
        if tokens[at].text != ";" or tokens[at + 2].text not in "(:":
            continue
        year, volume = tokens[at - 1].text, tokens[at + 1].text
        if not (len(year) == 4 and year.isdecimal() and year[:2] in _CENTURIES and volume.isdecimal()):
            continue
        end = at + 2
        has_issue = tokens[at + 2].text == "(" and tokens[at + 3].text.isdecimal() and tokens[at + 4].text == ")"
        if has_issue:
            end = at + 5
        elif tokens[at + 2].text == "(":
            continue
        if _NUMBERS.issuperset(labels[at - 1 : end]):
            labels[at - 1 : at + 2] = [Label.DATE, Label.OTHER, Label.VOLUME]
            if has_issue:
                labels[at + 2 : end] = [Label.OTHER, Label.ISSUE, Label.OTHER]


_CENTURIES = frozenset(("17", "18", "19", "20"))


def _title_before_kind(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "王明亮. 标题[EB/OL]. (1998-08-16)[1998-10-04]": a title before the letter, a date of access in brackets."""
    place = next((at for at, token in enumerate(tokens) if token.text == "[" and _end_of_kind(tokens, at)), None)
    if place is None:
        return
    if Label.TITLE not in labels[:place]:
        stop = next((at for at in range(place - 2, 0, -1) if tokens[at].text in ".．。"), None)
        if stop is not None and set(labels[stop + 1 : place]) <= _TAKEN_FROM:
            labels[stop] = Label.OTHER
            labels[stop + 1 : place] = [Label.TITLE] * (place - stop - 1)
            end = _end_of_kind(tokens, place) or place
            labels[place:end] = [Label.OTHER] * (end - place)
            for at in range(end, len(labels)):
                if labels[at] in (Label.AUTHOR, Label.GROUP_AUTHOR) and Label.CONTAINER_TITLE not in labels[:at]:
                    labels[at] = Label.CONTAINER_TITLE  # no people stand behind the title
    for at in range(place + 3, len(tokens) - _DATE_IN_BRACKETS + 1):
        date = tokens[at + 1 : at + _DATE_IN_BRACKETS - 1]
        signs = [tokens[at].text, date[1].text, date[3].text, tokens[at + _DATE_IN_BRACKETS - 1].text]
        if signs == ["[", "-", "-", "]"] and all(one.text.isdigit() for one in date[::2]):
            labels[at + 1 : at + _DATE_IN_BRACKETS - 1] = [Label.ACCESSED] * len(date)
            return


def _whole_bracket(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "[Letter: Glycogen turnover]": where most of a bracket is the translated title, all of it is."""
    if Label.TRANSLATED_TITLE not in labels:
        return
    first = labels.index(Label.TRANSLATED_TITLE)
    opening = next((place for place in range(first, -1, -1) if tokens[place].text == "["), None)
    closing = next((place for place in range(first, len(tokens)) if tokens[place].text == "]"), None)
    if opening is None or closing is None or any(token.text == "]" for token in tokens[opening:first]):
        return
    inside = labels[opening + 1 : closing]
    if inside.count(Label.TRANSLATED_TITLE) * 2 >= len(inside):
        labels[opening + 1 : closing] = [Label.TRANSLATED_TITLE] * len(inside)


def _end_of_kind(tokens: tuple[Token, ...], place: int) -> int | None:
    """The place after "[J]" or "[EB/OL]"."""
    if tokens[place].text != "[":
        return None
    inside = [token.text for token in tokens[place + 1 : place + 5]]
    if len(inside) > 1 and inside[0] in _KINDS and inside[1] == "]":
        return place + 3
    if len(inside) == 4 and inside[0] in _KINDS | _KINDS_ONLINE and inside[1] == "/" and inside[3] == "]":
        return place + 5
    return None


def _end_of_slashes(tokens: tuple[Token, ...], place: int) -> int | None:
    """The place after " // ", with a blank on either side."""
    first, second, after = tokens[place : place + 3]
    if (first.text, second.text) == ("/", "/") and first.space_before and not second.space_before:
        return place + 2 if after.space_before else None
    return None


def _part(tokens: tuple[Token, ...], labels: list[Label], start: int, end: int) -> None:
    """Titles on the left; on the right a title is the container's, up to its first full stop, where there is none."""
    for place in range(start):
        if labels[place] is Label.CONTAINER_TITLE:
            labels[place] = Label.TITLE
    labels[start:end] = [Label.OTHER] * (end - start)
    while start and labels[start - 1] in _TITLES and tokens[start - 1].text in ".,;:":
        start -= 1
        labels[start] = Label.OTHER
    if Label.CONTAINER_TITLE in labels[end:]:
        return
    for place in range(end, len(labels)):
        if labels[place] is Label.TITLE:
            labels[place] = Label.CONTAINER_TITLE
        elif place > end and labels[place - 1] is Label.CONTAINER_TITLE:
            return
