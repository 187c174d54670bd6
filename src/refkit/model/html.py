"""Small accessible HTML for notebooks: what is escaped, a table, a fragment with its colours. Ground floor.

What a text or a file brought is a plain `str` and is escaped wherever it is put; only a `Markup`, which this code
made, is HTML. A fragment brings its own colours, light and dark, so that it can be read on any page.
"""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from urllib.parse import quote

from refkit.model.html_style import STYLE
from refkit.text.terminal import terminal_safe

ROWS_SHOWN = 50
MOST_CHARACTERS = 1_000  # of one value


class Markup(str):
    """HTML made here, which is not escaped again."""

    __slots__ = ()


class Displayed:
    """What has `_repr_html_` for a notebook, with its `repr` where no HTML can be shown."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        raise NotImplementedError

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Both ways of showing the value, as Jupyter asks for them."""
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


def safe(value: object, most: int = MOST_CHARACTERS) -> Markup:
    """The value as HTML that holds no tag but its own; a long text is cut and says so.

    >>> safe("<b>"), safe(Markup("<b>")), safe(None), safe("abcdef", 3)
    ('&lt;b&gt;', '<b>', '', 'abc… (3 characters more)')
    """
    if isinstance(value, Markup):
        return value
    text = "" if value is None else str(value)
    left = len(text) - most
    more = f"… ({left:,} characters more)" if left > 0 else ""
    return Markup(escape(terminal_safe(text[:most]) + more))


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[object]], total: int) -> Markup:
    """A table of at most `ROWS_SHOWN` of its `total` rows, the first cell of each being its heading."""
    head = "".join(f'<th scope="col">{safe(column)}</th>' for column in columns)
    body = "".join(_row(row) for row in islice(rows, ROWS_SHOWN))
    left = total - ROWS_SHOWN
    more = f'<tr><td colspan="{len(columns)}">… {left:,} more</td></tr>' if left > 0 else ""
    name = safe(caption)
    return Markup(
        f'<div class="refkit-wide" role="group" tabindex="0" aria-label="{name}"><table><caption>{name}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}{more}</tbody></table></div>"
    )


def _row(cells: Sequence[object]) -> str:
    first, *others = map(safe, cells)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'


def listed(items: Sequence[object]) -> Markup:
    """A list of at most `ROWS_SHOWN` items; nothing where there is none."""
    if not items:
        return Markup()
    left = len(items) - ROWS_SHOWN
    more = f"<li>… {left:,} more</li>" if left > 0 else ""
    return Markup(f"<ul>{''.join(f'<li>{safe(item)}</li>' for item in items[:ROWS_SHOWN])}{more}</ul>")


def folded(summary: str, content: Markup) -> Markup:
    """What is shown when the reader opens it; nothing where there is no content."""
    return Markup(f"<details><summary>{safe(summary)}</summary>{content}</details>") if content else Markup()


def paragraph(text: object, kind: str = "") -> Markup:
    """A paragraph; nothing where there is no text. `kind` is a class of the style sheet."""
    attribute = f' class="refkit-{kind}"' if kind else ""
    return Markup(f"<p{attribute}>{content}</p>") if (content := safe(text)) else Markup()


def doi_link(doi: str | None) -> Markup:
    """A link to doi.org.

    >>> doi_link('10.1000/a"b')
    '<a href="https://doi.org/10.1000/a%22b" rel="noreferrer">10.1000/a&quot;b</a>'
    """
    if not doi:
        return Markup()
    address = escape(f"https://doi.org/{quote(terminal_safe(doi), safe='/')}")
    return Markup(f'<a href="{address}" rel="noreferrer">{safe(doi)}</a>')


def fragment(*parts: Markup) -> str:
    """The parts with the style they need, as one piece of HTML for the output of a notebook's cell."""
    return f'<div class="refkit"><style>{STYLE}</style>{"".join(parts)}</div>'
