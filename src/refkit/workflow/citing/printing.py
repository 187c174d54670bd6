"""The citations of a manuscript in a style, as texts to put in their places. Workflow."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from refkit.csl import Citation, Cite, Processor, Style
from refkit.workflow.citing.affixes import Affixes
from refkit.workflow.citing.locators import split_suffix
from refkit.workflow.citing.manuscript import EVERYTHING, CitationMark, KeyMark, Manuscript, Mode, NoteMark

MOST_FAMILIES = 2  # more authors than this become "Doe et al." where a style says nothing
_FIRST_LETTER = re.compile(r"[*_“\"'(]{0,3}(?:\\(?:emph|textit)\{)?([^\W\d_])")
_SENTENCE_END = re.compile(r"[.!?…][*_”\"')}\]]{0,3}$")
_LAST_STOP = re.compile(r"\.([*_”\"')}\]]{0,3})$")


@dataclass(frozen=True, slots=True)
class Printed:
    """One citation as it is printed: words in the text, and words in a note where the style cites in notes.

    `in_note` says that the author wrote a note around it. `raised`: it is a superscript.
    """

    mark: CitationMark
    text: str
    note: str | None = None
    in_note: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Set:
    """A whole manuscript: its citations, its list (ids and entries), and the keys that nothing is known of."""

    citations: tuple[Printed, ...]
    ids: tuple[str, ...]
    entries: tuple[str, ...]
    bibliography: str
    missing: tuple[tuple[str, int], ...]  # key and offset


def print_manuscript(
    manuscript: Manuscript,
    style: Style,
    items: Mapping[str, Mapping[str, Any]],
    locale: str,
    output: str,
) -> Set:
    """Print every citation of the manuscript, and the list of what it cites."""
    return _Printing(manuscript, style, items, locale, output).run()


def _cited(manuscript: Manuscript, items: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    """The keys of all citations that are known: a library of thousands is not told apart for the three cited."""
    for event in manuscript.events:
        for mark in event.citations if isinstance(event, NoteMark) else (event,):
            yield from (cite.key for cite in mark.cites if cite.key in items)


class _Printing:
    def __init__(
        self, manuscript: Manuscript, style: Style, items: Mapping[str, Mapping[str, Any]], locale: str, output: str
    ) -> None:
        self.manuscript, self.style, self.items = manuscript, style, items
        self.language = locale or style.default_locale or "en-US"
        nocite = [key for key in (items if EVERYTHING in manuscript.nocite else manuscript.nocite) if key in items]
        wanted = dict.fromkeys([*_cited(manuscript, items), *nocite])
        self.processor = Processor(style, [items[key] for key in wanted], locale, output, nocite=nocite, titles="both")
        self.affixes = Affixes()
        self.in_notes = style.read.style_class == "note"
        self.missing = [(key, 0) for key in manuscript.nocite if key not in items and key != EVERYTHING]

    def run(self) -> Set:
        """Collect, cite, take apart."""
        marks: list[tuple[CitationMark, int, bool]] = []  # mark, number of its note, whether the author wrote it
        note = 0
        for event in self.manuscript.events:
            if isinstance(event, NoteMark):
                note += 1
                marks += [(mark, note, True) for mark in event.citations]
            else:
                note += self.in_notes or event.mode is Mode.NOTE
                marks.append((event, note, False))
        wanted = [self._citations(mark, number) for mark, number, _ in marks]
        texts = iter(self.processor.cite([citation for row in wanted for citation in row]))
        printed = []
        for (mark, _, is_inside), row in zip(marks, wanted, strict=True):
            pieces = [self.affixes.put_back(next(texts)) for _ in row]
            printed.append(self._printed(mark, pieces, is_inside))
        listed = self.processor.bibliography()
        filled = [(key, entry) for key, entry in zip(listed.ids, listed.entries, strict=True) if entry]
        ids, entries = tuple(key for key, _ in filled), tuple(entry for _, entry in filled)
        return Set(tuple(printed), ids, entries, listed.text, tuple(self.missing))

    # ------------------------------------------------------------------ into the engine

    def _citations(self, mark: CitationMark, note: int) -> list[Citation]:
        """What the engine is asked for; nothing where no work of the citation is known."""
        known = [cite for cite in mark.cites if cite.key in self.items]
        self.missing += [(cite.key, mark.span[0]) for cite in mark.cites if cite.key not in self.items]
        if not known:
            return []
        number = note if self.in_notes else 0
        cites = [self._cite(cite) for cite in known]
        if mark.mode in (Mode.YEAR, Mode.SUPPRESSED):
            cites = [cite._replace(suppress_author=True) for cite in cites]
        if mark.mode is Mode.IN_TEXT and mark.cites[0].key in self.items and self._author(mark):
            cites[0] = cites[0]._replace(suppress_author=True)
        is_told = any(cite.prefix for cite in cites)  # "see A; but B" means nothing in another order
        return [Citation(self._with_unknown(mark, cites), number, sorted=mark.mode is not Mode.IN_TEXT and not is_told)]

    def _author(self, mark: CitationMark) -> str:
        """The names that open a citation; "" in styles that cite by numbers."""
        name = self.processor.names_of(mark.cites[0].key)
        return self.processor.output.escape(name)

    def _cite(self, cite: KeyMark) -> Cite:
        located = split_suffix(cite.suffix, self.language)
        prefix = f"{self.affixes.keep(cite.prefix)} " if cite.prefix else ""
        return Cite(
            cite.key,
            located.locator,
            located.label,
            prefix,
            self.affixes.keep(located.suffix),
            cite.suppresses_author,
        )

    def _with_unknown(self, mark: CitationMark, cites: list[Cite]) -> list[Cite]:
        """Unknown works named beside known ones, within the same brackets."""
        delimiter = self.style.read.citation.look.delimiter or ", "
        waiting, rest = "", iter(cites)
        result: list[Cite] = []
        for key in mark.cites:
            if key.key in self.items:
                cite = next(rest)
                result.append(cite._replace(prefix=waiting + cite.prefix) if waiting else cite)
                waiting = ""
            elif result:
                last = result[-1]
                result[-1] = last._replace(suffix=f"{last.suffix}{delimiter}<b>{key.key}?</b>")
            else:
                waiting += f"<b>{key.key}?</b>{delimiter}"
        return result

    # ------------------------------------------------------------------ out of the engine

    def _printed(self, mark: CitationMark, pieces: list[str], is_inside: bool) -> Printed:
        if not pieces:
            return self._unknown(mark, is_inside)
        rest = pieces[0]
        if mark.mode is Mode.AUTHOR or (mark.mode is Mode.YEAR and not self._has_years):
            return Printed(mark, self._parts(mark), in_note=is_inside)
        if mark.mode in (Mode.YEAR, Mode.BARE):
            return Printed(mark, self._bare(rest), in_note=is_inside)
        author = self._author(mark) if mark.mode is Mode.IN_TEXT and mark.cites[0].key in self.items else ""
        if (self.in_notes or mark.mode is Mode.NOTE) and not is_inside:
            return Printed(mark, author, as_sentence(rest))
        if self.in_notes:
            rest = _LAST_STOP.sub(r"\1", rest)
            return Printed(mark, f"{author}, {rest}" if author else f"({rest})", in_note=True)
        gap = "" if self._is_raised() else " "
        raised = self._is_raised() and not author
        return Printed(mark, f"{author}{gap}{rest}" if author else rest, in_note=is_inside, raised=raised)

    @property
    def _has_years(self) -> bool:
        """Whether the style cites by author and year, so that its cites without authors are years."""
        return not self.in_notes and not self.processor.compiled.is_numeric

    def _parts(self, mark: CitationMark) -> str:
        """Authors or years of works, in a style that may print neither in a citation."""
        known = [cite.key for cite in mark.cites if cite.key in self.items]
        if mark.mode is Mode.AUTHOR:
            parts = [self.processor.names_of(key) or self._families(key) for key in known]
        else:
            parts = [_year(self.items[key]) for key in known]
        return self.processor.output.escape(", ".join(part for part in parts if part))

    def _families(self, key: str) -> str:
        names = self.items[key].get("author") or self.items[key].get("editor") or ()
        families = [str(name.get("family") or name.get("literal") or "") for name in names if isinstance(name, dict)]
        terms = self.processor.compiled.locale
        if len(families) > MOST_FAMILIES:
            return f"{families[0]} {terms.text('et-al')}"
        return f" {terms.text('and')} ".join(filter(None, (", ".join(families[:-1]), *families[-1:])))

    def _unknown(self, mark: CitationMark, is_inside: bool) -> Printed:
        output, look = self.processor.output, self.style.read.citation.look
        keys = (output.mark("font-weight", "bold", output.escape(f"{cite.key}?")) for cite in mark.cites)
        text = output.escape(look.delimiter or ", ").join(keys)
        if self.in_notes and not is_inside:
            return Printed(mark, "", as_sentence(text))
        if self.in_notes:
            return Printed(mark, f"({text})", in_note=True)
        text = f"{output.escape(look.prefix)}{text}{output.escape(look.suffix)}"
        for kind, value in look.marks:
            text = output.mark(kind, value, text)
        return Printed(mark, text, in_note=is_inside, raised=self._is_raised())

    def _bare(self, text: str) -> str:
        """A citation without the brackets that the style puts around it."""
        look, escape = self.style.read.citation.look, self.processor.output.escape
        start, end = escape(look.prefix), escape(look.suffix)
        if start and end and text.startswith(start) and text.endswith(end):
            return text[len(start) : len(text) - len(end)]
        return text

    def _is_raised(self) -> bool:
        return ("vertical-align", "sup") in self.style.read.citation.look.marks


def _year(item: Mapping[str, Any]) -> str:
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    return str(parts[0][0]) if parts and parts[0] else ""


def as_sentence(note: str) -> str:
    """A note begins with a capital and ends with a full stop.

    >>> as_sentence("see Doe, *On trees*")
    'See Doe, *On trees*.'
    """
    if (first := _FIRST_LETTER.match(note)) is not None:
        at = first.start(1)
        note = f"{note[:at]}{note[at].upper()}{note[at + 1 :]}"
    return note if not note or _SENTENCE_END.search(note[-6:]) else f"{note}."


def missing_lines(missing: Sequence[tuple[str, int]]) -> Iterable[tuple[str, int]]:
    """Each unknown key once, where it first stands."""
    first: dict[str, int] = {}
    for key, offset in missing:
        first.setdefault(key, offset)
    return first.items()
