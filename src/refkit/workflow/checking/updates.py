"""Retractions, corrections and expressions of concern, from both ends of the link. Workflow."""

from collections.abc import Iterable, Iterator

from refkit.model.verdict import Finding
from refkit.model.work import Work
from refkit.text.fold import fold

_RETRACTED = ("retraction", "withdrawal", "removal", "partial_retraction")
_CONCERN = ("expression_of_concern",)
_UNHARMED = ("new_edition", "new_version", "clarification", "interim")  # the work itself stands
# Publishers write it before the title of the work itself; the notices' own titles are another thing.
_MARKED = ("retracted:", "retracted article", "[retracted]", "withdrawn:", "retracted -", "removed:")
_WORDS = {
    "retracted": "The work was retracted",
    "corrected": "A correction of the work was published",
    "expression-of-concern": "An expression of concern about the work was published",
}


def find_updates(work: Work, others: Iterable[Work]) -> Iterator[Finding]:
    """What was published later about a work: `updated-by` of its own record, `update-to` of the notices.

    `others` are further works that a source gave, among which its notices may be. Each code comes once.
    """
    links = list(work.corrected_by)
    links += [
        (kind, other.identifier)
        for other in others
        for kind, corrected in other.corrects
        if corrected == work.identifier and other.identifier != work.identifier
    ]
    by_code: dict[str, dict[str, None]] = {}
    for kind, notice in links:
        if (code := code_of_update(kind)) is not None:
            by_code.setdefault(code, {})[notice] = None
    if "retracted" not in by_code and _is_marked_retracted(work):
        by_code["retracted"] = {}
    for code, notices in by_code.items():
        where = f": see {', '.join(list(notices)[:3])}" if notices else ", as its registered title says"
        yield Finding(code, f"{_WORDS[code]}{where}.", "doi", printed=work.identifier, found=next(iter(notices), None))


def code_of_update(kind: str) -> str | None:
    """The finding that one kind of update makes; None for those after which the work stands as it was.

    >>> code_of_update("erratum"), code_of_update("retraction"), code_of_update("new_edition")
    ('corrected', 'retracted', None)
    """
    kind = kind.lower().replace("-", "_").replace(" ", "_")
    if kind in _RETRACTED:
        return "retracted"
    if kind in _CONCERN:
        return "expression-of-concern"
    return None if not kind or kind in _UNHARMED else "corrected"


def _is_marked_retracted(work: Work) -> bool:
    title = fold(work.record.title or "")[:80]
    return title.startswith(_MARKED) and not work.corrects
