"""What a match changes in a record: what is filled, what is replaced, what stays as printed. Workflow.

What is printed is never lost: each merge is one step that `record.undo()` takes back whole.
"""

from typing import Any

from refkit.model.blocking import number_form
from refkit.model.provenance import Provenance, ProvenanceKind
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.fold import squash
from refkit.text.markup import strip_markup
from refkit.text.pages import first_page
from refkit.workflow.author_names import merge_authors
from refkit.workflow.merge_policy import MergePolicy
from refkit.workflow.title_cases import TitleCase, TitleJudgement, is_same_title
from refkit.workflow.title_direction import container_is_translated, is_same_container

# Filled where nothing is printed. Titles, authors, type and pages have rules of their own below.
FILLED = (
    "issued", "container_title", "container_title_short", "volume", "issue", "page", "doi", "pmid", "pmcid", "issn",
    "isbn", "publisher", "publisher_place", "event_title", "edition", "editor", "translator",
)  # fmt: skip
ALL_FIELDS = MergePolicy()
_BOOK_FIELDS = frozenset({"publisher", "publisher_place", "isbn"})


def merge_match(
    reference: Record, work: Work, judgement: TitleJudgement, confidence: float, policy: MergePolicy = ALL_FIELDS
) -> Record:
    """The record with what the accepted work adds; every new value has the provider as its witness.

    `confidence` (0–1) is the decision's score. The four cases of titles are those of `title_cases`. What the policy
    does not allow stays as it was.
    """
    changes = policy.allowed(match_changes(reference, work, judgement), reference)
    witness = Provenance(kind=ProvenanceKind.PROVIDER, source=work.source, confidence=confidence)
    return reference.amend(f"matched with {work.label} of {work.source}", witness, **changes)


def match_changes(reference: Record, work: Work, judgement: TitleJudgement) -> dict[str, Any]:
    """The fields that the work fills or replaces, with their new values."""
    return {
        **_filled(reference, work.record),
        **_authors(reference, work.record),
        **_pages(reference, work.record),
        **_titles(reference, work, judgement),
        **_containers(reference, work, judgement),
    }


def _filled(reference: Record, registered: Record) -> dict[str, Any]:
    """What is empty and registered. A journal's publisher and a book chapter's ISSN are no part of a reference."""
    is_journal = registered.type == "article-journal"
    changes = {
        field: getattr(registered, field)
        for field in FILLED
        if registered.is_present(field)
        and not reference.is_present(field)
        and not (is_journal and field in _BOOK_FIELDS)
    }
    if not reference.is_present("type") and registered.is_present("type"):
        changes["type"] = registered.type
    return changes


def _authors(reference: Record, registered: Record) -> dict[str, Any]:
    """All authors where none is printed or the printed list is open; else the fuller names of the same people."""
    if not registered.author:
        return {}
    if not reference.author and not reference.editor:
        return {"author": registered.author, "author_open": False}
    merged = merge_authors(reference.author, registered.author, is_open=reference.author_open)
    return {} if merged is None else {"author": merged, "author_open": False}


def _pages(reference: Record, registered: Record) -> dict[str, Any]:
    """The whole range where only its first page is printed."""
    printed, whole = reference.page or "", registered.page or ""
    begins_so = first_page(whole) is not None and number_form(first_page(whole) or "") == number_form(printed)
    return {"page": whole} if printed and begins_so and len(whole) > len(printed) else {}


def _titles(reference: Record, work: Work, judgement: TitleJudgement) -> dict[str, Any]:
    registered = work.record.title
    if registered is None:
        return {}
    if judgement.case is TitleCase.NOT_PRINTED:
        return {"title": registered}
    if judgement.case is TitleCase.SAME:
        return _same_title(reference, registered)
    if judgement.case is TitleCase.ORIGINAL:
        return _original_title(reference, work, judgement)
    if judgement.case is TitleCase.TRANSLATED:
        return {
            "title": registered,
            "title_language": judgement.registered_language,
            "translated_title": judgement.printed_title or reference.title or reference.translated_title,
            "translated_title_origin": "citation",
            "translated_title_language": judgement.printed_language,
        }
    return {"title": judgement.printed_title} if judgement.printed_title else {}


def _same_title(reference: Record, registered: str) -> dict[str, Any]:
    """The printed title stays; one printed without its subtitle gets it, and one that was parsed wrongly goes."""
    if reference.title is None and reference.translated_title is not None:
        return {}  # printed in brackets as a translation, which is what the registry has
    printed, whole = squash(strip_markup(reference.title or "")), squash(strip_markup(registered))
    is_cut_short = len(whole) > len(printed) and whole.startswith(printed)
    return {"title": registered} if is_cut_short or not is_same_title(reference.title or "", registered) else {}


def _original_title(reference: Record, work: Work, judgement: TitleJudgement) -> dict[str, Any]:
    """The author's own title is the title; what the registry has beside it is a translation."""
    own = judgement.own_title or judgement.printed_title or reference.title or reference.translated_title
    is_parallel = own is not None and any(squash(own) == squash(strip_markup(title)) for title in work.other_titles)
    return {
        "title": own,
        "title_language": judgement.printed_language,
        "translated_title": work.record.title,
        "translated_title_origin": "work" if is_parallel else "index",
        "translated_title_language": judgement.registered_language,
    }


def _containers(reference: Record, work: Work, judgement: TitleJudgement) -> dict[str, Any]:
    """The registered name in full, the printed abbreviation beside it; a translated name is kept as such."""
    printed, registered = reference.container_title, work.record.container_title
    if printed is None or registered is None or printed == registered:
        return {}
    if judgement.printed_title and squash(printed).startswith(squash(judgement.printed_title)):
        return {"container_title": registered}  # parsed with the title before it
    if container_is_translated(reference, work):
        is_translation = judgement.case is TitleCase.TRANSLATED
        return {"container_title": registered, "translated_container_title": printed} if is_translation else {}
    if len(squash(printed)) < len(squash(registered)) and is_same_container(printed, registered):
        return {"container_title": registered, "container_title_short": printed}
    return {}
