"""`render`: records in, a reference list in a style and language out. Workflow; looks nothing up."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from refkit.errors import InputError, UnknownName
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.workflow.items import item_for_engine
from refkit.workflow.titles import TITLE_POLICIES

if TYPE_CHECKING:
    from refkit.csl.bibliography import Bibliography
    from refkit.csl.catalogue import StyleSource

DEFAULT_ENGINE = "refkit"
_ENGINES = {
    "refkit": "refkit.csl.engine:render_bibliography",
    "citeproc-py": "refkit.csl.citeproc_py:render_bibliography",
}
_NLM_FAMILY = ("nlm", "vancouver", "national library of medicine", "national-library-of-medicine", "icmje")


class Engine(Protocol):
    """What prints items in a style. See `refkit.workflow.items` for what it finds under an item's `custom`."""

    def __call__(
        self, style: "StyleSource", items: Sequence[Mapping[str, Any]], locale: str | None, output: Any
    ) -> "Bibliography":
        """The items as a bibliography; one that fails on an item prints it plainly and says so."""
        ...


class RenderingWarning(UserWarning):
    """Something is printed otherwise than the style or the caller asked for."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendered reference list: the whole `text`, its `entries` in the style's order, and the records' ids."""

    text: str
    entries: tuple[str, ...]
    ids: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def render(
    references: object,
    *,
    style: str | Path,
    locale: str | None = None,
    output: str = "text",
    titles: str = "work",
    engine: str | Engine = DEFAULT_ENGINE,
) -> str:
    """Print references in a style, one an entry; everything from the records is escaped as the output needs it.

    `output` is text, html, markdown, latex, rtf or jats; with `engine="citeproc-py"` text or html.

    `references` are one Record or Enrichment, or many; a text is parsed and a file read first. `style` is a
    name, former name, title, path or the style itself; `locale` a language such as sv-SE, else the style's.
    `titles` is `work`, `printed`, `both` or `translated`. Nothing is looked up.

    Warns:
        RenderingWarning: an entry could not be printed in the style, or the locale has no terms.

    Raises:
        UnknownName: no style, output, title policy or engine is called so.
        StyleError: the style cannot be used.
        InputError: something among the references is none.
    """
    rendering = render_entries(references, style=style, locale=locale, output=output, titles=titles, engine=engine)
    for problem in rendering.problems:
        warnings.warn(problem.message, RenderingWarning, stacklevel=2)
    return rendering.text


def render_entries(
    references: object,
    *,
    style: str | Path,
    locale: str | None = None,
    output: str = "text",
    titles: str = "work",
    engine: str | Engine = DEFAULT_ENGINE,
) -> Rendering:
    """As `render`, entry by entry, with the problems as values instead of warnings."""
    from refkit.csl.catalogue import find_style  # lxml is loaded only by who renders

    if titles not in TITLE_POLICIES:
        raise UnknownName("title policy", titles, TITLE_POLICIES)
    found = find_style(style)
    records = records_of(references)
    print_items = get_engine(engine) if isinstance(engine, str) else engine
    note_locale = (locale or found.default_locale or "en-US") if is_nlm_family(found.family) else None
    items = [item_for_engine(record, titles, note_locale) for record in records]
    printed = print_items(found, items, locale, output)
    problems = tuple(_problem(place, message, records) for place, message in printed.troubles)
    return Rendering(printed.text, printed.entries, printed.ids, problems)


def get_engine(name: str) -> Engine:
    """The engine of that name; its module is imported only now.

    Raises:
        UnknownName: there is none.
    """
    if name not in _ENGINES:
        raise UnknownName("engine", name, _ENGINES)
    module, _, function = _ENGINES[name].partition(":")
    return cast("Engine", getattr(import_module(module), function))


def is_nlm_family(family: str) -> bool:
    """Whether a style goes back to the rules of the National Library of Medicine, which note a work's language."""
    return any(name in family for name in _NLM_FAMILY)


def records_of(references: object) -> tuple[Record, ...]:
    """The records in whatever a caller has: records, references, enrichments, a text or a file.

    Raises:
        InputError: something among them is no record.
    """
    if isinstance(references, str | Path):
        return _read(references)
    if isinstance(references, Record):
        return (references,)
    if isinstance(record := getattr(references, "record", None), Record):
        return (record,)
    if isinstance(references, Iterable) and not isinstance(references, Mapping | bytes):
        return tuple(record for one in references for record in _one(one))
    raise InputError(
        f"Cannot render a {type(references).__name__}; give records, references, enrichments, a text or a Path."
    )


def _one(value: object) -> tuple[Record, ...]:
    if isinstance(value, str | Path):
        raise InputError("Cannot render a list of texts; make records of them with refkit.parse_strings first.")
    return records_of(value)


def _read(source: str | Path) -> tuple[Record, ...]:
    if isinstance(source, Path):
        from refkit.workflow.load import load

        return tuple(load(source))
    from refkit.workflow.parse import parse

    return tuple(parse(source))


def _problem(place: int | None, message: str, records: Sequence[Record]) -> Problem:
    if place is None:
        return Problem(kind="file", line=None, message=f"{message[:1].upper()}{message[1:]}.")
    record = records[place]
    name = f"{place + 1} ({record.id})" if record.id else str(place + 1)
    origin = record.origin.text if record.origin else None
    return Problem(kind="entry", line=None, message=f"Entry {name}: {message}.", text=origin or record.title or "")
