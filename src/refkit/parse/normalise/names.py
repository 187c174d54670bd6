"""Lists of names in every printed order and script, made names. Room: parse; uses model.

The list is cut at its strongest separators; what is between commas is told apart by its form: initials,
a family name alone, family and initials, initials and family, or a full name.
"""

import re
from typing import NamedTuple

from refkit.model.name import Name
from refkit.parse.normalise.letters import CAPITAL
from refkit.parse.normalise.name_print import mend_names
from refkit.parse.normalise.person import (
    ABBREVIATED_SUFFIX,
    DOTTED,
    EAST_ASIAN,
    INITIAL_WORD,
    INITIALS_ONLY,
    Printed,
    is_group_name,
    is_particle,
    make_name,
    order_vote,
)
from refkit.parse.normalise.plain_names import read_plain_names
from refkit.parse.words.given_names import is_given_name
from refkit.parse.words.names import (
    AND_WORDS,
    EDITOR_AFTER,
    EDITOR_BEFORE,
    OPEN_ENDING_WORDS,
    OPEN_ENDINGS,
    SUFFIX,
    TRANSLATOR_AFTER,
    TRANSLATOR_BEFORE,
)

MOST_NAMES = 500  # of one list; longer ones are runs of commas

_LONGEST_OPEN_ENDING = 40  # characters at the end of a list in which "et al." is looked for

_OPEN = re.compile(rf"[\s,;(\[]*+(?:(?<![^\W\d_])(?:{OPEN_ENDINGS})|…|\. ?\. ?\.)[\s.,;:)\]]*+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_SUFFIX_ONLY = re.compile(rf"{SUFFIX}\.?$", re.IGNORECASE)
_AND = re.compile(
    r"(?:^|(?<=[\s,;.]))(?:"
    + "|".join(map(re.escape, sorted({*AND_WORDS, "AND", "UND"}, key=len, reverse=True)))
    + r")(?=\s)|&",
)
_BRACKETED_GIVEN = re.compile(
    rf"(?P<family>[^()]{{2,60}}?)\s?\(\s?(?P<given>(?:[{CAPITAL}][^\W\d_]{{0,2}}\.[\s-]?){{1,4}}"
    rf"|[{CAPITAL}][^\W\d_]{{1,14}}(?:[\s-][{CAPITAL}][^\W\d_]{{0,14}}\.?){{0,2}})\s?\)$"
)
_ROLE_BEFORE = re.compile(rf"[\s(,.:;]*+(?:{EDITOR_BEFORE}|{TRANSLATOR_BEFORE})(?![^\W\d_])[.:]?\s+", re.IGNORECASE)
_ROLE_AFTER = re.compile(
    rf"[\s,]*+[(\[,]\s?(?:{EDITOR_AFTER}|{TRANSLATOR_AFTER})(?![^\W_])\.?\s?[)\]]?$", re.IGNORECASE
)
_LONGEST_ROLE = 24  # characters of "(Herausgeberin)" and its like
_HARD_SEPARATOR = re.compile(r"\s*[;；]\s*")
_OTHER_SEPARATORS = ("/", "·", "•", "|", " -", " –", " —")
_OTHER_SEPARATOR = re.compile(r"\s*/\s*|\s+[-–—]{1,2}\s+|\s*[·•|]\s*")


class NameList(NamedTuple):
    """The names of a printed list, and whether it ends in "et al."."""

    names: tuple[Name, ...]
    is_open: bool


def find_open_ending(text: str, start: int = 0) -> re.Match[str] | None:
    """The first "et al." of whatever language, with the punctuation around it.

    >>> find_open_ending("Doe J, et al.")[0], find_open_ending("Doe, E. A.")
    (', et al.', None)
    """
    if text.isascii() and ". ." not in text and ".." not in text:
        words = _WORDS.findall(text, start)
        if OPEN_ENDING_WORDS.isdisjoint(words):
            return None
    return _OPEN.search(text, start)


def match_open_ending(text: str) -> re.Match[str] | None:
    """The "et al." that a text begins with."""
    return _OPEN.match(text)


def parse_names(printed: str) -> NameList:
    """Read a printed list of people.

    >>> [str(name) for name in parse_names("Lakoff, George and Mark Johnson").names]
    ['Lakoff, George', 'Johnson, Mark']
    >>> [str(name) for name in parse_names("Abbasi B, de la Peña VH, et al.").names]
    ['Abbasi, B', 'de la Peña, VH']
    """
    text = _without_roles(" ".join(printed.split()).strip(" ,;:"))
    is_open = False
    nearest = 0 if "…" in text or "..." in text or ". ." in text else max(0, len(text) - _LONGEST_OPEN_ENDING)
    if nearest and is_group_name(text):
        nearest = 0  # "Doe J, et al. Toronto Expert Group": the list goes on with the name of a group
    if ending := find_open_ending(text, nearest):
        after = text[ending.end() :].strip(" ,;&.()")
        text = text[: ending.start()] + (f", {after}" if after else "") if ending.start() else after
        is_open = True
    if (plain := read_plain_names(text)) is not None:
        return NameList(plain[:MOST_NAMES], is_open)
    printed_names = _split(mend_names(text))[:MOST_NAMES]
    family_first = _family_stands_first(printed_names)
    names = [name for one in printed_names if (name := make_name(one, family_first=family_first)) is not None]
    return NameList(tuple(names), is_open)


def _without_roles(text: str) -> str:
    """Names without the words that say what these people did: "a cura di Piero Pasini", "Doe, J. (Ed.)"."""
    if before := _ROLE_BEFORE.match(text):
        text = text[before.end() :]
    if after := _ROLE_AFTER.search(text, max(0, len(text) - _LONGEST_ROLE)):
        text = text[: after.start()]
    return text or ""


def _family_stands_first(printed_names: list[Printed]) -> bool:
    """ "Dupont Florence et Éloi Thierry": full names without commas whose second words are known given names."""
    if printed_names and printed_names[0].given is not None:
        return False
    return sum(order_vote(one.family) for one in printed_names if one.given is None) > 0


def _split(text: str) -> list[Printed]:
    if ";" in text or "；" in text:
        parts = [piece for part in _HARD_SEPARATOR.split(text) for piece in _at_and(part)]
        return [one for part in parts for one in _walk(_commas(part), alone=True)]
    if not text.isascii() and EAST_ASIAN.search(text):
        return _split_east_asian(text)
    pieces = _OTHER_SEPARATOR.split(text) if any(map(text.__contains__, _OTHER_SEPARATORS)) else ()
    if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces):
        return [one for part in pieces for piece in _at_and(part) for one in _walk(_commas(piece), alone=True)]
    return _walk_groups([_commas(group) for group in _at_and(text)])


_EAST_ASIAN_SEPARATOR = re.compile(r"\s*[,，、・;；.·․]\s*")


def _split_east_asian(text: str) -> list[Printed]:
    """At punctuation; at blanks only where there is none and every piece could be a whole name.

    "山岸 喬" is one name, and so is one that is printed in two scripts: "가토 기요후미(加藤淸文)".
    """
    parts = [part for part in _EAST_ASIAN_SEPARATOR.split(text) if part.strip(" .")]
    if len(parts) == 1 and "(" not in text and all(len(piece) > 1 for piece in text.split()):
        parts = [part for part in text.split() if part.strip(" .")]
    return [Printed(part) for part in parts]


def _at_and(text: str) -> list[str]:
    return [part.strip(" ,") for part in _AND.split(text) if part.strip(" ,")]


def _commas(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip(" .")]


def _walk_groups(groups: list[list[str]]) -> list[Printed]:
    words = [part for group in groups for part in group]
    only_families = len(words) % 2 == 1 and all(" " not in part and not INITIALS_ONLY.match(part) for part in words)
    if only_families and len(words) > 1:
        return [Printed(part) for part in words]
    return [one for group in groups for one in _walk(group, alone=False)]


def _walk(parts: list[str], *, alone: bool) -> list[Printed]:
    """Pair what belongs together; `alone`: the parts are of one name, as between semicolons."""
    found: list[Printed] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) else None
        after = parts[at + 2] if at + 2 < len(parts) else None
        if is_group_name(part):
            found.append(Printed(part))
        elif bracketed := _BRACKETED_GIVEN.match(part):
            found.append(Printed(bracketed["family"], bracketed["given"]))
        elif found and _SUFFIX_ONLY.match(part):
            found[-1] = found[-1]._replace(suffix=part)
        elif found and _is_left_over(part, found[-1]):
            found[-1] = found[-1]._replace(given=f"{found[-1].given or ''} {part}".strip())
        elif following is None:
            found.append(Printed(part))
        elif _SUFFIX_ONLY.match(following) and after is not None and INITIALS_ONLY.match(after) and " " not in part:
            found.append(Printed(part, after, following))  # "Dennis, Jr., J. E."
            at += 2
        elif not _SUFFIX_ONLY.match(following) and _belongs(part, following, parts, alone):
            found.append(Printed(part, following))
            at += 1
        else:
            found.append(Printed(part))
        at += 1
    return found


def _is_left_over(part: str, before: Printed) -> bool:
    """Initials alone are nobody's name: "Adorno, Theodor, W."."""
    if not re.fullmatch(rf"(?:[{CAPITAL}]\.[\s-]?){{1,3}}", part):
        return False
    if before.given is None:
        return " " not in before.family
    return not INITIALS_ONLY.match(before.given) and "." not in before.given


def _belongs(part: str, following: str, parts: list[str], alone: bool) -> bool:
    """Whether the text after the comma is the given name of the family before it."""
    if is_group_name(following):
        return False
    if INITIALS_ONLY.match(part) and ("." in part or len(part) == 1):
        return False
    if INITIALS_ONLY.match(following.strip()) and not _has_initials(part):
        return True
    words = [word for word in part.split() if not is_particle(word)]
    given = following.split()
    if alone:
        return not _has_initials(part) and not (len(words) > 1 < len(given) and order_vote(part) < 0)
    if len(words) <= 1 or _has_initials(part):
        return len(words) <= 1
    return _is_given_of_two_families(words, given, parts, part)


def _is_given_of_two_families(words: list[str], given: list[str], parts: list[str], part: str) -> bool:
    """ "Jerez Mir, Miguel, José Real-Dato": of several authors only the first is inverted."""
    if len(parts) > 2:
        return part is parts[0] and len(given) == 1 and is_given_name(given[0]) and not is_given_name(words[0])
    return len(parts) == 2 and (len(given) == 1 or DOTTED.match(given[-1]) is not None)


def _has_initials(part: str) -> bool:
    words = ABBREVIATED_SUFFIX.sub("", part).split()
    return len(words) > 1 and (INITIAL_WORD.match(words[-1]) or DOTTED.match(words[0])) is not None
