"""How Sphinx builds refkit's documentation; `make documentation` runs it with warnings as errors."""

import sys
from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import refkit  # noqa: E402

project = "refkit"
author = copyright = "refkit contributors"
version = release = refkit.__version__
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
html_theme = "furo"
html_title = "refkit"
exclude_patterns = ["_build", "notebooks/data"]
default_role = "code"  # docstrings mark code with single backticks
myst_heading_anchors = 3
nb_execution_mode = "off"  # notebooks hold what their cells show; docs/run_notebooks.py runs them and compares
myst_enable_extensions = ["colon_fence", "deflist"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_class_signature = "separated"
highlight_language = "text"
nitpicky = False


def _without_module_docstrings(
    app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Module docstrings tell readers of the code which room they are in; the pages say it in their own words."""
    if what == "module":
        lines.clear()


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("autodoc-process-docstring", _without_module_docstrings)
