"""Lists of names in every printed order and script, made names. Room: parse; uses model.

The list is cut at its strongest separators; what is between commas is told apart by its form: initials,
a family name alone, family and initials, initials and family, or a full name.
"""

import re
from typing import NamedTuple

from refkit.model.name import Name
from refkit.parse.normalise.letters import CAPITAL, HAN_KANA, HANGUL
from refkit.parse.words.names import AND_WORDS, OPEN_ENDINGS, PARTICLE, SUFFIX

MOST_NAMES = 500  # of one list; longer ones are runs of commas

_LONGEST_OPEN_ENDING = 40  # characters at the end of a list in which "et al." is looked for

_OPEN = re.compile(rf"[\s,;(\[]*+(?:(?<![^\W\d_])(?:{OPEN_ENDINGS})|…|\. ?\. ?\.)[\s.,;:)\]]*+", re.IGNORECASE)
_INITIALS_ONLY = re.compile(
    rf"(?:[{CAPITAL}][^\W\d_]{{0,2}}\.[\s-]*|[{CAPITAL}](?![^\W\d_])[\s-]*){{1,6}}$|[{CAPITAL}]{{1,4}}$"
    rf"|[{CAPITAL}]{{1,2}}-[{CAPITAL}]{{1,2}}$"
)
_INITIAL_WORD = re.compile(
    rf"(?:[{CAPITAL}][^\W\d_]{{0,2}}\.-?)+[{CAPITAL}]?$|[{CAPITAL}]{{1,4}}['’]?$|[{CAPITAL}]-[{CAPITAL}]$"
)
_DOTTED = re.compile(rf"(?:[{CAPITAL}][^\W\d_]{{0,2}}\.[-‑–]?)+[{CAPITAL}]?$|[{CAPITAL}]$")
_SUFFIX_ONLY = re.compile(rf"{SUFFIX}\.?$", re.IGNORECASE)
_SUFFIX_END = re.compile(rf",?\s({SUFFIX}\.?)$")
_FAMILY_SUFFIX = re.compile(r"\s(Filho|Neto|Júnior|Junior|Sobrinho|FILHO|NETO|JÚNIOR|JUNIOR|SOBRINHO|Jr\.?)$")
_LEADING_PARTICLES = re.compile(rf"((?:(?:{PARTICLE})\s)*(?:{PARTICLE})\s|d[’'])(?=[^\W\d_])", re.IGNORECASE)
_TRAILING_PARTICLES = re.compile(rf"\s((?:{PARTICLE})(?:\s(?:{PARTICLE}))*)$")
_AND = re.compile(
    r"(?:^|(?<=[\s,;.]))(?:" + "|".join(map(re.escape, sorted(AND_WORDS, key=len, reverse=True))) + r")(?=\s)|&",
)
_EAST_ASIAN = re.compile(rf"[{HAN_KANA}{HANGUL}]")
_BRACKETED_INITIALS = re.compile(rf"\(((?:[{CAPITAL}][^\W\d_]{{0,2}}\.[\s-]?){{1,3}}|[{CAPITAL}][^\W\d_]{{1,12}})\s?\)")
_HARD_SEPARATOR = re.compile(r"\s*[;；]\s*")
_OTHER_SEPARATOR = re.compile(r"\s*/\s*|\s+[-–—]{1,2}\s+|\s*[·•|]\s*")
_GLUED_DOT = re.compile(rf"(?<=[{CAPITAL}])\s+\.|(?<=[^\W\d_])\s+(?=[,;])")
_GLUED_INITIAL = re.compile(rf"(?<=[{CAPITAL}]\.)(?=[{CAPITAL}][^\W\d_]{{2}})")


class NameList(NamedTuple):
    """The names of a printed list, and whether it ends in "et al."."""

    names: tuple[Name, ...]
    is_open: bool


def find_open_ending(text: str, start: int = 0) -> re.Match[str] | None:
    """The first "et al." of whatever language, with the punctuation around it."""
    return _OPEN.search(text, start)


def parse_names(printed: str) -> NameList:
    """Read a printed list of people.

    >>> [str(name) for name in parse_names("Lakoff, George and Mark Johnson").names]
    ['Lakoff, George', 'Johnson, Mark']
    >>> [str(name) for name in parse_names("Abbasi B, de la Peña VH, et al.").names]
    ['Abbasi, B', 'de la Peña, VH']
    """
    text = " ".join(printed.split()).strip(" ,;:")
    is_open = False
    nearest = 0 if "…" in text or "..." in text or ". ." in text else max(0, len(text) - _LONGEST_OPEN_ENDING)
    if ending := _OPEN.search(text, nearest):
        after = text[ending.end() :].strip(" ,;&.")
        text = text[: ending.start()] + (f", {after}" if after else "") if ending.start() else after
        is_open = True
    text = _GLUED_DOT.sub(lambda match: "." if match[0].endswith(".") else "", text)
    text = _GLUED_INITIAL.sub(" ", _BRACKETED_INITIALS.sub(r"\1", text))
    names = [name for chunk in _split(text)[:MOST_NAMES] if (name := _make(chunk)) is not None]
    return NameList(tuple(names), is_open)


class _Chunk(NamedTuple):
    """One name's printed parts: the family side, the given side, a suffix; or a full name in `family` alone."""

    family: str
    given: str | None = None
    suffix: str | None = None


def _split(text: str) -> list[_Chunk]:
    if ";" in text or "；" in text:
        parts = [piece for part in _HARD_SEPARATOR.split(text) for piece in _at_and(part)]
        return [chunk for part in parts for chunk in _walk(_commas(part), alone=True)]
    if _EAST_ASIAN.search(text):
        return [_Chunk(part) for part in re.split(r"\s*[,，、・;；.·]\s*|\s+", text) if part.strip(" .")]
    pieces = _OTHER_SEPARATOR.split(text)
    if len(pieces) > 1 and all(len(piece) > 1 for piece in pieces):
        return [chunk for part in pieces for piece in _at_and(part) for chunk in _walk(_commas(piece), alone=True)]
    groups = [_commas(group) for group in _at_and(text)]
    return _walk_groups(groups)


def _at_and(text: str) -> list[str]:
    return [part.strip(" ,") for part in _AND.split(text) if part.strip(" ,")]


def _commas(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip(" .")]


def _walk_groups(groups: list[list[str]]) -> list[_Chunk]:
    words = [part for group in groups for part in group]
    only_families = len(words) % 2 == 1 and all(" " not in part and not _INITIALS_ONLY.match(part) for part in words)
    if only_families and len(words) > 1:
        return [_Chunk(part) for part in words]
    return [chunk for group in groups for chunk in _walk(group, alone=False)]


def _walk(parts: list[str], *, alone: bool) -> list[_Chunk]:
    """Pair what belongs together; `alone`: the parts are of one name, as between semicolons."""
    chunks: list[_Chunk] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) else None
        if _SUFFIX_ONLY.match(part) and chunks:
            chunks[-1] = chunks[-1]._replace(suffix=part)
        elif following is not None and not _SUFFIX_ONLY.match(following) and _belongs(part, following, parts, alone):
            chunks.append(_Chunk(part, following))
            at += 1
        else:
            chunks.append(_Chunk(part))
        at += 1
    return chunks


def _belongs(part: str, following: str, parts: list[str], alone: bool) -> bool:
    """Whether the text after the comma is the given name of the family before it."""
    if _INITIALS_ONLY.match(part) and ("." in part or len(part) == 1):
        return False
    if _INITIALS_ONLY.match(following.strip()) and not _has_initials(part):
        return True
    if alone:
        return not _has_initials(part)
    words = [word for word in part.split() if not re.fullmatch(PARTICLE, word)]
    if len(words) == 1:
        return True
    if _has_initials(part):
        return False
    given = following.split()
    return len(parts) == 2 and (len(given) == 1 or _DOTTED.match(given[-1]) is not None)


def _has_initials(part: str) -> bool:
    words = part.split()
    return len(words) > 1 and (_INITIAL_WORD.match(words[-1]) or _DOTTED.match(words[0])) is not None


def _make(chunk: _Chunk) -> Name | None:
    if chunk.given is not None:
        return _person(chunk.family, chunk.given, chunk.suffix)
    text, suffix = chunk.family.strip(" ,"), chunk.suffix
    if not any(map(str.isalnum, text)):
        return None
    if _EAST_ASIAN.search(text):
        return Name(literal=text.strip(" ."))
    if suffix is None and (ending := _SUFFIX_END.search(text)):
        text, suffix = text[: ending.start()], ending[1]
    words = text.split()
    cut = _end_of_family(words)
    return (
        _display_order(words, suffix) if cut is None else _person(" ".join(words[:cut]), " ".join(words[cut:]), suffix)
    )


def _end_of_family(words: list[str]) -> int | None:
    """How many of the words are the family name, where it stands first; None for the display order."""
    if len(words) > 1 and (cut := _initials_at_end(words)) is not None:
        return cut
    if all(re.fullmatch(PARTICLE, word, re.IGNORECASE) for word in words[:-1]):
        return len(words)
    if words[0].isupper() and len(words[0]) > 2 and "." not in words[0] and not words[-1].isupper():
        return next(place for place, word in enumerate(words) if not word.isupper())
    return None


def _initials_at_end(words: list[str]) -> int | None:
    """Where the initials begin in "Hausenblas HA" or "ZHANG X B"; None where the name is in another order."""
    if _DOTTED.match(words[0]) or not _INITIAL_WORD.match(words[-1]):
        return None
    if len(words[0]) <= 3 and words[0].isupper() and not _DOTTED.match(words[-1]) and len(words[-1]) >= len(words[0]):
        return None
    cut = len(words) - 1
    while cut > 1 and _INITIAL_WORD.match(words[cut - 1]):
        cut -= 1
    return cut


def _display_order(words: list[str], suffix: str | None) -> Name | None:
    """Given names first: the family is the last word with the particles before it."""
    start = len(words) - 1
    while start > 1 and re.fullmatch(PARTICLE, words[start - 1], re.IGNORECASE):
        start -= 1
    while start > 1 and _DOTTED.match(words[0]) and not _DOTTED.match(words[start - 1]) and len(words[start - 1]) > 2:
        start -= 1
    return _person(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _person(family: str, given: str | None, suffix: str | None) -> Name | None:
    family = family.strip(" ,;:")
    given = given.strip(" ,;:") if given else None
    dropping = None
    if given and (trailing := _TRAILING_PARTICLES.search(given)):
        dropping, given = trailing[1], given[: trailing.start()]
    if given and (ending := _SUFFIX_END.search(given)):
        suffix, given = suffix or ending[1], given[: ending.start()]
    particle = None
    if leading := _LEADING_PARTICLES.match(family):
        particle, family = leading[1].strip(), family[leading.end() :]
    if (ending := _FAMILY_SUFFIX.search(family)) and suffix is None:
        family, suffix = family[: ending.start()], ending[1]
    family = family.rstrip(".") if len(family) > 2 else family
    if not family and not given:
        return None
    return Name(
        family=family or None,
        given=given or None,
        non_dropping_particle=particle,
        dropping_particle=dropping,
        suffix=suffix,
    )
