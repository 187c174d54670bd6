"""What one rendering of one item needs to know, and what it learns on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refkit.csl.items.item import Item

if TYPE_CHECKING:
    from refkit.csl.evaluate.name_registry import NameRegistry
    from refkit.csl.tree import Node

# What a rendering element reports to the group around it; bits of an int.
NOTHING = 0
TRIED = 1  # a variable was called and was empty
PRINTED = 2  # a variable was called and printed
TERM = 4  # a term or a value printed
CLEARED = 8  # a group without any variable was empty: forgets what was tried before it

Fate = int


def joined(before: Fate, after: Fate) -> Fate:
    """The fate of two neighbours."""
    if after & CLEARED:
        before = (before & ~TRIED) | CLEARED
    return before | after & ~CLEARED


class Expansion:
    """How far disambiguation has expanded one item's cites.

    `names` and `givens` go by nameset in order of rendering: how many names are shown, and how much of each
    given name
    (0 none, 1 initials, 2 all). `year_suffix` counts from 0; None means none.
    """

    __slots__ = ("disambiguate", "givens", "names", "year_suffix")

    def __init__(
        self,
        names: list[int] | None = None,
        givens: list[list[int]] | None = None,
        year_suffix: int | None = None,
        disambiguate: int = 0,
    ) -> None:
        self.names = names if names is not None else []
        self.givens = givens if givens is not None else []
        self.year_suffix = year_suffix
        self.disambiguate = disambiguate

    def copy(self) -> Expansion:
        """An independent copy."""
        return Expansion(self.names[:], [row[:] for row in self.givens], self.year_suffix, self.disambiguate)

    def key(self) -> tuple[object, ...]:
        """A value that is equal for equal expansions."""
        return (tuple(self.names), tuple(map(tuple, self.givens)), self.year_suffix, self.disambiguate)


class CiteInfo:
    """One cite as its citation asks for it: locator, affixes and position."""

    __slots__ = (
        "author_only",
        "first_reference_note",
        "label",
        "locator",
        "near_note",
        "position",
        "prefix",
        "suffix",
        "suppress_author",
    )

    def __init__(self) -> None:
        self.locator = ""
        self.label = ""
        self.prefix = ""
        self.suffix = ""
        self.position = 0  # 0 first, 1 subsequent, 2 ibid, 3 ibid with locator
        self.near_note = False
        self.first_reference_note = 0
        self.suppress_author = False
        self.author_only = False


FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = 0, 1, 2, 3


class Context:
    """The state of one rendering. Only evaluation changes it, in document order."""

    __slots__ = (
        "author_tree",
        "bare",
        "citation_label",
        "citation_number",
        "cite",
        "collapsed_names",
        "conditions_met",
        "conditions_seen",
        "done",
        "drops_names",
        "expansion",
        "first_field_done",
        "in_bibliography",
        "in_substitute",
        "item",
        "language",
        "locale_language",
        "max_names",
        "names_rendered",
        "nameset",
        "printed_names",
        "registry",
        "rendered_something",
        "request",
        "same_names",
        "shown_givens",
        "shown_names",
        "sort_et_al_min",
        "sort_et_al_use_first",
        "sort_et_al_use_last",
        "sorting",
        "still_collapsed",
        "strip_periods",
        "substitute_text",
        "substituted",
        "term_before",
        "tracks_names",
        "year_suffix_done",
        "years_known",
        "years_used",
    )

    def __init__(self, item: Item, registry: NameRegistry) -> None:
        self.item = item
        self.registry = registry  # the names of the document
        self.cite: CiteInfo | None = None
        self.bare = False  # rendering for comparison only: no decorations, no locators, no suffixes
        self.sorting = False
        self.in_bibliography = False
        self.expansion = Expansion()
        self.request = False  # whether the expansion steers names (or only records them)
        self.citation_number = 0
        self.citation_label = ""
        self.done: set[str] | None = None  # variables printed by cs:substitute: not printed again
        self.in_substitute = False
        self.strip_periods = 0
        self.term_before = False  # something was printed already: terms need no capital
        self.rendered_something = False
        self.nameset = 0
        self.shown_names: list[int] = []
        self.shown_givens: list[list[int]] = []
        self.max_names: list[int] = []
        self.conditions_seen = 0  # disambiguate conditions met with
        self.conditions_met = 0
        self.year_suffix_done = False
        self.years_used: list[int] = []
        self.years_known: list[int] | None = None
        self.names_rendered: list[str] = []  # raw names that open the entry, for subsequent-author-substitute
        self.printed_names: list[str] = []
        self.author_tree: Node | None = None
        self.collapsed_names: str | None = None  # of the cite before: names that need not be repeated
        self.tracks_names = self.drops_names = self.same_names = self.still_collapsed = False
        self.substituted = False
        self.substitute_text: str | None = None
        self.first_field_done = False
        self.language = ""
        self.locale_language = ""
        self.sort_et_al_min: int | None = None
        self.sort_et_al_use_first: int | None = None
        self.sort_et_al_use_last: bool | None = None
