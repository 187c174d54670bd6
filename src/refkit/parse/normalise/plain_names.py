"""The three commonest prints of authors, read at a glance: what `parse_names` does for all, in a quarter of the time.

"Doe J, Roe RA", "Doe, J., Roe, R.A. & Poe, E." and "J. Doe, R. A. Roe and E. Poe", where every family name is one
word in small letters behind a capital. Two thirds of all lists are printed so. Room: parse; uses model.
"""

import re

from refkit.model.name import Name
from refkit.parse.words.names import SUFFIX

# Of Western Europe; other letters take the long way, since classes of all of them are slow to compile.
_CAPITAL, _SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_FAMILY = (
    rf"(?!{SUFFIX}(?![{_SMALL}]))(?:Mc|O['’])?[{_CAPITAL}][{_SMALL}]{{1,40}}+(?:-[{_CAPITAL}][{_SMALL}]{{2,40}}+)?"
)
_LAST = r"(?:,? (?:and|&) )"
_DOTTED = rf"[{_CAPITAL}]\.(?:[ -]?[{_CAPITAL}]\.){{0,3}}"


def _list_of(name: str, separator: str) -> re.Pattern[str]:
    return re.compile(rf"{name}(?:{separator}{name})*+(?:{_LAST}{name})?")


_VANCOUVER, _INVERTED, _DIRECT = rf"{_FAMILY} [{_CAPITAL}]{{1,3}}", rf"{_FAMILY}, {_DOTTED}", rf"{_DOTTED} {_FAMILY}"
_PRINTS = (
    (_list_of(_VANCOUVER, ", "), re.compile(rf"(?P<family>{_FAMILY}) (?P<given>[{_CAPITAL}]{{1,3}})")),
    (_list_of(_INVERTED, "[,;] "), re.compile(rf"(?P<family>{_FAMILY}), (?P<given>{_DOTTED})")),
    (_list_of(_DIRECT, ", "), re.compile(rf"(?P<given>{_DOTTED}) (?P<family>{_FAMILY})")),
)


def read_plain_names(text: str) -> tuple[Name, ...] | None:
    """The names of a list that is printed plainly from end to end; None for every other list.

    >>> [str(name) for name in read_plain_names("Doe, J. K., & Roe, R.") or ()]
    ['Doe, J. K.', 'Roe, R.']
    """
    for whole, one in _PRINTS:
        if whole.fullmatch(text):
            return tuple(_name(match["family"], match["given"]) for match in one.finditer(text))
    return None


def _name(family: str, given: str) -> Name:
    return Name.of_parts(family=family, given=given, non_dropping_particle=None, dropping_particle=None, suffix=None)
