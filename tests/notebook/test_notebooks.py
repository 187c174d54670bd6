"""The notebooks of the documentation: what they keep is whole and says nothing about a machine, and still happens."""

import re
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")

import run_notebooks  # noqa: E402  # needs both

MACHINE = re.compile(
    r"/(?:home|root|tmp|work|Users|usr|opt|mnt)/|[A-Z]:\\\\|localhost|127\.0\.0\.1|https?://(?!doi\.org/|ods\.od|www\.nhlbi)"
)
NOTEBOOKS = run_notebooks.notebooks()


def test_there_are_three() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["article-to-list", "checking-a-manuscript", "library-and-duplicates"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestKept:
    def test_it_is_valid_and_was_run_in_order(self, path: Path) -> None:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
        assert counts == list(range(1, len(counts) + 1))
        assert any(cell.outputs for cell in notebook.cells if cell.cell_type == "code")

    def test_no_cell_failed_or_complained(self, path: Path) -> None:
        outputs = [one for cell in nbformat.read(path, as_version=4).cells for one in cell.get("outputs", ())]
        assert [one for one in outputs if one.output_type == "error" or one.get("name") == "stderr"] == []

    def test_it_names_no_machine_and_no_address_but_those_it_cites(self, path: Path) -> None:
        assert MACHINE.findall(path.read_text(encoding="utf-8")) == []


def test_what_is_shown_otherwise_is_told() -> None:
    kept = nbformat.read(NOTEBOOKS[0], as_version=4)
    now = nbformat.from_dict(kept)
    assert run_notebooks.differences(kept, now) == []
    changed = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    same = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("1 + 1", outputs=[nbformat.v4.new_output("stream", text="2")])]
    )
    assert "--- shows\n2" in run_notebooks.differences(changed, same)[0]


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_its_cells_show_what_is_kept(path: Path) -> None:
    assert run_notebooks.differences(nbformat.read(path, as_version=4), run_notebooks.run(path)) == []
