"""`styles preview`: what a style makes of a few works, in citations and in the list. Workflow; looks nothing up."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from refkit.errors import UnknownName

OUTPUTS = ("text", "html")

#: Four invented works of different types: what most reference lists are made of.
EXAMPLE_WORKS: tuple[dict[str, Any], ...] = (
    {
        "id": "article", "type": "article-journal", "title": "How forests keep their water: a study of three valleys",
        "author": [
            {"family": "Lindqvist", "given": "Maja"}, {"family": "Okafor", "given": "Daniel C."},
            {"family": "van der Berg", "given": "Tom"}, {"family": "Haddad", "given": "Rana"},
        ],
        "container-title": "Journal of Invented Ecology", "container-title-short": "J Invent Ecol",
        "issued": {"date-parts": [[2021, 5, 14]]}, "volume": "12", "issue": "3", "page": "245-261",
        "DOI": "10.5555/example.2021.12",
    },
    {
        "id": "book", "type": "book", "title": "The patience of stones", "edition": "2",
        "author": [{"family": "Moreau", "given": "Claire"}], "publisher": "Harbour Press", "publisher-place": "Leeds",
        "issued": {"date-parts": [[2016]]},
    },
    {
        "id": "chapter", "type": "chapter", "title": "Counting what is not there",
        "author": [{"family": "Silva", "given": "João"}, {"family": "Novak", "given": "Petra"}],
        "editor": [{"family": "Tanaka", "given": "Yuki"}], "container-title": "Methods for small numbers",
        "publisher": "North Lane", "publisher-place": "Oslo", "page": "33-58", "issued": {"date-parts": [[2019]]},
    },
    {
        "id": "page", "type": "webpage", "title": "Air quality in cities", "container-title": "Open Air Atlas",
        "author": [{"literal": "Institute for Clean Air"}], "issued": {"date-parts": [[2023, 2, 1]]},
        "accessed": {"date-parts": [[2024, 11, 30]]}, "URL": "https://air.example.org/cities",
    },
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preview:
    """The example works in a style: `citations` in the order of `cited` (what each of them cites, in words) and `text`,
    the reference list; "" where the style has none.
    """

    name: str
    title: str
    cited: tuple[str, ...]
    citations: tuple[str, ...]
    entries: tuple[str, ...]
    text: str
    output: str

    def __str__(self) -> str:
        """The whole as text for a terminal, or as a fragment of HTML."""
        return _as_html(self) if self.output == "html" else _as_text(self)


def preview_style(style: str | Path, *, locale: str | None = None, output: str = "text") -> Preview:
    """Print four invented works in a style: an article, a book, a chapter and a web page.

    `style` is a name, former name, title or path; `locale` a language such as sv-SE, else the style's own;
    `output` text or html.

    Raises:
        UnknownName: there is no such style, locale or output.
        StyleError: the style cannot be used.

    >>> print(preview_style("apa").citations[0])
    (Lindqvist et al., 2021)
    """
    from refkit.csl import Citation, Cite, Processor, Style  # with lxml: loaded only by who renders

    if output not in OUTPUTS:
        raise UnknownName("output of a preview", output, OUTPUTS)
    loaded = Style.load(style)
    processor = Processor(loaded, EXAMPLE_WORKS, locale or "", output)
    is_note = loaded.read.style_class == "note"
    asked = (
        ("an article", [Cite("article")]),
        ("a page of a book", [Cite("book", locator="27", label="page")]),
        ("two works", [Cite("chapter"), Cite("page")]),
        ("the article again", [Cite("article")]),
    )
    citations = [Citation(cites, note_number=place if is_note else 0) for place, (_, cites) in enumerate(asked, 1)]
    printed = processor.cite(citations)
    listed = processor.bibliography()
    entries = tuple(entry for entry in listed.entries if entry)
    return Preview(loaded.name, loaded.title, tuple(words for words, _ in asked), tuple(printed), entries, listed.text,
                   output)  # fmt: skip


def _as_text(preview: Preview) -> str:
    width = max(map(len, preview.cited))
    cited = zip(preview.cited, preview.citations, strict=True)
    lines = [f"{preview.title} ({preview.name})", "", "Citations"]
    lines += [f"  {words:{width}}  {citation}" for words, citation in cited]
    lines += ["", "Reference list"]
    lines += [f"  {' '.join(entry.split())}" for entry in preview.entries] or ["  (the style has none)"]
    return "".join(f"{line}\n" for line in lines)


def _as_html(preview: Preview) -> str:
    cited = zip(preview.cited, preview.citations, strict=True)
    rows = "".join(f"<dt>{escape(words)}</dt>\n<dd>{citation}</dd>\n" for words, citation in cited)
    listed = preview.text if preview.entries else "<p>The style has none.</p>"
    return (
        f"<h1>{escape(preview.title)} ({escape(preview.name)})</h1>\n<h2>Citations</h2>\n<dl>\n{rows}</dl>\n"
        f"<h2>Reference list</h2>\n{listed.rstrip()}\n"
    )
