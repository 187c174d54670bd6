"""Names: CSL-JSON name objects → values, with particles and suffixes found in the given and family fields."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from refkit.csl.items.clean import clean, text_of

MAX_NAMES = 5_000  # more persons than that in one variable are cut


class Name(NamedTuple):
    """A person or an institution. `literal` is set for institutions and for names that must not be taken
    apart.
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static_ordering: bool = False
    open_list: bool = False  # "et al." stood in the data after this name
    raw: str = ""  # as the data had it: what subsequent-author-substitute compares

    @property
    def is_person(self) -> bool:
        """Whether the name has parts."""
        return not self.literal


# Leading words of a family name ("van der ", "d'", "al-"): taken off while they start with a lower-case
# letter.
_FAMILY_PARTICLE = re.compile(r"([^ ]+[-\u02bb\u2019 '] *)(.+)\Z", re.DOTALL)
# The same from the end of a given name, on the reversed text.
_GIVEN_PARTICLE = re.compile(r"([^ ]+(?:\u02bb |\u2019 | |' ) *)(.+)\Z", re.DOTALL)
_LEADING_MARKS = re.compile(r"[-'\u02bb\u2019\s]*")
_ET_AL = re.compile(r"et\.? ?al\.?\Z")


def read_names(value: object) -> tuple[Name, ...]:
    """All names of a variable; a string or a single object stands for a list of one."""
    if isinstance(value, str | int | float):
        text = text_of(value)
        return (Name(literal=text, raw=text),) if text else ()
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        return ()
    names = [read_name(entry) for entry in value[:MAX_NAMES]]
    return tuple(name for name in names if name is not None)


def read_name(entry: object) -> Name | None:
    """One name; None where there is nothing to print."""
    if isinstance(entry, str | int | float):
        text = text_of(entry)
        return Name(literal=text, raw=text) if text else None
    if not isinstance(entry, Mapping):
        return None
    literal = text_of(entry.get("literal"))
    family, given = text_of(entry.get("family")), text_of(entry.get("given"))
    if not literal and family and not given and entry.get("isInstitution"):
        literal = family
    if literal:
        return Name(literal=literal, raw=literal)
    if not (family or given):
        return None
    # The common case: two fields, and no particle or suffix hidden in them.
    last_word = given.rpartition(" ")[2]
    if len(entry) == 2 and family[:1].isupper() and "," not in given and last_word[:1].isupper():
        return Name(family, given, raw=family + given)
    return _parsed(entry, family, given)


def _parsed(entry: Mapping[object, object], family: str, given: str) -> Name:
    """A name whose particles and suffix may have fields of their own or hide in the two others."""
    dropping, non_dropping = (
        text_of(entry.get("dropping-particle")),
        text_of(entry.get("non-dropping-particle")),
    )
    suffix = text_of(entry.get("suffix"))
    raw = non_dropping + family + given + dropping + suffix
    comma_suffix, static = bool(entry.get("comma-suffix")), bool(entry.get("static-ordering"))
    open_list = False
    parse = entry.get("parse-names", True) not in (False, 0, "false")
    if len(family) > 1 and family[0] == family[-1] == '"':
        family, parse = clean(family[1:-1]), False
    if parse and family and given and not non_dropping and not entry.get("static-particles"):
        family, non_dropping = _family_particles(family)
        if not suffix:
            given, suffix, forced, open_list = _split_suffix(given, dropping)
            comma_suffix = comma_suffix or forced
        given, found = _given_particles(given)
        dropping = found or dropping
    return Name(family, given, dropping, non_dropping, suffix, comma_suffix, "", static, open_list, raw)


def _starts_lower(particle: str) -> bool:
    letter = _LEADING_MARKS.sub("", particle, count=1)[:1]
    return bool(letter) and letter.upper() != letter


def _family_particles(family: str) -> tuple[str, str]:
    """("der Berg" → "Berg", "der"); at most a dozen particles."""
    taken = ""
    for _ in range(12):
        found = _FAMILY_PARTICLE.match(family)
        if not found or not _starts_lower(found[1]):
            break
        taken, family = taken + found[1], found[2]
    trimmed = taken.strip()
    if taken.endswith(" ") and trimmed.endswith(("'", "\u2019")):
        trimmed += " "
    return family, trimmed


def _given_particles(given: str) -> tuple[str, str]:
    """("Jean de" → "Jean", "de")."""
    taken: list[str] = []
    for _ in range(12):
        found = _GIVEN_PARTICLE.match(given[::-1])
        if not found:
            break
        particle = found[1][::-1]
        if not _starts_lower(particle):
            break
        taken.insert(0, particle)
        given = given[: -len(particle)]
    return given, "".join(taken).strip()


def _split_suffix(given: str, dropping: str) -> tuple[str, str, bool, bool]:
    """("John, Jr." → "John", "Jr."); "!" after the comma forces a comma in print; "et al." opens the list."""
    head, comma, tail = given.partition(",")
    if not comma:
        return given, "", False, False
    forced = tail.startswith("!")
    suffix = tail.lstrip("!").strip()
    head = head.rstrip()
    if _ET_AL.match(suffix) and not dropping:
        return head, "", False, True
    return head, suffix, forced, False
