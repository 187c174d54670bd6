"""Where a cite stands in the document: first, subsequent, ibid, near another one.

Citations in the running text and in notes are counted apart. Source: CSL 1.0.2 specification, "Locator" and
"Position".
"""

from __future__ import annotations

from collections.abc import Sequence

from refkit.csl.citation import Citation, Cite
from refkit.csl.evaluate.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, CiteInfo

CitesOf = Sequence[Sequence[Cite]]


def set_positions(
    citations: Sequence[Citation], cites: CitesOf, infos: Sequence[Sequence[CiteInfo]], near_distance: int
) -> None:
    """Fill in position, near_note and first_reference_note of every cite, in document order.

    `cites` are each citation's cites in printed order, `infos` what belongs to each of them.
    """
    in_text = [index for index, citation in enumerate(citations) if not citation.note_number]
    in_notes = [index for index, citation in enumerate(citations) if citation.note_number]
    for series in (in_text, in_notes):
        _Series(citations, cites, infos, near_distance).run(series)


class _Series:
    def __init__(
        self,
        citations: Sequence[Citation],
        cites: CitesOf,
        infos: Sequence[Sequence[CiteInfo]],
        near_distance: int,
    ) -> None:
        self.citations, self.cites, self.infos = citations, cites, infos
        self.near_distance = near_distance
        self.first_note: dict[str, int] = {}
        self.last_note: dict[str, int] = {}
        self.in_note: dict[int, int] = {}  # how many cites a note holds so far

    def run(self, series: list[int]) -> None:
        previous: int | None = None
        for index in series:
            note = self.citations[index].note_number
            if previous is not None and note and self.citations[previous].note_number > note:
                self.first_note, self.last_note, self.in_note = {}, {}, {}  # numbering starts again
            self.in_note[note] = self.in_note.get(note, 0) + len(self.cites[index])
            for place in range(len(self.cites[index])):
                self._place(index, place, previous)
            previous = index

    def _place(self, index: int, place: int, previous: int | None) -> None:
        citation, cite, info = self.citations[index], self.cites[index][place], self.infos[index][place]
        note = citation.note_number
        if cite.id not in self.last_note and citation.mode != "author-only":
            self.first_note[cite.id] = self.last_note[cite.id] = note
            info.position = FIRST
        else:
            before = self._repeated(index, place, previous)
            info.position = SUBSEQUENT if before is None else _ibid(before, cite)
            self.first_note.setdefault(cite.id, note)
            if citation.mode == "author-only":
                info.position = FIRST
            if self.first_note[cite.id] != note:
                info.first_reference_note = self.first_note[cite.id]
        if note:
            distance = note - self.last_note.get(cite.id, note)
            info.near_note = info.position != FIRST and distance <= self.near_distance
            self.last_note[cite.id] = note
        else:
            info.near_note = info.position != FIRST

    def _repeated(self, index: int, place: int, previous: int | None) -> Cite | None:
        """The cite just before, where it is of the same work and "ibid." can point to it."""
        cite = self.cites[index][place]
        if place:
            before = self.cites[index][place - 1]
            return before if before.id == cite.id else None
        if previous is None or not self.cites[previous]:
            return None
        note, note_before = self.citations[index].note_number, self.citations[previous].note_number
        if note_before == note:
            last = self.cites[previous][-1]
            if note:
                return last if last.id == cite.id else None
            alone = len(self.cites[previous]) == 1
            return last if last.id == cite.id and (alone or last.id == cite.id) else None
        first = self.cites[previous][0]
        consecutive = note_before >= note - 1
        if first.id == cite.id and consecutive and (self.in_note.get(note_before) == 1 or not note_before):
            return first
        return None


def _ibid(before: Cite, cite: Cite) -> int:
    """How much of "ibid." two cites of the same work in a row allow."""
    if before.locator and not cite.locator:
        return SUBSEQUENT
    same = (before.locator, before.label) == (cite.locator, cite.label)
    return IBID if same or not cite.locator else IBID_WITH_LOCATOR
