"""Read every bibliography file of ../shared/data/interop and print, per format, how that went.

    python benchmarks/interop.py               # all formats, some minutes
    python benchmarks/interop.py ris nbib      # some of them

Per format: files, files read, records, exceptions that are no FormatError, problems, CPU seconds; for BibTeX also the
share of entries found and of UTF-8 files written back byte for byte. Where an `*.expected.json` (another program's
Zotero items: a view, not gold) stands beside a file, the share of its titles, years, DOIs and first authors that agree.
Exit status 2 where ../shared/data is absent.
"""

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from refkit.errors import FormatError
from refkit.formats import registry
from refkit.formats.encoding import decode_text
from refkit.formats.registry import ReadResult
from refkit.model.record import Record
from refkit.text.fold import squash

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "interop"
FOLDERS = {
    "bib": "bibtex", "ris": "ris", "ris-other": "ris", "enw": "enw", "nbib": "nbib", "endnote-xml": "endnote-xml",
    "dedupe-gold": "endnote-xml", "csl-json": "csl-json", "csl-yaml": "csl-yaml", "jats": "jats",
    "pubmed-xml": "pubmed-xml",
    "tei": "tei", "mods": "mods", "msbib": "msbib", "datacite-json": "datacite-json", "datacite-xml": "datacite-xml",
    "crossref-deposit": "crossref-xml", "crossref-unixref": "crossref-xml", "zotero-json": "zotero-json", "wos": "wos",
    "docx": "docx", "marc": "marcxml", "marcxml": "marcxml",
}  # fmt: skip
_ENTRY = re.compile(r"^[ \t]*@[ \t]*(?!(?:comment|string|preamble)\b)\w[\w-]*\s*[{(]", re.M | re.I)
_YEAR = re.compile(r"\d{4}")


def read_folder(folder: Path, name: str) -> None:
    """Print one line for a folder."""
    count: Counter[str] = Counter()
    agreement: Counter[str] = Counter()
    start = time.process_time()
    for path in sorted(folder.iterdir()):
        if path.name.endswith(".expected.json"):
            continue
        count["files"] += 1
        data = path.read_bytes()
        try:
            result = registry.reader(name).read(data)
        except FormatError:
            continue
        except Exception as error:  # what this script is there to find
            count["exceptions"] += 1
            print(f"  {path.name}: {error!r}"[:200])
            continue
        count["read"] += 1
        count["records"] += len(result.records)
        count["problems"] += len(result.problems)
        if name == "bibtex":
            count_entries(data, result, count)
        expected = path.with_name(f"{path.name}.expected.json")
        if expected.exists():
            compare(result.records, json.loads(expected.read_text("utf-8")), agreement)
    print(line(folder.name, count, agreement, time.process_time() - start))


def count_entries(data: bytes, result: ReadResult, count: Counter[str]) -> None:
    """Entries that a plain search finds, entries read, and whether the file is written back as it was."""
    there = len(_ENTRY.findall(decode_text(data).text))
    count["entries"] += there
    count["found"] += min(there, len(result.records))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return
    count["utf8"] += 1
    count["same"] += registry.writer("bibtex").write(result.records, result.document) == data


def compare(records: tuple[Record, ...], items: list[dict[str, Any]], agreement: Counter[str]) -> None:
    """Item by item, where both found as many."""
    items = [item for item in items if item.get("itemType") not in ("note", "attachment")]
    agreement["items"] += len(items)
    agreement["counted alike"] += len(items) if len(items) == len(records) else 0
    if len(items) != len(records):
        return
    for record, item in zip(records, items, strict=True):
        year = _YEAR.search(str(item.get("date", "")))
        creators = item.get("creators") or [{}]
        pairs = {
            "title": (item.get("title"), record.title or record.translated_title),
            "year": (year and year[0], record.issued and record.issued.year and str(record.issued.year)),
            "doi": (item.get("DOI"), record.doi),
            "author": (creators[0].get("lastName") or creators[0].get("name"), _first_name(record)),
        }
        for field, (theirs, ours) in pairs.items():
            if theirs:
                agreement[f"{field} there"] += 1
                agreement[field] += squash(str(theirs)) == squash(str(ours or ""))


def _first_name(record: Record) -> str:
    names = record.author or record.editor or record.contributor or record.translator
    return names[0].family_with_particles if names else ""


def line(folder: str, count: Counter[str], agreement: Counter[str], seconds: float) -> str:
    """What one folder came to."""
    parts = [
        f"{folder:18} files {count['files']:4} read {count['read']:4} records {count['records']:6} "
        f"exceptions {count['exceptions']} problems {count['problems']:5} {seconds:6.1f} s"
    ]
    if count["entries"]:
        parts.append(f"entries {count['found'] / count['entries']:.2%}, unchanged {count['same']}/{count['utf8']}")
    if agreement["items"]:
        shares = [f"counted alike {agreement['counted alike']}/{agreement['items']}"]
        for field in ("title", "year", "doi", "author"):
            if there := agreement[f"{field} there"]:
                shares.append(f"{field} {agreement[field]}/{there}")
        parts.append(", ".join(shares))
    return "; ".join(parts)


def main(names: list[str]) -> int:
    """Read the folders asked for, or all."""
    if not DATA.is_dir():
        print("skipped: no ../shared/data", file=sys.stderr)
        return 2
    for folder in names or FOLDERS:
        read_folder(DATA / folder, FOLDERS[folder])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
