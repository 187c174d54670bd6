"""Decisions as verdicts and findings (DESIGN.md, section 3). Workflow. Nothing is ever called fake."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refkit.match import Agreement, Decision, Evidence, Outcome
from refkit.model.identifiers import find_identifiers
from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.model.verdict import Finding, Verdict
from refkit.model.work import Work
from refkit.text.fold import fold
from refkit.workflow.title_cases import TitleCase, TitleJudgement

# Works of these types are rarely registered anywhere that refkit asks.
NOT_REGISTERED = frozenset(
    "bill broadcast hearing interview legal_case legislation manuscript motion_picture patent performance"
    " personal_communication post post-weblog regulation report software song speech treaty webpage"
    " article-magazine article-newspaper entry-dictionary entry-encyclopedia thesis".split()
)
AUTHORS_OF_ARTICLE = 2  # people that sign articles; a page on the web has an organisation or one writer
# "vol. 3", "pp. 12", "7(9):8199", "12:33-41": whoever prints such numbers says that somebody published it.
_PRINTED_PLACE = re.compile(
    r"\b(?:vol(?:ume|\.)?|bd\.?|pp?\.|sid\.|s\.)\s?\d{1,5}\b"
    r"|(?<![\d:/.])\d{1,4}\s?\(\d{1,4}(?:[-–]\d{1,4})?\)\s?[:,]\s?[es]?\d{1,6}"
    r"|(?<![\d:/.])\d{1,4}\s?:\s?[es]?\d{1,6}\s?[-–]\s?[es]?\d{1,6}",
    re.IGNORECASE,
)
# Words of journals' names; a web site may stand in `container_title` too.
_JOURNAL = re.compile(
    r"\b(?:j|jrnl|journal|reviews?|rev|annals|ann|archives|arch|acta|bulletin|bull|proceedings|proc|transactions|trans"
    r"|letters|lett|int|tidskrift|tidsskrift|zeitschrift|revista|revue|rivista|lancet|bmc|plos|frontiers)\b"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
LONGEST_STRING = 3_000  # characters of a printed reference that are looked at
NEAR = 0.3  # score from which on a candidate that was not accepted is worth showing
_BOOKS = ("book", "chapter")
_FIELD_OF = {"year": "issued", "first_page": "page", "last_page": "page"}
_NAME_OF = {"issued": "year", "author": "first author", "page": "page", "type": "kind of work"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked about a reference, by name, and who did not answer, with the reason.

    `absent` are printed DOIs that nobody registered, as doi.org says.
    """

    answered: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def verdict_on(reference: Record, decision: Decision, findings: Sequence[Finding], asked: Asked) -> tuple[Verdict, str]:
    """The verdict, and in words why."""
    if decision.work is not None:
        differs = any(finding.code in ("field-differs", "doi-of-other-work") for finding in findings)
        return (Verdict.DIFFERS if differs else Verdict.CONFIRMED), decision.reason
    if decision.outcome is Outcome.TIE or _is_near(decision) or any(f.code == "doi-of-other-work" for f in findings):
        return Verdict.UNCERTAIN, decision.reason
    if is_not_expected(reference):
        return (
            Verdict.NOT_EXPECTED,
            f"A {_kind(reference)} without DOI, volume or pages is rarely registered. {decision.reason}",
        )
    if not asked.answered:
        return Verdict.NOT_ASKED, f"Not checked: {'; '.join(asked.failed) or 'no source was asked'}."
    silent = f"; {'; '.join(asked.failed)}" if asked.failed else ""
    seldom = " Many books have no DOI and are registered nowhere." if reference.type in _BOOKS else ""
    return Verdict.NOT_FOUND, f"Not found in {', '.join(asked.answered)}{silent}.{seldom} {decision.reason}"


def findings_on(
    reference: Record,
    decision: Decision,
    judgement: TitleJudgement | None,
    candidates: Sequence[Work],
    asked: Asked = Asked(),
) -> tuple[Finding, ...]:
    """What is worth knowing about a reference, each with a stable code."""
    return (
        *(Finding("doi-does-not-exist", f"Nobody has registered the printed DOI {doi}", "doi") for doi in asked.absent),
        *_of_doi(reference, decision, candidates),
        *_of_fields(decision),
        *_of_title(reference, decision, judgement),
    )


def is_not_expected(reference: Record) -> bool:
    """Whether no registry can be expected to know it: a web page, a law, a trial, an in-house report, a thesis.

    A volume, a page or a DOI, as a field or anywhere in the string, says that somebody published it. Several
    people who sign, or a journal, make an article of what has only an address.
    """
    if reference.volume or reference.page or reference.doi or reference.isbn or _prints_a_place(reference):
        return False
    if reference.type in NOT_REGISTERED and reference.type != "webpage":
        return True
    is_visited = reference.type == "book" and reference.url is not None and reference.accessed is not None
    if reference.type not in ("document", "article", "webpage") and not is_visited:
        return False
    people = sum(name.family is not None and name.given is not None for name in reference.author)
    is_signed = people >= AUTHORS_OF_ARTICLE or reference.author_open
    if is_signed or reference.issue or _JOURNAL.search(fold(reference.container_title or "")):
        return False
    is_page = reference.url is not None and not reference.container_title
    if is_visited:  # a page whose short title was read as a publisher
        return people == 0
    return is_page or reference.type == "webpage" or reference.registry_number is not None


def _prints_a_place(reference: Record) -> bool:
    printed = _ADDRESS.sub(" ", printed_text(reference)[:LONGEST_STRING])
    has_doi = any(found.kind == "doi" for found in find_identifiers(printed_text(reference)[:LONGEST_STRING]))
    return has_doi or _PRINTED_PLACE.search(printed) is not None


def _is_near(decision: Decision) -> bool:
    """Whether the nearest work may well be meant: its title stands in the string, or most numbers agree."""
    agreeing = {item.field for item in decision.evidence if item.verdict is Agreement.AGREE}
    return decision.score >= NEAR and ("title" in agreeing or len(agreeing) >= 4)


def _kind(reference: Record) -> str:
    if reference.registry_number is not None:
        return "registry entry"
    return "web page" if reference.type in ("document", "webpage", "article") else reference.type.replace("_", " ")


def _of_doi(reference: Record, decision: Decision, candidates: Sequence[Work]) -> Iterator[Finding]:
    """A printed DOI that leads to a work of which the rest of the string says nothing."""
    printed = {found.value for found in find_identifiers(printed_text(reference)) if found.kind == "doi"}
    if decision.work is not None and decision.work.identifier in printed:
        return
    if decision.work is not None and printed and not any(work.identifier in printed for work in candidates):
        dois = ", ".join(sorted(printed))
        message = f"The DOI differs: printed {dois}, not in what was asked; registered {decision.work.identifier}"
        yield Finding("field-differs", message, "doi")
    for work in candidates:
        if work.identifier in printed and not _is_near_in_title(decision, work):
            title = work.record.title or "a work without a title"
            yield Finding(
                "doi-of-other-work", f"The printed DOI {work.identifier} belongs to another work: {title}", "doi"
            )


def _is_near_in_title(decision: Decision, work: Work) -> bool:
    """Whether the work is the nearest and has the printed title: its DOI is right, whatever else spoke against it."""
    agrees = any(item.field == "title" and item.verdict is Agreement.AGREE for item in decision.evidence)
    return decision.nearest is not None and decision.nearest.identifier == work.identifier and agrees


def _of_fields(decision: Decision) -> Iterator[Finding]:
    if decision.work is None:
        return
    for item in decision.evidence:
        is_told = item.printed is not None and item.printed != item.found and item.field not in ("type", "doi")
        if item.verdict is Agreement.DIFFER and is_told:
            field = _FIELD_OF.get(item.field, item.field)
            yield Finding("field-differs", _differs(field, item), field)


def _differs(field: str, item: Evidence) -> str:
    return f"The {_NAME_OF.get(field, field)} differs: printed {item.printed}, registered {item.found}"


def _of_title(reference: Record, decision: Decision, judgement: TitleJudgement | None) -> Iterator[Finding]:
    if decision.work is None or judgement is None:
        return
    registered = decision.work.record.title or ""
    if judgement.case is not TitleCase.SAME and (judgement.case is TitleCase.TRANSLATED or judgement.is_other_language):
        yield Finding("title-translated", f"The work is registered as “{registered}”: {judgement.reason}", "title")
    elif judgement.case is TitleCase.UNDECIDED and _title_is_absent(decision) and judgement.is_one_language:
        yield Finding(
            "field-differs", f"The title differs: printed {reference.title}, registered {registered}", "title"
        )


def _title_is_absent(decision: Decision) -> bool:
    return all(item.verdict is not Agreement.AGREE for item in decision.evidence if item.field == "title")
