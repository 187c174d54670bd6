"""Printed citations and the list put into the manuscript; every other byte stays as it is. Workflow; pure."""

import re
from itertools import count

from refkit.workflow.citing.manuscript import ListPlace, Manuscript, Mode
from refkit.workflow.citing.printing import Printed, Set

_AFTER = re.compile(r"[.,;:!?]")
_Change = tuple[int, int, str]


def place_in_markdown(manuscript: Manuscript, printed: Set, bibliography: str, heading: str) -> str:
    """The Markdown text with its citations printed; notes of the style become footnotes of the text."""
    labels = (label for number in count(1) if (label := f"cite-{number}") not in manuscript.labels)
    notes: list[str] = []
    changes: list[_Change] = []
    for one in printed.citations:
        text, note = one.text, one.note
        if note is not None:
            label = next(labels)
            notes.append(f"[^{label}]: {note}")
            changes.append(_noted(manuscript.text, one, f"{text}[^{label}]"))
        else:
            changes.append(_plain(manuscript.text, one))
    text = _with_list(manuscript, changes, bibliography, f"# {heading}\n\n" if heading else "")
    return f"{text.rstrip()}\n\n" + "\n\n".join(notes) + "\n" if notes else text


def place_in_latex(manuscript: Manuscript, printed: Set, bibliography: str, heading: str) -> str:
    """The LaTeX text with its citations printed; notes of the style become footnotes."""
    changes: list[_Change] = []
    for one in printed.citations:
        if one.note is not None:
            changes.append(_noted(manuscript.text, one, f"{one.text}\\footnote{{{one.note}}}"))
        else:
            changes.append(_plain(manuscript.text, one))
    return _with_list(manuscript, changes, bibliography, f"\\section*{{{heading}}}\n\n" if heading else "")


def _plain(text: str, one: Printed) -> _Change:
    start, end = one.mark.span
    return (_without_space(text, start) if one.raised else start, end, one.text)


def _noted(text: str, one: Printed, printed: str) -> _Change:
    """A note's number stands behind the punctuation that follows, without a space before it."""
    start, end = one.mark.span
    if one.text or one.mark.mode is Mode.IN_TEXT:
        return start, end, printed
    start = _without_space(text, start)
    if (sign := _AFTER.match(text, end)) is not None:
        ends_so = text[start - 1 : start] in (".", "!", "?", sign[0])
        return start, sign.end(), f"{'' if ends_so else sign[0]}{printed}"
    return start, end, printed


def _without_space(text: str, start: int) -> int:
    before = len(text[max(0, start - 80) : start].rstrip(" \t~\u00a0"))
    at = max(0, start - 80) + before
    if text[at - 1 : at] == "\n" and at == start:
        return start - 1 if text[at - 2 : at - 1] not in ("\n", "") else start
    return start if text[at - 1 : at] in ("\n", "") else at


def _with_list(manuscript: Manuscript, changes: list[_Change], bibliography: str, heading: str) -> str:
    """All changes made, the list in its place: where the text says, else at its end."""
    text = manuscript.text
    places = manuscript.places[:1] if bibliography else ()
    for place in places:
        changes.append((*place.span, _list_text(place, bibliography, heading)))
    pieces: list[str] = []
    at = 0
    for start, end, replacement in sorted(changes, key=lambda change: change[:2]):
        pieces += [text[at : max(at, start)], replacement]
        at = max(at, end)
    pieces.append(text[at:])
    done = "".join(pieces)
    if bibliography and not places:
        return _at_end(done, f"{heading}{bibliography.rstrip()}\n")
    return done


def _at_end(text: str, block: str) -> str:
    """The list behind the text, in LaTeX before the document's end."""
    end = text.rfind("\\end{document}")
    if end >= 0:
        return f"{text[:end].rstrip()}\n\n{block}\n{text[end:]}"
    return f"{text.rstrip()}\n\n{block}" if text.strip() else block


def _list_text(place: ListPlace, bibliography: str, heading: str) -> str:
    return f"{place.before}{heading}{bibliography.strip()}{place.after}"
