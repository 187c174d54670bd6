"""All files of ../shared/data/interop: read without an exception that is not a FormatError."""

from pathlib import Path

import pytest

from refkit.errors import FormatError
from refkit.formats import registry

FOLDERS = {
    "crossref-deposit": "crossref-xml",
    "crossref-unixref": "crossref-xml",
    "csl-json": "csl-json",
    "csl-yaml": "csl-yaml",
    "datacite-json": "datacite-json",
    "datacite-xml": "datacite-xml",
    "docx": "docx",
    "enw": "enw",
    "marc": "marcxml",
    "marcxml": "marcxml",
    "mods": "mods",
    "msbib": "msbib",
    "nbib": "nbib",
    "pubmed-xml": "pubmed-xml",
    "ris-other": "ris",
    "tei": "tei",
    "wos": "wos",
    "zotero-json": "zotero-json",
}
LARGE = {"bib": "bibtex", "jats": "jats", "ris": "ris", "endnote-xml": "endnote-xml"}


def refused_share(folder: Path, name: str) -> float:
    """The share of files that are refused; any other exception is the test's failure."""
    files = [path for path in sorted(folder.iterdir()) if not path.name.endswith(".expected.json")]
    refused = 0
    for path in files:
        data = path.read_bytes()
        try:
            result = registry.reader(name).read(data)
        except FormatError:
            refused += 1
            continue
        if name == "bibtex":
            assert registry.writer(name).write(result.records, result.document) == data, path.name
    return refused / len(files)


@pytest.mark.shared
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_read(folder: str, shared_data: Path) -> None:
    assert refused_share(shared_data / "interop" / folder, FOLDERS[folder]) <= 0.02


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("folder", LARGE)
def test_every_file_of_the_large_folders_is_read(folder: str, shared_data: Path) -> None:
    assert refused_share(shared_data / "interop" / folder, LARGE[folder]) <= 0.02
