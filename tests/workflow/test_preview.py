"""A style shown with invented works."""

from pathlib import Path

import pytest

from refkit.errors import UnknownName
from refkit.workflow.preview import EXAMPLE_WORKS, preview_style

OWN = Path(__file__).parents[2] / "styles" / "refkit-apa.csl"


def test_every_work_is_cited_and_listed() -> None:
    preview = preview_style("apa")
    assert len(preview.citations) == len(preview.cited)
    assert len(preview.entries) == len(EXAMPLE_WORKS)
    assert "(Moreau, 2016, p. 27)" in preview.citations
    assert "Moreau, C. (2016). The patience of stones (2nd ed.). Harbour Press." in str(preview)


def test_a_style_of_notes_has_notes_that_become_short() -> None:
    full, _, _, again = preview_style("chicago-notes-bibliography").citations
    assert "Journal of Invented Ecology" in full
    assert len(again) < len(full)


def test_locale_and_html() -> None:
    shown = str(preview_style(OWN, locale="sv-SE", output="html"))
    assert "m.fl." in shown
    assert "<h2>Reference list</h2>" in shown


def test_only_text_and_html() -> None:
    with pytest.raises(UnknownName, match="text"):
        preview_style("apa", output="rtf")
