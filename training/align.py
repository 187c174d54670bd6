"""Gold of the data sets, made labels of refkit's tokens. Not in the wheel.

A set gives either segments (every stretch of the string with the name of its field) or field values alone.
Values are looked up in their segment, or in the whole string, so that marks such as "In", "pp." or "(eds.)"
stay outside of the labels.
"""

import re
from typing import Any, NamedTuple

from refkit.parse.features.evidence import find_evidence
from refkit.parse.labeller import Label
from refkit.parse.rules.labeller import RulesLabeller
from refkit.parse.tokens import Token, tokenise
from refkit.parse.words.marks import is_mark_word
from refkit.text.fold import fold

SEGMENT_LABELS = {
    "author": Label.AUTHOR, "group-author": Label.GROUP_AUTHOR, "editor": Label.EDITOR, "translator": Label.TRANSLATOR,
    "title": Label.TITLE, "container-title": Label.CONTAINER_TITLE, "journal": Label.CONTAINER_TITLE,
    "collection-title": Label.COLLECTION_TITLE, "volume": Label.VOLUME, "issue": Label.ISSUE, "pages": Label.PAGES,
    "date": Label.DATE, "publisher": Label.PUBLISHER, "location": Label.LOCATION, "edition": Label.EDITION,
    "genre": Label.GENRE, "doi": Label.DOI, "url": Label.URL, "arxiv": Label.ARXIV, "pmid": Label.PMID,
    "pmcid": Label.PMCID, "isbn": Label.ISBN, "number": Label.NUMBER, "citation-number": Label.CITATION_NUMBER,
    "translated-title": Label.TRANSLATED_TITLE, "original-title": Label.ORIGINAL_TITLE, "accessed": Label.ACCESSED,
    "translated-container-title": Label.TRANSLATED_CONTAINER_TITLE, "language-note": Label.LANGUAGE_NOTE,
}  # fmt: skip
_GOLD_FIELD = {
    Label.TITLE: "title", Label.CONTAINER_TITLE: "container-title", Label.COLLECTION_TITLE: "collection-title",
    Label.PUBLISHER: "publisher", Label.LOCATION: "publisher-place", Label.GENRE: "genre", Label.NUMBER: "number",
    Label.TRANSLATED_TITLE: "translated-title",
}  # fmt: skip
_PEOPLE = (Label.AUTHOR, Label.GROUP_AUTHOR, Label.EDITOR, Label.TRANSLATOR)
_JOINED = (*_PEOPLE, Label.PAGES, Label.DATE, Label.ISSUE)
_WITHOUT_PUBLISHERS = ("ore-jats",)  # sets that tag neither publishers nor places nor editors
_FILLED_BY_RULES = (Label.PUBLISHER, Label.LOCATION, Label.EDITOR, Label.EDITION, Label.GENRE)
_MOST_UNEXPLAINED = 5  # words
_RULES = RulesLabeller()
_CLOSING = {")": "(", "]": "["}


class Aligned(NamedTuple):
    """A reference with a label for each token; `group` is the document (or the string itself) it belongs to."""

    source: str
    group: str
    tokens: tuple[Token, ...]
    labels: tuple[Label, ...]


def align(row: dict[str, Any]) -> Aligned | None:
    """The row of a data set with labelled tokens; None where its gold is not found in its string."""
    tokens = tokenise(row["raw"])
    labels: list[Label | None] = [None] * len(tokens)
    placed = _from_segments(row, tokens, labels) if row.get("segs") else _from_values(row, tokens, labels)
    if not placed or not tokens:
        return None
    for place, sure in enumerate(find_evidence(tokens).sure):
        if sure is not None:
            labels[place] = sure
    if row["source"] in _WITHOUT_PUBLISHERS and not _fill_by_rules(tokens, labels):
        return None
    final = tuple(label or Label.OTHER for label in labels)
    return Aligned(row["source"], row.get("doc") or row["id"], tokens, final)


def _fill_by_rules(tokens: tuple[Token, ...], labels: list[Label | None]) -> bool:
    """Labels by rule for what the set has no field for; False where much remains that nobody explains."""
    for place, found in enumerate(_RULES.label(tokens).labels):
        if labels[place] is None and found in _FILLED_BY_RULES:
            labels[place] = found
    unexplained = [
        token for token, label in zip(tokens, labels, strict=True)
        if label is None and token.text.isalpha() and len(token.text) > 2 and not is_mark_word(token.text)
    ]  # fmt: skip
    return len(unexplained) <= _MOST_UNEXPLAINED


def _from_segments(row: dict[str, Any], tokens: tuple[Token, ...], labels: list[Label | None]) -> bool:
    raw, gold, cursor, previous = row["raw"], row["gold"], 0, 0
    spans: list[tuple[Label, int, int]] = []
    for name, text in row["segs"]:
        span = _find(raw, text, cursor) or _find(raw, text, previous)
        if span is None:
            return False
        previous, cursor = span[0], max(cursor, span[1])
        if (label := SEGMENT_LABELS.get(name)) is None:
            continue
        if spans and spans[-1][0] is label and label in _JOINED and _is_gap(raw[spans[-1][2] : span[0]]):
            spans[-1] = (label, spans[-1][1], span[1])
        else:
            spans.append((label, *span))
    for label, start, end in spans:
        places = [at for at, token in enumerate(tokens) if token.start >= start and token.end <= end]
        _label_segment(tokens, labels, label, places, gold)
    return True


def _is_gap(between: str) -> bool:
    return len(between) < 8 and sum(map(str.isdigit, between)) == 0


def _find(raw: str, text: str, start: int) -> tuple[int, int] | None:
    at = raw.find(text, start)
    if at >= 0:
        return at, at + len(text)
    match = re.search(r"\s+".join(map(re.escape, text.split())), raw[start:]) if text.split() else None
    return (start + match.start(), start + match.end()) if match else None


def _label_segment(
    tokens: tuple[Token, ...], labels: list[Label | None], label: Label, places: list[int], gold: dict[str, Any]
) -> None:
    if label in (Label.VOLUME, Label.ISSUE):
        found = False
        for one, field in ((Label.VOLUME, "volume"), (Label.ISSUE, "issue")):
            if value := gold.get(field):
                found |= _place_value(tokens, labels, one, places, str(value))
        if found:
            return
    elif label in _PEOPLE:
        names = gold.get(label.value if label is not Label.GROUP_AUTHOR else "author") or []
        if label is Label.AUTHOR and names and all("literal" in name for name in names):
            label = Label.GROUP_AUTHOR
    elif (field := _GOLD_FIELD.get(label)) and gold.get(field):
        found = _place_value(tokens, labels, label, places, str(gold[field]))
        if found:
            return
    _fill(labels, label, _trimmed(tokens, places, label))


def _place_value(
    tokens: tuple[Token, ...], labels: list[Label | None], label: Label, places: list[int], value: str
) -> bool:
    """Label the first run of `places` that holds the words of `value`, with the marks that close it."""
    wanted = [fold(token.text) for token in tokenise(value) if _is_word(token.text)]
    words = [place for place in places if _is_word(tokens[place].text) and labels[place] is None]
    texts = [fold(tokens[place].text) for place in words]
    for at in range(len(words) - len(wanted) + 1):
        if wanted and texts[at : at + len(wanted)] == wanted:
            first, last = words[at], words[at + len(wanted) - 1]
            _fill(labels, label, _closed(tokens, list(range(first, last + 1)), label))
            return True
    return False


def _is_word(text: str) -> bool:
    return text[0].isalnum()


def _closed(tokens: tuple[Token, ...], run: list[int], label: Label) -> list[int]:
    """The run with a question mark, or a bracket it opened, after it; and the bracket it closes before it."""
    texts = [tokens[place].text for place in run]
    after = tokens[run[-1] + 1].text if run[-1] + 1 < len(tokens) else ""
    if after in _CLOSING and texts.count(_CLOSING[after]) > texts.count(after):
        return [*run, run[-1] + 1]
    if after in ("?", "!") and label in (Label.TITLE, Label.TRANSLATED_TITLE):
        return [*run, run[-1] + 1]
    return run


def _trimmed(tokens: tuple[Token, ...], places: list[int], label: Label) -> list[int]:
    """Without punctuation and mark words at the ends; the full stop of a last initial stays."""
    start, end = 0, len(places)
    marks = label not in (Label.TITLE, Label.CONTAINER_TITLE, Label.GENRE, Label.AUTHOR, Label.GROUP_AUTHOR, Label.DATE)
    while start < end and _is_edge(tokens[places[start]].text, marks, first=True):
        start += 1
    while end > start and _is_edge(tokens[places[end - 1]].text, marks and label is not Label.EDITION, first=False):
        if tokens[places[end - 1]].text == "." and label in _PEOPLE and end - 2 >= start:
            before = tokens[places[end - 2]].text
            if before.isalpha() and len(before) <= 2 and (before.isupper() or not is_mark_word(before)):
                break
        end -= 1
    if label is Label.PAGES:  # "C04024", "12e": letters that touch the digits are part of the page
        while (
            start
            and start < end
            and tokens[places[start - 1]].text.isalpha()
            and not tokens[places[start]].space_before
        ):
            start -= 1
        while start < end < len(places) and tokens[places[end]].text.isalpha() and not tokens[places[end]].space_before:
            end += 1
    run = places[start:end]
    return _closed(tokens, run, label) if run else run


def _is_edge(text: str, marks: bool, *, first: bool) -> bool:
    if not text[0].isalnum():
        return True
    return marks and is_mark_word(text) and not (len(text) == 1 and text.isupper() and not first)


def _fill(labels: list[Label | None], label: Label, places: list[int]) -> None:
    for place in places:
        if labels[place] is None:
            labels[place] = label


# Sets that give values alone.


def _from_values(row: dict[str, Any], tokens: tuple[Token, ...], labels: list[Label | None]) -> bool:
    gold = row["gold"]
    for place, sure in enumerate(find_evidence(tokens).sure):
        if sure is not None:
            labels[place] = sure
    everywhere = list(range(len(tokens)))
    for label in (Label.TITLE, Label.CONTAINER_TITLE):
        if (value := gold.get(_GOLD_FIELD[label])) and not _place_value(tokens, labels, label, everywhere, value):
            return False
    first_title = next((at for at, label in enumerate(labels) if label is Label.TITLE), len(tokens))
    if not _place_people(tokens, labels, gold.get("author"), Label.AUTHOR, range(first_title)):
        return False
    _place_people(tokens, labels, gold.get("editor"), Label.EDITOR, range(first_title, len(tokens)))
    _place_people(tokens, labels, gold.get("translator"), Label.TRANSLATOR, range(first_title, len(tokens)))
    for label in (Label.PUBLISHER, Label.LOCATION):
        if value := gold.get(_GOLD_FIELD[label]):
            _place_value(tokens, labels, label, everywhere[first_title:], value)
    _citation_number(tokens, labels)
    return _place_numbers(tokens, labels, gold)


def _place_people(
    tokens: tuple[Token, ...], labels: list[Label | None], names: list[dict[str, str]] | None, label: Label,
    where: range,
) -> bool:  # fmt: skip
    """Label from the first family name to the end of the last name; groups are labelled as such."""
    if not names:
        return True
    if all("literal" in name for name in names):
        group = Label.GROUP_AUTHOR if label is Label.AUTHOR else label
        placed = [_place_value(tokens, labels, group, list(where), name["literal"]) for name in names]
        return all(placed)
    wanted = {fold(token.text) for name in names for part in name.values() for token in tokenise(part)}
    free = [place for place in where if labels[place] is None]
    hits = [place for place in free if fold(tokens[place].text) in wanted and _is_word(tokens[place].text)]
    if not hits:
        return False
    run = [hits[0]]
    for place in hits[1:]:
        between = [tokens[at].text for at in range(run[-1] + 1, place) if _is_word(tokens[at].text)]
        if len(between) > 2 or any(labels[at] is not None for at in range(run[-1] + 1, place)):
            break
        run.append(place)
    last = run[-1]
    if last + 1 < len(tokens) and tokens[last + 1].text == "." and len(tokens[last].text) <= 2:
        last += 1
    last = _with_et_al(tokens, labels, last)
    _fill(labels, label, list(range(run[0], last + 1)))
    return True


def _with_et_al(tokens: tuple[Token, ...], labels: list[Label | None], last: int) -> int:
    following = [token.text.lower() for token in tokens[last + 1 : last + 5]]
    for at in (0, 1):
        if following[at : at + 2] == ["et", "al"] and all(labels[last + 1 + at + step] is None for step in (0, 1)):
            return last + at + 2
    return last


def _citation_number(tokens: tuple[Token, ...], labels: list[Label | None]) -> None:
    texts = [token.text for token in tokens[:3]]
    if len(texts) == 3 and texts[0].isdigit() and len(texts[0]) <= 3 and texts[1] in ".)" and labels[0] is None:
        labels[0] = Label.CITATION_NUMBER
    elif len(texts) == 3 and texts[0] in "[(" and texts[1].isdigit() and len(texts[1]) <= 3 and texts[2] in ")]":
        labels[1] = labels[1] or Label.CITATION_NUMBER


_GOLD_NUMBERS = ((Label.VOLUME, "volume"), (Label.ISSUE, "issue"), (Label.PAGES, "page"))


def _place_numbers(tokens: tuple[Token, ...], labels: list[Label | None], gold: dict[str, Any]) -> bool:
    """Date, volume, issue and pages: the reading whose numbers stand closest together after the title."""
    wanted = [(label, _pieces(str(gold[field]))) for label, field in _GOLD_NUMBERS if gold.get(field)]
    free = [at for at, label in enumerate(labels) if label is None and _is_word(tokens[at].text)]
    year = str((gold.get("issued") or {}).get("year", ""))
    anchor = max((at for at, label in enumerate(labels) if label is Label.CONTAINER_TITLE), default=0)
    for label, pieces in wanted:
        found = [at for at in free if _matches(tokens, labels, at, pieces) is not None and at > anchor]
        if not found:
            return False
        run = _matches(tokens, labels, found[0], pieces) or []
        _fill(labels, label, run)
        anchor = run[-1] if label is not Label.PAGES else anchor
    if year:
        places = [at for at in free if labels[at] is None and tokens[at].text == year]
        if not places:
            return False
        _fill(labels, Label.DATE, _date_run(tokens, labels, places[0]))
    return True


def _pieces(value: str) -> list[str]:
    return [fold(token.text) for token in tokenise(value) if _is_word(token.text)]


def _matches(tokens: tuple[Token, ...], labels: list[Label | None], at: int, pieces: list[str]) -> list[int] | None:
    place, run = at, []
    for piece in pieces:
        while place < len(tokens) and not _is_word(tokens[place].text) and run:
            place += 1
        if place >= len(tokens) or labels[place] is not None:
            return None
        text = fold(tokens[place].text)
        if text != piece and not (run and piece.endswith(text) and piece.isdigit()):
            return None
        run.append(place)
        place += 1
    return list(range(run[0], run[-1] + 1)) if run and run[-1] - run[0] < 12 else None


_MONTHLIKE = re.compile(r"\d{1,2}$|[^\W\d_]{3,9}$")


def _date_run(tokens: tuple[Token, ...], labels: list[Label | None], place: int) -> list[int]:
    """The year with a letter after it, and month and day beside it."""
    from refkit.parse.words.months import MONTHS

    last = place
    for at in range(place + 1, min(place + 5, len(tokens))):
        text = tokens[at].text
        is_suffix = at == place + 1 and len(text) == 1 and text.islower() and not tokens[at].space_before
        if labels[at] is not None or not (is_suffix or fold(text) in MONTHS or (last > place and text.isdigit())):
            if text in ",." and labels[at] is None:
                continue
            break
        last = at
    return list(range(place, last + 1))
