"""Runs of equal labels, and what is left of them where a grammar has taken its part. Room: parse."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from refkit.parse.calibration import runs_of
from refkit.parse.labeller import Label, Labelling
from refkit.parse.normalise.letters import CAPITAL
from refkit.parse.tokens import Token
from refkit.parse.words.given_names import is_given_name


class Span(NamedTuple):
    """A run of tokens with one label: characters `start` to `end`, and the mean of its marginals."""

    label: Label
    start: int
    end: int
    confidence: float


def spans_of(tokens: tuple[Token, ...], labelling: Labelling) -> tuple[Span, ...]:
    """The runs of equal labels, in order; together they hold every token once."""
    spans: list[Span] = []
    labels, marginals = labelling.labels, labelling.marginals
    make = tuple.__new__  # what Span(…) does, in half the time
    for at, end in runs_of(labels):
        confidence = marginals[at] if end - at == 1 else sum(marginals[at:end]) / (end - at)
        if not 0.0 <= confidence <= 1.0:
            confidence = min(max(confidence, 0.0), 1.0)
        spans.append(make(Span, (labels[at], tokens[at][1], tokens[end - 1][2], confidence)))
    return tuple(spans)


def without(spans: Iterable[Span], text: str, taken: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """The spans less the stretches that are taken; a span cut in two gives two, parts without a word none."""
    cuts = sorted(taken)
    for span in spans:
        start = span.start
        for cut_start, cut_end in cuts:
            if cut_end <= start or cut_start >= span.end:
                continue
            yield from _with_a_word(span._replace(start=start, end=max(start, cut_start)), text)
            start = max(start, cut_end)
        yield from _with_a_word(span._replace(start=min(start, span.end)), text)


def _with_a_word(span: Span, text: str) -> Iterator[Span]:
    """The span without the brackets at its ends that a cut has parted from their other half."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in " ([{“«„,;:":
        end -= 1
    while start < end and text[start] in " )]}”».,;:":
        start += 1
    if any(map(str.isalnum, text[start:end])):
        yield span._replace(start=start, end=end)


TITLES = frozenset({Label.TITLE, Label.TRANSLATED_TITLE, Label.ORIGINAL_TITLE})


def with_closing_bracket(span: Span, text: str) -> Span:
    """A title with the bracket behind it that closes one inside: "La lucha por los bienes (1500/1939)"."""
    if text[span.end : span.end + 1] != ")" or text.count("(", span.start, span.end) <= text.count(
        ")", span.start, span.end
    ):
        return span
    return span._replace(end=span.end + 1)


_TITLE_BEHIND_INITIALS = re.compile(
    rf"(?:^|[,;&]\s|\s(?:and|und|och|et|y)\s)(?P<family>[{CAPITAL}][^\W\d_]{{1,25}}(?:-[{CAPITAL}][^\W\d_]{{1,25}})?),?"
    rf"(?:\s?[{CAPITAL}]\.){{1,3}}\s+(?P<title>[{CAPITAL}][^\W\d_]{{2,30}}(?:\s[^\W\d_]{{1,30}}){{0,3}})\.?$"
)
_LONGEST_NAME_AND_TITLE = 160


def split_one_word_title(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """ "Lind, E. Trees. Stockholm …": where no title is labelled, a word behind the last initials is one."""
    if any(span.label in TITLES for span in spans):
        return spans
    at = max((place for place, span in enumerate(spans) if span.label is Label.AUTHOR), default=None)
    if at is None or text[spans[at].end - 1 : spans[at].end + 1].find(".") < 0:
        return spans
    author = spans[at]
    start = max(author.start, author.end - _LONGEST_NAME_AND_TITLE)
    match = _TITLE_BEHIND_INITIALS.search(text[start : author.end])
    if match is None or is_given_name(match["family"]):
        return spans
    cut = start + match.start("title")
    return (*spans[:at], author._replace(end=cut), author._replace(label=Label.TITLE, start=cut), *spans[at + 1 :])
