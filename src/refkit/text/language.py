"""A guess at the language of a title or a page, by script, small words, letters and endings.

Ground floor: imports only refkit.text. There is no model and no network: what decides can be read in
`stopwords.py` and `alphabets.py`. A text without a clear signal gets no guess.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from refkit.text.alphabets import ALSO_ALLOWED, ENDINGS, LETTERS
from refkit.text.scripts import script_of
from refkit.text.stopwords import STOP_WORDS

LEAST_EVIDENCE = 0.9  # about one small word that only one language has, or two that a few share
LEAST_CONFIDENCE = 0.6
SHARPNESS = 2.4  # how fast a lead in votes becomes certainty
ENDING_WEIGHT = 0.35  # an ending beside a small word
LETTER_WEIGHT = 0.5  # a word with a letter that few languages have
FOREIGN_LETTER_PENALTY = 0.7  # a word with a letter that the language does not have
LONGEST_ENDING = 6
LEAST_CJK_SHARE = 0.3  # a Chinese title may well be half Latin abbreviations
LEAST_KANA_SHARE = 0.04  # of the Chinese and Japanese characters; below, a stray の in a Chinese name

_KEPT_WORDS = 1 << 14  # words whose votes are remembered
LONGEST_KEPT_WORD = 40  # letters: longer ones are seldom seen again

_WORD = re.compile(r"[^\W\d_]{1,6}'(?=[^\W\d_]{2})|[^\W\d_]+")  # "dell'arte" is two words
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_LATIN = "\u024f"  # nothing up to here is of another script
_HANDICAP = {"ca": 0.5, "la": 0.4, "id": 0.4, "vi": 0.3} | dict.fromkeys(("et", "is", "lt", "lv", "sk", "sl"), 0.2)
"""Votes that a language has to have more than its look-alikes, since far fewer works are cited in it."""

_LANGUAGE_OF_SCRIPT = {
    "Greek": "el", "Hebrew": "he", "Hangul": "ko", "Thai": "th", "Devanagari": "hi", "Armenian": "hy",
    "Georgian": "ka", "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu", "Tamil": "ta", "Telugu": "te",
    "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Lao": "lo", "Myanmar": "my", "Ethiopic": "am", "Khmer": "km",
}  # fmt: skip
_CYRILLIC = frozenset({"ru", "uk", "bg", "sr"})
_PERSIAN_LETTERS = frozenset("پچژگکی")
_URDU_LETTERS = frozenset("ٹڈڑںے")


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """A language (BCP 47 primary tag) and how sure the guess is, 0–1."""

    language: str
    confidence: float


def _weighted(table: Mapping[str, Iterable[str]], weight: float) -> dict[str, tuple[tuple[str, float], ...]]:
    """Turn language → signs into sign → votes; a sign that many languages share says less."""
    owners: dict[str, list[str]] = {}
    for language, signs in table.items():
        for sign in set(signs):
            owners.setdefault(sign, []).append(language)
    return {
        sign: tuple((language, weight / len(languages) ** 0.6) for language in languages)
        for sign, languages in owners.items()
    }


_WORD_VOTES = _weighted(STOP_WORDS, 1.0)
_ENDING_VOTES = _weighted({language: endings.split() for language, endings in ENDINGS.items()}, ENDING_WEIGHT)
_LETTER_VOTES = _weighted(LETTERS, LETTER_WEIGHT)
_TELLING_LETTERS = frozenset(_LETTER_VOTES)  # none of them is ASCII
_LACKING = {
    letter: frozenset(
        language
        for language, letters in LETTERS.items()
        if letter not in letters and letter not in ALSO_ALLOWED.get(language, "")
    )
    for letter in _TELLING_LETTERS
}
_LATIN = frozenset(STOP_WORDS) - _CYRILLIC


def guess_language(text: str) -> LanguageGuess | None:
    """Guess the language of a text; None where it does not say.

    Four words with one clear sign are enough. Norwegian is always "no"; Croatian, Bosnian and Serbian
    in Latin letters are "hr".

    >>> guess_language("Magnesium och sömn hos vuxna").language
    'sv'
    >>> guess_language("Nutrients 2015") is None
    True
    """
    votes = _votes(text)
    evidence = max(votes.values(), default=0.0)
    if evidence < LEAST_EVIDENCE:
        return None
    language = min(language for language, score in votes.items() if score == evidence)
    share = 1 / sum([math.exp(SHARPNESS * (score - evidence)) for score in votes.values() if score > 0])
    confidence = share * (1 - math.exp(-2 * evidence))
    return LanguageGuess(language, round(confidence, 3)) if confidence >= LEAST_CONFIDENCE else None


def language_votes(text: str) -> dict[str, float]:
    """Count the evidence for each language, the strongest first; about 1 a telling word, only above 0.

    >>> next(iter(language_votes("Die Behandlung der Migräne")))
    'de'
    """
    kept = ((language, score) for language, score in _votes(text).items() if score > 0)
    return dict(sorted(kept, key=lambda entry: (-entry[1], entry[0])))


def _votes(text: str) -> dict[str, float]:
    """The evidence for each language, those with none or less among them, in no order."""
    if text.isascii():
        return _count_votes(text.lower(), _LATIN)
    text = normalize("NFC", text).lower()
    if max(text) <= _LAST_LATIN:
        return _count_votes(text, _LATIN)
    scripts = _count_scripts(text)
    if not scripts:
        return {}
    if language := _language_of_scripts(scripts, text):
        return {language: 2.0 + math.log(sum(scripts.values()))}
    main = max(("Latin", "Cyrillic"), key=lambda script: scripts[script])
    candidates = _CYRILLIC if main == "Cyrillic" else _LATIN
    return _count_votes(text, candidates)


def _count_scripts(text: str) -> Counter[str]:
    counts = Counter(text)
    scripts: Counter[str] = Counter()
    for character, count in counts.items():
        if script := script_of(character):
            scripts[script] += count
    return scripts


def _language_of_scripts(scripts: Counter[str], text: str) -> str | None:
    """Name the language where the script leaves no choice; None for Latin and Cyrillic."""
    total = sum(scripts.values())
    kana = scripts["Hiragana"] + scripts["Katakana"]
    east = kana + scripts["Han"]
    if east >= LEAST_CJK_SHARE * total and east > scripts["Hangul"]:
        return "ja" if kana > LEAST_KANA_SHARE * east else "zh"
    script, count = scripts.most_common(1)[0]
    if count * 2 < total:
        return None
    if script == "Arabic":
        return _language_in_arabic_letters(text)
    return _LANGUAGE_OF_SCRIPT.get(script)


def _language_in_arabic_letters(text: str) -> str:
    """Tell Arabic, Persian and Urdu apart; Egyptian typists write Arabic with the Persian yeh and kaf."""
    letters = set(text)
    if letters & _URDU_LETTERS:
        return "ur"
    words = _WORD.findall(text)
    with_article = sum(word.startswith("ال") or "ة" in word for word in words)
    if with_article * 4 >= len(words):
        return "ar"
    return "fa" if letters & _PERSIAN_LETTERS else "ar"


def _count_votes(text: str, candidates: frozenset[str]) -> dict[str, float]:
    votes: dict[str, float] = {}
    text = text.replace("’", "'")
    for word in (_WORD if "'" in text else _LETTERS).findall(text):
        for language, weight in (_kept_votes if len(word) <= LONGEST_KEPT_WORD else _votes_of)(word, candidates):
            votes[language] = votes.get(language, 0.0) + weight
    for language in _HANDICAP.keys() & votes.keys():
        votes[language] -= _HANDICAP[language]
    return votes


def _votes_of(word: str, candidates: frozenset[str]) -> tuple[tuple[str, float], ...]:
    """What one word says of the candidates: as a small word or by its ending, and by its letters."""
    votes = _WORD_VOTES.get(word) or _votes_of_ending(word)
    if not word.isascii():
        votes += _votes_of_letters(word)
    return tuple([vote for vote in votes if vote[0] in candidates]) if votes else votes


def _votes_of_ending(word: str) -> tuple[tuple[str, float], ...]:
    for length in range(min(LONGEST_ENDING, len(word) - 2), 1, -1):
        if votes := _ENDING_VOTES.get(word[-length:]):
            return votes
    return ()


def _votes_of_letters(word: str) -> tuple[tuple[str, float], ...]:
    """For the languages that have its telling letters, against those that lack one of them."""
    special = _TELLING_LETTERS.intersection(word)
    votes = [vote for letter in special for vote in _LETTER_VOTES[letter]]
    without = frozenset[str]().union(*(_LACKING[letter] for letter in special))
    return (*votes, *((language, -FOREIGN_LETTER_PENALTY) for language in without))


_kept_votes = lru_cache(_KEPT_WORDS)(_votes_of)
