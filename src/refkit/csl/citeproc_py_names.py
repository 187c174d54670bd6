"""citeproc-py's elements for names, mended: open lists, initials, and names printed in place of others. Room: csl."""

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from citeproc import model

from refkit.csl.citeproc_py_elements import Mended
from refkit.csl.citeproc_py_items import PersonName


class Names(Mended, model.Names):  # type: ignore[misc]
    """Names that were printed in place of others are not printed again."""

    def process(self, item: Any, names_context: Any = None, context: Any = None, **kwargs: Any) -> Any:
        """The names of every role that is still to be printed."""
        roles = (self.get("variable") or "").split()
        if kwargs.get("sort_options") is None and any(role in item.suppressed for role in roles):
            item = _without(item, roles)
        for role in roles:
            item.note(role, is_there=role in item.reference)
        return super().process(item, names_context=names_context, context=context, **kwargs)


def _without(item: Any, roles: list[str]) -> Any:
    reference = type(item.reference)(item.reference)
    reference.__dict__.update(item.reference.__dict__)
    for role in roles:
        if role in item.suppressed:
            reference.pop(role, None)
            reference.pop(role.replace("-", "_"), None)
    return replace(item, reference=reference)


class Name(Mended, model.Name):  # type: ignore[misc]
    """A list of authors that is open at its end closes with the style's et-al term, however short it is."""

    _open_count = 0  # how many names an open list has; 0 for any other list

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        """The option, as an open list needs it."""
        value = super().get_option(name, context, sort_options)
        if self._open_count and name == "et-al-min":
            return min(value or self._open_count + 1, self._open_count + 1)
        if self._open_count and name == "et-al-use-first":
            least = super().get_option("et-al-min", context, sort_options)
            is_cut_anyway = 0 < least <= self._open_count + 1
            return max(1, min(value, self._open_count)) if is_cut_anyway else self._open_count
        if self._open_count and name == "et-al-use-last":
            return False
        if name in ("delimiter-precedes-last", "delimiter-precedes-et-al") and value == "after-inverted-name":
            return "always" if super().get_option("name-as-sort-order", context, sort_options) else "never"
        if name == "initialize-with" and self.get("initialize", self.get_root().get("initialize")) == "false":
            return None
        return value

    def process(self, item: Any, variable: str, context: Any = None, sort_options: Any = None, **kwargs: Any) -> Any:
        """The names of one role."""
        names = item.reference.get(variable) or []
        initialize_with = self.get_option("initialize-with", context, sort_options)
        if isinstance(names, list) and initialize_with is not None and "." not in initialize_with:
            names = [name._replace(suffix=(name.suffix or "").replace(".", "")) for name in names]
        if not names or not isinstance(names, list):
            return None
        if sort_options is not None and self.get_option("demote-non-dropping-particle", context) != "never":
            names = [_demoted(name) for name in names]
        if item.has_open_authors and variable == "author":
            self._open_count = len(names)
            names = [*names, PersonName(None, "")]  # stands for those that nobody named; never printed
        reference = {variable: names}
        try:
            return super().process(
                SimpleNamespace(reference=reference), variable, context=context, sort_options=sort_options, **kwargs
            )
        finally:
            self._open_count = 0

    def initialize(self, given: str, mark: str, context: Any) -> str:
        """The initials of a given name; words in small letters stay whole, and names without capitals as they are."""
        if given.lower() == given.upper():
            return given
        with_hyphen = self.get_option("initialize-with-hyphen", context)
        parts = re.split("[-‐‑]", given) if with_hyphen else [re.sub("[-‐‑]", " ", given)]
        initials = [_initials(part, mark, is_first=place == 0) for place, part in enumerate(parts)]
        return "-".join(part for part in initials if part)


def _demoted(name: PersonName) -> PersonName:
    """A name as it is sorted: the particle behind the given name ("Berg, Jan van der")."""
    given = " ".join(part for part in (name.given, name.dropping_particle, name.non_dropping_particle) if part)
    return name._replace(given=given or None, dropping_particle=None, non_dropping_particle=None)


def _initials(part: str, mark: str, *, is_first: bool) -> str:
    out = ""
    for word in part.replace(".", " ").split():
        if word[0].isupper() or not is_first:
            out += word[0] + mark
        else:
            out = f"{out.rstrip()} {word} "
    return " ".join(out.split())


class NamePart(Mended, model.Name_Part):  # type: ignore[misc]
    """An organisation has no given name to format."""

    def format_part(self, given: str | None, family: str | None) -> tuple[str | None, str | None]:
        """Given and family name, the one that the element is about formatted."""
        if self.get("name") == "given" and given:
            given = self.wrap(self.format(self.case(given)))
        elif self.get("name") == "family" and family:
            family = self.wrap(self.format(self.case(family)))
        return given, family


class EtAl(Mended, model.Et_Al):  # type: ignore[misc]
    """As citeproc-py has it, with the fallback of terms."""
