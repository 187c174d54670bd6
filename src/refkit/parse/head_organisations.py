"""Organisations at the head of a reference that the model took, in part or all, for the title. Room: parse."""

import re

from refkit.parse.labeller import Label
from refkit.parse.tokens import Token
from refkit.parse.words.organisations import has_organisation_word

_UNIT = re.compile(
    r"(?:office|oficina|department|departament|departement|département|dipartiment|division|división|divisão|divisione|director"
    r"|direction|dirección|direção|direzion|direktion|bureau|cent(?:er|re)s|ministry|ministère|ministerio|ministério|section|branch"
    r"|committee|commission|agency|service|secretar|sekretari|abteilung|avdelning|enhet|referat|unit|institut|statistics|board)"
    r"\w{0,12}",
    re.IGNORECASE,
)
_FOR = frozenset(("for", "on", "and"))  # "on behalf of"
_GROUPS = frozenset("group groups team collaboration collaborators consortium committee investigators network".split())
_MOST_WORDS = 14
_PEOPLE = frozenset({Label.AUTHOR, Label.GROUP_AUTHOR, Label.EDITOR})
_GROUP, _TITLE = Label.GROUP_AUTHOR, Label.TITLE


def settle_head_organisation(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """Put right, in place, departments behind commas, and an organisation before the date that was made the title."""
    _take_back_department(tokens, labels)
    _organisation_before_the_date(tokens, labels)
    _group_behind_people(tokens, labels)


def _group_behind_people(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "Cook DJ, for the Lung Oncology Group. Outcome": the first sentence of a title that names who it is for."""
    if _TITLE not in labels or Label.AUTHOR not in labels:
        return
    start = labels.index(_TITLE)
    if tokens[start].text not in _FOR or Label.AUTHOR not in labels[max(0, start - 3) : start]:
        return
    end = _end_of_sentence(tokens, labels, start)
    if _is_title_left(labels, end) and end - start <= _MOST_WORDS and tokens[end - 1].text.lower() in _GROUPS:
        while labels[start - 1] is not Label.AUTHOR:
            start -= 1  # the comma between is part of the list of authors
        labels[start:end] = [Label.AUTHOR] * (end - start)
        labels[end] = Label.OTHER


def _organisation_before_the_date(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "Statistiska centralbyrån (SCB) (2020). Befolkning.": what stands before the date, with words behind it."""
    if labels[0] is not _TITLE or _PEOPLE & set(labels) or Label.DATE not in labels:
        return
    end = next(place for place, label in enumerate(labels) if label is not _TITLE)
    date = labels.index(Label.DATE)
    if date != end + 1 or tokens[end].text != "(" or _TITLE in labels[date:]:
        return
    start = date
    while start < len(labels) and (labels[start] is Label.DATE or not tokens[start].text[0].isalnum()):
        start += 1
    stop = start
    while stop < len(labels) and labels[stop] is Label.OTHER and not _closes(tokens, stop):
        stop += 1
    name = " ".join(token.text for token in tokens[:end])
    if stop > start and tokens[start].text[0].isupper() and has_organisation_word(name):
        labels[:end] = [_GROUP] * end
        labels[start:stop] = [_TITLE] * (stop - start)


def _take_back_department(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """Label, in place, the first sentence of a title as part of the author, where it names a department of it."""
    if _GROUP not in labels or _TITLE not in labels:
        return
    comma = labels.index(_GROUP)
    while comma < len(labels) and labels[comma] is _GROUP:
        comma += 1
    if comma + 2 >= len(labels) or tokens[comma].text != "," or labels[comma + 1] is not _TITLE:
        return
    if (
        not any(_UNIT.fullmatch(token.text) for token in tokens[comma + 1 : comma + 3])
        or not tokens[comma + 1].text[0].isupper()
    ):
        return
    end = _end_of_sentence(tokens, labels, comma + 1)
    words = sum(token.text[0].isalpha() for token in tokens[comma + 1 : end])
    if _is_title_left(labels, end) and 1 < words <= _MOST_WORDS:
        labels[comma:end] = [_GROUP] * (end - comma)
        labels[end] = Label.OTHER


def _end_of_sentence(tokens: tuple[Token, ...], labels: list[Label], start: int) -> int:
    """The place behind the first sentence of the title that goes on at `start`."""
    end = start
    while end < len(labels) and labels[end] is _TITLE and not _closes(tokens, end):
        end += 1
    return end


def _is_title_left(labels: list[Label], end: int) -> bool:
    """Whether a title goes on behind its first sentence."""
    return end + 1 < len(labels) and labels[end : end + 2] == [_TITLE, _TITLE]


def _closes(tokens: tuple[Token, ...], place: int) -> bool:
    """A full stop or colon behind a word of more than one letter."""
    return tokens[place].text in ".:" and len(tokens[place - 1].text) > 1 and place + 1 < len(tokens)
