"""What `check` answers: one checked reference for each record, and what is wrong with the whole. Workflow."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, overload

from refkit.match import Decision, Evidence
from refkit.model.display import counted, short_repr
from refkit.model.finding_codes import Level, level_of
from refkit.model.html import Displayed
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.model.verdict import Finding, Verdict
from refkit.model.work import Work
from refkit.workflow.displays.reports import checked_as_fragment, report_as_fragment
from refkit.workflow.enrichment import Enrichment


@dataclass(frozen=True, slots=True)
class CheckedReference(Displayed):
    """One reference with its verdict and findings; the two say different things and never stand for each other.

    `line` (from 1) is where the reference stands in its text or file, None where that is not known. `is_known`
    says that a baseline accepts the verdict.
    """

    enrichment: Enrichment
    verdict: Verdict
    reason: str
    findings: tuple[Finding, ...] = ()
    line: int | None = None
    is_known: bool = False

    @property
    def record(self) -> Record:
        """The record as it was given; `enrichment.record` has what the accepted work adds."""
        return self.enrichment.reference

    @property
    def decision(self) -> Decision:
        """What matching answered."""
        return self.enrichment.decision

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Field by field how the nearest work stands to the reference: printed, found, verdict, weight."""
        return self.enrichment.evidence

    @property
    def candidates(self) -> tuple[Work, ...]:
        """All works that the sources gave."""
        return self.enrichment.candidates

    @property
    def doi(self) -> str | None:
        """The DOI of the accepted work; never an uncertain one."""
        return self.enrichment.doi

    @property
    def score(self) -> float:
        """How sure the decision is, 0–1."""
        return self.enrichment.score

    @property
    def failures(self) -> tuple[str, ...]:
        """Which sources did not answer, and why."""
        return self.enrichment.failures

    @property
    def codes(self) -> frozenset[str]:
        """The verdict, unless a baseline accepts it, and the codes of the findings: what `--fail-on` looks for."""
        verdict = () if self.is_known else (str(self.verdict),)
        return frozenset((*verdict, *(finding.code for finding in self.findings)))

    def to_dict(self) -> dict[str, Any]:
        """As JSON values: id, line, printed string, verdict, reason, DOI, score, findings and evidence."""
        origin = self.record.origin
        return {
            "id": self.record.id,
            "line": self.line,
            "label": origin.label if origin is not None else None,
            "reference": origin.text if origin is not None else None,
            "verdict": str(self.verdict),
            "reason": self.reason,
            "doi": self.doi,
            "score": round(self.score, 3),
            "findings": [finding_data(finding) for finding in self.findings],
            "evidence": [{**asdict(item), "verdict": str(item.verdict)} for item in self.evidence],
            "candidates": [work.identifier for work in self.candidates[:5]],
            "failures": list(self.failures),
        }

    def __repr__(self) -> str:
        codes = ", ".join(finding.code for finding in self.findings)
        return short_repr("CheckedReference", self.record, str(self.verdict), codes)

    def _repr_html_(self) -> str:
        return checked_as_fragment(self)


class Report(Sequence[CheckedReference], Displayed):
    """An immutable sequence of checked references, one for each record and in the same order.

    `findings` are about the text or list as a whole (a citation without an entry), `problems` what could not
    be read or compared.
    """

    __slots__ = ("_items", "findings", "problems")

    _items: tuple[CheckedReference, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]

    def __init__(
        self,
        items: Iterable[CheckedReference] = (),
        *,
        findings: Iterable[Finding] = (),
        problems: Iterable[Problem] = (),
    ) -> None:
        object.__setattr__(self, "_items", tuple(items))
        object.__setattr__(self, "findings", tuple(findings))
        object.__setattr__(self, "problems", tuple(problems))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"A report never changes; check again instead of setting {name!r}.")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (self._items, self.findings, self.problems)

    @overload
    def __getitem__(self, index: int) -> CheckedReference: ...
    @overload
    def __getitem__(self, index: slice) -> "Report": ...
    def __getitem__(self, index: int | slice) -> "CheckedReference | Report":
        if isinstance(index, slice):
            return Report(self._items[index], findings=self.findings, problems=self.problems)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return (self._items, self.findings, self.problems) == (other._items, other.findings, other.problems)

    __hash__ = None  # type: ignore[assignment]  # records hold dicts

    def __repr__(self) -> str:
        return f"<Report: {self.summary}>"

    def _repr_html_(self) -> str:
        return report_as_fragment(self)

    @property
    def codes(self) -> frozenset[str]:
        """Every verdict and every finding's code that the report holds."""
        return frozenset(code for one in self for code in one.codes) | {finding.code for finding in self.findings}

    @property
    def failed(self) -> tuple[CheckedReference, ...]:
        """The references about which a source could not be asked."""
        return tuple(one for one in self if one.verdict is Verdict.NOT_ASKED and one.failures)

    @property
    def counts(self) -> dict[str, int]:
        """How often each verdict and each finding comes; those that never come are left out."""
        verdicts = Counter(str(one.verdict) for one in self)
        findings = Counter(finding.code for finding in self.all_findings())
        return {**{str(verdict): verdicts[str(verdict)] for verdict in Verdict if verdicts[str(verdict)]}, **findings}

    @property
    def summary(self) -> str:
        """One line: how many references, with which verdicts and findings."""
        counts = ", ".join(f"{count} {code}" for code, count in self.counts.items())
        return f"{counted(len(self), 'reference')}{f': {counts}' if counts else ''}"

    def all_findings(self) -> Iterator[Finding]:
        """The findings of every reference, then those about the whole."""
        for one in self:
            yield from one.findings
        yield from self.findings

    def to_dicts(self) -> list[dict[str, Any]]:
        """One flat dict a reference, for `pandas.DataFrame`: id, line, verdict, reason, doi, score, codes, messages."""
        return [
            {
                "id": one.record.id,
                "line": one.line,
                "verdict": str(one.verdict),
                "reason": one.reason,
                "doi": one.doi,
                "score": round(one.score, 3),
                "findings": "; ".join(finding.code for finding in one.findings),
                "messages": " ".join(finding.message for finding in one.findings),
            }
            for one in self
        ]


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON values, with its level."""
    return {"code": finding.code, "level": str(level_of(finding.code)), **asdict(finding)}


def worst_level(findings: Iterable[Finding]) -> Level | None:
    """The highest level among findings, None where there is none."""
    levels = {level_of(finding.code) for finding in findings}
    return next((level for level in Level if level in levels), None)


def _rebuild(
    items: tuple[CheckedReference, ...], findings: tuple[Finding, ...], problems: tuple[Problem, ...]
) -> Report:
    return Report(items, findings=findings, problems=problems)
