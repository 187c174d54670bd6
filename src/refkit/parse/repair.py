"""Learned labels brought in line with what is certain of references, before they are assembled. Room: parse.

A model labels token by token. What it cannot promise is stated here: punctuation inside a run belongs to the run,
names with "(eds.)" after them are editors', what is titled after "In" is the container, long text without a label
at a reference without a title is the title.
"""

from typing import NamedTuple

from refkit.parse.calibration import runs_of
from refkit.parse.features.words import word_features
from refkit.parse.labeller import Label, Labelling
from refkit.parse.restore import restore
from refkit.parse.tokens import Token

_WHOLE = frozenset({
    Label.TITLE, Label.CONTAINER_TITLE, Label.AUTHOR, Label.GROUP_AUTHOR, Label.PUBLISHER, Label.COLLECTION_TITLE,
    Label.PAGES, Label.TRANSLATED_TITLE, Label.EDITOR, Label.LOCATION, Label.DATE, Label.ISSUE, Label.ACCESSED,
})  # fmt: skip
_PAGES = Label.PAGES
_PEOPLE = frozenset({Label.AUTHOR, Label.EDITOR, Label.TRANSLATOR})
_LONGEST_HOLE = 2  # tokens of punctuation inside a run
_ROLES = {"ED": Label.EDITOR, "TR": Label.TRANSLATOR}
_LEAST_TITLE = 3  # words of unlabelled text that are taken for the missing title
_GUESSED = 0.4  # marginal of a label that only a repair gives


class _Run(NamedTuple):
    label: Label
    start: int
    end: int  # the place after its last token


def repair(tokens: tuple[Token, ...], labelling: Labelling) -> Labelling:
    """The labelling after all repairs; marginals of labels that change are low."""
    labels = list(labelling.labels)
    runs = _close_holes(tokens, labels)
    _settle_roles(tokens, labels, runs)
    _settle_titles(tokens, labels)
    _settle_numbers(tokens, labels)
    _find_missing_title(tokens, labels)
    restore(tokens, labels)
    changed = zip(labelling.labels, labels, labelling.marginals, strict=True)
    marginals = tuple(sure if old is new else min(sure, _GUESSED) for old, new, sure in changed)
    return Labelling(tuple(labels), marginals)


def _runs(labels: list[Label]) -> list[_Run]:
    make = tuple.__new__  # what _Run(…) does, in half the time
    return [make(_Run, (labels[start], start, end)) for start, end in runs_of(labels)]


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum()


def _close_holes(tokens: tuple[Token, ...], labels: list[Label]) -> list[_Run]:
    """Punctuation between two parts of one field is part of it; the runs that there are then."""
    runs = _runs(labels)
    closed = False
    for before, hole, after in zip(runs, runs[1:], runs[2:], strict=False):
        if before.label is not after.label or before.label not in _WHOLE or hole.label is not Label.OTHER:
            continue
        if hole.end - hole.start <= _LONGEST_HOLE and not any(map(_is_word, tokens[hole.start : hole.end])):
            labels[hole.start : hole.end] = [before.label] * (hole.end - hole.start)
            closed = True
    return _runs(labels) if closed else runs


def _settle_roles(tokens: tuple[Token, ...], labels: list[Label], runs: list[_Run]) -> None:
    """Names before "(eds.)" are editors, the mark itself is none; so are second names, after the title or "In"."""
    title_seen = authors_seen = False
    for run in runs:
        if run.label in (Label.TITLE, Label.TRANSLATED_TITLE):
            title_seen = True
        if run.label not in _PEOPLE:
            continue
        end, role = _without_role(tokens, run)
        role = role or _role_after(tokens, end)
        is_second = authors_seen or _in_before(tokens, run.start)
        if role is None and title_seen and run.label is Label.AUTHOR and is_second:
            role = Label.EDITOR
        authors_seen = authors_seen or run.label is Label.AUTHOR
        labels[end : run.end] = [Label.OTHER] * (run.end - end)
        start = _with_initials_before(tokens, labels, run.start) if title_seen else run.start
        labels[start:end] = [role or run.label] * (end - start)


def _without_role(tokens: tuple[Token, ...], run: _Run) -> tuple[int, Label | None]:
    """The end of the names where a run ends in "(Ed.)" or ", eds", and the role this says."""
    at = run.end - 1
    while at > run.start and not _is_word(tokens[at]):
        at -= 1
    text = tokens[at].text
    role = _ROLES.get(word_features(text).kind)
    if role is None or at - 1 <= run.start or len(text) < 2 or tokens[at - 1].text not in "([,":
        return run.end, None
    end = at - 1
    while end > run.start and tokens[end - 1].text in ",([":
        end -= 1
    return end, role


def _role_after(tokens: tuple[Token, ...], end: int) -> Label | None:
    at = end
    while at < len(tokens) and at < end + 2 and tokens[at].text in ",([":
        at += 1
    if at == end or at >= len(tokens) or len(tokens[at].text) < 2:
        return None
    return _ROLES.get(word_features(tokens[at].text).kind)


def _in_before(tokens: tuple[Token, ...], start: int) -> bool:
    at = start - 1
    while at >= 0 and at >= start - 2 and tokens[at].text in ":.":
        at -= 1
    return at >= 0 and tokens[at].text.lower() in ("in", "en", "em", "dans", "nel")


def _with_initials_before(tokens: tuple[Token, ...], labels: list[Label], start: int) -> int:
    """ "in M. Cini": initials directly before a family name are part of the name."""
    at = start
    while at >= 2 and tokens[at - 1].text == "." and len(tokens[at - 2].text) == 1 and tokens[at - 2].text.isupper():
        if labels[at - 1] is not Label.OTHER or labels[at - 2] is not Label.OTHER:
            break
        at -= 2
    return at


def _settle_titles(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """A second title, after "In" or after editors, is the container's; two containers before a title are not."""
    if Label.CONTAINER_TITLE in labels and Label.TITLE not in labels:
        runs = [run for run in _runs(labels) if run.label is Label.CONTAINER_TITLE]
        if len(runs) > 1 and _words(tokens, runs[0]) > 1:
            labels[runs[0].start : runs[0].end] = [Label.TITLE] * (runs[0].end - runs[0].start)
        return
    if Label.CONTAINER_TITLE in labels:
        return
    title_seen, editors_seen = False, False
    for run in _runs(labels):
        if run.label is Label.TITLE:
            if title_seen and (editors_seen or _in_before(tokens, run.start)):
                labels[run.start : run.end] = [Label.CONTAINER_TITLE] * (run.end - run.start)
            title_seen = True
        elif run.label is Label.EDITOR:
            editors_seen = title_seen


def _words(tokens: tuple[Token, ...], run: _Run) -> int:
    return sum(token.text.isalpha() for token in tokens[run.start : run.end])


def _settle_numbers(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """Letters that touch a page's digits are part of it; the only number of a journal is its volume."""
    for place in [place for place, label in enumerate(labels) if label is _PAGES and place]:
        before = tokens[place - 1].text
        if (
            labels[place - 1] is Label.OTHER
            and not tokens[place].space_before
            and tokens[place].text.isdigit()
            and before.isalpha()
            and (len(before) == 1 or (len(before) < 4 and before.isupper()))
            and (before.isupper() or tokens[place - 1].space_before)
        ):
            labels[place - 1] = Label.PAGES
    if Label.VOLUME in labels or Label.ISSUE not in labels:
        return
    first = labels.index(Label.ISSUE)
    around = [word_features(token.text).kind for token in tokens[max(0, first - 3) : first]]
    if tokens[first].text.isdigit() and not {"NO", "SUPPL", "VOL", "("} & set(around):
        labels[first] = Label.VOLUME


def _find_missing_title(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    if Label.TITLE in labels or Label.TRANSLATED_TITLE in labels or Label.CONTAINER_TITLE in labels:
        return
    candidates = [run for run in _runs(labels) if run.label is Label.OTHER]
    longest = max(candidates, key=lambda run: _words(tokens, run), default=None)
    if longest is None or _words(tokens, longest) < _LEAST_TITLE:
        return
    start, end = longest.start, longest.end
    while start < end and not _is_word(tokens[start]):
        start += 1
    while end > start and not _is_word(tokens[end - 1]):
        end -= 1
    labels[start:end] = [Label.TITLE] * (end - start)
