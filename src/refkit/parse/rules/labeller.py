"""A Labeller by rules: what is sure is marked first, what is left is cut where the cut scores best. Room: parse."""

import re
from bisect import bisect_left

from refkit.parse.labeller import Label, Labelling
from refkit.parse.normalise.access_dates import find_access_note
from refkit.parse.normalise.dates import FoundDate
from refkit.parse.normalise.identifiers import FoundIdentifier, find_printed_identifiers
from refkit.parse.normalise.languages import find_language_note
from refkit.parse.rules.authors import find_head
from refkit.parse.rules.dates import choose_date, choose_date_words, original_date, same_year_again
from refkit.parse.rules.groups import Head
from refkit.parse.rules.layout import IN_MARK, Situation, lay_out
from refkit.parse.rules.locators import Locator, find_locators
from refkit.parse.rules.marks import COVER, Mark, cover
from refkit.parse.rules.notes import find_link_words, find_notes
from refkit.parse.rules.people import find_people, names_at, role_after
from refkit.parse.rules.quotes import OPENING, quoted_span
from refkit.parse.rules.translations import split_translation
from refkit.parse.tokens import Token, text_of

_QUOTED_JOURNAL = re.compile(rf",\s[«“\"](?P<journal>[^«»“”\"{COVER}]{{4,100}})[»”\"],?\s[^.]{{0,12}}?{COVER}")
_GOES_ON = re.compile(r"\s(?!in\s|i\s|w\s|v\s|en\s|dans\s|em\s)[a-zäöüåéè]{2}")
_TAG = re.compile(r"</?[A-Za-z]{1,12}>")
_SPACE_BEFORE_SIGN = re.compile(r" ([,.;:])(?=[^\s.])")  # "Phys ,Rev .Lett": scans put the blank on the wrong side
_LEADING_YEAR = re.compile(r"[(\[]?(?:1[4-9]|20)\d\d[a-z]?[)\]]?[.,:]?\s")
_LEADING_PUNCTUATION = re.compile(r"[\s.,;:–—*•·-]*+")
_CITATION_NUMBER = re.compile(
    r"\s*(?:\[(?P<bracket>[^\[\]]{1,40})\]|\((?P<paren>\d{1,4})\)|(?P<dot>\d{1,4})(?:[.)]|-\s|\s(?=[^\d\s(]))"
    r"|(?P<key>[A-Z][A-Za-z+]{0,7}\d\d[a-z]?)\.\s(?=[A-Z]))(?:\s*|(?=\S))"
)


_RESOLVER = re.compile(
    r"(?:https?\s?:?\s?/{0,2}\s?)?(?:(?:dx\.?|www\.)?\s?doi\.\s?org\s?/|doi\s?[:.]?)?\s{0,2}$", re.IGNORECASE
)


class RulesLabeller:
    """Labels tokens by general rules about how references are printed; needs no model and no language."""

    def label(self, tokens: tuple[Token, ...]) -> Labelling:
        """One label and one marginal for each token."""
        text = text_of(tokens)
        return _to_labelling(tokens, find_marks(text))


def find_marks(text: str) -> tuple[Mark, ...]:
    """Every labelled stretch of a reference, in no particular order; the first of two that overlap counts."""
    marks: list[Mark] = []
    text = _TAG.sub(lambda tag: " " * len(tag[0]), text) if "<" in text else text
    text = _SPACE_BEFORE_SIGN.sub(r"\1 ", text)
    start = _citation_number(text, marks)
    if leading := _LEADING_PUNCTUATION.match(text, start):
        start = leading.end()
    text = _cover_identifiers(text, marks)
    text = _cover_notes(text, start, marks)
    head = find_head(text, start)
    if (year := _LEADING_YEAR.match(text, start)) and (later := find_head(text, year.end())) and not later.is_group:
        start, head = year.end(), later
    head_end, text = _cover_head(text, start, head, marks)
    text = _cover_people(text, head_end, marks)
    return _numbers_and_middle(text, head_end, head, marks)


def _citation_number(text: str, marks: list[Mark]) -> int:
    match = _CITATION_NUMBER.match(text)
    if match is None:
        return 0
    group = match.lastgroup or "dot"
    if group == "bracket" and len(match[group]) > 12 and not re.search(r"\d{2}[a-z]?$", match[group]):
        return 0
    if group == "bracket" and not re.search(r"\d|^[A-Z][A-Za-z+-]{1,7}\d{0,4}[a-z]?$", match[group]):
        return 0
    if group == "dot" and re.match(r"(?:1[4-9]|20)\d\d$", match[group]):
        return 0
    marks.append(Mark(Label.CITATION_NUMBER, *match.span(group)))
    return match.end()


def _cover_identifiers(text: str, marks: list[Mark]) -> str:
    found = find_printed_identifiers(text)
    marks += [Mark(one.label, one.start, one.end, 0.97) for one in found]
    covered = cover(text, [(_resolver_start(text, one), one.end) for one in found])
    return cover(covered, find_link_words(covered))


def _resolver_start(text: str, found: FoundIdentifier) -> int:
    """Where an identifier begins together with the address of its resolver."""
    if found.label is not Label.DOI:
        return found.start
    match = _RESOLVER.search(text, max(0, found.start - 40), found.start)
    return match.start() if match else found.start


def _cover_notes(text: str, start: int, marks: list[Mark]) -> str:
    spans: list[tuple[int, int]] = []
    if access := find_access_note(text, has_address=COVER in text):
        marks.append(Mark(Label.ACCESSED, access.date_start, access.date_end))
        spans.append((access.start, access.end))
    if language := find_language_note(text, start):
        marks.append(Mark(Label.LANGUAGE_NOTE, language.name_start, language.name_end))
        spans.append((language.start, language.end))
    text = cover(text, spans)
    notes = find_notes(text, start)
    marks += notes.marks
    return cover(text, notes.spans)


def _cover_head(text: str, start: int, head: Head | None, marks: list[Mark]) -> tuple[int, str]:
    if head is None:
        return start, text
    end = head.end
    while end > start and text[end - 1] in " ,;:":
        end -= 1
    if _dot_is_the_sentences(text, start, end, head):
        end -= 1
    label = Label.GROUP_AUTHOR if head.is_group else Label.AUTHOR
    covered_end = head.end
    if role := role_after(text, end):
        label, covered_end = role
    marks.append(Mark(label, start, end, head.confidence))
    return covered_end, text


def _dot_is_the_sentences(text: str, start: int, end: int, head: Head) -> bool:
    """ "Hooper S, Gu J. Magnesium": initials have no full stops, so the last one closes the list."""
    if head.form != "family initials" or not text[start:end].endswith("."):
        return False
    return "." not in text[start : end - 1] and re.match(r"\s?[,;:(&]", text[end : end + 2]) is None


def _cover_people(text: str, head_end: int, marks: list[Mark]) -> str:
    people = find_people(text, head_end)
    marks += people.marks
    return cover(text, people.spans)


def _numbers_and_middle(text: str, head_end: int, head: Head | None, marks: list[Mark]) -> tuple[Mark, ...]:
    masked = cover(text, [(head.start, head_end)]) if head else text
    locator = find_locators(masked, head_end)
    spans = [*((mark.start, mark.end) for mark in locator.marks), *locator.mark_words] if locator else []
    dated = cover(masked, spans)
    date = choose_date(dated, head_end if head else 0)
    if date:
        marks.append(_date_mark(dated, date))
        spans.append((date.start, date.end))
        spans += [(again.start, again.end) for again in same_year_again(dated, date)]
        if original := original_date(dated, date):
            marks.append(Mark(Label.DATE, *original, 0.8))
            spans.append(original)
    elif words := choose_date_words(dated):
        marks.append(Mark(Label.DATE, *words, 0.8))
        spans.append(words)
    if locator:
        marks += locator.marks
    middle = cover(masked, spans)
    found = _middle(middle, head_end, head, locator, date)
    return (*marks, *(part for mark in found for part in split_translation(middle, mark)))


def _date_mark(text: str, date: FoundDate) -> Mark:
    return Mark(Label.DATE, date.start, date.end)


def _middle(text: str, head_end: int, head: Head | None, locator: Locator | None, date: FoundDate | None) -> list[Mark]:
    labels = {mark.label for mark in locator.marks} if locator else set()
    numbers = [*(mark.start for mark in locator.marks), *(start for start, _ in locator.mark_words)] if locator else []
    after_year = date is not None and head is not None and 0 <= date.start - head_end <= 4
    comma_at = date.end if after_year and date else head_end
    situation = Situation(
        comma_style=head is not None and text[comma_at : comma_at + 2].lstrip(" )]").startswith(","),
        has_volume=_is_of_a_journal(locator, labels),
        has_pages=Label.PAGES in labels,
        number_place=min(numbers) if numbers else None,
        after_year=after_year,
    )
    start = date.end if after_year and date else head_end
    marks: list[Mark] = []
    opening = OPENING.match(text, start)
    quoted = quoted_span(text, opening.end()) if opening else None
    if quoted and quoted[1] - quoted[0] > 3 and not _GOES_ON.match(text, quoted[2]):
        marks.append(_title(text, quoted[0], quoted[1]))
        start = quoted[2]
        situation = situation._replace(title_given=True)
    inside = IN_MARK.search(text, start)
    if inside and situation.title_given and inside["comma"] is None and inside.start() - start > 5:
        between = text[start : inside.start()]
        if COVER not in between and len(between.split()) > 2:  # “Quoted”. And a subtitle. In: …
            marks[-1] = marks[-1]._replace(end=inside.start())
    if not inside and not situation.title_given and (container := _quoted_container(text, start)):
        marks.append(_title(text, start, container[0] - 1))
        marks.append(Mark(Label.CONTAINER_TITLE, *container, 0.8))
        return marks + lay_out(
            text, container[1] + 1, len(text), situation._replace(title_given=True, contained=True, done=True)
        )
    if inside and not situation.title_given and inside.start() - start > 5:
        marks.append(_title(text, start, inside.start()))
    if inside and (situation.title_given or inside.start() - start > 5):
        return marks + _container(text, inside.end(), situation)
    return marks + lay_out(text, start, len(text), situation)


def _is_of_a_journal(locator: Locator | None, labels: set[Label]) -> bool:
    """Whether the numbers are a journal's: a marked volume with nothing else may be one of a book."""
    if locator is None or Label.VOLUME not in labels:
        return Label.ISSUE in labels
    return Label.ISSUE in labels or Label.PAGES in labels or not locator.mark_words


def _quoted_container(text: str, start: int) -> tuple[int, int] | None:
    """Italian usage: the title as it is, then the journal in guillemets, followed by its numbers."""
    match = _QUOTED_JOURNAL.search(text, start)
    return match.span("journal") if match else None


def _title(text: str, start: int, end: int) -> Mark:
    while start < end and text[start] in " .,;:–—-)]" + COVER:
        start += 1
    while end > start and text[end - 1] in " .,;:–—-([" + COVER:
        end -= 1
    return Mark(Label.TITLE, start, end, 0.9)


def _container(text: str, start: int, situation: Situation) -> list[Mark]:
    marks: list[Mark] = []
    quoted = quoted_span(text, start)
    if quoted and quoted[1] - quoted[0] > 3:
        marks.append(Mark(Label.CONTAINER_TITLE, quoted[0], quoted[1], 0.9))
        return marks + lay_out(
            text, quoted[2], len(text), situation._replace(title_given=True, contained=True, done=True)
        )
    if people := names_at(text, start):
        end = people.end
        marks.append(Mark(Label.EDITOR, start, end, 0.7))
        start = end
    return marks + lay_out(text, start, len(text), situation._replace(contained=True))


def _to_labelling(tokens: tuple[Token, ...], marks: tuple[Mark, ...]) -> Labelling:
    labels = [Label.OTHER] * len(tokens)
    marginals = [0.5] * len(tokens)
    ordered = [token.start for token in tokens]
    for mark in marks:
        place = bisect_left(ordered, mark.start)
        if place and tokens[place - 1].end > mark.start:
            place -= 1
        while place < len(tokens) and tokens[place].start < mark.end:
            if labels[place] is Label.OTHER:
                labels[place] = mark.label
                marginals[place] = mark.confidence
            place += 1
    return Labelling(tuple(labels), tuple(marginals))
