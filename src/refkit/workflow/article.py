"""A JATS article: its text, its reference lists and its references. Room: workflow; may import every room.

What the article marks up is not guessed again: a `ref-list` is a list, a `ref` an entry. A citation that is a
printed string comes from `formats.jats` as that string with the fields marked up in it; `parse` fills in the rest.
Where only fields are stored, the entry's text is written from them.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from refkit.formats.jats import FORMAT as JATS
from refkit.formats.xml_tree import Element, parse_xml, text_of
from refkit.model.lists import Entry, Numbering, ReferenceList
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.parse.headings import read_heading
from refkit.parse.numbering import read_label
from refkit.workflow.printed_line import printed_line

_DECLARATION = re.compile(r"\A[\s\ufeff]*<\?xml[^<>]{0,200}\?>")  # names an encoding that a text no longer has
_PARAGRAPHS = frozenset(["p", "article-title", "subject", "label", "disp-quote", "caption"])
_LEFT_OUT = frozenset(
    ["journal-meta", "permissions", "table", "tex-math", "history", "pub-date", "contrib-group", "aff"]
)


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an article, its lists as they stand in it, and the records of each entry in order."""

    text: str
    lists: tuple[ReferenceList, ...]
    records: tuple[tuple[Record, ...], ...]  # of each entry of each list, in order
    problems: tuple[Problem, ...]


def article_text(markup: str) -> str:
    """The text that spans of an article's lists refer to."""
    return read_article(markup).text


def read_article(markup: str) -> Article:
    """Read an article: every paragraph, and every reference behind its label.

    Raises:
        FormatError: there is no element in it.
    """
    data = _DECLARATION.sub("", markup, count=1).encode("utf-8", "replace")
    root, _ = parse_xml(data)
    read = JATS.read(data)
    writer = _Writer(_records_by_ref(root, read.records))
    writer.read(root)
    return Article("".join(writer.written), tuple(writer.lists), tuple(writer.records), read.problems)


def _records_by_ref(root: Element, records: tuple[Record, ...]) -> dict[Element, tuple[Record, ...]]:
    """Which records each `ref` gave: the first has its id, or its position, and the others a number behind that."""
    of_ref: dict[Element, tuple[Record, ...]] = {}
    place = 0
    for position, ref in enumerate(root.iter("ref"), 1):
        key = ref.get("id") or str(position)
        own: list[Record] = []
        while place < len(records) and records[place].id == (f"{key}-{len(own) + 1}" if own else key):
            own.append(records[place])
            place += 1
        of_ref[ref] = tuple(own)
    return of_ref


@dataclass(slots=True)
class _Writer:
    """Writes an article's text, and keeps where its lists and entries stand in it."""

    records_of: dict[Element, tuple[Record, ...]]
    written: list[str] = field(default_factory=list)
    lists: list[ReferenceList] = field(default_factory=list)
    records: list[tuple[Record, ...]] = field(default_factory=list)
    length: int = 0
    heading: str | None = None
    language: str | None = None
    entries: list[Entry] = field(default_factory=list)
    open_lists: int = 0

    def read(self, root: Element) -> None:
        """Everything in document order."""
        self.language = root.get("lang")
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                if element.tag == "ref-list":
                    self._end_list()
                    self.open_lists -= 1
                continue
            if element.tag == "ref-list":
                self._end_list()
                self.open_lists += 1
                self.language = element.get("lang") or self.language
            elif element.tag == "ref":
                self._ref(element)
                walk.skip_subtree()
            elif element.tag == "title":
                self._title(text_of(element))
                walk.skip_subtree()
            elif element.tag in _PARAGRAPHS:
                self._write(text_of(element), "\n\n")
                walk.skip_subtree()
            elif element.tag in _LEFT_OUT:
                walk.skip_subtree()
        self._end_list()

    def _title(self, title: str | None) -> None:
        if title and self.open_lists:
            self.heading = title
        self._write(f"## {title}" if title else None, "\n\n")

    def _write(self, text: str | None, gap: str) -> int:
        """Add a line; the offset at which it begins."""
        if text:
            between = gap if self.written else ""
            self.written += [between, text]
            self.length += len(between) + len(text)
        return self.length - len(text or "")

    def _ref(self, ref: Element) -> None:
        records = self.records_of.get(ref, ())
        label = text_of(ref.find("label"))
        texts = [(record.origin.text if record.origin else None) or printed_line(record) for record in records]
        text = " ".join(filter(None, texts)) or _other_words(ref)
        if label and text.startswith(label) and not text[len(label) : len(label) + 1].isalnum():
            text = text[len(label) :].lstrip(" .")
        if not text:
            return
        start = self._write(f"{label} {text}" if label else text, "\n" if self.entries else "\n\n")
        self.entries.append(Entry(text, label, (start, self.length)))
        self.records.append(records)

    def _end_list(self) -> None:
        if not self.entries:
            return
        label = read_label(f"{self.entries[0].label} ") if self.entries[0].label else None
        heading = read_heading(self.heading) if self.heading else None
        one = ReferenceList(
            heading=self.heading,
            language=heading.languages[0] if heading and len(heading.languages) == 1 else self.language,
            numbering=label.kind if label else Numbering.NONE,
            span=(self.entries[0].span[0], self.entries[-1].span[1]),
            entries=tuple(self.entries),
            number=len(self.lists) + 1,
        )
        self.lists.append(one)
        self.entries, self.heading = [], None


def _other_words(ref: Element) -> str:
    """A reference that is no citation but a note."""
    return " ".join(text for child in ref if child.tag not in ("label", "x") and (text := text_of(child)))
