"""The features of every token of a reference, as lists of strings. Room: parse."""

from refkit.parse.features.evidence import Evidence
from refkit.parse.features.segments import cut, segment_features
from refkit.parse.features.words import WordFeatures, word_features
from refkit.parse.tokens import Token

_OPENING = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "《": "》"}
_FIRST, _LAST = 6, 5  # tokens at either end whose very place is a feature
_EDGE = word_features("\n")._replace(
    before1=("w-1=^",), before2=("w-2=^",), before3=("k-3=^",), after1=("w+1=$",), after2=("w+2=$",), after3=("k+3=$",),
    kind="^",
)  # fmt: skip


def features_of(tokens: tuple[Token, ...], evidence: Evidence) -> list[list[str]]:
    """One list of features for each token; time and memory grow with the number of tokens."""
    words = [word_features(token.text) for token in tokens]
    count = len(tokens)
    padded = [_EDGE, _EDGE, _EDGE, *words, _EDGE, _EDGE, _EDGE]
    texts = [token.text for token in tokens]
    spaces = [token.space_before for token in tokens]
    shared, in_segment = _segment_of_token(texts, spaces, words)
    inside = _inside(texts)
    years = 0
    rows: list[list[str]] = []
    for place, word in enumerate(words):
        one, two, three = padded[place + 2], padded[place + 1], padded[place]
        next1, next2, next3 = padded[place + 4], padded[place + 5], padded[place + 6]
        cover = evidence.covers[place]
        row = [
            *word.own, *one.before1, *two.before2, *three.before3, *next1.after1, *next2.after2, *next3.after3,
            *shared[place],
            f"t-={one.kind} {word.kind}",
            f"t+={word.kind} {next1.kind}",
            f"t0={one.kind} {word.kind} {next1.kind}",
            f"t2={two.kind} {one.kind} {word.kind}",
            f"t3={word.kind} {next1.kind} {next2.kind}",
            f"b={spaces[place]:d}{place + 1 < count and spaces[place + 1]:d}{word.kind}",
            f"q={place * 8 // count}",
            f"y={min(years, 2)}",
            f"i={inside[place]}",
            in_segment[place],
        ]  # fmt: skip
        if place < _FIRST:
            row.append(f"f={place}")
        if count - place <= _LAST:
            row.append(f"r={count - place}")
        if cover:
            row.append(f"c={cover}")
        if place and evidence.covers[place - 1] != cover:
            row.append(f"c-1={evidence.covers[place - 1]}")
        if place + 1 < count and evidence.covers[place + 1] != cover:
            row.append(f"c+1={evidence.covers[place + 1]}")
        years += word.is_year
        rows.append(row)
    if rows:
        _add_whole(rows, words, years)
    return rows


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
    stack: list[str] = []
    plain = False
    inside: list[str] = []
    for text in texts:
        if text in _OPENING and len(stack) < 8:
            stack.append(text)
            inside.append(text)
        elif stack and text == _OPENING[stack[-1]]:
            inside.append(stack.pop())
        elif text == '"':
            plain = not plain
            inside.append('"')
        else:
            inside.append(stack[-1] if stack else '"' if plain else "0")
    return inside


def _add_whole(rows: list[list[str]], words: list[WordFeatures], years: int) -> None:
    """What the head and the whole say of the style, told to every token."""
    kinds = [word.kind for word in words]
    head = " ".join(kinds[:3])
    first_year = next((place for place, word in enumerate(words) if word.is_year), None)
    when = "n" if first_year is None else "e" if first_year * 3 < len(words) else "l"
    style = f"h={when}{'”' if any(mark in kinds for mark in ('q',)) else ''}{'IN' if 'IN' in kinds else ''}{min(years, 2)}"
    for row, kind in zip(rows, kinds, strict=True):
        row.append(style)
        row.append(f"hk={when}{kind}")
        row.append(f"hs={head}")
