"""`cite`: the citations of a manuscript printed in a style, with the list of what it cites. Workflow."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from refkit.errors import InputError, UnknownName
from refkit.model.problem import Problem
from refkit.model.record import Record
from refkit.workflow.checking.body import LineFinder
from refkit.workflow.citing.front_matter import is_on, text_in, texts_in
from refkit.workflow.citing.latex import read_latex
from refkit.workflow.citing.manuscript import Manuscript
from refkit.workflow.citing.markdown import read_markdown
from refkit.workflow.files import read_file
from refkit.workflow.items import item_for_engine
from refkit.workflow.render import is_nlm_family, records_of

if TYPE_CHECKING:
    from refkit.csl.catalogue import StyleSource

DEFAULT_STYLE = "apa"
MARKUPS = ("markdown", "latex")
_ENDINGS = {".tex": "latex", ".ltx": "latex", ".latex": "latex"}


class CitingWarning(UserWarning):
    """Something in a manuscript could not be cited as it stands."""


@dataclass(frozen=True, slots=True)
class CitedText:
    """A manuscript with its citations printed.

    `text` is the whole, `citations` are the printed ones in reading order, `ids` and `entries` the list in the
    style's order, `missing` the cited keys that no record has.
    """

    text: str
    citations: tuple[str, ...]
    ids: tuple[str, ...]
    entries: tuple[str, ...]
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def cite(
    document: str | Path,
    references: object = None,
    *,
    style: str | Path | None = None,
    locale: str | None = None,
    output: str | None = None,
    markup: str | None = None,
    heading: str | None = None,
) -> str:
    r"""Print the citations of a manuscript in a style, and the list of what it cites; all else stays byte for byte.

    `document` is a text or a Path, in Markdown with pandoc's citations (`[see @doe, p. 3]`, `@doe [p. 3]`,
    `[-@doe]`) or in LaTeX (`\cite`, natbib's and biblatex's commands); `markup` says which where the file's name does
    not. `references` are records, a Library, or the path of a bibliography file or several; without them the
    document names its own. `style` and `locale` win over what the document says (`csl`, `lang`). `output` is how the
    citations are written: markdown, html, latex or text; as the document is, unless told otherwise.

    Warns:
        CitingWarning: a cited key is not among the references; it is printed in bold with a question mark.

    Raises:
        InputError: there are no references, or the document cannot be read.
        UnknownName: no style, output or markup is called so.

    >>> from refkit import Record
    >>> doe = Record(id="doe", type="book", title="On trees", author=[{"family": "Doe"}], issued="2001")
    >>> print(cite("Trees grow [@doe, p. 3].", [doe], style="apa"))
    Trees grow (Doe, 2001, p. 3).
    <BLANKLINE>
    Doe. (2001). *On trees*.
    <BLANKLINE>
    """
    cited = cite_document(
        document, references, style=style, locale=locale, output=output, markup=markup, heading=heading
    )
    for problem in cited.problems:
        warnings.warn(str(problem), CitingWarning, stacklevel=2)
    return cited.text


def cite_document(
    document: str | Path,
    references: object = None,
    *,
    style: str | Path | None = None,
    locale: str | None = None,
    output: str | None = None,
    markup: str | None = None,
    heading: str | None = None,
) -> CitedText:
    """As `cite`, with the printed citations apart and the problems as values instead of warnings."""
    from refkit.csl import Style
    from refkit.csl.catalogue import find_style
    from refkit.csl.reading.style import read_style
    from refkit.workflow.citing.placing import place_in_latex, place_in_markdown
    from refkit.workflow.citing.printing import missing_lines, print_manuscript

    text, folder = _text_of(document)
    markup = markup or _markup_of(document, text)
    if markup not in MARKUPS:
        raise UnknownName("markup", markup, MARKUPS)
    manuscript = read_latex(text) if markup == "latex" else read_markdown(text)
    settings = manuscript.settings
    found = find_style(style if style is not None else _named_style(settings, folder))
    locale = locale or text_in(settings, "lang") or None
    records, problems = _records(references, manuscript, folder)
    items, twice = _items(records, found, locale)
    loaded = Style(read_style(found.xml, found.name), found.name, found.default_locale or "")
    printed = print_manuscript(manuscript, loaded, items, locale or "", output or markup)
    bibliography = "" if is_on(settings, "suppress-bibliography") else printed.bibliography
    places = [place.heading for place in manuscript.places[:1]]
    title = heading if heading is not None else text_in(settings, "reference-section-title") or "".join(places)
    place = place_in_latex if markup == "latex" else place_in_markdown
    lines = LineFinder(text)
    unknown = [(key, lines.line(offset)) for key, offset in missing_lines(printed.missing)]
    problems += twice
    problems += [
        Problem("entry", line, f"{key!r} is cited and not among the references; add it, or correct the key.", key)
        for key, line in unknown
    ]
    return CitedText(
        place(manuscript, printed, bibliography, title),
        tuple(one.text if one.note is None else one.note for one in printed.citations),
        printed.ids,
        printed.entries,
        tuple(key for key, _ in unknown),
        tuple(problems),
    )


def _text_of(document: str | Path) -> tuple[str, Path]:
    """The document as it stands, and the folder that the names in it start from."""
    if isinstance(document, Path):
        try:
            return read_file(document).decode("utf-8"), document.parent
        except UnicodeDecodeError as error:
            raise InputError(f"{str(document)!r} is not UTF-8 (byte {error.start}): save it as UTF-8.") from error
    if "\n" not in document and document.endswith((".md", ".tex", ".markdown")) and Path(document).is_file():
        raise InputError(f"{document!r} is the name of a file, not a manuscript: pass Path({document!r}).")
    return document, Path()


def _markup_of(document: str | Path, text: str) -> str:
    if isinstance(document, Path) and document.suffix:
        return _ENDINGS.get(document.suffix.lower(), "markdown")
    return "latex" if "\\documentclass" in text or "\\begin{document}" in text else "markdown"


def _named_style(settings: Mapping[str, object], folder: Path) -> str | Path:
    """The style that the document names: a file beside it, or a name."""
    named = text_in(settings, "csl") or text_in(settings, "citation-style")
    if not named:
        return DEFAULT_STYLE
    beside = folder / named
    return beside if named.endswith(".csl") and beside.is_file() else named.removesuffix(".csl")


def _records(references: object, manuscript: Manuscript, folder: Path) -> tuple[list[Record], list[Problem]]:
    """The records to cite from: as given, else from the files that the document names."""
    if references is None:
        named = [folder / name for name in texts_in(manuscript.settings, "bibliography")]
        if not named and manuscript.events:
            raise InputError(
                "Nothing says where the references are: give --bib FILE (references= in Python), "
                "or name a file under `bibliography:` in the document's head."
            )
        references = named
    if isinstance(references, str):
        references = Path(references)
    if isinstance(references, Path):
        references = [references]
    if isinstance(references, Iterable) and not isinstance(references, Mapping | bytes | Record):
        parts = list(references)
        if parts and all(isinstance(part, str | Path) for part in parts):
            return _read_all([Path(part) for part in parts])
        return list(records_of(parts)), []
    return list(records_of(references)), []


def _read_all(paths: Sequence[Path]) -> tuple[list[Record], list[Problem]]:
    from refkit.workflow.load import load

    records: list[Record] = []
    problems: list[Problem] = []
    for path in paths:
        loaded = load(path)
        records += loaded
        problems += [problem._replace(message=f"{path}: {problem.message}") for problem in loaded.problems]
    return records, problems


def _items(
    records: Iterable[Record], found: "StyleSource", locale: str | None
) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """The items by key; of a key that stands twice the first."""
    from refkit.csl.engine import as_processed

    note_locale = (locale or found.default_locale or "en-US") if is_nlm_family(found.family) else None
    places_translations = "translated-title" in found.xml
    items: dict[str, dict[str, Any]] = {}
    problems = []
    for record in records:
        key = record.id
        if key in items:
            problems.append(Problem("entry", None, f"The key {key!r} stands twice among the references.", key))
        elif key:
            items[key] = as_processed(item_for_engine(record, "work", note_locale), key, places_translations)
    return items, problems
