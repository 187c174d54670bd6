"""What the sources answered, kept in a file as it comes, so that a stopped run asks nothing twice. Workflow.

The file is JSON lines. The first says which run it is; each other one holds the answers for one reference, written
and flushed to the disk before the next reference is asked about. Only answers are kept, neither decisions by hand nor
what is merged: those are made anew, and may be changed between a run and its continuation.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import refkit
from refkit.errors import InputError, StoreError
from refkit.match import Decision, Outcome, decide
from refkit.model.record import Record
from refkit.workflow.asking import Answers
from refkit.workflow.fingerprint import fingerprint
from refkit.workflow.verdicts import Asked
from refkit.workflow.work_data import data_from_work, work_from_data

FORMAT = 1  # of the file; another number is another format
MOST_BYTES = 1 << 31  # of a journal that is read


class Journal:
    """The answers of one run, by the reference's place in the list. Close it, or use it as a context.

    It belongs to the references, the sources' names and the version of refkit that it was begun with.

    Raises:
        InputError: the file is the journal of another run, or no journal; or it cannot be written.
        StoreError: another program is writing to it, or a line of it is damaged.
    """

    def __init__(self, path: str | Path, references: Sequence[Record], sources: Sequence[str]) -> None:
        self.path = Path(path)
        self._names = [fingerprint(record) for record in references]
        self._lines: dict[int, Mapping[str, Any]] = {}
        try:
            self._file: BinaryIO = self.path.open("a+b", buffering=0)
            try:
                _lock(self._file, self.path)
                self._begin_or_continue(_header(self._names, sources))
            except BaseException:
                self._file.close()
                raise
        except OSError as error:
            raise InputError(f"The journal {str(self.path)!r} cannot be written: {error.strerror}.") from error

    def __len__(self) -> int:
        """How many references it holds the answers for."""
        return len(self._lines)

    def __contains__(self, place: object) -> bool:
        return place in self._lines

    def answers(self, place: int, reference: Record) -> Answers | None:
        """What was answered about the reference at that place (from 0); None where it was not asked about.

        Raises:
            StoreError: the line is damaged.
        """
        line = self._lines.get(place)
        if line is None:
            return None
        try:
            return _answers_from_data(reference, line)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            raise StoreError(
                f"The answers for reference {place + 1} in the journal {str(self.path)!r} are damaged: delete the"
                " file to begin anew."
            ) from error

    def keep(self, place: int, answers: Answers) -> None:
        """Write the answers down; when this returns they are on the disk.

        Where a source failed and no work was found, nothing is kept: the next run asks again.

        Raises:
            InputError: the disk is full, or gone.
        """
        if answers.asked.failed and answers.decision.outcome is not Outcome.ACCEPTED:
            return
        self._append({"place": place, "reference": self._names[place], **_data_from_answers(answers)})

    def close(self) -> None:
        """Close the file and let others write to it."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _append(self, data: Mapping[str, Any]) -> None:
        line = json.dumps(data, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
        try:
            while line:
                line = line[self._file.write(line) or 0 :]
            os.fsync(self._file.fileno())
        except OSError as error:
            raise InputError(f"The journal {str(self.path)!r} cannot be written: {error.strerror}.") from error

    def _begin_or_continue(self, header: Mapping[str, Any]) -> None:
        size = self._file.seek(0, os.SEEK_END)
        if size > MOST_BYTES:
            raise StoreError(f"{str(self.path)!r} is too large for the journal of a run.")
        self._file.seek(0)
        data = b"" if size == 0 else Path(self.path).read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        lines = whole.splitlines()
        if lines:
            self._check_header(lines[0], header)
            for number, line in enumerate(lines[1:], 2):
                self._read_line(number, line)
        elif data and not data.startswith(b'{"refkit-run"'[: len(data)]):
            raise self._not_a_journal()
        self._file.truncate(len(whole))  # a line that a kill cut short
        if not lines:
            self._append(header)

    def _check_header(self, line: bytes, header: Mapping[str, Any]) -> None:
        found = _object(line)
        if found is None or "refkit-run" not in found:
            raise self._not_a_journal()
        kinds = {
            "refkit-run": "in another format",
            "version": "with refkit {found} (this is {now})",
            "sources": "with other sources ({found}; now {now})",
            "references": "for {found} references (now {now})",
            "list": "for other references",
        }
        for key, how in kinds.items():
            if found.get(key) != header[key]:
                said = how.format(found=_shown(found.get(key)), now=_shown(header[key]))
                raise InputError(
                    f"The journal {str(self.path)!r} was begun {said}, so it cannot be continued. Name another file,"
                    " or delete this one to begin anew."
                )

    def _read_line(self, number: int, line: bytes) -> None:
        found = _object(line)
        place = found.get("place") if found is not None else None
        is_place = isinstance(place, int) and not isinstance(place, bool) and 0 <= place < len(self._names)
        if found is None or not isinstance(place, int) or not is_place or found.get("reference") != self._names[place]:
            raise StoreError(
                f"Line {number} of the journal {str(self.path)!r} is damaged: delete that line, and its reference is"
                " asked about again."
            )
        self._lines[place] = found

    def _not_a_journal(self) -> InputError:
        return InputError(f"{str(self.path)!r} is not the journal of a run: name a new file, or one that refkit wrote.")


def _header(names: Sequence[str], sources: Sequence[str]) -> dict[str, Any]:
    return {
        "refkit-run": FORMAT,
        "version": refkit.__version__,
        "sources": list(sources),
        "references": len(names),
        "list": hashlib.sha256(" ".join(names).encode()).hexdigest(),
    }


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)[:80]


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _data_from_answers(answers: Answers) -> dict[str, Any]:
    """The candidates, who was asked, and the accepted work where more was asked about it than the candidates tell."""
    work = answers.decision.work
    is_fuller = work is not None and work not in answers.candidates
    return {
        "candidates": [data_from_work(candidate) for candidate in answers.candidates],
        "answered": list(answers.asked.answered),
        "failed": list(answers.asked.failed),
        "absent": list(answers.asked.absent),
        **({"work": data_from_work(work)} if work is not None and is_fuller else {}),
    }


def _answers_from_data(reference: Record, data: Mapping[str, Any]) -> Answers:
    candidates = tuple(work_from_data(candidate) for candidate in data["candidates"])
    decision = decide(reference, candidates)
    if "work" in data:
        decision = _with_work(decision, data["work"])
    answered, failed, absent = (tuple(map(str, data[name])) for name in ("answered", "failed", "absent"))
    return Answers(decision, candidates, Asked(answered, failed, absent))


def _with_work(decision: Decision, data: Mapping[str, Any]) -> Decision:
    work = work_from_data(data)
    is_it = decision.work is not None and decision.work.identifier == work.identifier
    return replace(decision, work=work, nearest=work) if is_it else decision


def _lock(file: BinaryIO, path: Path) -> None:
    """One writer at a time; where the system cannot lock files, nobody is kept out."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StoreError(
            f"Another run is writing the journal {str(path)!r}: wait for it, or name another file."
        ) from error
