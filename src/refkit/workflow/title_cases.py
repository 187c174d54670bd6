"""Which of four cases holds when a match shows another title than the printed one. Workflow.

1 the same title; 2 the printed one is the work's original or a parallel title; 3 whoever cites translated
it; 4 nobody can tell. Nothing here changes a record: `merge` does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.fold import squash
from refkit.text.language import guess_language, language_votes
from refkit.text.markup import strip_markup
from refkit.text.similarity import is_abbreviation_of, title_similarity

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
    """The case, with the languages it rests on (BCP 47 or None) and the reason in words."""

    case: TitleCase
    printed_language: str | None = None
    registered_language: str | None = None
    reason: str = ""

    @property
    def is_other_language(self) -> bool:
        """Whether the two titles are known to be in two languages."""
        return None not in (both := (self.printed_language, self.registered_language)) and both[0] != both[1]

    @property
    def is_one_language(self) -> bool:
        """Whether the two titles are known to be in one language."""
        return self.printed_language is not None and self.printed_language == self.registered_language


def judge_title(
    reference: Record, work: Work, *, is_in_string: bool = False, list_translates: bool = False
) -> TitleJudgement:
    """Tell which case holds.

    `is_in_string`: the registered title stands in the printed string word by word, whatever was parsed from
    it. `list_translates`: most matched entries of the same list are translated.
    """
    printed = strip_markup(reference.title or reference.translated_title or "")
    registered = strip_markup(work.record.title or "")
    theirs = language_of(registered, None) or work.record.language
    if registered and is_in_string:
        return TitleJudgement(TitleCase.SAME, theirs, theirs, "the registered title is printed")
    if not printed or not registered:
        return TitleJudgement(TitleCase.NOT_PRINTED, reason="no title to compare")
    ours = language_of(printed, reference.title_language if reference.title else reference.translated_title_language)
    if known := _same_or_original(printed, registered, work, (ours, theirs)):
        return TitleJudgement(known[0], ours, theirs, known[1])
    ours = ours or _likely_language(printed)
    if reason := _why_translated(reference, work, (ours, theirs), list_translates):
        return TitleJudgement(TitleCase.TRANSLATED, ours, theirs, reason)
    return TitleJudgement(TitleCase.UNDECIDED, ours, theirs, "nothing tells which title is the work's own")


def _same_or_original(
    printed: str, registered: str, work: Work, languages: tuple[str | None, str | None]
) -> tuple[TitleCase, str] | None:
    ours, theirs = languages
    if _is_registered_title(printed, registered, work, are_other_languages=None not in languages and ours != theirs):
        return TitleCase.SAME, "the printed title is the registered one"
    if any(is_same_title(printed, title) for title in (*work.original_titles, *work.other_titles)):
        return TitleCase.ORIGINAL, "the printed title is an original title of the work"
    if ours is not None and ours == work.record.language != theirs:
        return TitleCase.ORIGINAL, f"the work is registered to be in {ours!r}"
    return None


def _is_registered_title(printed: str, registered: str, work: Work, *, are_other_languages: bool) -> bool:
    """Whether the printed title is the registered one; closely related languages share most of their words."""
    if are_other_languages:
        return title_similarity(printed, registered) >= SAME_WORDS
    return is_same_title(printed, registered) or any(is_same_title(printed, title) for title in _whole_titles(work))


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


def container_is_translated(reference: Record, work: Work) -> bool:
    """Whether the printed journal or book is none of the work's registered names, in full or abbreviated."""
    printed = strip_markup(reference.container_title or "")
    if not printed or not work.container_titles:
        return False
    return not any(is_same_container(printed, name) for name in work.container_titles)


def is_same_container(printed: str, registered: str) -> bool:
    """Whether a printed container is the registered one, in full or abbreviated, either way round."""
    if is_abbreviation_of(printed, registered) or is_abbreviation_of(registered, printed):
        return True
    return title_similarity(printed, registered) >= SAME_TITLE or squash(printed) == squash(registered)


def list_translates(judgements: Iterable[TitleJudgement]) -> bool:
    """The vote of a list: at least two of its matched entries are translated, and more than are not."""
    cases = [judgement.case for judgement in judgements]
    translated = cases.count(TitleCase.TRANSLATED)
    return translated >= 2 and translated > cases.count(TitleCase.SAME) + cases.count(TitleCase.ORIGINAL)


def _whole_titles(work: Work) -> list[str]:
    """Other forms of the registered title itself: without the subtitle, in another case."""
    registered = squash(strip_markup(work.record.title or ""))
    return [title for title in work.other_titles if squash(strip_markup(title)) in registered]


def _why_translated(
    reference: Record,
    work: Work,
    languages: tuple[str | None, str | None],
    list_votes: bool,
) -> str:
    """The evidence that the citing text translated the title; "" where there is none."""
    ours, theirs = languages
    translated_container = container_is_translated(reference, work)
    if ours is None or theirs is None:
        return "most matched entries of its list are translated" if list_votes and translated_container else ""
    if ours == theirs:
        return ""
    if translated_container:
        return "its journal is printed in translation too"
    if _may_be_foreign(work, theirs):
        return "most matched entries of its list are translated" if list_votes else ""
    return f"it is printed in {ours!r}, the work and its journal are registered in another language ({theirs!r})"


def _may_be_foreign(work: Work, title_language: str) -> bool:
    """Whether the journal's name is not in the language of the registered title: that title may be the translation."""
    languages = {language_of(name, None) for name in work.container_titles} - {None}
    if languages:
        return title_language not in languages
    return title_language == "en" and not all(name.isascii() for name in work.container_titles)


def _likely_language(title: str) -> str | None:
    """The language with most votes, however few; good enough beside other evidence."""
    votes = language_votes(title)
    return max(votes, key=lambda language: votes[language]) if votes else None
