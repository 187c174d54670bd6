"""A printed list of authors and the registered one, told to be the same people and put together. Workflow; pure.

A printed "Gröber U" and a registered "Grober, Uwe" are "Gröber, Uwe": the fuller given name is filled in, the
spelling that has more marks on its letters stays.
"""

import re
from unicodedata import combining, normalize

from refkit.model.name import Name
from refkit.text.fold import fold, squash

MOST_INITIALS = 5  # capitals in a row that are initials ("HGLM"); more are a name in capitals
_PART = re.compile(r"[^\W\d_]+")


def merge_authors(
    printed: tuple[Name, ...], registered: tuple[Name, ...], *, is_open: bool = False
) -> tuple[Name, ...] | None:
    """The printed authors with the fuller given names that are registered; None where nothing can be taken over.

    All family names have to be the same in the same order and every given name has to agree with the
    registered one. An open list (`is_open`, "et al.") has to be the beginning of the registered one, which
    completes it.
    """
    if not printed or len(registered) < len(printed) + is_open or (len(registered) > len(printed) and not is_open):
        return None
    pairs = tuple(zip(printed, registered, strict=False))
    if not all(_family(ours) == _family(theirs) for ours, theirs in pairs):
        return None
    agree = all(given_names_agree(ours.given or "", theirs.given or "") for ours, theirs in pairs)
    if not agree and not is_open:
        return None
    people = tuple(_fuller(ours, theirs) for ours, theirs in pairs) if agree else printed
    merged = people + registered[len(printed) :]
    return merged if merged != printed else None


def given_names_agree(ours: str, theirs: str) -> bool:
    """Whether two forms of a given name can be one person's: initials, or the beginning of it, in order.

    >>> given_names_agree("TDS", "Tiago dos Santos"), given_names_agree("Uwe", "U."), given_names_agree("K", "Uwe")
    (True, True, False)
    """
    return any(_begins(one, other) or _begins(other, one) for one in _readings(ours) for other in _readings(theirs))


def _family(name: Name) -> str:
    return squash(name.family_with_particles)


def _readings(given: str) -> tuple[tuple[str, ...], ...]:
    """The folded parts of a given name; a few capitals in a row can be a name or initials."""
    words = _PART.findall(given)
    apart = [part for word in words for part in (word if word.isupper() and len(word) <= MOST_INITIALS else (word,))]
    whole = tuple(fold(word) for word in words)
    return tuple(dict.fromkeys((whole, tuple(map(fold, apart)), _without_particles(words))))


def _without_particles(words: list[str]) -> tuple[str, ...]:
    """Initials mostly leave out the "dos" of "Tiago dos Santos"."""
    return tuple(fold(word) for word in words if not word.islower())


def _begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each part of `short` begins the part of `long` at its place."""
    return len(short) <= len(long) and all(full.startswith(part) for part, full in zip(short, long, strict=False))


def _fuller(ours: Name, theirs: Name) -> Name:
    """The printed name with what the registered one has more: given name, suffix, marks on letters."""
    if ours.family is None or theirs.family is None:
        return ours
    changes: dict[str, str | None] = {}
    if _is_fuller(theirs.given or "", ours.given or ""):
        changes["given"] = theirs.given
    if ours.suffix is None and theirs.suffix is not None:
        changes["suffix"] = theirs.suffix
    if ours.family_with_particles != theirs.family_with_particles and _has_better_spelling(theirs, ours):
        changes |= {"family": theirs.family, **{part: getattr(theirs, part) for part in _PARTICLES}}
    return Name.model_validate({**ours.model_dump(), **changes}) if changes else ours


_PARTICLES = ("dropping_particle", "non_dropping_particle")


def _is_fuller(theirs: str, ours: str) -> bool:
    """Whether the registered given name says more than the printed one; not where it is a word in capitals."""
    in_capitals = any(word.isupper() and len(word) > MOST_INITIALS for word in _PART.findall(theirs))
    return not in_capitals and (len(squash(theirs)), _marks(theirs)) > (len(squash(ours)), _marks(ours))


def _has_better_spelling(theirs: Name, ours: Name) -> bool:
    """Whether the registered family name has more marks, or is the one of both that is not all in capitals."""
    one, other = theirs.family_with_particles, ours.family_with_particles
    return _marks(one) > _marks(other) or (other.isupper() and not one.isupper() and _marks(one) == _marks(other))


def _marks(text: str) -> int:
    """How many of its letters are more than the bare alphabet's."""
    decomposed = normalize("NFD", text)
    return sum(
        bool(combining(character)) or (character.isalpha() and not character.isascii()) for character in decomposed
    )
