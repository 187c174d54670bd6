"""Notices about a work are not the work: corrections, retractions, replies, reviews. Room: match."""

import re
from functools import lru_cache

from refkit.match.printed import Printed
from refkit.model.blocking import number_form
from refkit.model.work import Work
from refkit.text.fold import fold
from refkit.text.markup import strip_markup
from refkit.text.pages import first_page

CORRECTING = frozenset(
    "addendum clarification correction corrigendum erratum expression_of_concern partial_retraction removal"
    " retraction withdrawal err".split()
)
NOT_CITED = frozenset({"component", "journal", "journal-issue", "journal-volume", "peer-review", "grant"})

# What titles of notices begin with, by kind: a printed reference to the notice has a word of the same kind.
_KINDS = {
    "correction": "correction corrections corrigendum corrigenda erratum errata addendum correccion fe berichtigung"
    " rattelse correctif rettelse correzione korrektur corrigenda",
    "retraction": "retraction withdrawal withdrawn retractacion rückzug",
    "concern": "expression",
    "reply": "reply response authors' author's author antwort respuesta reponse svar resposta risposta rejoinder",
    "comment": "comment comments commentary kommentar comentario commentaire re letter",
    "review": "review book rezension resena recension compte-rendu besprechung",
}
_PATTERNS = {
    "correction": r"(?:author |publisher |editorial )?(?:corrections?|corrigend(?:um|a)|errat(?:um|a)|addendum)\b",
    "retraction": r"(?:retraction|withdrawal)(?: note| notice)?\b(?=[:. ]| of| to)",
    "concern": r"(?:editorial )?expression of concern\b",
    "reply": r"(?:(?:author'?s?'? )?(?:reply|response|rejoinder)(?: to| by| from|:)|in reply\b)",
    "comment": r"(?:comments? on|commentary on|re: |regarding )",
    "review": r"(?:book reviews?\b|reviews?:|reviews? of(?:: | [\"']))",
}
_SENTENCE_STARTS = {kind: re.compile(rf"(?:^|[.?!:\"'(]\s{{0,3}}){pattern}") for kind, pattern in _PATTERNS.items()}
_ENDS = {kind: re.compile(rf"{pattern}\W{{0,8}}$") for kind, pattern in _PATTERNS.items()}
_STARTS = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
_SUPPLEMENT_PAGE = re.compile(r"s\d")
_SUPPLEMENT = re.compile(r"\bsup{1,2}l?\b|\bsupplement|\babstracts?\b|\bs\d+|\bbeih(?:eft)?\b")
_WORDS = {kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, words.split()))})\b") for kind, words in _KINDS.items()}


@lru_cache(maxsize=4096)
def kind_of_title(title: str) -> str | None:
    """Which kind of notice a title says its work is; None where it says nothing of that sort."""
    start = fold(strip_markup(title))[:60]
    return next((kind for kind, pattern in _STARTS.items() if pattern.match(start)), None)


def kind_of_notice(work: Work) -> str | None:
    """Which kind of notice a work is, None where it is a work of its own."""
    if any(kind in CORRECTING for kind, _ in work.corrects):
        return "retraction" if any("retraction" in kind for kind, _ in work.corrects) else "correction"
    return kind_of_title(work.record.title or "")


def is_only_a_notice(printed: Printed, work: Work) -> bool:
    """Whether a candidate is a notice, and nothing in the string says that a notice is meant."""
    kind = kind_of_notice(work)
    if work.registered_type in NOT_CITED:
        return True
    return kind is not None and not _WORDS[kind].search(printed.masked)


def is_other_contribution(printed: Printed, work: Work) -> bool:
    """Whether a candidate stands in a supplement, where abstracts of meetings do, and the string prints other pages.

    An abstract has the title and the authors of the article that comes of it, mostly in the same journal.
    """
    page = number_form(first_page(work.record.page or "") or work.record.page or "")
    is_supplement = bool(_SUPPLEMENT_PAGE.match(page)) or "sup" in (work.record.issue or "").lower()
    if not is_supplement or _SUPPLEMENT.search(printed.masked):
        return False
    numbers = {number.form for number in printed.numbers}
    pages = [number for number in printed.numbers if number.first and not number.is_year]
    return bool(pages) and not {page, page.lstrip("abcdefghijklmnopqrstuvwxyz")} & numbers


def names_a_notice(printed: Printed, title_start: int | None) -> str | None:
    """The kind of notice that stands right before the place of a title: "Erratum: …", "Reply to …"."""
    if title_start is None:
        return None
    before = printed.masked[max(0, title_start - 40) : title_start]
    around = before + printed.masked[title_start : title_start + 30]
    for kind in ("correction", "retraction", "concern", "reply"):
        if _SENTENCE_STARTS[kind].search(around) or _ENDS[kind].search(before):
            return kind
    return None
