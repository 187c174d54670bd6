"""An accepted work against the reference, field by field: what matching forgives and a reader should know. Workflow.

Matching asks whether a string can mean a work, and rightly lets much pass. Here the question is what an author
should put right: other people's names, another journal, another word in the title. Each rule speaks only where both
sides are plain: no transliteration, no translation, no abbreviation that could be the registered name.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from refkit.match import Agreement, Evidence
from refkit.model.name import Name
from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.model.verdict import Finding
from refkit.model.work import Work
from refkit.text.fold import fold
from refkit.text.markup import strip_markup
from refkit.workflow.title_direction import is_same_container

MOST_NAMES = 40  # authors; longer lists are mostly printed in part
MOST_LEFT_OUT = 20  # registered authors up to which a list without "et al." should name all
LONGEST_TITLE = 600
NEARLY_THE_TITLE = 0.75  # likeness from which on two titles are one with words changed
SAME_WORD = 75  # likeness of two forms of a word, in percent
PLAIN_CONTAINER = 3  # words of a printed container that is no abbreviation or acronym

_WORD = re.compile(r"[^\W_]+")
_OPEN = re.compile(
    r"\bet\.? al|…|\.\.\.|\bm\.\s?fl|\band others|u\.\s?a\.|\bи др|等|\bet coll|\by cols|\bosv", re.IGNORECASE
)
# Registered in place of a proceedings' own name, or of the journal that a preprint went to.
_SERIES = (
    "lecture notes",
    "communications in computer",
    "advances in",
    "ifip",
    "studies in",
    "arxiv",
    "biorxiv",
    "ssrn",
)
_SMALL = frozenset("the a an of and in for on to with by from at as is".split())


def compare_fields(record: Record, work: Work, evidence: Sequence[Evidence]) -> Iterator[Finding]:
    """Findings `field-differs` and `authors-left-out` on an accepted work; nothing that matching has told already."""
    told = {item.field for item in evidence if item.verdict is Agreement.DIFFER and item.printed is not None}
    if "author" not in told:
        yield from _authors(record, work.record.author)
    if "container_title" not in told:
        yield from _container(record, work)
    if any(item.field == "title" and item.verdict is Agreement.AGREE for item in evidence):
        yield from _title(record, work)


def _authors(record: Record, registered: Sequence[Name]) -> Iterator[Finding]:
    if len(registered) > MOST_NAMES or len(record.author) > MOST_NAMES:
        return
    ours = [name for name in record.author if name.family]
    theirs = [name for name in registered if name.family]
    if not ours or not theirs or len(theirs) < len(registered) or not _are_latin((*ours, *theirs)):
        return
    places = [_place(name, theirs) for name in ours]
    strangers = [name for name, place in zip(ours, places, strict=True) if place is None]
    printed, found = _names(ours), _names(theirs)
    is_of_file = record.origin is None or not record.origin.text
    if len(strangers) == len(ours) and not any(_in_string(name, record) for name in theirs):
        yield _differs("author", f"The authors differ: printed {printed}, registered {found}.", printed, found)
    elif strangers and is_of_file:
        who = _names(strangers)
        yield _differs("author", f"Not among the registered authors: {who}; registered {found}.", who, found)
    elif places[0] and is_of_file and not strangers:
        message = f"The first author differs: printed {ours[0]}, registered {theirs[0]}."
        yield _differs("author", message, str(ours[0]), str(theirs[0]))
    elif not strangers:
        yield from _left_out(record, theirs)


def _left_out(record: Record, theirs: Sequence[Name]) -> Iterator[Finding]:
    text = printed_text(record)
    if record.author_open or _OPEN.search(text) or len(theirs) > MOST_LEFT_OUT:
        return
    absent = [name for name in theirs if not _in_string(name, record)]
    if absent and not any(name.literal for name in record.author):
        message = f"The printed list of authors is not open, but leaves out {_names(absent)}."
        yield Finding("authors-left-out", message, "author", printed=_names(record.author), found=_names(theirs))


def _container(record: Record, work: Work) -> Iterator[Finding]:
    printed = strip_markup(record.container_title or "")
    names = tuple(
        filter(None, (work.record.container_title, work.record.container_title_short, *work.container_titles))
    )
    words, plain = _content(printed), [_content(strip_markup(name)) for name in names]
    if work.registered_type == "posted-content" or any(fold(name).startswith(_SERIES) for name in names):
        return
    if len(words) < PLAIN_CONTAINER or not names or any(word.endswith(".") for word in printed.split()):
        return
    if any(is_same_container(printed, strip_markup(name)) for name in names) or not printed.isascii():
        return
    is_other = all(
        not words & theirs and not _is_acronym(name, printed) for name, theirs in zip(names, plain, strict=True)
    )
    if is_other and all(name.isascii() for name in names):
        message = f"The journal or book differs: printed {printed}, registered {names[0]}."
        yield _differs("container_title", message, printed, names[0])


def _title(record: Record, work: Work) -> Iterator[Finding]:
    printed, registered = strip_markup(record.title or ""), strip_markup(work.record.title or "")
    if not printed or not registered:
        return
    titles = (registered, *map(strip_markup, (*work.other_titles, *work.original_titles)))
    if any(not _replaced(printed, title) for title in titles):
        return
    likeness = fuzz.ratio(fold(printed[:LONGEST_TITLE]), fold(registered[:LONGEST_TITLE])) / 100
    ours, theirs = _replaced(printed, registered)[0]
    if likeness >= NEARLY_THE_TITLE and ours.isascii() and theirs.isascii():
        message = f"The title differs: printed {printed}, registered {registered}."
        yield _differs("title", message, printed, registered)


def _replaced(printed: str, registered: str) -> list[tuple[str, str]]:
    """Words of each title that stand in place of words of the other and are no forms of one word."""
    ours, theirs = (_WORD.findall(fold(title[:LONGEST_TITLE])) for title in (printed, registered))
    extra = [word for word in ours if word not in theirs and word not in _SMALL and len(word) > 2]
    absent = [word for word in theirs if word not in ours and word not in _SMALL and len(word) > 2]
    joined_ours, joined_theirs = "".join(ours), "".join(theirs)
    changed = [word for word in extra if word not in joined_theirs and not _has_form(word, absent)]
    absent = [word for word in absent if word not in joined_ours and not _has_form(word, extra)]
    extra = changed
    return [(extra[0], absent[0])] if extra and absent else []


def _has_form(word: str, others: Sequence[str]) -> bool:
    return any(fuzz.ratio(word, other) >= SAME_WORD for other in others)


def _place(name: Name, others: Sequence[Name]) -> int | None:
    """Where a person stands in the other list; family and given name may have changed places."""
    family = _plain(name.family or "")
    given = _plain(name.given or "")
    for place, other in enumerate(others):
        theirs, first = _plain(other.family or ""), _plain(other.given or "")
        if not family or not theirs or family in theirs or theirs in family:
            return place
        if OSA.distance(family, theirs, score_cutoff=2) <= (2 if len(family) > 5 else 1):
            return place
        if (first and (family in first or first in family) and len(first) > 1) or (given and given == theirs):
            return place
    return None


def _in_string(name: Name, record: Record) -> bool:
    return _plain(name.family or "") in _plain(printed_text(record))


def _plain(text: str) -> str:
    plain = "".join(_WORD.findall(fold(unescape(text[:3_000]))))
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _are_latin(names: Sequence[Name]) -> bool:
    return all(fold(name.family or "").isascii() for name in names)


def _content(name: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(fold(name[:300])) if word not in _SMALL and not word.isdigit())


def _is_acronym(short: str, long: str) -> bool:
    """Whether a registered "NeurIPS" may be the printed name: its capitals stand, in order, among the initials."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    initials = iter(word[0] for word in _WORD.findall(fold(long[:300])))
    return len(short.split()) == 1 and all(letter in initials for letter in letters)


def _names(names: Sequence[Name]) -> str:
    shown = ", ".join(str(name) for name in names[:6])
    return f"{shown}, …" if len(names) > 6 else shown


def _differs(field: str, message: str, printed: str, found: str) -> Finding:
    return Finding("field-differs", message, field, printed=printed, found=found)
