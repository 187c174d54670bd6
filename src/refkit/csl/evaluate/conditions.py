"""The tests of cs:if → predicates on the rendering context."""

from __future__ import annotations

from collections.abc import Callable

from refkit.csl.evaluate.context import FIRST, IBID, IBID_WITH_LOCATOR, SUBSEQUENT, Context
from refkit.csl.evaluate.environment import Environment
from refkit.csl.evaluate.texts import number_of
from refkit.csl.schema.nodes import Branch, Test
from refkit.csl.schema.variables import NUMERIC_TEST_VARIABLES

Predicate = Callable[[Context], bool]

_AT_LEAST = {"subsequent": SUBSEQUENT, "ibid": IBID, "ibid-with-locator": IBID_WITH_LOCATOR}


def compile_branch(branch: Branch, env: Environment) -> Predicate | None:
    """One predicate for a branch; None for cs:else."""
    if not branch.tests:
        return None
    predicates: list[Predicate] = []
    for test in branch.tests:
        predicates.extend(_predicates(test, branch.match, env))
    if len(predicates) == 1 and branch.match != "none":
        return predicates[0]
    if branch.match == "any":
        return lambda ctx: any(predicate(ctx) for predicate in predicates)
    if branch.match == "none":
        return lambda ctx: not any(predicate(ctx) for predicate in predicates)
    return lambda ctx: all(predicate(ctx) for predicate in predicates)


def _predicates(test: Test, match: str, env: Environment) -> list[Predicate]:
    if test.kind == "type":  # an item has one type, so several are alternatives whatever `match` says
        types = frozenset(test.values)
        return [lambda ctx: ctx.item.type in types]
    if test.kind == "variable":
        return _variable_predicates(test.values, match)
    make = _MAKERS[test.kind]
    return [make(value, env) for value in test.values]


def _variable_predicates(values: tuple[str, ...], match: str) -> list[Predicate]:
    plain = frozenset(value for value in values if value not in _CITE_VARIABLES)
    predicates: list[Predicate] = [_CITE_VARIABLES[value] for value in values if value in _CITE_VARIABLES]
    if plain and match == "all":
        predicates.append(lambda ctx: plain <= ctx.item.present)
    elif plain:
        predicates.append(lambda ctx: not plain.isdisjoint(ctx.item.present))
    return predicates


def _has_locator(ctx: Context) -> bool:
    return ctx.cite is not None and bool(ctx.cite.locator)


def _has_first_reference(ctx: Context) -> bool:
    return ctx.cite is not None and bool(ctx.cite.first_reference_note)


_CITE_VARIABLES: dict[str, Predicate] = {
    "locator": _has_locator,
    "first-reference-note-number": _has_first_reference,
}


def _is_numeric(variable: str, env: Environment) -> Predicate:
    def test(ctx: Context) -> bool:
        if variable in NUMERIC_TEST_VARIABLES:
            parsed = number_of(variable, ctx, env, in_print=False)
            return parsed is not None and parsed.numeric
        if variable == "title":
            return ctx.item.texts.get(variable, "")[-1:].isdigit()
        return False

    return test


def _is_uncertain(variable: str, env: Environment) -> Predicate:
    def test(ctx: Context) -> bool:
        date = ctx.item.dates.get(variable)
        return date is not None and date.circa

    return test


def _locator_is(label: str, env: Environment) -> Predicate:
    def test(ctx: Context) -> bool:
        parsed = number_of("locator", ctx, env, in_print=False)
        if parsed is None:
            return False
        own = ctx.cite.label if ctx.cite is not None else ""
        return (parsed.label or ("sub-verbo" if own == "sub verbo" else own)) == label

    return test


def _position_is(position: str, env: Environment) -> Predicate:
    if env.area == "bibliography":
        return lambda ctx: False
    if position == "near-note":
        return lambda ctx: ctx.cite is not None and ctx.cite.position >= SUBSEQUENT and ctx.cite.near_note
    if position == "far-note":
        return lambda ctx: ctx.cite is not None and ctx.cite.position == SUBSEQUENT and not ctx.cite.near_note
    if position == "first":
        return lambda ctx: ctx.cite is None or ctx.cite.position == FIRST
    least = _AT_LEAST.get(position, IBID_WITH_LOCATOR + 1)
    return lambda ctx: ctx.cite is not None and ctx.cite.position >= least


def _disambiguates(value: str, env: Environment) -> Predicate:
    def test(ctx: Context) -> bool:
        ctx.conditions_seen += 1
        if ctx.conditions_met < ctx.expansion.disambiguate:
            ctx.conditions_met += 1
            return True
        return False

    return test


_MAKERS: dict[str, Callable[[str, Environment], Predicate]] = {
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator_is,
    "position": _position_is,
    "disambiguate": _disambiguates,
    "never": lambda value, env: lambda ctx: False,
}
