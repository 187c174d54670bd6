"""Names as tagged files write them: "Family, Given, Suffix", organisations without a comma. Room: formats.

EndNote's habit tells organisations apart: a comma at the end keeps a name from being turned round.
"""

import re
from functools import lru_cache

from refkit.model.name import Name

MOST_WORDS = 5  # of a person's name; what has more is an organisation
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_ET_AL = re.compile(r"\bet\.? al\.?$|^others$|^et alii$", re.I)


def is_et_al(text: str) -> bool:
    """Whether the text stands for "and others" instead of naming anybody."""
    return len(text) < 12 and bool(_ET_AL.search(text.strip(" ,;")))


@lru_cache(maxsize=8192)
def name_from_inverted(text: str) -> Name | None:
    """The name in "Family, Given"; an organisation where there is no comma or one at the end; None for nothing.

    >>> name_from_inverted("van der Berg, Jan")
    Name(family='Berg', given='Jan', non_dropping_particle='van der')
    >>> name_from_inverted("World Health Organization"), name_from_inverted("WHO,")
    (Name(literal='World Health Organization'), Name(literal='WHO'))
    """
    text = " ".join(text.split()).strip("; ")
    if not text.strip(",. "):
        return None
    if text.endswith(","):
        return Name(literal=text.rstrip(", "))
    if "," in text:
        family, _, given = text.partition(",")
        return Name.parse(text) if family.strip() else Name(literal=given.strip(", ") or text)
    words = text.split()
    if len(words) == 1:
        return Name(family=text)
    has_initials = words[-1].isupper() and _INITIALS.fullmatch(words[-1]) and not words[0].isupper()
    is_person = len(words) <= 3 and has_initials
    return Name.parse(f"{' '.join(words[:-1])}, {words[-1]}") if is_person else Name(literal=text)


def inverted_from_name(name: Name) -> str:
    """The name so that `name_from_inverted` reads it back where it can.

    >>> inverted_from_name(Name(family="Berg", given="Jan", suffix="Jr.")), inverted_from_name(Name(literal="WHO"))
    ('Berg, Jan, Jr.', 'WHO,')
    """
    if name.literal or not name.family:
        literal = name.literal or name.given or ""
        return literal if " " in literal and "," not in literal and not _looks_personal(literal) else f"{literal},"
    return str(name)


def _looks_personal(literal: str) -> bool:
    found = name_from_inverted(literal)
    return found is None or found.literal is None


def names_from(texts: list[str]) -> tuple[tuple[Name, ...], bool]:
    """The names, and whether the list is open ("et al." at its end)."""
    is_open = bool(texts) and is_et_al(texts[-1])
    named = (name_from_inverted(text) for text in (texts[:-1] if is_open else texts))
    return tuple(name for name in named if name is not None), is_open


def inverted(text: str) -> str:
    """A person's name as it is spoken with the family name first; with a comma or of one word it stays as it is.

    >>> inverted("Ana van Berg"), inverted("Doe, Jo"), inverted("UNESCO")
    ('van Berg, Ana', 'Doe, Jo', 'UNESCO')
    """
    words = text.split()
    if "," in text or not 2 <= len(words) <= MOST_WORDS:
        return text
    start = next((place for place, word in enumerate(words[1:], 1) if word[:1].islower()), len(words) - 1)
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}"
