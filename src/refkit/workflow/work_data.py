"""A work as JSON values, for files that outlive a run, and back. Workflow."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from refkit.model.record import Record
from refkit.model.work import Work

_LONG = ("abstract", "references", "annote")  # nothing that matching or merging reads
_WORK = TypeAdapter(Work)


def data_from_work(work: Work) -> dict[str, Any]:
    """All that is known of the work but its abstract, as JSON holds it."""
    record = work.record.model_copy(update=dict.fromkeys(_LONG))
    data = {
        "source": work.source,
        "identifier": work.identifier,
        "other_titles": work.other_titles,
        "original_titles": work.original_titles,
        "container_titles": work.container_titles,
        "years": sorted(work.years),
        "corrects": work.corrects,
        "corrected_by": work.corrected_by,
        "registered_type": work.registered_type,
        "article_number": work.article_number,
        "is_abridged": work.is_abridged,
    }
    kept = {name: value for name, value in data.items() if value or name in ("source", "identifier")}
    return {"record": record.model_dump(mode="json", exclude_defaults=True), **kept}


def work_from_data(data: Mapping[str, Any]) -> Work:
    """The work that `data_from_work` wrote.

    Raises:
        ValueError: something else wrote it, or it is damaged.
    """
    record = Record.model_validate(data.get("record"))
    return _WORK.validate_python({**data, "record": record})
