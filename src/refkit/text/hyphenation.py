"""Two printed lines made one again. Ground floor: imports only refkit.text."""

import re

from refkit.text.scripts import is_cjk

_SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_LONG_DASHES = "\u2012\u2013\u2014\u2212"

# First parts that are set apart by a hyphen as a rule, so that a line end after one proves nothing. Those that
# also begin solid words ("work" in "workshop", "meta" in "metabolic") need a second part to speak for them.
_KEEPS_HYPHEN = frozenset(
    "age anglo best better cost cross deep dose double drug early easy evidence evidenz five four franco goal high"
    " higher icke ill joint large late left long low lower middle nicht nine non patient peer policy population"
    " problem quality quasi quick real right risk second self seven short single sino six slow small task three"
    " twelve twenty two type value well".split()
)
_KEPT_BEFORE = frozenset(
    "analyse analyses analysis analytic associated based centered centred controlled dependent driven handed"
    " independent induced inspired labelled linked mediated negative oriented positive range reported scale sectional"
    " sided specific term".split()
)
_KEPT_TOGETHER = frozenset(
    "case-control face-to half-life open-access open-label open-source part-time full-text full-time meta-analys"
    " meta-analyse meta-analysen meta-regression time-series one-way state-of top-down bottom-up follow-up follow-ups"
    " life-course work-related post-hoc post-traumatic co-author co-authors web-based".split()
)
_CONJUNCTIONS = frozenset("och eller samt und oder bzw sowie and or og eller et ou en of y e o i ja tai a".split())
_URL_OPEN_END = re.compile(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,9}/)\S*[/=_?&%#:-]$|\b10\.\d{4,9}/$")
_CONTINUES_URL = re.compile(r"[a-zß-ÿ0-9_%./?=&#~-]|[A-Z]+[0-9(]")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_WINDOW = 2_000  # characters next to the line end that can matter; keeps the work small on endless lines


def join_lines(first: str, second: str) -> str:
    """Join two printed lines; a hyphen at the line end is undone only where the word says so.

    A soft hyphen always goes. A hyphen goes where a lower-case word simply continues ("magne-/sium"). It
    stays, without a space, before a capital or a digit ("COVID-/19"), after a first part that usually has one
    ("double-/blind", "self-"), inside a word that has another hyphen, and in a web address; it stays, with
    a space, before a conjunction ("hjärt- och kärlsjukdom"). Chinese and Japanese lines join without a space.

    >>> join_lines("the effect of magne-", "sium on sleep")
    'the effect of magnesium on sleep'
    >>> join_lines("a double-", "blind trial")
    'a double-blind trial'
    """
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first + second
    if first.endswith(_SOFT_HYPHEN):
        return first.rstrip(_SOFT_HYPHEN) + second
    if first[-1] in _HYPHENS:
        return _join_at_hyphen(first, second)
    return first + second if _grow_together(first, second) else f"{first} {second}"


def _grow_together(first: str, second: str) -> bool:
    """Whether lines without a hyphen join without a space: number ranges, Chinese and Japanese, addresses."""
    if first[-1] in _LONG_DASHES:
        return first[-2:-1].isdigit() and second[0].isdigit()
    if is_cjk(first[-1]) and is_cjk(second[0]):
        return True
    return bool(_URL_OPEN_END.search(_last_token(first)) and _CONTINUES_URL.match(second))


def _last_token(line: str) -> str:
    return line[-_WINDOW:].rsplit(maxsplit=1)[-1]


def _join_at_hyphen(first: str, second: str) -> str:
    """Join lines of which the first ends in a hyphen."""
    stem = first[:-1]
    if not stem or not stem[-1].isalnum():
        return f"{first} {second}"  # a dash standing free, not a hyphen
    next_word = match[0] if (match := _FIRST_WORD.match(second[:_WINDOW])) else ""
    follows = second[len(next_word) : len(next_word) + 1]
    if next_word in _CONJUNCTIONS and follows == " " and not _is_address(first):
        return f"{first} {second}"
    return stem + second if _is_broken_word(stem, second, next_word) else first + second


def _is_address(line: str) -> bool:
    token = _last_token(line)
    return "://" in token or "www." in token or token.lower().startswith("doi") or token.startswith("10.")


def _is_broken_word(stem: str, second: str, next_word: str) -> bool:
    if not next_word or _is_address(stem) or not (match := _LAST_WORD.search(_last_token(stem))):
        return False
    word = match[0]
    if _last_token(stem)[: -len(word)].endswith(tuple(_HYPHENS)) or _is_compound(word.lower(), next_word.lower()):
        return False
    if second[len(next_word) : len(next_word) + 1] in tuple(_HYPHENS) and next_word.islower():
        return False  # "state-/of-the-art"
    if len(word) == 1 and word not in "aåäöeoiu":
        return False  # "t-/test", "D-/vitamin"
    capitals = word.isupper() and len(word) > 1
    return next_word.isupper() and len(next_word) > 1 and next_word.isalpha() if capitals else next_word.islower()


def _is_compound(first_part: str, second_part: str) -> bool:
    """Whether two parts are usually printed with a hyphen between them."""
    if first_part in _KEEPS_HYPHEN or second_part in _KEPT_BEFORE:
        return True
    return f"{first_part}-{second_part}" in _KEPT_TOGETHER
