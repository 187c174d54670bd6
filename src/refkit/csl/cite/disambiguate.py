"""Disambiguation: cites that read alike are expanded until they differ, or until nothing more can be done.

See docs/explanation/disambiguation.md. Cites are grouped by their unexpanded text; only groups with more
than one work
are looked at, and only their cites are rendered again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from refkit.csl.evaluate.context import Expansion
from refkit.csl.evaluate.layout import BareCite, CompiledLayout
from refkit.csl.evaluate.name_registry import NameRegistry
from refkit.csl.items.item import Item
from refkit.csl.schema.nodes import CitationOptions

NAMES, YEAR_SUFFIX, CONDITION = "names", "year-suffix", "condition"
_MAX_ROUNDS = 20_000  # a group that is not settled by then keeps what it has

Order = Callable[[Iterable[str]], list[str]]


class Disambiguator:
    """Finds the expansion of every cited item."""

    def __init__(self, layout: CompiledLayout, options: CitationOptions, has_condition: bool) -> None:
        self.layout, self.options = layout, options
        self.modes: list[str] = []
        by_cite = options.givenname_disambiguation_rule == "by-cite"
        if options.disambiguate_add_names or (options.disambiguate_add_givenname and by_cite):
            self.modes.append(NAMES)
        if options.disambiguate_add_year_suffix:
            self.modes.append(YEAR_SUFFIX)
        if has_condition:
            self.modes.append(CONDITION)
        self.is_needed = bool(self.modes) or options.disambiguate_add_givenname

    def run(self, items: list[Item], order: Order, registry: NameRegistry) -> dict[str, Expansion]:
        """The expansion of each item. `order` sorts ids as the bibliography does: year suffixes follow it."""
        expansions: dict[str, Expansion] = {}
        if not self.is_needed:
            return expansions
        groups: dict[str, list[Item]] = {}
        for item in items:
            cite = self.layout.bare(item, None, registry)
            expansions[item.id] = Expansion(cite.names, cite.givens)
            groups.setdefault(cite.text, []).append(item)
        if self.modes:
            for group in groups.values():
                if len(group) > 1:
                    _Group(self, group, order, expansions, registry).settle()
        return expansions


class _Group:
    """One set of works whose cites read alike.

    `trial` is expanded step by step and never taken back; `best` holds the steps that made a difference, and
    is what the
    works are given. Works that still clash wait in `waiting`, each list with the expansion it starts from.
    """

    def __init__(
        self,
        owner: Disambiguator,
        items: list[Item],
        order: Order,
        expansions: dict[str, Expansion],
        registry: NameRegistry,
    ) -> None:
        self.layout, self.options, self.modes = owner.layout, owner.options, owner.modes
        self.order, self.expansions, self.registry = order, expansions, registry
        self.rendered: dict[tuple[str, object], BareCite] = {}
        self.by_cite = self.options.givenname_disambiguation_rule == "by-cite"
        self.max_given = 2 if self.by_cite and self.options.disambiguate_add_givenname else None
        self.mode = 0
        self.nameset = self.name = 0
        self.clashes = self.clashes_before = 0
        self.first_scan = True
        self.last: BareCite | None = None
        self.waiting: list[tuple[Expansion, list[Item]]] = []
        self._start(items)

    def _start(self, items: list[Item]) -> None:
        """The longest common beginning: fewest names first, lists of names padded to the longest."""
        self.trial: Expansion | None = None
        maxima: dict[str, list[int]] = {}
        self.last_nameset = -1
        for item in items:
            cite = self._render(item, self.trial)
            found = Expansion(cite.names[:], [row[:] for row in cite.givens])
            maxima[item.id] = cite.max_names
            self.last_nameset = len(cite.names) - 1
            if self.trial is None or len(found.names) < len(self.trial.names):
                self.trial = found
            for nameset in range(len(self.trial.names)):
                if nameset < len(found.names) and found.names[nameset] > self.trial.names[nameset]:
                    self.trial.names[nameset] = found.names[nameset]
                    self.trial.givens[nameset] = found.givens[nameset][:]
        trial = self.trial if self.trial is not None else Expansion()
        _pad(trial)
        self.base, self.best = trial, trial.copy()
        ordered = sorted(items, key=lambda item: (",".join(map(str, maxima[item.id])), item.id))
        first = maxima[ordered[0].id]
        self.max_name = first[0] if first else None
        self.waiting.append((self.base, ordered))

    def _render(self, item: Item, expansion: Expansion | None) -> BareCite:
        key = (item.id, None if expansion is None else expansion.key())
        found = self.rendered.get(key)
        if found is None:
            found = self.rendered[key] = self.layout.bare(item, expansion.copy() if expansion else None, self.registry)
        return found

    def settle(self) -> None:
        """Expand until every work is told apart or nothing is left to try."""
        rounds = 0
        while self.waiting:
            self.nameset = self.name = 0
            self.clashes, self.clashes_before = 0, 1
            while self.waiting[0][1]:
                rounds += 1
                if rounds > _MAX_ROUNDS:
                    return
                exhausted = self._expand()
                self._scan()
                {NAMES: self._by_names, YEAR_SUFFIX: self._by_year, CONDITION: self._by_condition}[
                    self.modes[self.mode]
                ](exhausted)
                if exhausted:
                    if self.mode < len(self.modes) - 1:
                        self.mode += 1
                    else:
                        self.waiting[1:2] = [(self.base, [])]
            self.waiting = self.waiting[1:]

    def _give(self, item: Item, expansion: Expansion) -> None:
        self.expansions[item.id] = expansion.copy()

    # ------------------------------------------------------------ one step further

    def _expand(self) -> bool:
        """Take the trial one step further; True when there was none left."""
        if self.first_scan:
            self.first_scan = False
            return False
        mode = self.modes[self.mode]
        if mode == CONDITION:
            self.base.disambiguate += 1
            self.best.disambiguate += 1
        if mode != NAMES:
            return False
        add_names = self.options.disambiguate_add_names
        next_name = self.max_given is None
        next_set = self.max_name is None
        if self.max_given is not None:
            level = self._given_level()
            if level is not None and level < self.max_given:
                self.base.givens[self.nameset][self.name] += 1
            else:
                next_name = True
        if self.max_name is not None and next_name:
            if add_names and self.name < self.max_name and self.nameset < len(self.base.names):
                self.base.names[self.nameset] += 1
                self.name += 1
            else:
                next_set = True
        if next_set and self.nameset < self.last_nameset:
            self.nameset += 1
            if self.nameset < len(self.base.names):
                self.base.names[self.nameset] = 1
            self.name = 0
        level = self._given_level()
        return (
            self.nameset >= self.last_nameset
            and (not add_names or self.max_name is None or self.name >= self.max_name)
            and (self.max_given is None or level is None or level >= self.max_given)
        )

    def _given_level(self) -> int | None:
        givens = self.base.givens
        if self.nameset < len(givens) and self.name < len(givens[self.nameset]):
            return givens[self.nameset][self.name]
        return None

    def _scan(self) -> None:
        """Part the first waiting list into works that read like its first one, and the others."""
        items = self.waiting[0][1]
        first = self._render(items[0], self.base)
        self.partners = [items[0]]
        self.others: list[Item] = []
        self.last = first
        for item in items[1:]:
            self.last = self._render(item, self.base)
            (self.partners if self.last.text == first.text else self.others).append(item)
        self.clashes_before, self.clashes = self.clashes, len(self.partners) - 1

    def _keep_step(self) -> None:
        """The last step made a difference: it becomes part of what the works are given."""
        if self.by_cite and self._given_level() is not None:
            if len(self.best.givens) < len(self.base.givens):
                self.best.givens = [row[:] for row in self.base.givens]
            row = self.best.givens[self.nameset]
            row.extend([0] * (self.name + 1 - len(row)))
            row[self.name] = self.base.givens[self.nameset][self.name]
        if self.nameset < len(self.base.names):
            self.best.names[self.nameset] = self.base.names[self.nameset]

    # ------------------------------------------------------------ the three means

    def _by_names(self, exhausted: bool) -> None:
        if self.clashes == 0 and len(self.others) == 1:
            self._keep_step()
            self._give(self.others[0], self.best)
            self._give(self.partners[0], self.best)
            self.waiting[0] = (self.best, [])
        elif self.clashes == 0:
            self._keep_step()
            self._give(self.partners[0], self.best)
            self.waiting[0] = (self.best, self.others)
            if self.others:
                self.first_scan = True
        elif len(self.others) == 1:
            self._keep_step()
            self._give(self.others[0], self.best)
            self.waiting[0] = (self.best, self.partners)
        elif self.clashes < self.clashes_before:
            self._keep_step()
            self.waiting[0] = (self.best, self.partners)
            self.waiting.append((self.best, self.others))
        elif exhausted:
            self.waiting[0] = (self.best, self.others)
            self.waiting.append((self.best, self.partners))
            if self.mode == len(self.modes) - 1:
                for item in self.partners:
                    self._give(item, self.best)
                self.waiting[0] = (self.best, [])

    def _by_year(self, exhausted: bool) -> None:
        expansion, items = self.waiting[0]
        if self.clashes:
            by_id = {item.id: item for item in items}
            for position, item_id in enumerate(self.order(by_id)):
                expansion.year_suffix = position
                self._give(by_id[item_id], expansion)
        self.waiting[0] = (self.best, [])

    def _by_condition(self, exhausted: bool) -> None:
        met = self.last.conditions_met if self.last is not None else 0
        seen = self.last.conditions_seen if self.last is not None else 0
        done = self.clashes == 0 and len(self.others) < 2
        if not done and (not self.base.disambiguate or met != seen):
            self.mode = 0
            self.base.disambiguate = self.best.disambiguate = met
            if not met:
                self.first_scan = True
                self.base.disambiguate = 1
            else:
                self._by_names(False)
            return
        expansion, items = self.waiting[0]
        for item in items:
            if not done and self.mode != len(self.modes) - 1:
                expansion.disambiguate = max(expansion.disambiguate, 1)
            self._give(item, expansion)
        if done or self.mode == len(self.modes) - 1:
            self.waiting[0] = (self.best, [])
        else:
            self.mode = len(self.modes) - 1


def _pad(expansion: Expansion) -> None:
    """One given-name level for each name shown."""
    for nameset, shown in enumerate(expansion.names):
        while len(expansion.givens) <= nameset:
            expansion.givens.append([])
        row = expansion.givens[nameset]
        row.extend([0] * (shown - len(row)))
