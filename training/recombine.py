"""References of the allowed sets with the values of others: real punctuation around new words. Not in the wheel.

What a model should learn of a reference is where its fields end, not which words this title happens to have. So a
reference lends its frame, and title, container, publisher, place or authors come from other references of its
language and kind; now and then an organisation stands where people stood.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from refkit.parse.calibration import runs_of
from refkit.parse.labeller import Label
from refkit.parse.tokens import text_of
from refkit.text.language import guess_language
from training.align import Aligned
from training.shortened import abbreviated, brief
from training.works import organisation

Pieces = list[tuple[str, str]]
_SHARES = {
    Label.TITLE: 0.6, Label.CONTAINER_TITLE: 0.5, Label.PUBLISHER: 0.4, Label.LOCATION: 0.4, Label.AUTHOR: 0.4,
    Label.COLLECTION_TITLE: 0.4,
}  # fmt: skip
_GROUPS = 0.3  # share of frames whose authors become an organisation
_BRIEF = 0.06  # share of books' titles made short, and of journals' names abbreviated
_RARE = 3  # how much oftener a frame that is not in English is drawn
_SHORTEST, _LONGEST = 6, 150  # tokens of a frame
_NUMBERS = frozenset((Label.VOLUME, Label.ISSUE))


class _Frame:
    """A reference as labelled pieces, with what decides whose values fit it."""

    def __init__(self, example: Aligned) -> None:
        text = text_of(example.tokens)
        self.pieces: Pieces = []
        at = 0
        for start, end in runs_of(example.labels):
            first, last = example.tokens[start].start, example.tokens[end - 1].end
            self.pieces += [("other", text[at:first]), (example.labels[start].value, text[first:last])]
            at = last
        labels = set(example.labels)
        has_container = Label.CONTAINER_TITLE in labels
        self.kind = "article" if has_container and labels & _NUMBERS else "part" if has_container else "book"
        guess = guess_language(text)
        self.language = guess.language if guess else ""
        self.source = example.source

    def pool(self, label: str) -> tuple[str, ...]:
        """Which values of others fit: names are written as the set writes them, words in the language."""
        if label == Label.AUTHOR:
            return label, self.source
        return label, self.language, self.kind if label in (Label.TITLE, Label.CONTAINER_TITLE) else ""


def recombine(examples: Sequence[Aligned], count: int, seed: int) -> Iterator[dict[str, object]]:
    """`count` rows like those of the data sets, made of the examples' frames and values."""
    chance = random.Random(seed + 2)
    frames = [_Frame(one) for one in examples if _SHORTEST <= len(one.tokens) <= _LONGEST and Label.TITLE in one.labels]
    pools: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for frame in frames:
        for label, text in frame.pieces:
            if label in _SHARES:
                pools[frame.pool(label)].append(text)
    weights = [1 if frame.language in ("en", "") else _RARE for frame in frames]
    for made, frame in enumerate(chance.choices(frames, weights, k=count)):
        pieces = _exchanged(frame, pools, chance)
        raw = "".join(text for _, text in pieces)
        segs = [(label, text) for label, text in pieces if text]
        yield {"id": f"recombined-{made}", "source": "synthetic", "raw": raw, "segs": segs, "gold": {}}


def _exchanged(frame: _Frame, pools: dict[tuple[str, ...], list[str]], chance: random.Random) -> Pieces:
    labels = [label for label, _ in frame.pieces if label != "other"]
    pieces = list(frame.pieces)
    for at, (label, text) in enumerate(pieces):
        if label == Label.AUTHOR and label == labels[0] and chance.random() < _GROUPS:
            ends = "." if text.endswith(".") and not _stops_next(pieces, at) else ""
            pieces[at] = (Label.GROUP_AUTHOR.value, organisation(frame.language, chance) + ends)
        elif label in _SHARES and labels.count(label) == 1 and chance.random() < _SHARES[Label(label)]:
            pieces[at] = (label, chance.choice(pools[frame.pool(label)]))
        if label == Label.TITLE and frame.kind == "book" and chance.random() < _BRIEF:
            pieces[at] = (label, brief(pieces[at][1], chance))
        elif label == Label.CONTAINER_TITLE and frame.kind == "article" and chance.random() < _BRIEF:
            pieces[at] = (label, abbreviated(pieces[at][1], chance))
    return pieces


def _stops_next(pieces: Pieces, at: int) -> bool:
    """Whether punctuation follows the piece, so that a full stop it loses is not missed."""
    after = "".join(text for _, text in pieces[at + 1 : at + 3]).lstrip()
    return after[:1] in tuple(".,:;([")
