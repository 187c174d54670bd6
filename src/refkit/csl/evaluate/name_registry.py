"""Which names occur in a document, so that given names can be shown as far as needed to tell them apart."""

import re

from refkit.csl.items.names import Name

_SPACES = re.compile(r"\s+")
_LOWER_TAIL = re.compile(r"[,!]* ([^,]+)$")


MAX_COMPARED = 500  # characters of a name part that tell persons apart


def _without_periods(text: str) -> str:
    return _SPACES.sub(" ", text.replace(".", " ")).rstrip()


class NameRegistry:
    """All names that cites may print: family name → initials → given names.

    Given names count once, however often they occur. With the rule "by-cite" each item stands alone.
    """

    def __init__(self, rule: str, demote: str, add_givenname: bool) -> None:
        self.rule, self.demote, self.add_givenname = rule, demote, add_givenname
        self.by_cite = rule == "by-cite"
        self.primary_only = rule.startswith("primary-name")
        self.known: dict[str, dict[str, set[str]]] = {}
        self._keys: dict[Name, tuple[str, str, str]] = {}

    def keys(self, name: Name) -> tuple[str, str, str]:
        """The family name, the initials and the given name as they are compared."""
        found = self._keys.get(name)
        if found is None:
            family = _without_periods(name.family[:MAX_COMPARED])
            if self.demote == "never" and name.non_dropping_particle and name.family:
                family = f"{family} {name.non_dropping_particle}"
            given = _without_periods(name.given[:MAX_COMPARED])
            tail = _LOWER_TAIL.search(given)
            if tail and tail[1] == tail[1].lower():
                given = given[: tail.start()]
            initials = "".join(word[:1] for word in re.split(r"[\s-]+", given))
            found = self._keys[name] = (family, initials, given)
        return found

    def add(self, item_id: str, name: Name, position: int) -> None:
        """Remember a name; `position` is its place in its list."""
        if self.primary_only and position:
            return
        family, initials, given = self.keys(name)
        if self.by_cite:
            family = item_id + "\x1f" + family
        if family:
            of_family = self.known.setdefault(family, {})
            if initials:
                of_initials = of_family.setdefault(initials, set())
                if given:
                    of_initials.add(given)

    def level(self, item_id: str, name: Name, position: int, base: int, form: str, has_initials: bool) -> int:
        """How much of the given name to show: 0 none, 1 initials, 2 all. `base`: asked for by
        disambiguation.
        """
        level = 0 if form == "short" else 1 if has_initials else 2
        family, initials, _ = self.keys(name)
        if self.by_cite:
            family = item_id + "\x1f" + family
        of_family = self.known.get(family)
        if of_family is None or initials not in of_family:
            return level
        if self.by_cite and level <= base:
            return base
        if not self.add_givenname or (self.primary_only and position):
            return level
        if self.rule.endswith("-with-initials"):
            return 1 if len(of_family) > 1 else 0
        if len(of_family) > 1:
            level = 1
        if len(of_family[initials]) > 1 or (len(of_family) > 1 and not has_initials):
            level = 2
        return level
