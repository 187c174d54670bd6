"""What a person decided about references, remembered from run to run. Workflow."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from refkit.errors import FormatError, UnreadableInput
from refkit.model.identifiers import normalise_doi
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.workflow.files import write_file
from refkit.workflow.fingerprint import fingerprint
from refkit.workflow.work_data import data_from_work, work_from_data

FORMAT = 1  # of the file
LONGEST_QUOTED = 2  # characters that are only quotes


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person decided about one reference.

    `chosen` is the label of the work it means (a DOI, or "PMID 123" where the work has none), `work` what is known of
    that work, `never` the labels of works it does not mean. `no_doi` says that the work has no DOI, so that
    nobody need be asked. `reference` is the reference as printed, for whoever reads the file.
    """

    chosen: str | None = None
    never: frozenset[str] = frozenset()
    no_doi: bool = False
    work: Work | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was decided, by the references' fingerprints. `updated` gives new ones; nothing changes in place."""

    by_reference: Mapping[str, ByHand] = field(default_factory=lambda: MappingProxyType({}))

    def about(self, record: Record) -> ByHand | None:
        """What was decided about a reference, None where nothing was."""
        return self.by_reference.get(fingerprint(record)) if self.by_reference else None

    def updated(self, more: "Decisions") -> "Decisions":
        """These and `more`; what is decided anew replaces what was, but "never" is added to."""
        together = dict(self.by_reference)
        for name, new in more.by_reference.items():
            together[name] = _joined(together.get(name), new)
        return Decisions(MappingProxyType(together))

    def __len__(self) -> int:
        return len(self.by_reference)

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_reference)

    def save(self, path: str | Path) -> None:
        """Write them as JSON, whole or not at all, sorted, one decision a line: it goes well into version control.

        Raises:
            InputError: the file cannot be written.
        """
        lines = (
            f"{json.dumps(name)}: {json.dumps(_data(decision), ensure_ascii=False)}"
            for name, decision in sorted(self.by_reference.items())
        )
        text = f'{{"refkit-decisions": {FORMAT}, "decisions": {{\n' + ",\n".join(lines) + "\n}}\n"
        write_file(Path(path), text.encode("utf-8", "replace"))

    @classmethod
    def load(cls, path: str | Path) -> "Decisions":
        """What `save` wrote.

        Raises:
            UnreadableInput: there is no such file, or it may not be read.
            FormatError: it holds something else.
        """
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise UnreadableInput.because(path, error) from error
        try:
            found = json.loads(data)
            if found["refkit-decisions"] != FORMAT:
                raise ValueError("it is in another format")
            return cls(MappingProxyType({str(name): _by_hand(one) for name, one in found["decisions"].items()}))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise FormatError(f"{str(path)!r} is no file of decisions that refkit wrote: {_short(error)}") from error


def _joined(old: ByHand | None, new: ByHand) -> ByHand:
    never = new.never | (old.never if old is not None else frozenset())
    if new.chosen is not None or new.no_doi or old is None:
        return ByHand(new.chosen, never - {new.chosen or ""}, new.no_doi, new.work, new.reference)
    keeps_chosen = old.chosen is not None and old.chosen not in new.never
    return ByHand(
        old.chosen if keeps_chosen else None, never, old.no_doi, old.work if keeps_chosen else None, new.reference
    )


def _data(decision: ByHand) -> dict[str, Any]:
    return {
        **({"doi": decision.chosen} if decision.chosen else {}),
        **({"no-doi": True} if decision.no_doi else {}),
        **({"never": sorted(decision.never)} if decision.never else {}),
        "reference": decision.reference,
        **({"work": data_from_work(decision.work)} if decision.work is not None else {}),
    }


def _by_hand(data: Mapping[str, Any]) -> ByHand:
    work = work_from_data(data["work"]) if data.get("work") else None
    chosen = data.get("doi")
    never = frozenset(map(label_of, data.get("never") or ()))
    return ByHand(
        label_of(chosen) if chosen else None, never, data.get("no-doi") is True, work, str(data.get("reference", ""))
    )


def label_of(written: str) -> str:
    """A work's label as somebody wrote it: a DOI in any of its forms, "PMID 123", "ISBN 978…", or a title in quotes.

    Raises:
        ValueError: it is none of these.
    """
    if len(written) > LONGEST_QUOTED and written.startswith("“") and written.endswith("”"):
        return written
    kind, _, number = " ".join(written.replace(":", " ").split()).partition(" ")
    if kind.upper() in ("PMID", "ISBN") and number.replace("-", "").rstrip("Xx").isdigit():
        return f"{kind.upper()} {number}"
    return normalise_doi(written)


def _short(error: Exception) -> str:
    return f"{error}".splitlines()[0][:200] if f"{error}" else type(error).__name__
