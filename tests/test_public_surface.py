"""The names refkit promises: they resolve, they are documented, and rooms do not hide verbs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import refkit

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def documented_names() -> set[str]:
    """The names that docs/reference documents as `refkit.NAME`, nothing deeper."""
    pages = "".join(page.read_text(encoding="utf-8") for page in sorted(REFERENCE.glob("*.md")))
    return set(re.findall(r"^\.\. auto(?:function|class|exception|data):: refkit\.(\w+)$", pages, re.M))


def test_all_is_sorted_and_is_the_table_of_homes() -> None:
    assert list(refkit.__all__) == sorted({*refkit._HOME_OF, "__version__"})


@pytest.mark.parametrize("name", refkit.__all__)
def test_every_public_name_resolves(name: str) -> None:
    assert getattr(refkit, name) is not None


def test_the_documentation_lists_the_public_names_and_no_others() -> None:
    assert documented_names() == set(refkit.__all__) - {"__version__"}


def test_every_public_name_has_a_docstring() -> None:
    missing = [name for name in refkit.__all__ if not (getattr(refkit, name).__doc__ or "").strip()]
    assert missing == []


def test_dir_shows_the_public_names() -> None:
    assert set(refkit.__all__) <= set(dir(refkit))


def test_an_unknown_name_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'pasre'"):
        refkit.pasre  # noqa: B018


@pytest.mark.parametrize(
    "first",
    ["import refkit.parse", "from refkit.workflow import parse", "import refkit.cli.main", "import refkit"],
)
def test_parse_is_the_verb_whatever_was_imported_before(first: str) -> None:
    code = f"{first}\nimport refkit\nassert callable(refkit.parse), refkit.parse"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": ":".join(sys.path)})
