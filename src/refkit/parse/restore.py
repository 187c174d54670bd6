"""Fields that the print of a reference proves, restored where the model missed them. Room: parse.

A quotation after the authors is the title. Numbers of a journal need a journal. A bracket after a title is its
translation. An organisation at the head is the author. A reference that shows one year has a date.
"""

import re

from refkit.parse.editors import restore_editors
from refkit.parse.features.words import shape_of, word_features
from refkit.parse.head_organisations import settle_head_organisation
from refkit.parse.house_marks import obey_house_marks
from refkit.parse.labeller import Label
from refkit.parse.normalise.names import match_open_ending
from refkit.parse.printed_dates import keep_dates_together
from refkit.parse.rules.authors import find_head
from refkit.parse.rules.marks import Mark
from refkit.parse.rules.quotes import quoted_span
from refkit.parse.rules.translations import split_translation
from refkit.parse.title_ends import settle_title_ends
from refkit.parse.tokens import Token, text_of

_PEOPLE = frozenset({Label.AUTHOR, Label.GROUP_AUTHOR, Label.EDITOR})
_TITLES = frozenset({Label.TITLE, Label.TRANSLATED_TITLE, Label.ORIGINAL_TITLE})
_CONTAINERS = frozenset({Label.CONTAINER_TITLE, Label.TRANSLATED_CONTAINER_TITLE})
_OF_PARTS = frozenset({Label.VOLUME, Label.ISSUE, Label.PAGES, Label.EDITOR})
_OF_BOOKS = frozenset({Label.PUBLISHER, Label.LOCATION})
_KEPT = frozenset({Label.DOI, Label.URL, Label.ACCESSED, Label.LANGUAGE_NOTE, Label.CITATION_NUMBER, Label.NUMBER})
_AUTHOR = Label.AUTHOR  # asked of its class a member costs a fifth of a microsecond: too much for every token
_HEADS = (_AUTHOR, Label.GROUP_AUTHOR)
_BEFORE_TITLE = _PEOPLE | {Label.DATE, Label.CITATION_NUMBER, Label.OTHER}
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff\u3005]{2,4}|[\uac00-\ud7af]{2,4}")
_FIRST_EAST_ASIAN = "\u3040"
_TRANSLATED = frozenset({Label.TRANSLATED_TITLE, Label.ORIGINAL_TITLE, Label.TRANSLATED_CONTAINER_TITLE})
_OPENING = frozenset("“«»„‘‚\"'「『《”’")
_BEFORE_SHORT_YEARS = frozenset("'’‘-–#")  # "CHI '92", "IAMP-91": a year, and part of the name
_MOST_INITIALS = 3
_LONGEST_OPEN_ENDING = 8  # tokens of ", m. fl." and its like
_MOST_CONTAINER_WORDS = 9
SENTENCE_WORD_LETTERS = 9  # letters: words as long before a full stop end a sentence ("Magnesium. Nutrients")


def restore(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """Put right, in place, what the print proves."""
    if not tokens:
        return
    texts = frozenset([token[0] for token in tokens])  # most repairs need a sign that most references lack
    if max(texts) >= _FIRST_EAST_ASIAN:
        _names_and_east_asian_titles(tokens, labels)
    obey_house_marks(tokens, labels)
    _last_full_stop(tokens, labels)
    _name_before_the_journal(tokens, labels)
    _organisation_at_the_head(tokens, labels)
    settle_head_organisation(tokens, labels)
    _open_ending(tokens, labels)
    if not _OPENING.isdisjoint(texts):
        _quoted_title(tokens, labels)
    restore_editors(tokens, labels)
    _journal_before_its_numbers(tokens, labels)
    _title_before_its_journal(tokens, labels)
    _second_sentence_of_a_books_title(tokens, labels)
    _volume_after_the_journal(tokens, labels)
    keep_dates_together(tokens, labels)
    settle_title_ends(tokens, labels)
    _only_year(tokens, labels)
    if texts.isdisjoint("[=") and _TRANSLATED.isdisjoint(labels):
        return
    for titles, label in ((_TITLES, Label.TITLE), (_CONTAINERS, Label.CONTAINER_TITLE)):
        _translations(tokens, labels, titles, label)


def _names_and_east_asian_titles(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """Latin names end where Han or Kana begin; short Han words between commas are people, no organisation."""
    head = [place for place, label in enumerate(labels) if label in _HEADS]
    words = [place for place in head if tokens[place].text[0].isalpha()]
    if not words or not any(_EAST_ASIAN.match(tokens[place].text) for place in words):
        return
    if all(_HAN_NAME.fullmatch(tokens[place].text) for place in words):
        for place in head:
            labels[place] = Label.AUTHOR
    elif not _EAST_ASIAN.match(tokens[words[0]].text):
        first = next(place for place in words if _EAST_ASIAN.match(tokens[place].text))
        for place in (place for place in head if place >= first):
            labels[place] = Label.TITLE


def _last_full_stop(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "Hooper S, Gu J. Magnesium": where initials have no full stops, the last one closes the sentence."""
    if labels.count(_AUTHOR) < 3:
        return
    places = [place for place, label in enumerate(labels) if label is _AUTHOR]
    if places[-1] - places[0] != len(places) - 1:
        return
    last, initials, before = places[-1], tokens[places[-2]].text, tokens[places[-3]].text
    dots = sum(tokens[place].text == "." for place in places)
    if tokens[last].text == "." and dots == 1 and initials.isupper() and len(initials) <= 3 and before[0].isalnum():
        labels[last] = Label.OTHER


def _name_before_the_journal(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "Smith J. Proc. Natl. Acad. Sci. 1999": a journal does not begin with a name and initials."""
    if (_PEOPLE | _TITLES) & set(labels) or Label.CONTAINER_TITLE not in labels:
        return
    start = labels.index(Label.CONTAINER_TITLE)
    if labels[start : start + 4] != [Label.CONTAINER_TITLE] * 4:
        return
    family, initials, stop, journal = tokens[start : start + 4]
    is_initials = initials.text.isalpha() and initials.text.isupper() and len(initials.text) <= _MOST_INITIALS
    is_name = shape_of(family.text) == "Xx" and not {"jou", "abb"} & set(word_features(family.text).hints)
    if is_name and is_initials and stop.text == "." and journal.text[0].isupper():
        labels[start : start + 2] = [Label.AUTHOR] * 2
        labels[start + 2] = Label.OTHER


def _organisation_at_the_head(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    if _PEOPLE & set(labels) or Label.TITLE not in labels:
        return
    start = labels.index(Label.TITLE)
    if any(tokens[place].text[0].isalpha() and labels[place] is Label.OTHER for place in range(start)):
        start = next(
            place for place in range(start) if tokens[place].text[0].isalpha() and labels[place] is Label.OTHER
        )
    text = text_of(tokens)
    head = find_head(text, tokens[start].start)
    if head is None or not head.is_group:
        return
    places = [
        place for place, token in enumerate(tokens) if token.start >= tokens[start].start and token.end <= head.end
    ]
    rest = [place for place, label in enumerate(labels) if label is Label.TITLE and place > max(places, default=start)]
    if not places or not rest or any(tokens[place].text.isdigit() for place in places):
        return  # "FAZ vom 14.11.1980", "Act of 2001": what is dated is a document, no organisation
    while places and not tokens[places[-1]].text[0].isalnum():
        labels[places.pop()] = Label.OTHER
    for place in places:
        labels[place] = Label.GROUP_AUTHOR


def _open_ending(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "et al." of whatever language behind the authors is the end of their list."""
    end = max((len(labels) - labels[::-1].index(head) for head in _HEADS if head in labels), default=len(labels))
    stop = min(end + _LONGEST_OPEN_ENDING, len(labels))
    behind = "".join([f" {token[0]}" if token[3] else token[0] for token in tokens[end:stop]])
    ending = match_open_ending(behind)
    if ending is None or not any(map(str.isalpha, ending[0])):
        return
    letters, place = sum(not letter.isspace() for letter in ending[0]), end
    while place < stop and letters > 0:
        letters -= len(tokens[place].text)
        labels[place] = labels[end - 1]
        place += 1


def _quoted_title(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "Doe, J. (2001). “On trees 7”, …": what is quoted directly after the authors and the date."""
    place = 0
    seen = False
    while place < len(tokens) and labels[place] in _BEFORE_TITLE:
        seen = seen or labels[place] in _PEOPLE
        if tokens[place].text in _OPENING and seen and labels[place] is Label.OTHER:
            break
        if tokens[place].text[0].isalpha() and labels[place] is Label.OTHER:
            return
        place += 1
    if not seen or place >= len(tokens) or tokens[place].text not in _OPENING:
        return
    text = text_of(tokens)
    quoted = quoted_span(text, tokens[place].start)
    if quoted is None or quoted[1] - quoted[0] < 4 or re.match(r"\s[a-zäöüåéè]{3}", text[quoted[2] : quoted[2] + 5]):
        return
    inside = [at for at, token in enumerate(tokens) if quoted[0] <= token.start and token.end <= quoted[1]]
    while inside and tokens[inside[-1]].text in ",.;:":
        inside.pop()
    for at in inside:
        if labels[at] not in _KEPT:
            labels[at] = Label.TITLE


def _journal_before_its_numbers(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "… of ecology. Ecology. 2011;22(2)": a volume with issue or pages has a journal, the title's last sentence."""
    numbered = {Label.VOLUME, Label.PAGES} <= set(labels) or {Label.VOLUME, Label.ISSUE} <= set(labels)
    if not numbered or Label.CONTAINER_TITLE in labels or Label.TITLE not in labels or Label.PUBLISHER in labels:
        return
    places = [place for place, label in enumerate(labels) if label is Label.TITLE]
    if places[-1] - places[0] != len(places) - 1 or places[-1] > labels.index(Label.VOLUME):
        return
    for marks in (".。?!", ","):
        for cut in reversed(places[2:-1]):
            after = tokens[cut + 1]
            if tokens[cut].text not in marks or not (after.space_before or tokens[cut].text == "。"):
                continue
            words = [tokens[place].text for place in range(cut + 1, places[-1] + 1) if tokens[place].text[0].isalpha()]
            if (
                not words
                or len(words) > _MOST_CONTAINER_WORDS
                or not (words[0][0].isupper() or _EAST_ASIAN.match(words[0]))
            ):
                continue
            if marks == "," and not all(word[0].isupper() or len(word) < 4 for word in words):
                continue
            labels[cut] = Label.TITLE if tokens[cut].text in "?!" else Label.OTHER
            labels[cut + 1 : places[-1] + 1] = [Label.CONTAINER_TITLE] * (places[-1] - cut)
            return


def _title_before_its_journal(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "Magnesium. Nutrients. 2015;7(9)": without any title, the first sentence of a long word and more is one."""
    if Label.TITLE in labels or Label.TRANSLATED_TITLE in labels or Label.VOLUME not in labels:
        return
    container = [place for place, label in enumerate(labels) if label is Label.CONTAINER_TITLE]
    stops = [place for place in container[1:-1] if _ends_a_sentence(tokens, place)]
    if stops:
        for place in container:
            if place <= stops[-1]:
                labels[place] = Label.TITLE
        labels[stops[-1]] = Label.OTHER


def _second_sentence_of_a_books_title(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "Sozialer Wandel. Eine Kritik. Berlin: Campus": what has a publisher and no numbers or editors is no journal."""
    found = set(labels)
    if not {Label.TITLE, Label.CONTAINER_TITLE} <= found or found & _OF_PARTS or not found & _OF_BOOKS:
        return
    title_end = len(labels) - 1 - labels[::-1].index(Label.TITLE)
    start = labels.index(Label.CONTAINER_TITLE)
    end = len(labels) - labels[::-1].index(Label.CONTAINER_TITLE)
    is_whole = labels[start:end].count(Label.CONTAINER_TITLE) == end - start
    has_number = any(token.text[0].isdigit() for token in tokens[start:end])
    if is_whole and not has_number and start == title_end + 2 and tokens[title_end + 1].text == ".":
        labels[title_end + 1 : end] = [Label.TITLE] * (end - title_end - 1)


def _ends_a_sentence(tokens: tuple[Token, ...], place: int) -> bool:
    """A full stop behind a word too long for an abbreviation of a journal's name, before a capital."""
    before, after = tokens[place - 1].text, tokens[place + 1]
    is_long = len(before) >= SENTENCE_WORD_LETTERS and before.isalpha()
    return tokens[place].text == "." and is_long and after.space_before and after.text[:1].isupper()


def _volume_after_the_journal(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    """ "LIBRARY TRENDS 30 (1981), 151–159": a number at the end of the journal, where there is no volume."""
    if Label.VOLUME in labels or Label.CONTAINER_TITLE not in labels:
        return
    if not {Label.ISSUE, Label.PAGES} & set(labels):
        return
    last = len(labels) - 1 - labels[::-1].index(Label.CONTAINER_TITLE)
    token, before = tokens[last], tokens[last - 1].text
    is_number = token.text.isdigit() and len(token.text) < 4 and before not in _BEFORE_SHORT_YEARS
    if is_number and last and labels[last - 1] is Label.CONTAINER_TITLE:
        labels[last] = Label.VOLUME


def _only_year(tokens: tuple[Token, ...], labels: list[Label]) -> None:
    if Label.DATE in labels:
        return
    years = [place for place, token in enumerate(tokens) if word_features(token.text).is_year]
    first_volume = labels.index(Label.VOLUME) if Label.VOLUME in labels else None
    free = [
        place for place in years
        if labels[place] is Label.OTHER or (labels[place] is Label.VOLUME and place != first_volume)
    ]  # fmt: skip
    if free:
        labels[free[-1]] = Label.DATE


def _translations(tokens: tuple[Token, ...], labels: list[Label], titles: frozenset[Label], label: Label) -> None:
    """Brackets and equals signs in a title, by the rules; without any, all of it is one title."""
    places = [place for place, one in enumerate(labels) if one in titles]
    if not places or (
        Label.ORIGINAL_TITLE in titles and any(labels[place] is Label.ORIGINAL_TITLE for place in places)
    ):
        return
    first, last = places[0], places[-1]
    if any(
        labels[place] not in titles and (labels[place] is not Label.OTHER or tokens[place].text[0].isalnum())
        for place in range(first, last + 1)
    ):
        return
    has_translation = any(labels[place] is not label for place in places)
    if not has_translation and not any(token.text in "[=" for token in tokens[first - 1 if first else 0 : last + 2]):
        return
    if first and tokens[first - 1].text == "[" and labels[first - 1] is Label.OTHER:
        first -= 1
    if last + 1 < len(tokens) and tokens[last + 1].text == "]" and labels[last + 1] is Label.OTHER:
        last += 1
    text = text_of(tokens)
    region = range(first, last + 1)
    if not has_translation and not any(_opens_a_translation(tokens, place) for place in region):
        return
    marks = split_translation(text, Mark(label, tokens[first].start, tokens[last].end))
    for place in region:
        inside = [one.label for one in marks if one.start <= tokens[place].start and tokens[place].end <= one.end]
        labels[place] = inside[0] if inside else Label.OTHER
    _trim(tokens, labels, region)


def _opens_a_translation(tokens: tuple[Token, ...], place: int) -> bool:
    """A bracket, or an equals sign before a new title: "Gut gebildet = kinderlos?" is one title."""
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return tokens[place].text == "[" or (tokens[place].text == "=" and not following[:1].islower())


def _trim(tokens: tuple[Token, ...], labels: list[Label], region: range) -> None:
    """Separators at the ends of the parts belong to none of them."""
    for place in region:
        ends = place == region[0] or labels[place - 1] is not labels[place]
        ends = ends or place == region[-1] or labels[place + 1] is not labels[place]
        if ends and tokens[place].text in ".,;:=/[":
            labels[place] = Label.OTHER
