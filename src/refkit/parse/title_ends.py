"""Where titles end: years and numbers that belong to them, containers behind "In:". Room: parse."""

from refkit.parse.features.words import word_features
from refkit.parse.labeller import Label
from refkit.parse.tokens import Token
from refkit.parse.words.containers import PROCEEDINGS_WORD

_TITLES = frozenset({Label.TITLE, Label.CONTAINER_TITLE})
_LEAST_WORDS = 3  # of a container that only "In:" tells
_CLOSING = ".,;:"


def settle_title_ends(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """Put right, in place, what stands directly behind a title without any mark between."""
    _year_of_the_title(tokens, labels)
    _container_behind_in(tokens, labels)


def _year_of_the_title(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "IPCC (2014). Climate Change 2014: Synthesis": with a year before the title, one behind it is part of it."""
    first = next((place for place, label in enumerate(labels) if label in _TITLES), None)
    if first is None or Label.DATE not in labels[:first] or Label.TRANSLATED_TITLE in labels:
        return
    end = first
    while end < len(labels) and (labels[end] is labels[first]):
        end += 1
    if end >= len(labels) or not word_features(tokens[end].text).is_year or not tokens[end].space_before:
        return
    if labels[end] not in (Label.OTHER, Label.DATE, Label.VOLUME) or tokens[end - 1].text in _CLOSING:
        return
    behind = tokens[end + 1].text if end + 1 < len(tokens) else "."
    if labels[first] is Label.TITLE and behind in _CLOSING and not _goes_on_with_digits(tokens, end + 2):
        labels[end] = Label.TITLE
    elif labels[first] is Label.CONTAINER_TITLE and Label.VOLUME not in labels:
        _whole_title(tokens, labels, first, end)


def _goes_on_with_digits(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a number follows: "Trees 2019, 12(3)" is a journal's year."""
    return place < len(tokens) and tokens[place].text[0].isdigit()


def _whole_title(tokens: tuple[Token, ...], labels: list[Label], first: int, year: int) -> None:
    """ "PISA 2018 Results": what was taken for a journal before the year is the title up to the next mark."""
    end = year + 1
    if end < len(tokens) and tokens[end].text == ":":
        end += 1
    while end < len(tokens) and tokens[end].text not in ".,;(" and labels[end] in (Label.TITLE, Label.OTHER):
        end += 1
    if end > year + 1:
        labels[first:end] = [Label.TITLE] * (end - first)


def _ends_container(token: Token) -> bool:
    return token.text in ".;([" or word_features(token.text).kind in ("ED", "TR")


def _container_behind_in(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "… . In: Proceedings of the 5th Conference; 2012": without a container, proceedings behind "In:" are."""
    if Label.CONTAINER_TITLE in labels or Label.TITLE not in labels:
        return
    last = len(labels) - 1 - labels[::-1].index(Label.TITLE)
    for place in range(last + 1, len(tokens) - _LEAST_WORDS):
        if labels[place] is not Label.OTHER:
            return
        if tokens[place].text in ("In", "in") and tokens[place + 1].text == ":":
            start = end = place + 2
            while (
                end < len(tokens) and labels[end] in (Label.OTHER, Label.EDITION) and not _ends_container(tokens[end])
            ):
                end += 1
            while end > start and tokens[end - 1].text in _CLOSING:
                end -= 1
            words = [token.text for token in tokens[start:end] if token.text.isalpha()]
            lone_year = Label.DATE not in labels and any(
                word_features(token.text).is_year for token in tokens[start:end]
            )
            if len(words) >= _LEAST_WORDS and PROCEEDINGS_WORD.search(" ".join(words)) and not lone_year:
                labels[start:end] = [Label.CONTAINER_TITLE] * (end - start)
            return
