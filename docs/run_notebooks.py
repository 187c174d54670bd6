"""Run the notebooks of docs/notebooks, and compare what their cells show with what is kept in them.

    python docs/run_notebooks.py            # exit status 1 and a report where a notebook shows something else now
    python docs/run_notebooks.py --write    # keep what the cells show now

Each runs in a copy of docs/notebooks and examples, so that nothing it writes stays. It needs no network. What is kept
in a notebook is its cells and their outputs: no times, and no word about the machine it ran on.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "notebooks"
TIMEOUT_SECONDS = 120
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebooks() -> list[Path]:
    """Every notebook, in order."""
    return sorted(FOLDER.glob("*.ipynb"))


def run(path: Path) -> nbformat.NotebookNode:
    """The notebook with what its cells show now.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell raised an exception.
    """
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(FOLDER, Path(name, "docs", "notebooks"))
        shutil.copytree(ROOT / "examples", Path(name, "examples"))
        folder = Path(name, "docs", "notebooks")
        environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), *sys.path))}
        client = NotebookClient(
            notebook,
            timeout=TIMEOUT_SECONDS,
            resources={"metadata": {"path": str(folder)}},
            coalesce_streams=True,
            record_timing=False,
        )
        client.execute(env=environment)
    return cleaned(notebook)


def cleaned(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without what changes from run to run."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells, 1):
        cell.id, cell.metadata = f"cell-{number:02}", nbformat.from_dict({})
        for output in cell.get("outputs", ()):
            if "metadata" in output:
                output.metadata = nbformat.from_dict({})
    return notebook


def shown(notebook: nbformat.NotebookNode) -> list[tuple[str, list[dict[str, Any]]]]:
    """The source of each code cell and what it shows."""
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    return [(cell.source, [_output(one) for one in cell.outputs]) for cell in cells]


def _output(output: nbformat.NotebookNode) -> dict[str, Any]:
    return {"text": output.text} if output.output_type == "stream" else dict(output.get("data", {}))


def differences(kept: nbformat.NotebookNode, now: nbformat.NotebookNode) -> list[str]:
    """A line or more for each cell that shows something else now."""
    found = []
    for (source, before), (_, after) in zip(shown(kept), shown(now), strict=True):
        if before != after:
            first = source.splitlines()[0] if source else ""
            found.append(f"{first} …\n--- kept\n{_text(before)}\n--- shows\n{_text(after)}")
    return found


def _text(outputs: list[dict[str, Any]]) -> str:
    return "\n".join(str(one.get("text") or one.get("text/plain") or list(one)) for one in outputs)


def main() -> int:
    """Check all notebooks, or with --write bring them up to date."""
    parser = argparse.ArgumentParser(description="Run the notebooks of docs/notebooks.")
    parser.add_argument("--write", action="store_true", help="keep what the cells show now")
    parser.add_argument("notebook", nargs="*", type=Path, help="notebooks to run; all of them when left out")
    options = parser.parse_args()
    found = 0
    for path in [given.resolve() for given in options.notebook] or notebooks():
        now = run(path)
        told = differences(nbformat.read(path, as_version=4), now)
        found += len(told)
        for line in told:
            print(f"{path.name}: {line}")
        if options.write:
            nbformat.write(now, path)
    print(f"{found} cells show something else than what is kept.")
    return 1 if found and not options.write else 0


if __name__ == "__main__":
    sys.exit(main())
