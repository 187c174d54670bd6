"""A person's or an organisation's name, in its CSL parts. Ground floor: imports nothing from refkit."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

_CSL_KEYS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
    "comma-suffix": "comma_suffix",
    "static-ordering": "static_ordering",
}
# Lower-case words before a family name that belong to it in at least one language.
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "het",
        "ter",
        "ten",
        "te",
        "tho",
        "op",
        "in",
        "'t",
        "zu",
        "zum",
        "zur",
        "vom",
        "la",
        "le",
        "les",
        "du",
        "des",
        "del",
        "della",
        "dello",
        "dei",
        "degli",
        "di",
        "da",
        "dal",
        "dalla",
        "do",
        "dos",
        "das",
        "af",
        "av",
        "ap",
        "al",
        "el",
        "ul",
        "ibn",
        "bin",
        "ben",
        "bint",
        "abu",
        "e",
        "y",
        "d'",
        "l'",
        "dell'",
        "vande",
        "vander",
    ]
)
SUFFIXES = frozenset(
    [
        "jr",
        "sr",
        "jnr",
        "snr",
        "junior",
        "senior",
        "fils",
        "père",
        "filho",
        "neto",
        "júnior",
        "ii",
        "iii",
        "iv",
        "phd",
        "md",
    ]
)


class Name(BaseModel):
    """One name. A person has `family` and mostly `given`; an organisation has `literal` alone.

    >>> Name.parse("van der Berg, Jan, Jr.")
    Name(family='Berg', given='Jan', non_dropping_particle='van der', suffix='Jr.')

    Source: CSL 1.0.2 specification, "Names"; CSL-JSON schema, name-variable.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    suffix: str | None = None
    literal: str | None = None
    comma_suffix: bool = False
    static_ordering: bool = False
    other_keys: dict[str, Any] = Field(default_factory=dict, description="Unknown CSL-JSON keys, kept.")

    @model_validator(mode="before")
    @classmethod
    def _accept_csl_json(cls, value: Any) -> Any:
        """Take CSL-JSON objects with hyphenated or unknown keys, and plain strings as literals."""
        if isinstance(value, str):
            return {"literal": value}
        if not isinstance(value, Mapping):
            return value
        if value.keys() <= _FIELDS and "" not in value.values():
            return value
        known = {
            _CSL_KEYS.get(key, key): part
            for key, part in value.items()
            if (key in _CSL_KEYS or key in _FIELDS) and part not in (None, "")
        }
        others = {key: part for key, part in value.items() if key not in _CSL_KEYS and key not in _FIELDS}
        return {**known, "other_keys": others} if others else known

    @model_validator(mode="after")
    def _check_something_is_there(self) -> Self:
        if not (self.family or self.given or self.literal):
            raise ValueError("a name needs a family name, a given name or a literal")
        return self

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "Family, Given", "Family, Given, Suffix" or "Given Family"; particles are set apart.

        A text without any name in it raises ValueError. Whether a text names an organisation cannot be
        told from its form: use `Name(literal=…)` for those.
        """
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if len(parts) >= 2:
            particle, family = _split_particles(parts[0])
            rest = parts[1:]
            suffix = next((part for part in rest if part.rstrip(".").lower() in SUFFIXES), None)
            given = ", ".join(part for part in rest if part is not suffix)
            return cls.of_parts(family=family, given=given or None, non_dropping_particle=particle, suffix=suffix)
        return cls._parse_display_order(parts[0].split() if parts else [])

    @classmethod
    def _parse_display_order(cls, words: list[str]) -> Self:
        if not words:
            raise ValueError("an empty text holds no name")
        suffix = words.pop() if len(words) > 2 and words[-1].rstrip(".").lower() in SUFFIXES else None
        start = next((i for i, word in enumerate(words[:-1]) if i and word in PARTICLES), len(words) - 1)
        particle, family = _split_particles(" ".join(words[start:]))
        given = " ".join(words[:start]) or None
        return cls.of_parts(family=family, given=given, non_dropping_particle=particle, suffix=suffix)

    @classmethod
    def of_parts(cls, *, family: str, **parts: str | None) -> Self:
        """A name of parts that need no more checking: a file has a hundred thousand, and pydantic takes its time.

        Raises:
            UnicodeEncodeError (a ValueError): half a surrogate pair, which pydantic refuses too.
        """
        if not (text := "".join([family, *filter(None, parts.values())])).isascii():
            text.encode()
        name = cls.__new__(cls)
        _put(name, "__dict__", {**_BLANK, "family": family, **parts, "other_keys": {}})
        _put(name, "__pydantic_fields_set__", {"family", *parts})
        _put(name, "__pydantic_extra__", None)
        _put(name, "__pydantic_private__", None)
        return name

    def to_csl(self) -> dict[str, Any]:
        """As a CSL-JSON name object, only with the parts that are there."""
        known = {key: getattr(self, field) for key, field in _CSL_KEYS.items() if getattr(self, field)}
        return {**known, **self.other_keys}

    @property
    def family_with_particles(self) -> str:
        """The family name as it is printed: "van der Berg"; the literal for an organisation."""
        parts = (self.dropping_particle, self.non_dropping_particle, self.family)
        joined = "".join(part if part.endswith(("'", "’")) else f"{part} " for part in parts if part)
        return joined.rstrip() or self.literal or self.given or ""

    def __str__(self) -> str:
        """ "Family, Given, Suffix", or the literal."""
        if self.literal:
            return self.literal
        given = self.given if self.family else None  # otherwise it stands in the family's place already
        return ", ".join(part for part in (self.family_with_particles, given, self.suffix) if part)

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        """Only the parts that are there."""
        return [(name, value) for name, value in self if value]


_put = object.__setattr__  # the values themselves refuse changes
_BLANK = {name: field.default for name, field in Name.model_fields.items()}
_FIELDS = _BLANK.keys()


def _split_particles(family: str) -> tuple[str | None, str]:
    """The lower-case particles before a family name, and the rest; the last word always stays."""
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    return " ".join(words[:count]) or None, " ".join(words[count:])
