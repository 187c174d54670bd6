"""Who translated a title: whoever cites the work, or the registry? The evidence, from weak to strong. Workflow; pure.

The question is only asked where the printed title and the registered one are in two languages. A journal that
may well publish in the printed title's language leaves it open: then the registered title can be the translation.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.text.fold import fold, squash
from refkit.text.language import guess_language, language_votes
from refkit.text.markup import strip_markup
from refkit.text.similarity import is_abbreviation_of, title_similarity

SAME_CONTAINER = 0.86  # similarity from which on two names of a journal are one
SHORTEST_NAME = 6  # letters of a journal's name that is looked for in the whole string
MOST_WORDS = 80  # words of a title that are compared one by one
LEAST_LEAD = 0.25  # votes by which each side's own words have to be nearer to its own language
LEAST_LEAD_ALONE = 0.9  # the same, where only the printed words tell: about one small word
LEAST_VOTES = 0.45  # of a language, for a text that is in no language for sure

_WORD = re.compile(r"[^\W_]+")

_NAMED_AFTER = {
    "ar": "arab arabian egypt egyptian saudi jordan iraqi lebanese",
    "bg": "bulgaria bulgarian",
    "cs": "czech casopis",
    "da": "denmark danish ugeskrift",
    "de": "germany german austria austrian swiss zeitschrift jahrbuch",
    "el": "greek hellenic",
    "es": "spain spanish espana espanola espanol mexico mexicana mexican argentina argentine chile chilena chilean"
    " gaceta anales archivos boletin cuadernos"
    " colombia colombiana colombian peru peruana peruvian cuba cubana cuban venezolana uruguay ecuador latin"
    " latinoamericana iberoamericana",
    "et": "estonia estonian",
    "fa": "iran iranian persian",
    "fi": "finland finnish",
    "fr": "france french francaise francais canada canadian swiss belgian quebec cahiers annales",
    "he": "israel",
    "hr": "croatia croatian croatica casopis glasnik",
    "hu": "hungary hungarian hungarica szemle",
    "id": "indonesia indonesian jurnal",
    "it": "italy italian italiana italiano rivista annali giornale archivio",
    "ja": "japan japanese nippon zasshi",
    "ko": "korea korean",
    "lt": "lithuania lithuanian",
    "lv": "latvia latvian",
    "nl": "netherlands dutch belgian tijdschrift",
    "no": "norway norwegian tidsskrift",
    "pl": "poland polish polonica przeglad postepy",
    "pt": "brazil brazilian brasil brasileira brasileiro portugal portuguese portuguesa latin latinoamericana"
    " arquivos cadernos anais boletim"
    " iberoamericana",
    "ro": "romania romanian",
    "ru": "russia russian vestnik zhurnal izvestiya",
    "sk": "slovak slovakia",
    "sl": "slovenia slovenian",
    "sr": "serbia serbian",
    "sv": "sweden swedish svensk svenska tidskrift",
    "th": "thai thailand",
    "tr": "turkey turkish turk turkiye dergisi",
    "uk": "ukraine ukrainian visnyk",
    "vi": "vietnam vietnamese",
    "zh": "china chinese taiwan",
}
"""Words in a journal's name that say where it is at home, or that only one language calls a journal by."""

_PUBLISHING_IN = {
    "10.1590": "pt es", "10.4067": "es", "10.22201": "es", "10.3989": "es", "10.4321": "es", "10.11606": "pt",
    "10.3406": "fr", "10.3917": "fr", "10.4000": "fr", "10.7202": "fr", "10.5169": "de fr it", "10.3238": "de",
    "10.3760": "zh", "10.3969": "zh", "10.5937": "sr hr", "10.4045": "da", "10.17816": "ru",
}  # fmt: skip
"""DOI prefixes of registrants that host a country's journals, with the languages of those journals.

In this order: SciELO Brazil, SciELO Chile, UNAM, CSIC, SciELO Spain, USP; Persée, Cairn, OpenEdition, Érudit;
ETH e-periodica, Deutsches Ärzteblatt; Chinese Medical Association, Wanfang; CEON, Ugeskrift for Læger, Eco-Vector.
Source: Crossref REST API, "Prefixes" (https://api.crossref.org/prefixes/10.1590).
"""

_KIN = (frozenset({"pt", "es", "ca"}), frozenset({"da", "no"}), frozenset({"hr", "sr", "sl"}), frozenset({"ru", "uk"}))
"""Languages that are taken for each other in a short name, or that the same journals publish in."""


def why_translated(reference: Record, work: Work, languages: tuple[str | None, str | None], *, list_votes: bool) -> str:
    """The evidence that the citing text translated the title; "" where there is none.

    `languages` are those of the printed and of the registered title, None where not known. `list_votes`: most
    matched entries of the same list are translated.
    """
    ours, theirs = languages
    container = container_language(reference, work)
    if ours is not None and ours == theirs:
        return "its journal is printed in translation" if container is not None and container != theirs else ""
    vote = "most matched entries of its list are translated" if list_votes else ""
    if ours is None or theirs is None:
        return vote if container_is_translated(reference, work) else ""
    if any(may_be_published_in(work, language) for language in (ours, container) if language is not None):
        return vote
    if container_is_translated(reference, work) and likely_language(reference.container_title or "") not in (
        None,
        theirs,
    ):
        return "its journal is printed in translation too"
    return f"it is printed in {ours!r}, the work and its journal are registered in another language ({theirs!r})"


def may_be_published_in(work: Work, language: str) -> bool:
    """Whether a work can have appeared in a language, as far as its journal and its registrant tell."""
    names = work.container_titles or ((work.record.publisher,) if work.record.publisher else ())
    if not names:
        return True
    languages = {language, *(other for kin in _KIN if language in kin for other in kin)}
    home = {word for other in languages for word in _NAMED_AFTER.get(other, "").split()}
    if any(not home.isdisjoint(_WORD.findall(fold(name))) for name in names):
        return True
    if not languages.isdisjoint(_PUBLISHING_IN.get(work.identifier.partition("/")[0], "").split()):
        return True
    guesses = {guess.language for name in names if (guess := guess_language(name)) is not None}
    if guesses:
        return not guesses.isdisjoint(languages)
    votes = language_votes(names[0])  # in full: the abbreviated words of the others look like anything
    return "en" not in votes and any(votes.get(other, 0.0) >= LEAST_VOTES for other in languages)


def likely_language(text: str, least_votes: float = LEAST_VOTES) -> str | None:
    """The language with most votes, few as they may be beside a sure guess; good enough with other evidence."""
    language, votes = next(iter(language_votes(text).items()), (None, 0.0))
    return language if votes >= least_votes else None


def container_language(reference: Record, work: Work) -> str | None:
    """The language that the printed container is translated into; None where it is not, or nothing tells."""
    printed = strip_markup(reference.container_title or "")
    if not container_is_translated(reference, work):
        return None
    votes = language_votes(printed)
    told = (_told(votes, language_votes(name), None) for name in work.container_titles[:1])
    return next((languages[0] for languages in told if languages is not None), None)


def container_is_translated(reference: Record, work: Work) -> bool:
    """Whether the printed journal or book is none of the work's registered names, in full or abbreviated."""
    printed = strip_markup(reference.container_title or "")
    if not printed or not work.container_titles:
        return False
    if any(is_same_container(printed, name) for name in work.container_titles):
        return False
    return not any(_is_printed(name, reference) for name in work.container_titles)


def is_same_container(printed: str, registered: str) -> bool:
    """Whether a printed container is the registered one, in full or abbreviated, either way round."""
    if is_abbreviation_of(printed, registered) or is_abbreviation_of(registered, printed):
        return True
    return title_similarity(printed, registered) >= SAME_CONTAINER or squash(printed) == squash(registered)


def _is_printed(name: str, reference: Record) -> bool:
    """Whether a name stands in the string behind the title, or ends it; parsing may have been a word off."""
    text, title = printed_text(reference), _folded(reference.title or reference.translated_title or "")
    behind, wanted = _folded(text).partition(title)[2] if title else _folded(text), _folded(name)
    is_printed = f" {wanted} " in f" {behind} " or title.endswith(f" {wanted}")
    return len(wanted) >= SHORTEST_NAME and is_printed


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def languages_of_difference(printed: str, registered: str, known: str | None = None) -> tuple[str, str] | None:
    """The two languages of titles that share words, told by the words that stand in each other's place.

    Titles of closely related languages share most of their words, which say nothing; what tells is the "och"
    where the other has "and". `known` is the language of the registered title. None where nothing tells, or
    only slips of one letter do.

    >>> languages_of_difference("Vitiligo och perniciös anemia", "Vitiligo and pernicious anemia")
    ('sv', 'en')
    >>> languages_of_difference("Vitiligo ond pernicious anemia", "Vitiligo and pernicious anemia") is None
    True
    """
    replaced = list(_replaced_words(printed, registered))
    ours = language_votes(" ".join(word for word, _ in replaced))
    theirs = language_votes(" ".join(word for _, word in replaced))
    return _told(ours, theirs, known)


def _told(ours: dict[str, float], theirs: dict[str, float], known: str | None) -> tuple[str, str] | None:
    """The pair of languages by which the votes for two texts are furthest apart; None where they are not."""
    leads = (
        (_lead(ours, one, other), _lead(theirs, other, one), one, other)
        for one in ours
        for other in ((known,) if known is not None else theirs)
        if one != other
    )
    best = max(
        (
            (min(lead, their_lead), lead, one, other)
            for lead, their_lead, one, other in leads
            if their_lead >= LEAST_LEAD <= lead or (lead >= LEAST_LEAD_ALONE and their_lead >= 0)
        ),
        default=None,
    )
    return (best[2], best[3]) if best is not None else None


def _lead(votes: dict[str, float], language: str, other: str) -> float:
    return votes.get(language, 0.0) - votes.get(other, 0.0)


def _replaced_words(printed: str, registered: str) -> Iterator[tuple[str, str]]:
    """Runs of words that stand in each other's place, where the titles share words at all."""
    ours, theirs = (_WORD.findall(strip_markup(title).lower())[:MOST_WORDS] for title in (printed, registered))
    matcher = SequenceMatcher(None, list(map(fold, ours)), list(map(fold, theirs)), autojunk=False)
    steps = matcher.get_opcodes()
    if not any(step[0] == "equal" for step in steps):
        return
    for kind, start, end, their_start, their_end in steps:
        if kind != "replace":
            continue
        one, other = ours[start:end], theirs[their_start:their_end]
        pairs = zip(one, other, strict=True) if len(one) == len(other) else [(" ".join(one), " ".join(other))]
        yield from ((word, their_word) for word, their_word in pairs if not _is_slip(word, their_word))


def _is_slip(word: str, other: str) -> bool:
    """Whether two words differ by a letter mistyped, or by a hyphen at the end of a line."""
    if len(word) != len(other):
        return squash(word) == squash(other)
    return sum(ours != theirs for ours, theirs in zip(word, other, strict=True)) <= 1
