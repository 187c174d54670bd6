"""How titles and journal names are written: in sentence case, in full or abbreviated. Workflow."""

from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.sentence_case import sentence_case
from refkit.workflow.merge_policy import MergePolicy

_PRINTED = Provenance(kind=ProvenanceKind.PRINTED)


def with_wording(record: Record, policy: MergePolicy, work: Work | None = None) -> Record:
    """The record as the policy writes titles and journal names; each is one step to undo.

    `work` is the accepted work: its registered short title serves where the list of abbreviations has none.
    """
    return _journal(_title(record, policy), policy, work)


def _title(record: Record, policy: MergePolicy) -> Record:
    if policy.title_case != "sentence" or not record.title or not policy.may_change("title"):
        return record
    printed = record.origin.text if record.origin is not None and record.origin.text else ""
    title = sentence_case(record.title, like=printed if record.translated_title is None else "")
    witness = record.provenance.get("title", _PRINTED)
    return record.amend("title in sentence case", witness, title=title)


def _journal(record: Record, policy: MergePolicy, work: Work | None) -> Record:
    name = record.container_title
    is_untouched = policy.journals == "as-registered" and policy.abbreviations is None
    if name is None or is_untouched or not policy.may_change("container_title"):
        return record
    names = policy.abbreviations
    registered = work.record if work is not None else None
    short = (names.short(name) if names is not None else None) or record.container_title_short
    short = short or (registered.container_title_short if registered is not None else None)
    full = names.full(name) if names is not None else None
    changes: dict[str, str] = {"container_title_short": short} if short else {}
    if policy.journals == "abbreviated" and short:
        changes["container_title"] = short
    elif policy.journals == "full" and full:
        changes |= {"container_title": full, "container_title_short": short or name}
    source = names.source if names is not None else registered.source if registered is not None else None
    witness = Provenance(kind=ProvenanceKind.PROVIDER, source=source)
    return record.amend("journal name from a list", witness, **changes)
