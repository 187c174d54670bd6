"""What a person decided in the table that `write_review` made, whatever a spreadsheet did to it. Workflow."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from refkit.errors import FormatError, InputError, UnreadableInput
from refkit.formats.encoding import decode_text
from refkit.model.origin import Origin
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.workflow.decisions import ByHand, Decisions, label_of
from refkit.workflow.fingerprint import fingerprint
from refkit.workflow.review import NEVER, NO_DOI, YES
from refkit.workflow.work_data import work_from_data

MOST_BYTES = 256_000_000
LONGEST_CELL = 10_000_000  # characters
LONGEST_SHOWN = 80
_FINGERPRINT = re.compile(r"r[0-9a-f]{16}")
_YES = frozenset({YES, "y", "ok", "x", "ja", "oui", "si", "sí"})
_NO_DOI = frozenset({NO_DOI, "no-doi", "nodoi", "none", "without doi"})
_SHIELDED = re.compile(r"'[=+\-@\t\r'|%]")


@dataclass(frozen=True, slots=True)
class Review:
    """The decisions of a table, what was wrong with it, and the references it has rows for, by fingerprint."""

    decisions: Decisions
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


def read_review(review: str | Path | bytes) -> Review:
    """Read the table: a path, or its text or bytes.

    Rows may stand in any order and be missing; commas, semicolons and tabs separate cells, and the encoding is
    recognised. A row that cannot be understood is a problem and costs only itself.

    Raises:
        UnreadableInput: the file cannot be opened.
        FormatError: it is no table with a column `decision`.
    """
    decoded = decode_text(_bytes(review))
    problems = [*decoded.problems]
    decided: dict[str, ByHand] = {}
    lines: dict[str, int] = {}
    contradicted: set[str] = set()
    for number, cells in _rows(decoded.text.removeprefix("\ufeff").replace("\0", ""), problems):
        name = _fingerprint(cells)
        lines.setdefault(name, number)
        try:
            new = _by_hand(cells)
        except ValueError as error:
            problems.append(Problem("entry", number, f"review: {error}", _shown(cells)))
            continue
        if new is None:
            continue
        if name in decided and not _is_same(decided[name], new):
            message = f"review: this row decides otherwise on the reference of line {lines[name]}; neither row counts"
            problems.append(Problem("entry", number, message, _shown(cells)))
            contradicted.add(name)
            continue
        if new.chosen is not None and new.work is None and cells.get("works") and not _works(cells):
            message = "review: the column “works” is damaged, so only the DOI is known"
            problems.append(Problem("field", number, message, _shown(cells)))
        decided[name] = new
    kept = {name: decision for name, decision in decided.items() if name not in contradicted}
    return Review(Decisions(MappingProxyType(kept)), tuple(problems), MappingProxyType(lines))


def _bytes(review: str | Path | bytes) -> bytes:
    if isinstance(review, bytes):
        return review
    if isinstance(review, str) and ("\n" in review or "\r" in review):
        return review.encode("utf-8", "replace")
    if not isinstance(review, str | Path):
        raise InputError(f"A review is a path, or its text or bytes, not {type(review).__name__}.")
    try:
        with Path(review).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UnreadableInput.because(review, error) from error
    if len(data) > MOST_BYTES:
        raise FormatError(f"{str(review)!r} is larger than a review can be ({MOST_BYTES:,} bytes).")
    return data


def _rows(text: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that is not empty, by heading, with the line of the file it ends on."""
    csv.field_size_limit(LONGEST_CELL)
    head = text.lstrip().split("\n", 1)[0]
    if head.lower().startswith("sep="):
        text, head = text.lstrip().partition("\n")[2], ""
        head = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    headings: list[str] | None = None
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if headings is None:
                headings = [" ".join(heading.lower().split()) for heading in row]
                if "decision" not in headings or not {"fingerprint", "reference"} & set(headings):
                    raise FormatError(
                        "This is no review: its first row has to name the columns, among them “decision” and"
                        " “fingerprint”. Write one with `refkit enrich FILE --review review.csv`."
                    )
                continue
            cells = {heading: _bare(cell.strip()) for heading, cell in zip(headings, row, strict=False)}
            yield rows.line_num, cells
    except csv.Error as error:
        problems.append(Problem("file", rows.line_num, f"the review cannot be read further: {error}"))
    if headings is None:
        raise FormatError("The review is empty. Write one with `refkit enrich FILE --review review.csv`.")


def _fingerprint(cells: Mapping[str, str]) -> str:
    """As written; a cell that was emptied or changed is made anew from the reference."""
    written = cells.get("fingerprint", "").lower()
    if _FINGERPRINT.fullmatch(written):
        return written
    return fingerprint(Record(origin=Origin(text=cells.get("reference", ""))))


def _by_hand(cells: Mapping[str, str]) -> ByHand | None:
    """The decision of one row; None where the cell is empty.

    Raises:
        ValueError: it is none that can be understood; the message says what can.
    """
    written = " ".join(cells.get("decision", "").split())
    plain = written.lower().rstrip(".")
    about = ByHand(reference=cells.get("reference", ""))
    if not plain:
        return None
    if plain in _NO_DOI:
        return replace(about, no_doi=True)
    if plain in _YES:
        return _chosen(about, _candidate(cells, YES), cells)
    if plain == NEVER or plain.startswith(f"{NEVER} "):
        named = written[len(NEVER) :].replace(";", " ").replace(",", " ").split()
        never = frozenset(map(_label, _joined(named))) or frozenset({_candidate(cells, NEVER)})
        return replace(about, never=never)
    return _chosen(about, _label(written), cells)


def _joined(words: list[str]) -> list[str]:
    """Words as labels: a "PMID" and its number are one."""
    text = " ".join(words)
    return re.findall(r"(?:PMID|ISBN):?\s\S++|\S++", text, re.IGNORECASE)


def _label(written: str) -> str:
    try:
        return label_of(written)
    except ValueError:
        raise ValueError(
            f"“{written[:LONGEST_SHOWN]}” is no decision. Write a DOI (10.1000/182), “{YES}” for the candidate,"
            f" “{NEVER}” or “{NEVER} 10.1000/182” for what it is not, “{NO_DOI}”, or nothing"
        ) from None


def _candidate(cells: Mapping[str, str], word: str) -> str:
    candidate = cells.get("candidate", "")
    if not candidate:
        raise ValueError(f"“{word}” needs a candidate in its row, and there is none: write the DOI that is meant")
    return candidate if candidate.startswith("“") else _label(candidate)


def _chosen(about: ByHand, label: str, cells: Mapping[str, str]) -> ByHand:
    work = next((work for work in _works(cells) if work.label == label), None)
    return replace(about, chosen=label, work=work)


def _works(cells: Mapping[str, str]) -> tuple[Work, ...]:
    """The candidates of a row as data; none where the cell was damaged."""
    try:
        found = json.loads(cells.get("works") or "[]")
        return tuple(work_from_data(data) for data in found)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ()


def _is_same(one: ByHand, other: ByHand) -> bool:
    return (one.chosen, one.never, one.no_doi) == (other.chosen, other.never, other.no_doi)


def _bare(cell: str) -> str:
    return cell[1:] if _SHIELDED.match(cell) else cell


def _shown(cells: Mapping[str, str]) -> str:
    return cells.get("reference", "")[:LONGEST_SHOWN]
