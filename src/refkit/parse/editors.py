"""Editors and translators whose marks are printed, restored where the model missed them. Room: parse."""

from refkit.parse.features.words import EDITOR_WORDS, word_features
from refkit.parse.labeller import Label
from refkit.parse.rules.authors import find_head
from refkit.parse.rules.people import find_people
from refkit.parse.tokens import Token, text_of

_PEOPLE = frozenset({Label.AUTHOR, Label.EDITOR})
_IN_WORDS = frozenset(("In", "I", "En", "Em", "in"))
_TAKEN_FROM = frozenset({Label.OTHER, Label.CONTAINER_TITLE, Label.TITLE, Label.AUTHOR, Label.PUBLISHER})


def restore_editors(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """One list of people has one role; "ed. Nicolò Conti" after a title names an editor."""
    _chapter_before_in(tokens, labels)
    _one_role_in_a_list(tokens, labels)
    if Label.EDITOR in labels or EDITOR_WORDS.isdisjoint([token[0].lower() for token in tokens]):
        return
    head = [place for place, label in enumerate(labels) if label in (Label.AUTHOR, Label.GROUP_AUTHOR)]
    start = tokens[head[-1]].end if head else 0
    for mark in find_people(text_of(tokens), start).marks:
        places = [at for at, token in enumerate(tokens) if mark.start <= token.start and token.end <= mark.end]
        if places and all(labels[place] in _TAKEN_FROM for place in places):
            for place in places:
                labels[place] = mark.label


def _chapter_before_in(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "Lind, E. Träd. I L. Berg (red.)": names that run over an "In" hold an author, a title and editors."""
    if Label.TITLE in labels or Label.TRANSLATED_TITLE in labels:
        return
    start = next((place for place, label in enumerate(labels) if label in _PEOPLE), len(labels))
    end = next((place for place in range(start, len(labels)) if labels[place] not in _PEOPLE), len(labels))
    for place in range(start + 1, end - 1):
        before, word, after = (token.text for token in tokens[place - 1 : place + 2])
        if word not in _IN_WORDS or before not in ".:," or not after[0].isupper():
            continue
        head = find_head(text_of(tokens), tokens[start].start)
        title = [at for at in range(start, place) if head is not None and tokens[at].start >= head.end]
        while title and not tokens[title[0]].text[0].isalnum():
            title.pop(0)
        while title and not tokens[title[-1]].text[0].isalnum():
            title.pop()
        if title:
            labels[start : title[0]] = [Label.AUTHOR] * (title[0] - start)
            labels[title[0] : place + 1] = [Label.OTHER] * (place + 1 - title[0])
            labels[title[0] : title[-1] + 1] = [Label.TITLE] * len(title)
            labels[place + 1 : end] = [Label.EDITOR] * (end - place - 1)
        return


def _one_role_in_a_list(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """Names that only punctuation parts are of one list: its role is that of the last names, which the mark follows."""
    place = 0
    while place < len(labels) and labels[place] not in _PEOPLE:
        if labels[place] in (Label.TITLE, Label.CONTAINER_TITLE):
            return
        place += 1
    end = place
    while end < len(labels) and (labels[end] in _PEOPLE or (labels[end] is Label.OTHER and tokens[end].text in ",;&/")):
        end += 1
    roles = {labels[at] for at in range(place, end)} & _PEOPLE
    if len(roles) < 2:
        return
    last = next(at for at in range(end - 1, place - 1, -1) if labels[at] in _PEOPLE)
    following = [word_features(token.text).kind for token in tokens[last + 1 : last + 4]]
    role = Label.EDITOR if "ED" in following else Label.AUTHOR
    labels[place : last + 1] = [role] * (last + 1 - place)
