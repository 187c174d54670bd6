"""Which verdict does `check` give references that are labelled as real or as made up? A fair screen, not a hunt.

    python benchmarks/check_halluc.py                             # with a registry made of the real entries
    python benchmarks/check_halluc.py --index works.index         # and with an index that knows none of them
    python benchmarks/check_halluc.py --errors 20                 # and shows so many of each kind of mistake

Two questions. With a registry that knows the real works: how many real references raise an alarm (a verdict other
than confirmed, or a finding that is an error), and which of the altered ones pass as confirmed without any
finding? With an index that knows none: does anything get confirmed, and is anything called more than not found?
The registry is made of the set's own real entries, each with its DOI or one of the test prefix 10.5555.
Exit status 2 where ../shared/data is absent.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import refkit
from refkit.model.finding_codes import Level, level_of
from refkit.model.verdict import Verdict
from refkit.sources import LocalIndex
from refkit.text.fold import squash
from refkit.workflow.check import check
from refkit.workflow.checking.report import CheckedReference

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "interop" / "halluc-refs"
REAL = "real"
TYPE_OF_ENTRY = {"article": "journal-article", "inproceedings": "proceedings-article"}

Entry = dict[str, Any]


def read_entries() -> Iterator[Entry]:
    """The labelled entries of every file of the set."""
    for path in sorted(DATA.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def kind_of(entry: Entry) -> str:
    """`real`, or the way in which the entry was made up or altered."""
    return REAL if entry["label"] == "VALID" else str(entry["hallucination_type"])


def title_of(entry: Entry) -> str:
    """By what an altered entry and its original are known as one."""
    return squash(entry["fields"]["title"])


def as_bibtex(number: int, entry: Entry) -> str:
    """The entry as a `.bib` file has it; its address at DBLP is left out, for it is where the real ones come from."""
    fields = {name: value for name, value in entry["fields"].items() if name not in ("url", "note")}
    fields["author"] = re.sub(r"\s0\d{3}(?=\s|$)", "", fields["author"])  # DBLP counts people of one name
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{entry['bibtex_type']}{{e{number},\n{body}\n}}\n"


def works_of(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """The real entries as Crossref would register them, each once, with the DOI that any copy of it has."""
    real: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if kind_of(entry) == REAL:
            real[title_of(entry)].append(entry)
    for number, copies in enumerate(real.values()):
        doi = next((copy["fields"]["doi"] for copy in copies if copy["fields"].get("doi")), f"10.5555/real.{number}")
        [record] = refkit.loads(as_bibtex(number, copies[0]), format="bibtex")
        yield {
            "DOI": doi,
            "type": TYPE_OF_ENTRY.get(copies[0]["bibtex_type"], "posted-content"),
            "title": [record.title],
            "author": [{"family": name.family or name.literal, "given": name.given or ""} for name in record.author],
            "issued": {"date-parts": [[record.issued.year if record.issued else None]]},
            "container-title": [record.container_title] if record.container_title else [],
        }


def raises_alarm(one: CheckedReference) -> bool:
    """Whether somebody who reads the report would doubt the reference."""
    is_doubted = one.verdict in (Verdict.DIFFERS, Verdict.UNCERTAIN, Verdict.NOT_FOUND)
    return is_doubted or any(level_of(finding.code) is Level.ERROR for finding in one.findings)


def is_fault_of_entry(one: CheckedReference) -> bool:
    """Whether anything at all is said, notes on the title's language apart."""
    return raises_alarm(one) or any(level_of(finding.code) is Level.WARNING for finding in one.findings)


def tabulate(kinds: Sequence[str], report: Sequence[CheckedReference]) -> dict[str, Counter[str]]:
    """For each kind of entry how often each verdict comes, and how often anything is said."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, one in zip(kinds, report, strict=True):
        table[kind].update([str(one.verdict), "all", *(["said"] if is_fault_of_entry(one) else [])])
    return dict(table)


def show(name: str, table: dict[str, Counter[str]]) -> None:
    """One line a kind."""
    verdicts = [str(verdict) for verdict in Verdict if any(row[str(verdict)] for row in table.values())]
    print(
        f"\n{name}\n{'kind':24}{'all':>6}"
        + "".join(f"{verdict:>14}" for verdict in verdicts)
        + f"{'anything said':>16}"
    )
    for kind, row in sorted(table.items(), key=lambda item: (item[0] != REAL, item[0])):
        cells = "".join(f"{row[verdict]:>14}" for verdict in verdicts)
        print(f"{kind:24}{row['all']:>6}{cells}{row['said'] / row['all']:>16.3f}")


def show_mistakes(kinds: Sequence[str], report: Sequence[CheckedReference], most: int) -> None:
    """Real entries that raise an alarm, and altered ones about which nothing is said."""
    shown: Counter[str] = Counter()
    for kind, one in zip(kinds, report, strict=True):
        is_mistake = raises_alarm(one) if kind == REAL else not is_fault_of_entry(one)
        shown[kind] += is_mistake
        if is_mistake and shown[kind] <= most:
            print(f"\n{kind}: {one.verdict}: {one.record.title}\n  {one.reason}")
            print("".join(f"  {finding.code}: {finding.message}\n" for finding in one.findings), end="")


def main() -> int:
    """Build the registry, check all entries against it, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, help="an index of works that knows none of the entries")
    parser.add_argument("--errors", type=int, default=0, help="show so many mistakes of each kind")
    options = parser.parse_args()
    if not DATA.is_dir():
        print("skipped: no ../shared/data", file=sys.stderr)
        return 2
    entries = list(read_entries())
    kinds = [kind_of(entry) for entry in entries]
    refs = refkit.loads("\n".join(as_bibtex(number, entry) for number, entry in enumerate(entries)), format="bibtex")
    known = {title_of(entry) for entry in entries if kind_of(entry) == REAL}
    with tempfile.TemporaryDirectory() as folder:
        works = Path(folder, "works.jsonl")
        works.write_text("".join(f"{json.dumps(work)}\n" for work in works_of(entries)), encoding="utf-8")
        with LocalIndex.build(works, Path(folder, "works.index")) as registry:
            report = [check(record, sources=[registry])[0] for record in refs]
    show("With a registry of the real works", tabulate(kinds, report))
    alarms = sum(raises_alarm(one) for kind, one in zip(kinds, report, strict=True) if kind == REAL)
    print(f"\nfalse alarms on real entries: {alarms} of {kinds.count(REAL)} ({alarms / kinds.count(REAL):.4f})")
    altered = [
        one for entry, one in zip(entries, report, strict=True) if kind_of(entry) != REAL and title_of(entry) in known
    ]
    said = sum(map(is_fault_of_entry, altered))
    print(f"altered entries whose original is registered: something is said of {said} of {len(altered)}")
    show_mistakes(kinds, report, options.errors)
    if options.index:
        with LocalIndex(options.index) as index:
            absent = [check(record, sources=[index])[0] for record in refs]
        show(f"With {options.index.name}, which knows none of them", tabulate(kinds, absent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
