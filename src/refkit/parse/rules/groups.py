"""An organisation at the head of a reference: before the year, or before the first full stop. Room: parse."""

import re
from typing import NamedTuple

from refkit.parse.normalise.letters import CAPITAL
from refkit.parse.rules.marks import COVER
from refkit.parse.words.organisations import INTERNET_NAME, has_organisation_word

_LONGEST_NAME = 260  # characters
_MOST_WORDS = 18
_QUOTES = "«»“”„\"‘’‚'"

_END = re.compile(
    r"(?P<year>[\s,.]{0,3}[(\[]?\s?(?:1[4-9]|20)\d\d[a-z]?(?!\d)|[\s,.]{0,3}\((?:n\.d\.|o\.J\.|s\.d\.))"
    r"|(?P<stop>\.\s|:\s|;\s|[.:](?=[“\"«„])|,\s?(?=[“\"«„‘])|\s?\((?=(?i:eds?|hrsg|hg|red|dir|coords?|orgs?)\b))"
    rf"|(?P<comma>,\s(?=[^\s]))|(?P<cover>{COVER})"
)
_ABBREVIATED = re.compile(rf"(?:(?<=[\s.])[{CAPITAL}]|(?<![^\W_])(?:St|Dr|Dept|Inst|Univ|Nat|Natl|U\.S))$")


class Head(NamedTuple):
    """The author block: its place, whether it names an organisation, how sure that is (0–1), the form of its names."""

    start: int
    end: int
    is_group: bool
    confidence: float
    form: str = ""


def find_group(text: str, start: int) -> Head | None:
    """An organisation as author; None where the reference begins with anything else."""
    if text[start : start + 1] in _QUOTES:
        return None
    for match in _END.finditer(text, start, min(len(text), start + _LONGEST_NAME)):
        name = text[start : match.start()]
        if match["cover"] or not name.strip() or len(name.split()) > _MOST_WORDS:
            return None
        if match["comma"] and not _is_in_capitals(name):
            continue
        if match["stop"] and _ABBREVIATED.search(name):
            continue
        score = _score_before_year(name, match["year"]) if match["year"] else _score_before_stop(name, match[0])
        return Head(start, match.start(), True, score, "group") if score > 0.4 else None
    return None


def _is_in_capitals(name: str) -> bool:
    """ "ARCHIVIO DI STATO DI VENEZIA, Boschi": capitals tell where the name ends."""
    return name.isupper() and len(name.split()) > 2 and has_organisation_word(name)


def _is_known(name: str) -> bool:
    return has_organisation_word(name) or INTERNET_NAME.match(name) is not None


def _is_acronym(name: str) -> bool:
    return " " not in name and sum(map(str.isupper, name)) >= 2 and len(name) <= 14


def _score_before_year(name: str, year: str) -> float:
    words = name.split()
    known = _is_known(name)
    if len(words) == 1 and not known and not _is_acronym(name):
        return 0.0
    score = 0.62 if known or _is_acronym(name) else 0.5 if len(words) <= 6 and words[0][:1].isupper() else 0.2
    score += 0.1 if year.strip(" .,").startswith(("(", "[")) else 0.0
    score -= 0.2 if "," in name and not known else 0.0
    return score - 0.2 * max(name.count(",") - 1, 0)


def _score_before_stop(name: str, stop: str) -> float:
    words = name.split()
    capitals = sum(word[:1].isupper() for word in words) / len(words)
    if _is_known(name) and (capitals >= 0.5 or len(words) <= 6) and len(words) <= 14:
        return 0.6
    return 0.5 if _is_acronym(name) and not stop.startswith(",") else 0.0
