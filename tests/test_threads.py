"""Eight threads get what one gets: parse, render, enrich, check, dedupe."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import refkit
from refkit.sources import LocalIndex

THREADS = 8
STRINGS = [
    f"{family} A, Roe R. On the {subject} of the north. Ann Obs. {1990 + number};{number + 1}(2):{number + 10}-99."
    for number, (family, subject) in enumerate(
        (family, subject) for family in ("Berg", "Moreau", "Doe") for subject in ("rivers", "stones", "winters")
    )
]


def in_threads(job: Callable[[], object]) -> list[object]:
    """What the job gives in each of eight threads that are at it at once."""
    with ThreadPoolExecutor(THREADS) as pool:
        return [future.result() for future in [pool.submit(job) for _ in range(THREADS)]]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    folder = tmp_path_factory.mktemp("threads")
    works = [
        {
            "DOI": f"10.5555/{number}",
            "type": "journal-article",
            "title": [record.title],
            "container-title": ["Annals of Observation"],
            "author": [{"family": name.family, "given": name.given} for name in record.author],
            "issued": {"date-parts": [[record.issued.year if record.issued else None]]},
            "volume": record.volume,
            "page": record.page,
        }
        for number, record in enumerate(refkit.parse_strings(STRINGS[:6]))
    ]
    Path(folder, "works.jsonl").write_text("".join(json.dumps(work) + "\n" for work in works))
    return LocalIndex.build(folder / "works.jsonl", folder / "works.index")


def test_parse() -> None:
    text = "References\n\n" + "".join(f"{number}. {string}\n" for number, string in enumerate(STRINGS, 1))
    alone = refkit.parse(text)
    assert all(one == alone for one in in_threads(lambda: refkit.parse(text)))
    assert len(alone) == len(STRINGS)


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_render(style: str) -> None:
    records = refkit.parse_strings(STRINGS)
    alone = refkit.render(records, style=style)
    assert in_threads(lambda: refkit.render(records, style=style)) == [alone] * THREADS


def test_enrich_and_check(index: LocalIndex) -> None:
    records = refkit.parse_strings(STRINGS)

    def asked() -> object:
        found = refkit.enrich(records, sources=[index])
        checked = refkit.check(records, sources=[index])
        return [(one.doi, one.verdict, one.record) for one in found], [
            (str(one.verdict), [finding.code for finding in one.findings]) for one in checked
        ]

    alone = asked()
    assert in_threads(asked) == [alone] * THREADS
    assert sum(enrichment.doi is not None for enrichment in refkit.enrich(records, sources=[index])) == 6


def test_dedupe() -> None:
    records = refkit.parse_strings([*STRINGS, *STRINGS[:4]])

    def mapped() -> object:
        return refkit.dedupe(records).mapping

    assert in_threads(mapped) == [mapped()] * THREADS
    assert len(refkit.dedupe(records)) == 4
