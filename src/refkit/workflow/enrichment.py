"""What `enrich` answers for each reference. Workflow."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, overload

from refkit.match import Decision, Evidence
from refkit.model.display import counted, short_repr
from refkit.model.html import Displayed
from refkit.model.record import Record
from refkit.model.references import References
from refkit.model.verdict import Finding, Verdict
from refkit.model.work import Work
from refkit.workflow.diff import Differences, difference
from refkit.workflow.displays.enrichments import enrichment_as_html, enrichments_as_html


@dataclass(frozen=True, slots=True)
class Proposal:
    """A registered value that was not taken: the field, its value as a record holds it, and why it was not."""

    field: str
    value: Any
    reason: str


@dataclass(frozen=True, slots=True)
class Enrichment(Displayed):
    """One reference and what became of it.

    `reference` is the record as it was, `record` with what the accepted work adds; they are the same where
    nothing was accepted. `candidates` are all works that the sources gave. `reason` says the verdict in words,
    `failures` which sources did not answer, and why; `asked` those that did, by name. `proposed` are registered
    values that `record` does not have because another one is printed or the policy leaves the field alone.
    """

    reference: Record
    record: Record
    verdict: Verdict
    reason: str
    decision: Decision
    findings: tuple[Finding, ...] = ()
    candidates: tuple[Work, ...] = ()
    failures: tuple[str, ...] = ()
    proposed: tuple[Proposal, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def doi(self) -> str | None:
        """The DOI of the accepted work; never an uncertain one."""
        return (self.decision.work.identifier or None) if self.decision.work is not None else None

    @property
    def score(self) -> float:
        """How sure the decision is, 0–1."""
        return self.decision.score

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Field by field, how the nearest candidate stands to the printed string."""
        return self.decision.evidence

    def __repr__(self) -> str:
        return short_repr("Enrichment", self.reference, str(self.verdict), self.doi or "")

    def _repr_html_(self) -> str:
        return enrichment_as_html(self, difference(self.reference, self.record))


class Enrichments(Sequence[Enrichment], Displayed):
    """An immutable sequence of enrichments, one for each reference and in the same order."""

    __slots__ = ("_items", "_source")

    def __init__(self, items: Iterable[Enrichment] = (), source: References | None = None) -> None:
        self._items = tuple(items)
        self._source = source

    @overload
    def __getitem__(self, index: int) -> Enrichment: ...
    @overload
    def __getitem__(self, index: slice) -> "Enrichments": ...
    def __getitem__(self, index: int | slice) -> "Enrichment | Enrichments":
        if isinstance(index, slice):
            return Enrichments(self._items[index], self._source)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Enrichments) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # records hold dicts

    def __repr__(self) -> str:
        return f"<Enrichments: {counted(len(self), 'reference')}{self._verdicts}>"

    @property
    def _verdicts(self) -> str:
        counts = Counter(item.verdict.value for item in self._items)
        return "".join(f", {number} {verdict}" for verdict, number in counts.items())

    @property
    def records(self) -> References:
        """The enriched records, one for each reference and in the same order, with problems and lists kept."""
        records = (item.record for item in self._items)
        if self._source is None:
            return References(records)
        return References(
            records, problems=self._source.problems, lists=self._source.lists, document=self._source.document
        )

    @property
    def failed(self) -> tuple[Enrichment, ...]:
        """Those that were not checked because a source did not answer."""
        return tuple(item for item in self._items if item.failures and item.verdict is Verdict.NOT_ASKED)

    @property
    def changes(self) -> Differences:
        """What enriching changed in each record, field by field: printed before, registered after."""
        return Differences(difference(item.reference, item.record) for item in self._items)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One flat dict a reference, for `pandas.DataFrame`: id, verdict, doi, score, reason, findings, messages."""
        return [
            {
                "id": item.reference.id,
                "verdict": str(item.verdict),
                "doi": item.doi,
                "score": round(item.score, 3),
                "reason": item.reason,
                "findings": "; ".join(finding.code for finding in item.findings),
                "messages": " ".join(finding.message for finding in item.findings),
            }
            for item in self._items
        ]

    def _repr_html_(self) -> str:
        return enrichments_as_html(self._items, self.changes, self._verdicts)
