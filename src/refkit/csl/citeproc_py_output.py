"""From a marked entry to text or HTML: punctuation settled at the seams, everything escaped. Room: csl."""

import re
from html import escape

from refkit.csl.marked_text import (
    FIRST_FIELD_END,
    FIRST_MARK,
    LAST_MARK,
    MARK_CLASS,
    TRANSLATION,
    TRANSLATION_ALONE,
    strip_marks,
    to_runs,
)

_M = f"(?:{MARK_CLASS}{{0,40}})"
_SPACE_RUN = re.compile(rf"( )({_M}) {{1,99}}")
_DOUBLED = re.compile(rf"([.,;:!?])({MARK_CLASS}{{1,40}})\1")
_TWO_STOPS = re.compile(rf"(?<!\.)\.({_M})\.(?=\s|$|{MARK_CLASS})")
_AFTER_QUESTION = re.compile(rf"([?!]{_M})\.(?=\s|$|{MARK_CLASS})")
_SPACE_BEFORE = re.compile(rf" ({_M})(?=[,.](?:\s|$|{MARK_CLASS}))")
_SPACED_TWIN = re.compile(rf"([.,]){_M} {_M}\1(?=\s|$|{MARK_CLASS})")
_COMMA_DOT = re.compile(rf",({_M})(?=\.(?:\s|$))")
_DOT_BEHIND = re.compile(rf"([;:]{_M})\.(?=\s|$)")
_TRANSLATION = re.compile(f"{TRANSLATION[0]}([^{TRANSLATION[0]}{TRANSLATION[1]}]*){TRANSLATION[1]}")


Quotes = tuple[tuple[str, str], ...]  # opening and closing


def settle(marked: str, quotes: Quotes, *, punctuation_in_quote: bool) -> str:
    """Doubled spaces and punctuation made single, full stops and commas on the right side of a closing quote."""
    close_quotes = tuple(closing for _, closing in quotes if closing)
    marked = _unwrap_translation(_lift_translations(marked, close_quotes), quotes)
    if punctuation_in_quote:
        for opening, closing in quotes:
            if opening and closing and opening in marked:  # else the same sign is an apostrophe ("d’")
                marked = re.sub(rf"([.,?!]?)({re.escape(closing)}{_M})([.,])(?!\w)", _into_quote, marked)
    for _ in range(2):  # taking one away can bring two others together
        marked = _SPACE_RUN.sub(r"\1\2", marked)
        marked = _DOUBLED.sub(r"\1\2", marked)
        marked = _TWO_STOPS.sub(r".\1", marked)
        marked = _AFTER_QUESTION.sub(r"\1", marked)
        marked = _SPACED_TWIN.sub(_without_space, marked)
        marked = _SPACE_BEFORE.sub(r"\1", marked)
        marked = _COMMA_DOT.sub(r"\1", marked)
        marked = _DOT_BEHIND.sub(r"\1", marked)
    return marked.strip()


def _without_space(match: re.Match[str]) -> str:
    """One of the two, and the marks between them."""
    return match[1] + match[0][1:-1].replace(" ", "")


def _into_quote(match: re.Match[str]) -> str:
    before, quote, after = match.groups()
    if before == after or (before and after == "."):
        return f"{before}{quote}"
    return f".{quote}" if (before, after) == (",", ".") else f"{before}{after}{quote}"


def _lift_translations(marked: str, close_quotes: tuple[str, ...]) -> str:
    """Put a translation that stands at the end of a quoted or formatted title behind the quote and format."""
    closing = "(?:" + "|".join([*map(re.escape, close_quotes), MARK_CLASS]) + ")"
    for match in reversed(list(_TRANSLATION.finditer(marked))):
        after = re.compile(rf"{closing}{{0,40}}").match(marked, match.end())
        behind = after.end() if after else match.end()
        head, space = marked[: match.start()].rstrip(" "), " " if marked[: match.start()].endswith(" ") else ""
        marked = f"{head}{marked[match.end() : behind]}{space}{match[1]}{marked[behind:]}"
    return marked


def _unwrap_translation(marked: str, quotes: Quotes) -> str:
    """Take quotes and formats off a title that is nothing but a translation: its brackets are enough."""
    formats = tuple((chr(mark), chr(mark + 1)) for mark in range(ord(FIRST_MARK), ord(LAST_MARK), 2))
    pairs = [pair for pair in (*quotes, *formats) if all(pair)]
    done: list[str] = []
    rest = marked
    while TRANSLATION_ALONE[0] in rest:
        before, _, rest = rest.partition(TRANSLATION_ALONE[0])
        translation, _, rest = rest.partition(TRANSLATION_ALONE[1])
        while pair := next((pair for pair in pairs if before.endswith(pair[0]) and rest.startswith(pair[1])), None):
            before, rest = before[: -len(pair[0])], rest[len(pair[1]) :]
        done += [before, translation]
    return "".join([*done, rest])


def to_text(marked: str) -> str:
    """Without any format; the first field and the rest are set apart by a space."""
    first, mark, rest = marked.partition(FIRST_FIELD_END)
    if mark and first:
        marked = f"{first.rstrip()} {rest.lstrip()}"
    return " ".join(strip_marks(marked).split(" ")).strip()


def to_html(marked: str) -> str:
    """One entry as HTML with the classes that citeproc-js uses; whatever a record or style holds is escaped."""
    first, mark, rest = marked.partition(FIRST_FIELD_END)
    if mark and strip_marks(first).strip():
        margin, inline = _runs_to_html(first).strip(), _runs_to_html(rest).strip()
        inner = f'\n    <div class="csl-left-margin">{margin}</div><div class="csl-right-inline">{inline}</div>\n  '
    else:
        inner = _runs_to_html(marked).strip()
    return f'<div class="csl-entry">{inner}</div>'


def html_body(entries: list[str]) -> str:
    """The whole bibliography."""
    return "\n".join(['<div class="csl-bib-body">', *(f"  {entry}" for entry in entries), "</div>"])


_TAGS = {
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
    "underline": ('<span style="text-decoration:underline;">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "small_caps": ('<span style="font-variant:small-caps;">', "</span>"),
}


def _runs_to_html(marked: str) -> str:
    """Adjoining runs share the tags they have in common, so that no tag is closed only to open again."""
    out: list[str] = []
    open_tags: list[str] = []
    for run in to_runs(marked):
        wanted = [name for name in _TAGS if getattr(run, name)]
        while any(name not in wanted for name in open_tags):
            out.append(_TAGS[open_tags.pop()][1])
        for name in wanted:
            if name not in open_tags:
                open_tags.append(name)
                out.append(_TAGS[name][0])
        out.append(escape(run.text, quote=False))
    out.extend(_TAGS[name][1] for name in reversed(open_tags))
    return "".join(out)
