"""Every public call, as a user's program makes it; test_public_types has mypy and pyright check what they return."""

from pathlib import Path
from typing import assert_type

import refkit
from refkit.csl import Citation, Cite, Processor, Style
from refkit.model.lists import ReferenceList
from refkit.sources import CrossrefSource, LocalIndex
from refkit.workflow.checking.report import Report
from refkit.workflow.enrichment import Enrichment, Enrichments


def read_and_write(text: str, data: bytes) -> None:
    """Texts and files in, records out."""
    assert_type(refkit.__version__, str)
    lists = refkit.find(text)
    assert_type(lists[0], ReferenceList)
    assert_type(lists[0].entries[0].text, str)
    assert_type(refkit.plain_text(Path("article.docx")), str)
    references = refkit.parse(text)
    assert_type(references, refkit.References)
    assert_type(references[0], refkit.Record)
    assert_type(references[0].title, str | None)
    assert_type(references[0].author, tuple[refkit.Name, ...])
    assert_type(references[0].issued, refkit.Date | None)
    assert_type(references[:3], refkit.References)
    assert_type(references.problems, tuple[refkit.Problem, ...])
    assert_type(refkit.parse_strings([text]), refkit.References)
    for record in refkit.parse_strings_iter([text]):
        assert_type(record, refkit.Record)
    assert_type(refkit.read("library.bib"), refkit.References)
    assert_type(refkit.read(data, format="ris"), refkit.References)
    assert_type(refkit.loads(text, format="bibtex"), refkit.References)
    assert_type(refkit.dumps(references, format="csl-json"), str)
    assert_type(refkit.write(references, "out.ris"), Path)
    assert_type(refkit.convert("library.bib", to="ris"), str)


def look_up(references: refkit.References) -> None:
    """Matching, checking and what one does with the answer."""
    index = LocalIndex("works.index")
    found = refkit.enrich(references, sources=[index, CrossrefSource(mailto="you@example.org")])
    assert_type(found, Enrichments)
    assert_type(found[0], Enrichment)
    assert_type(found[0].doi, str | None)
    assert_type(found[0].verdict, refkit.Verdict)
    assert_type(found.records, refkit.References)
    for one in refkit.enrich_iter(references, sources=[index]):
        assert_type(one, Enrichment)
    assert_type(refkit.check(references, sources=[index]), Report)
    assert_type(refkit.render(found, style="apa", locale="sv-SE", output="html", titles="both"), str)
    assert_type(refkit.dedupe(references).records, refkit.References)
    assert_type(refkit.keys(references), refkit.References)
    assert_type(refkit.cite("Trees grow [@doe].", references, style="apa"), str)
    for difference in refkit.diff(references, references):
        assert_type(difference.before, refkit.Record | None)
    with refkit.Library("mine.sqlite") as library:
        library.add(references)
        assert_type(library.search("magnesium")[0], refkit.Record)


def typeset(items: list[dict[str, object]]) -> None:
    """The processor alone."""
    processor = Processor(Style.load("apa"), items, locale="sv-SE", output="html")
    processor.cite([Citation([Cite("a", locator="12", label="page")], note_number=1)])
    assert_type(processor.bibliography().entries, tuple[str, ...])
