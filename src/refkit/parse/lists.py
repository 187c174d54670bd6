"""From a text to its reference lists and their entries. Room: parse; may import model, text, errors.

`regions` says where a list may be, `segment` cuts the lines there into entries, and this module makes lists
of them. Nothing vanishes: the spans of a list's entries and the white space between them are the whole list,
and where no heading tells a list from the text around it, that text comes back as problems.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from refkit.model.lists import Entry, Numbering, ReferenceList
from refkit.model.problem import Problem
from refkit.parse.furniture import without_furniture
from refkit.parse.layout import split_at_labels, with_lone_labels_joined
from refkit.parse.lines import Line, LineCounter, read_lines
from refkit.parse.numbering import read_label
from refkit.parse.regions import Region, next_region
from refkit.parse.segment import Cut, segment
from refkit.text.emphasis import strip_emphasis
from refkit.text.hyphenation import join_lines
from refkit.text.language import guess_language, language_votes

LEAST_ENTRIES = 3  # of a list without a heading; fewer are entries of their own where there is no list at all
LEAST_EVIDENCE = 1.2  # mean of a list without a heading
LEAST_EVIDENCE_ALONE = 2.2  # mean of fewer entries
LEAST_EVIDENCE_UNDER_HEADING = -0.6
RESCANS = 4  # times the text's length that may be read again after a list; keeps hostile texts linear
LONGEST_QUOTED = 2_000  # characters of left-out text that a problem repeats
_LANGUAGE_SAMPLE = 4_000  # characters


@dataclass(frozen=True, slots=True)
class FoundLists:
    """The lists of a text in order, and what was left out or could not be understood."""

    lists: tuple[ReferenceList, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A list with the lines inside it that belong to no entry's text.

    `is_announced` says that its heading stands above a list before it.
    """

    list: ReferenceList
    furniture: tuple[Line, ...]
    is_announced: bool = False
    is_list: bool = True
    after_heading: int | None = None  # where the text behind its heading begins


def find_lists(text: str) -> FoundLists:
    """Find all reference lists of a text.

    A text without any list may still hold references: then each paragraph that looks like one is an entry, and
    everything else is a problem of kind `text`.

    >>> text = "References\\n\\n1. Doe J. On trees. Wood. 2001;2:3-4.\\n2. Roe R. On bees. Hive. 1999;1:5-9."
    >>> [entry.text for entry in find_lists(text).lists[0].entries]
    ['Doe J. On trees. Wood. 2001;2:3-4.', 'Roe R. On bees. Hive. 1999;1:5-9.']
    """
    found = _search(text)
    numbered = [replace(one, list=replace(one.list, number=number)) for number, one in enumerate(found, start=1)]
    lists = tuple(one.list for one in numbered)
    return FoundLists(lists, tuple(_problems(text, numbered)))


def _search(text: str) -> list[_Found]:
    """All lists; where there is none, every region that holds something like a reference."""
    all_found: list[_Found] = []
    offset, after_list, language = 0, False, None
    budget = RESCANS * len(text) + 100_000
    while (region := next_region(text, offset, after_list=after_list)) is not None:
        offset, after_list = region.end, False
        found, is_list = _lists_in(text, region, language)
        if not found:
            continue
        start, end = found[0].list.span[0], found[-1].list.span[1]
        if budget > 0 and region.heading is None:
            earlier = _lists_before(text, region.start, start, language)
            budget -= (len(earlier) + 1) * (start - region.start)
            all_found += earlier
        budget -= region.end - end
        offset = end if budget > 0 else region.end
        all_found += found if is_list else [replace(one, is_list=False) for one in found]
        if is_list:
            after_list, language = True, found[-1].list.language
    return _without_strays(all_found)


def _without_strays(found: list[_Found]) -> list[_Found]:
    """Lists alone where there is any: what looks like a reference in the prose around them is none of them.

    But notes at the bottom of pages come two or three at a time: what goes on counting where the stretch before
    stopped, or is gone on with in the next one, belongs to a list.
    """
    kept: set[int] = {index for index, one in enumerate(found) if one.is_list}
    chains: list[list[int]] = []
    for index, one in enumerate(found):
        if chains and _goes_on(found[chains[-1][-1]].list, one.list):
            chains[-1].append(index)
        else:
            chains.append([index])
    for chain in chains:
        if len(chain) > 1 and sum(len(found[index].list.entries) for index in chain) >= LEAST_ENTRIES:
            kept.update(chain)
    return [found[index] for index in sorted(kept)] if kept else found


def _goes_on(before: ReferenceList, after: ReferenceList) -> bool:
    """Whether the labels of one stretch count on from those of another."""
    if before.numbering is not after.numbering or before.numbering is Numbering.NONE:
        return False
    ends = [read_label(f"{entry.label} x") for entry in (before.entries[-1], after.entries[0]) if entry.label]
    numbers = [label.number for label in ends if label is not None and label.number is not None]
    return len(numbers) == 2 and numbers[1] == numbers[0] + 1


def _lists_before(text: str, start: int, end: int, language: str | None) -> list[_Found]:
    """Lists and single references that stand in a region before the best stretch of it, in order."""
    all_found: list[_Found] = []
    while text[start:end].strip():
        found, is_list = _lists_in(text, Region(start, end), language)
        if not found:
            break
        all_found = [replace(one, is_list=is_list) for one in found] + all_found
        end = found[0].list.span[0]
    return all_found


def _lists_in(text: str, region: Region, language_before: str | None) -> tuple[list[_Found], bool]:
    """What a region holds, and whether it may be called a list."""
    lines, furniture = without_furniture(read_lines(text, region.start, region.end))
    lines = with_lone_labels_joined(split_at_labels(text, lines))
    cut = segment(lines, has_heading=region.heading is not None)
    if cut is None:
        return [], False
    found: list[_Found] = []
    is_list = False
    heading = region.heading
    language: str | None = None
    for part, worth in _parts(cut):
        if not _is_convincing(worth, has_heading=region.heading is not None):
            continue
        span_of = (lines[part[0][0]].start, lines[part[-1][1] - 1].end)
        language = language or _language(text, region, span_of, language_before)
        made = _entries(text, lines, cut, part)
        inside = tuple(line for line in furniture if span_of[0] <= line.start < span_of[1])
        numbering = cut.layout.numbering if any(one.label for one in made) else Numbering.NONE
        one = ReferenceList(heading.text if heading else None, language, numbering, span_of, made)
        is_list = is_list or heading is not None or len(made) >= LEAST_ENTRIES
        announced = heading is None and region.heading is not None
        found.append(_Found(one, inside, announced, after_heading=region.start if heading else None))
        heading = None
    return found, is_list


def _is_convincing(worth: Sequence[float], *, has_heading: bool) -> bool:
    """Say whether entries look like references all in all."""
    mean = sum(worth) / len(worth)
    if has_heading:
        return mean >= LEAST_EVIDENCE_UNDER_HEADING
    least = LEAST_EVIDENCE if len(worth) >= LEAST_ENTRIES else LEAST_EVIDENCE_ALONE
    return mean >= least and sum(value > 0 for value in worth) * 5 >= len(worth) * 3


def _parts(cut: Cut) -> list[tuple[list[tuple[int, int]], list[float]]]:
    """Entries with their worth, parted where lines lie between them and where their numbers begin again.

    A number that begins again for one entry only is no list of its own: some lists number every entry 1.
    """
    restarts = frozenset(cut.layout.restarts)
    parts: list[tuple[list[tuple[int, int]], list[float]]] = [([], [])]
    for place, (entry, worth) in enumerate(zip(cut.entries, cut.evidence, strict=True)):
        entries = parts[-1][0]
        next_restarts = place + 1 == len(cut.entries) or cut.entries[place + 1][0] in restarts
        begins_again = entry[0] in restarts and len(entries) > 1 and not next_restarts
        if entries and (begins_again or entries[-1][1] != entry[0]):
            parts.append(([], []))
        parts[-1][0].append(entry)
        parts[-1][1].append(worth)
    return parts


def _entries(text: str, lines: Sequence[Line], cut: Cut, ranges: Sequence[tuple[int, int]]) -> tuple[Entry, ...]:
    """Entries whose spans reach up to the white space before the next entry, furniture between them included."""
    entries = []
    for place, (first, after) in enumerate(ranges):
        start, end = lines[first].start, lines[after - 1].end
        if place + 1 < len(ranges):
            next_start = lines[ranges[place + 1][0]].start
            end += len(text[end:next_start].rstrip())
        label = cut.layout.labels.get(first)
        texts = [line.text for line in lines[first:after]]
        if label is not None:
            texts[0] = texts[0][label.length :]
        joined = strip_emphasis(reduce(join_lines, texts).strip("\u00ad"))
        entries.append(Entry(joined or lines[first].text, label.printed if label else None, (start, end)))
    return tuple(entries)


def _language(text: str, region: Region, span: tuple[int, int], language_before: str | None) -> str | None:
    """The heading decides where only one language calls a list so; else the words of the list and before it."""
    heading = region.heading
    if heading is not None and len(heading.languages) == 1:
        return heading.languages[0]
    if heading is not None and not heading.languages:
        return language_before
    entries = text[span[0] : min(span[1], span[0] + _LANGUAGE_SAMPLE)]
    before = text[max(0, region.start - _LANGUAGE_SAMPLE) : region.start]
    if heading is None:
        guess = guess_language(before) or guess_language(entries)
        return guess.language if guess else None
    votes = language_votes(before)
    for language, share in language_votes(entries).items():
        votes[language] = votes.get(language, 0.0) + share
    likely = [language for language in heading.languages if votes.get(language, 0.0) > 0]
    return max(likely, key=lambda language: votes[language], default=None)


def _problems(text: str, found: Sequence[_Found]) -> Iterator[Problem]:
    """What stands in no entry and must not get lost, in order."""
    counter = LineCounter(text)
    has_heading = any(one.list.heading is not None for one in found)
    last_end = 0
    for one in found:
        if one.is_announced or not has_heading:
            yield from _left_out(text, last_end, one.list.span[0], counter)
        elif one.after_heading is not None:
            yield from _left_out(text, max(last_end, one.after_heading), one.list.span[0], counter)
        for line in one.furniture:
            message = f"left out of reference list {one.list.number}: it looks like a page number or running head"
            yield Problem("text", counter.line_at(line.start), message, line.text)
        last_end = one.list.span[1]
    if not has_heading:
        yield from _left_out(text, last_end, len(text), counter)


def _left_out(text: str, start: int, end: int, counter: LineCounter) -> Iterator[Problem]:
    """One problem for a stretch of text that holds no reference; a long stretch is named, not repeated."""
    stretch = text[start : min(end, start + 2 * LONGEST_QUOTED)]
    start += len(stretch) - len(stretch.lstrip())
    if start >= end or not stretch.strip():
        return
    quoted = text[start : min(end, start + LONGEST_QUOTED)].rstrip()
    first_line = counter.line_at(start)
    last_line = counter.line_at(end - 1)
    lines = f"line {first_line}" if first_line == last_line else f"lines {first_line} to {last_line}"
    message = f"no reference was recognised in {lines} ({end - start:,} characters)"
    if end - start > LONGEST_QUOTED:
        quoted += " …"
    yield Problem("text", first_line, message, quoted)
