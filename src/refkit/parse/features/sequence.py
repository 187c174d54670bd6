"""The features of every token of a reference, as lists of strings. Room: parse."""

from itertools import pairwise

from refkit.parse.features.brackets import MARKS, NOWHERE, follow_brackets
from refkit.parse.features.evidence import Evidence
from refkit.parse.features.segments import cut, segment_features
from refkit.parse.features.words import EDGE, WordFeatures, word_features
from refkit.parse.tokens import Token

FIRST, LAST = 6, 5  # tokens at either end whose very place is a feature


def features_of(tokens: tuple[Token, ...], evidence: Evidence) -> list[list[str]]:
    """One list of features for each token; time and memory grow with the number of tokens."""
    words = [word_features(token.text) for token in tokens]
    count = len(tokens)
    padded = [EDGE, EDGE, EDGE, *words, EDGE, EDGE, EDGE]
    kinds = [word.kind for word in padded]
    pairs = [f"{before} {kind}" for before, kind in pairwise(kinds)]
    texts = [token.text for token in tokens]
    spaces = [token.space_before for token in tokens] + [False]
    shared, in_segment = _segment_of_token(texts, spaces, words)
    inside = _inside(texts)
    style, head, when = _whole(words)
    years = 0
    rows: list[list[str]] = []
    for place, word in enumerate(words):
        kind = word.kind
        pair, next_pair = pairs[place + 2], pairs[place + 3]
        row = [
            *word.own, *padded[place + 2].lent(-1), *padded[place + 1].lent(-2), *padded[place].lent(-3),
            *padded[place + 4].lent(1), *padded[place + 5].lent(2), *padded[place + 6].lent(3), *shared[place],
            "t-=" + pair,
            "t+=" + next_pair,
            f"t0={pair} {kinds[place + 4]}",
            f"t2={kinds[place + 1]} {pair}",
            f"t3={next_pair} {kinds[place + 5]}",
            f"b={spaces[place]:d}{spaces[place + 1]:d}{kind}",
            f"q={place * 8 // count}",
            _YEARS[years],
            inside[place],
            in_segment[place],
            style,
            when + kind,
            head,
        ]  # fmt: skip
        if years < 2 and word.is_year:
            years += 1
        rows.append(row)
    _add_ends(rows)
    _add_evidence(rows, evidence.covers)
    return rows


_YEARS = ("y=0", "y=1", "y=2")


def _add_ends(rows: list[list[str]]) -> None:
    for place, row in enumerate(rows[:FIRST]):
        row.append(f"f={place}")
    for place, row in enumerate(reversed(rows[-LAST:]), 1):
        row.append(f"r={place}")


def _add_evidence(rows: list[list[str]], covers: tuple[str, ...]) -> None:
    """What the grammar rules say of a token, and of its neighbours where that is something else."""
    if not any(covers):
        return
    for place, (row, cover) in enumerate(zip(rows, covers, strict=True)):
        if cover:
            row.append(f"c={cover}")
        if place and covers[place - 1] != cover:
            row.append(f"c-1={covers[place - 1]}")
        if place + 1 < len(covers) and covers[place + 1] != cover:
            row.append(f"c+1={covers[place + 1]}")


def _segment_of_token(
    texts: list[str], spaces: list[bool], words: list[WordFeatures]
) -> tuple[list[tuple[str, ...]], list[str]]:
    segments = cut(texts, spaces, words)
    shared: list[tuple[str, ...]] = [("g=0",)] * len(texts)
    places = ["g0"] * len(texts)
    for segment, features in zip(segments, segment_features(segments, words), strict=True):
        for place in range(segment.start, segment.end):
            shared[place] = features
            places[place] = f"g{min(place - segment.start, 2)}{min(segment.end - 1 - place, 2)}"
    return shared, places


def _inside(texts: list[str]) -> list[str]:
    """For each token the innermost bracket or quotation it stands in."""
    inside: list[str] = []
    now = NOWHERE
    for place, itself, behind in follow_brackets((at, text) for at, text in enumerate(texts) if text in MARKS):
        inside += [f"i={now}"] * (place - len(inside))
        inside.append(f"i={itself}")
        now = behind
    return inside + [f"i={now}"] * (len(texts) - len(inside))


def _whole(words: list[WordFeatures]) -> tuple[str, str, str]:
    """What the head and the whole say of the style, told to every token."""
    kinds = [word.kind for word in words]
    years = sum(word.is_year for word in words)
    first_year = next((place for place, word in enumerate(words) if word.is_year), None)
    when = "n" if first_year is None else "e" if first_year * 3 < len(words) else "l"
    marks = ("”" if "q" in kinds else "") + ("IN" if "IN" in kinds else "")
    return f"h={when}{marks}{min(years, 2)}", f"hs={' '.join(kinds[:3])}", f"hk={when}"
