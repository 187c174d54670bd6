"""Which of four cases holds when a match shows another title than the printed one. Workflow.

1 the same title; 2 the printed one is the work's original or a parallel title; 3 whoever cites translated
it; 4 nobody can tell. Nothing here changes a record: `merge` does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.fold import squash
from refkit.text.language import guess_language
from refkit.text.markup import strip_markup
from refkit.text.similarity import title_similarity
from refkit.workflow.printed_title import title_between
from refkit.workflow.title_direction import languages_of_difference, likely_language, why_translated

SAME_TITLE = 0.86  # similarity from which on two titles of one work are two printings of it
SAME_WORDS = 0.97  # the same, for titles that look to be in two languages: the guess may be wrong
SHORTEST_MAIN_TITLE = 12  # letters of a title without its subtitle that are compared alone
SURE_LANGUAGE = 0.6  # confidence from which on a guessed language decides


class TitleCase(Enum):
    """How the printed title stands to the registered ones."""

    NOT_PRINTED = 0
    SAME = 1
    ORIGINAL = 2
    TRANSLATED = 3
    UNDECIDED = 4


@dataclass(frozen=True, slots=True)
class TitleJudgement:
    """The case, with the languages it rests on (BCP 47 or None) and the reason in words.

    `own_title` is the work's original title that stands in the string, where something else was parsed from it;
    `printed_title` is what is printed as the title, where parsing did not find it and the match did.
    """

    case: TitleCase
    printed_language: str | None = None
    registered_language: str | None = None
    reason: str = ""
    own_title: str | None = None
    printed_title: str | None = None

    @property
    def is_other_language(self) -> bool:
        """Whether the two titles are known to be in two languages."""
        return None not in (both := (self.printed_language, self.registered_language)) and both[0] != both[1]

    @property
    def is_one_language(self) -> bool:
        """Whether the two titles are known to be in one language."""
        return self.printed_language is not None and self.printed_language == self.registered_language


def judge_title(
    reference: Record, work: Work, *, title_in_string: str | None = None, list_translates: bool = False
) -> TitleJudgement:
    """Tell which case holds.

    `title_in_string`: the title of the work, registered or original, that stands in the printed string word by
    word, whatever was parsed from it. `list_translates`: most matched entries of the same list are translated.
    """
    if found := title_between(reference, work):
        read = reference.replace(title=found, translated_title=None, title_language=None)
        judged = _judge_parsed(read, work, title_in_string=title_in_string, list_translates=list_translates)
        return replace(judged, printed_title=found)
    return _judge_parsed(reference, work, title_in_string=title_in_string, list_translates=list_translates)


def _judge_parsed(
    reference: Record, work: Work, *, title_in_string: str | None, list_translates: bool
) -> TitleJudgement:
    """The case of a reference whose title, as far as one is printed, stands in the record."""
    printed = strip_markup(reference.title or reference.translated_title or "")
    registered = strip_markup(work.record.title or "")
    if not registered or not (printed or title_in_string):
        return TitleJudgement(TitleCase.NOT_PRINTED, reason="no title to compare")
    ours, theirs, are_mixed = _languages(reference, work, printed, registered)
    if title_in_string and not are_mixed and (case := _case_in_string(title_in_string, printed, work, theirs)):
        return case
    if not printed:
        return TitleJudgement(TitleCase.NOT_PRINTED, reason="no title to compare")
    if known := _same_or_original(printed, registered, work, (ours, theirs), are_mixed):
        return TitleJudgement(known[0], ours, theirs, known[1])
    ours, theirs = ours or likely_language(printed), theirs or _language_beside(registered, work)
    if reason := why_translated(reference, work, (ours, theirs), list_votes=list_translates):
        return TitleJudgement(TitleCase.TRANSLATED, ours, theirs, reason)
    return TitleJudgement(TitleCase.UNDECIDED, ours, theirs, "nothing tells which title is the work's own")


def _languages(reference: Record, work: Work, printed: str, registered: str) -> tuple[str | None, str | None, bool]:
    """The languages of both titles, and whether they share words but are in two languages all the same."""
    known = reference.title_language if reference.title else reference.translated_title_language
    ours = language_of(printed, known)
    theirs = language_of(registered, None) or work.record.language
    whole = registered if ":" in printed else main_title(registered)
    told = languages_of_difference(printed, whole, theirs) if printed else None
    if told is None:
        return ours, theirs, False
    if ours is None or ours == theirs:
        ours = told[0]
    return ours, theirs or told[1], True


def _case_in_string(title: str, printed: str, work: Work, theirs: str | None) -> TitleJudgement | None:
    """The case where one of the work's own titles is found in the string as it stands."""
    if title == work.record.title:
        return TitleJudgement(TitleCase.SAME, theirs, theirs, "the registered title is printed")
    if title not in _other_titles(work):
        return None
    own = None if is_same_title(printed, title) else title
    language = language_of(strip_markup(title), None)
    return TitleJudgement(TitleCase.ORIGINAL, language, theirs, "an original title of the work is printed", own)


def _same_or_original(
    printed: str, registered: str, work: Work, languages: tuple[str | None, str | None], are_mixed: bool
) -> tuple[TitleCase, str] | None:
    ours, theirs = languages
    are_other_languages = None not in languages and ours != theirs
    if _is_registered_title(printed, registered, work, are_other_languages=are_other_languages or are_mixed):
        return TitleCase.SAME, "the printed title is the registered one"
    if any(is_same_title(printed, title) for title in _other_titles(work)):
        return TitleCase.ORIGINAL, "the printed title is an original title of the work"
    if ours is not None and ours == work.record.language != theirs:
        return TitleCase.ORIGINAL, f"the work is registered to be in {ours!r}"
    return None


def _is_registered_title(printed: str, registered: str, work: Work, *, are_other_languages: bool) -> bool:
    """Whether the printed title is the registered one, perhaps with an author's name or "Letter:" before it.

    Closely related languages share most of their words.
    """
    if are_other_languages:
        return title_similarity(printed, registered) >= SAME_WORDS
    if any(is_same_title(printed, title) for title in (registered, *_whole_titles(work))):
        return True
    one, other = squash(printed), squash(registered)
    return min(len(one), len(other)) >= SHORTEST_MAIN_TITLE and (one.endswith(other) or other.endswith(one))


def is_same_title(printed: str, registered: str) -> bool:
    """Whether two titles are two printings of one: case, markup and subtitle count for nothing."""
    ours, theirs = strip_markup(printed), strip_markup(registered)
    if title_similarity(ours, theirs) >= SAME_TITLE:
        return True
    return any(
        title_similarity(one, other) >= SAME_TITLE
        for one, other in ((ours, main_title(theirs)), (main_title(ours), theirs))
        if len(squash(one)) >= SHORTEST_MAIN_TITLE and len(squash(other)) >= SHORTEST_MAIN_TITLE
    )


def main_title(title: str) -> str:
    """A title up to its first colon."""
    return title.partition(":")[0]


def language_of(title: str, known: str | None) -> str | None:
    """The language that is known, or guessed where the guess is sure enough."""
    if known:
        return known.split("-")[0].lower()
    guess = guess_language(title)
    return guess.language if guess is not None and guess.confidence >= SURE_LANGUAGE else None


def list_translates(judgements: Iterable[TitleJudgement]) -> bool:
    """The vote of a list: at least two of its matched entries are translated, and more than are not."""
    cases = [judgement.case for judgement in judgements]
    translated = cases.count(TitleCase.TRANSLATED)
    return translated >= 2 and translated > cases.count(TitleCase.SAME) + cases.count(TitleCase.ORIGINAL)


def _whole_titles(work: Work) -> list[str]:
    """Other forms of the registered title itself: without the subtitle, in another case."""
    registered = squash(strip_markup(work.record.title or ""))
    return [title for title in work.other_titles if squash(strip_markup(title)) in registered]


def _other_titles(work: Work) -> list[str]:
    """The work's own titles that are no form of the registered one."""
    forms = _whole_titles(work)
    return [*work.original_titles, *(title for title in work.other_titles if title not in forms)]


def _language_beside(registered: str, work: Work) -> str | None:
    """The language of a registered title that is too short to tell: what is likely, or its journal's."""
    names = (language_of(name, None) for name in work.container_titles)
    return next(filter(None, names), None) or likely_language(registered, least_votes=0.0)
