"""Where the list of authors at the head of a reference ends. Room: parse.

Names are read one after another; the form of the first decides which forms may follow it.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from refkit.parse.normalise.letters import CAPITAL, HAN_KANA, HANGUL, NAME_MARKS, SMALL
from refkit.parse.normalise.names import find_open_ending
from refkit.parse.rules.groups import Head, find_group
from refkit.parse.rules.marks import COVER
from refkit.parse.words.containers import ABBREVIATIONS, PERIODICAL_WORDS
from refkit.parse.words.given_names import is_given_name
from refkit.parse.words.names import AND_WORDS, PARTICLE, SUFFIX
from refkit.parse.words.organisations import has_organisation_word

_LETTER = rf"(?:[^\W\d_]|[{NAME_MARKS}]|['’‘ʼ`](?=[^\W\d_])|[-‐‑–](?=[^\W\d_]))"
_WORD = rf"[{CAPITAL}]{_LETTER}{{1,30}}(?:'(?=[\s,;]))?"
_PARTICLES = (
    rf"(?:(?:{PARTICLE}|Van|Von|De|Di|Du|Da|La|Le|El|Al|Ter|Ten|Den|Der|Del|Dos|St\.|Mac|Ben|Bin)\s|[dD][’']){{0,3}}"
)
_FAMILY = rf"{_PARTICLES}{_WORD}(?:\s(?:{PARTICLE}\s){{0,2}}{_WORD}){{0,2}}"
_ONE_FAMILY = rf"{_PARTICLES}{_WORD}(?:\s(?:{PARTICLE}\s){{1,2}}{_WORD})?"
_DOTTED = (
    rf"(?:[{CAPITAL}][{SMALL}]{{0,2}}\s?\.(?:\s?[-‐‑–]\s?|\s{{0,2}})){{1,5}}(?:[{CAPITAL}](?=\s?[,;:(]|\s(?:and|&|et"
    rf"|und)\s))?"
)
_BARE = (
    rf"(?:[{CAPITAL}](?:[\s-][{CAPITAL}]){{1,3}}(?=\s?[,;.:(]|\s&|\s(?:and|et|und|y|e)\s|\s(?:19|20)\d\d|$)"
    rf"|[{CAPITAL}][-‐‑–][{CAPITAL}]|[{CAPITAL}]{{1,4}}(?:['’](?=[\s,]))?)"
    r"(?![^\W\d_'’])"
)
_INITIALS = rf"(?:{_DOTTED}|{_BARE})"
_TRAILING = rf"(?:\s?(?:{PARTICLE})(?![^\W_]))?"
_SUFFIX = rf"(?:,?\s{SUFFIX}(?![^\W_])\.?)?"

_GIVEN = (
    rf"(?:{_WORD}(?:[\s-]{_WORD}){{0,2}}(?:\s{_DOTTED}|\s{_BARE}(?=\s?[,;(:/&]|$))?(?:\s(?:{PARTICLE})(?=[\s,;(.]))?"
    rf"|{_DOTTED}(?:{_WORD}(?=\s?[,;(&])|{_DOTTED})?)"
)

_FORMS = {
    "family initials": rf"{_FAMILY}\s{{1,2}}{_INITIALS}{_TRAILING}{_SUFFIX}",
    "family, initials": rf"{_FAMILY}\s?,\s{{0,2}}{_INITIALS}{_TRAILING}{_SUFFIX}",
    "initials family": rf"(?:{_DOTTED}(?:[{CAPITAL}]\s)?|{_BARE}\s)\s{{0,2}}{_FAMILY}{_SUFFIX}",
    "family, given": (
        rf"{_ONE_FAMILY}(?:\s(?![{CAPITAL}]{{1,4}}[\s,]){_WORD})?\s?,\s{{0,2}}{_GIVEN}{_TRAILING}{_SUFFIX}"
    ),
    "given family": rf"{_WORD}(?:[\s-](?:{_DOTTED}|{_BARE}|{_WORD})){{0,3}}\s{_PARTICLES}{_WORD}{_SUFFIX}",
    "capitals": rf"[{CAPITAL}]{{3,20}}(?=\s?,)",
    "family (initials)": rf"{_FAMILY}\s\((?:{_DOTTED}|{_BARE}|{_WORD})\s?\)",
    "family": rf"{_ONE_FAMILY}(?![^\W_])",
    "east asian": rf"[{HAN_KANA}]{{2,5}}(?![{HAN_KANA}])|[{HANGUL}]{{2,4}}(?![{HANGUL}])",
}


@cache
def _form(name: str) -> re.Pattern[str]:
    """A form of names, compiled when it is first met: together they take a tenth of a second."""
    return re.compile(_FORMS[name])


_NEXT = {
    "family initials": ("family initials", "initials family", "capitals"),
    "capitals": ("family initials", "capitals"),
    "family, initials": ("family, initials", "initials family", "family initials"),
    "initials family": ("initials family",),
    "family, given": ("family, given", "family, initials", "given family", "initials family"),
    "given family": ("given family", "initials family"),
    "family": ("family",),
    "family (initials)": ("family (initials)",),
    "east asian": ("east asian",),
}
_FIRST_FORMS = tuple(form for form in _FORMS if form != "capitals")
_AND = "|".join(map(re.escape, sorted(AND_WORDS, key=len, reverse=True)))
_SEPARATOR = re.compile(
    rf"\s{{0,2}}(?P<sign>[,;/，、；·]|\s[-–—]\s)?\s{{0,2}}(?:(?P<and>(?<=[\s,;.])(?:{_AND})(?=[\s.,])"
    rf"|&)[.,]{{0,2}}\s{{0,2}})?"
)
_YEAR_NEXT = re.compile(
    r"[\s,.:;]{0,3}[(\[]?\s?(?:c\.?\s?)?(?:1[4-9]|20)\d\d[a-z]?(?![\d])|[\s,.:;]{0,3}\((?:n\.d\.|in press|forthcoming"
    r"|o\.J\.|s\.d\.)",
    re.I,
)
_ROLE_NEXT = re.compile(r"\s{0,2},?\s{0,2}\(?(?:eds?|hrsg|hg|red|dir|coord|orgs?|comps?|a cura)\b", re.IGNORECASE)
_END_NEXT = re.compile(r"\s{0,2}(?:[.:,;]|$|\(|\[|[“\"«»„‘'‚]|" + COVER + ")")
_MOST_NAMES = 400


class _Step(NamedTuple):
    end: int
    form: str
    sign: str
    has_and: bool
    first_word: str
    dotted: bool
    given: str  # the first given name of a full name


def find_head(text: str, start: int) -> Head | None:
    """The authors at the head of a reference; None where it begins with something else."""
    best: Head | None = None
    for form in _FIRST_FORMS:
        head = _read_list(text, start, form)
        if head and (best is None or _rank(head) > _rank(best)):
            best = head
    group = find_group(text, start)
    if group and (best is None or group.confidence > best.confidence):
        return group
    return best


def _rank(head: Head) -> float:
    """Of two readings nearly as sure, the one that explains more of the text."""
    return head.confidence + min(head.end - head.start, 100) / 800


def _read_list(text: str, start: int, form: str) -> Head | None:
    steps: list[_Step] = []
    at, sign, has_and = start, "", False
    allowed: tuple[str, ...] = (form,)
    while len(steps) < _MOST_NAMES:
        step = _read_name(text, at, allowed, sign, has_and, steps)
        if step is None:
            break
        steps.append(step)
        allowed = (
            _NEXT[step.form]
            if step.form == "capitals" or len(steps) == 1 or step.form != "initials family"
            else ("initials family", "given family")
        )
        if form == "given family" and len(steps) == 1:
            allowed = ("given family", "initials family")
        if form == "initials family":
            allowed = ("initials family", "given family") if has_and else ("initials family",)
        if opened := _open_ending_at(text, step.end):
            return _score(text, start, steps, opened)
        separator = _SEPARATOR.match(text, step.end)
        if separator is None or not (separator["sign"] or separator["and"]):
            break
        sign, has_and = separator["sign"] or "", bool(separator["and"])
        at = separator.end()
    return _score(text, start, steps, None) if steps else None


def _read_name(
    text: str, at: int, allowed: tuple[str, ...], sign: str, has_and: bool, steps: list[_Step]
) -> _Step | None:
    for form in allowed:
        if steps and not has_and and form == "given family" and allowed[0] == "initials family":
            continue
        match = _form(form).match(text, at)
        if match is None:
            continue
        words = match[0].split()
        if form in ("given family", "family, given") and words[0].lower() in _ARTICLES:
            continue
        if form == "given family" and not _is_person(words):
            continue
        if form == "capitals" and not steps[0].first_word.isupper():
            continue
        if form == "initials family" and steps and "." not in match[0] and steps[0].dotted:
            continue
        if form == "initials family" and steps and _is_journal(text, match.end(), words[-1]):
            continue
        end = match.end() if form != "family, initials" else _before_journal(text, match)
        given = match[0].partition(",")[2].split()[:1] if form == "family, given" else words
        return _Step(end, form, sign, has_and, words[0], "." in match[0], given[0] if given else "")
    return None


def _is_journal(text: str, end: int, word: str) -> bool:
    """Whether "J. Phys" and its like begin a journal's name rather than name an author."""
    if _VOLUME_NEXT.match(text, end):
        return True
    return text.startswith(".", end) and word.lower() in ABBREVIATIONS


_JOURNAL_AT_END = re.compile(r"(?:\sJ\.)?\s(?P<word>[^\W\d_]{2,3})\.\s?$")


def _before_journal(text: str, match: re.Match[str]) -> int:
    """The end of a name whose initials would run on into a journal's: "Cheng, X. M. | J. Am. Chem. Soc."."""
    journal = _JOURNAL_AT_END.search(text, match.start(), match.end())
    if journal is None or journal["word"].lower() not in ABBREVIATIONS:
        return match.end()
    return journal.start()


_ARTICLES = frozenset(
    "the a an il i gli los las der die das ein eine un une les on det den en ett et in zur vom der".split()
)
_VOLUME_NEXT = re.compile(r"\s\d{1,3}(?!\d)")


def _is_person(words: list[str]) -> bool:
    if any(word.lower().strip(".,") in PERIODICAL_WORDS for word in words):
        return False
    return not has_organisation_word(" ".join(words))


def _open_ending_at(text: str, at: int) -> int | None:
    match = find_open_ending(text, at) if _MAYBE_OPEN.match(text, at) else None
    return match.end() if match and match.start() <= at else None


_MAYBE_OPEN = re.compile(r"[\s,;(\[.…]*+(?:e|E|m|u|o|i|a|y|j|v|ș|d|и|i|κ|і|т|等|ほ|他|외|&|…|\.|і|ve|és|и|s|w|و|א)")


_FORM_SCORES = {
    "family initials": 0.80,
    "family, initials": 0.86,
    "initials family": 0.80,
    "family, given": 0.60,
    "given family": 0.50,
    "family": 0.20,
    "family (initials)": 0.80,
    "east asian": 0.70,
}


def _score(text: str, start: int, steps: list[_Step], opened: int | None) -> Head | None:
    """How sure it is that these are the authors: by form, length and what follows."""
    form = steps[0].form
    if opened is not None:
        return Head(
            start, _end_of_open_list(text, opened), False, 0.97 if form != "family" or len(steps) < 4 else 0.8, form
        )
    steps = _cut_doubtful(steps)
    if not steps:
        return None
    end = steps[-1].end
    score = _FORM_SCORES[form] + _what_follows(text, start, end)
    if form == "family" and ((steps[0].first_word.isupper() and len(steps) == 1) or not _YEAR_NEXT.match(text, end)):
        score -= 0.25 if _YEAR_NEXT.match(text, end) else 0.4
    if form in ("given family", "family, given"):
        score += _given_name_score(text, start, steps, form)
    if len(steps) > 1 and any(step.has_and for step in steps):
        score += 0.08
    score += min(0.02 * (len(steps) - 1), 0.1)
    return Head(start, end, False, min(score, 0.99), form) if score > 0.3 else None


def _end_of_open_list(text: str, opened: int) -> int:
    """The end of "et al." with its own full stop, without the punctuation after it."""
    end = len(text[:opened].rstrip(" .,;:"))
    return end + 1 if opened < len(text) and text[end : end + 1] == "." else end


def _what_follows(text: str, start: int, end: int) -> float:
    """A year or a role after the names speaks for them, the middle of a sentence against."""
    if _YEAR_NEXT.match(text, end):
        return 0.12
    if _ROLE_NEXT.match(text, end):
        return 0.14
    return 0.0 if _END_NEXT.match(text, end) or text[start:end].rstrip().endswith(".") else -0.35


def _given_name_score(text: str, start: int, steps: list[_Step], form: str) -> float:
    """Full names are believed where a given name is known, or capitals or semicolons set the family apart."""
    first = text[start : steps[0].end]
    if form == "family, given":
        return _inverted_name_score(text, first, steps)
    words = first.split()
    initials = any(len(word.strip(".")) == 1 for word in words[1:-1])
    if _is_given(words[0]) or initials:
        return 0.3
    return 0.2 if words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper() else -0.1


def _inverted_name_score(text: str, first: str, steps: list[_Step]) -> float:
    family, _, given = first.partition(",")
    words = given.split()
    if not any(len(word.strip(".")) > 2 for word in words):
        return -0.4  # initials alone: another form
    if has_organisation_word(first) or (len(words[0].strip(".")) == 1 and not _YEAR_NEXT.match(text, steps[0].end)):
        return -0.3
    if any(map(_is_given, words)) or len(words[-1].strip(".")) == 1:
        return 0.3
    set_apart = (family.isupper() and not given.isupper()) or any(step.sign == ";" for step in steps[1:])
    return 0.15 if set_apart else 0.0


@lru_cache(maxsize=2048)
def _is_given(word: str) -> bool:
    return is_given_name(word)


def _cut_doubtful(steps: list[_Step]) -> list[_Step]:
    """Full names joined by commas alone need a known given name or an "and" further on."""
    kept = len(steps)
    last_and = max((place for place, step in enumerate(steps) if step.has_and), default=0)
    for place in range(1, len(steps)):
        step = steps[place]
        if step.first_word.isupper() and len(step.first_word) > 2 and steps[0].first_word.isupper():
            continue
        doubtful = step.form in ("given family", "family, given") and step.sign in (",", "") and not step.has_and
        if doubtful and place > last_and and "." not in step.given and not _is_given(step.given):
            kept = place
            break
    return steps[:kept]
