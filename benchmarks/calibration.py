"""How sure a score is, what a limit on evidence alone would cost, and which answers are wrong or missing.

    python benchmarks/calibration.py --index works.index               # an index of ../shared's works, built before
    python benchmarks/calibration.py --svg docs/explanation/matching.svg

Prints the share of right answers by score, then every error: a wrong answer, or none where the work is there.
The picture shows precision over recall where the candidate with most evidence is taken from some sum of evidence
on, and the point that refkit's rules reach. Exit status 1 where fewer than 99.5 % of the answers scored .95 or
more are right, 2 where ../shared/data is absent.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from refkit.match import Decision, Outcome, decide
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.sources import LocalIndex
from score_direction import opened
from score_match import DATA, read_gold

SURE, RIGHT_IF_SURE = 0.95, 0.995
BANDS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.99, 1.01)
WIDTH, HEIGHT, MARGIN = 640, 400, 56
LOWEST = 0.9  # precision and recall below it are not drawn


@dataclass(frozen=True)
class Answer:
    """One string with what was decided about it."""

    row: dict[str, Any]
    decision: Decision

    @property
    def evidence(self) -> float:
        """The sum of what speaks for the nearest candidate."""
        return sum(item.weight for item in self.decision.evidence)

    @property
    def given(self) -> str | None:
        """The DOI that was answered."""
        return self.decision.work.identifier if self.decision.work is not None else None

    @property
    def nearest(self) -> str | None:
        """The DOI of the candidate with most evidence, whatever became of it."""
        return self.decision.nearest.identifier if self.decision.nearest is not None else None

    @property
    def right(self) -> set[str]:
        """The DOIs that are right; none where the work is not in the index."""
        return {doi.lower() for doi in (self.row["doi"], *(self.row.get("alt_dois") or ())) if doi}

    @property
    def is_error(self) -> bool:
        """Whether the answer is wrong, or missing where the work is there."""
        return self.given not in self.right if self.given or self.right else False


def answer_all(index: LocalIndex, rows: Sequence[dict[str, Any]]) -> list[Answer]:
    """What is decided about each string."""
    references = (Record(origin=Origin(text=row["string"])) for row in rows)
    return [
        Answer(row, decide(reference, index.search(reference))) for row, reference in zip(rows, references, strict=True)
    ]


def print_bands(answers: Sequence[Answer]) -> None:
    """Of the answers of each range of scores how many are right."""
    for low, high in pairwise(BANDS):
        band = [answer for answer in answers if answer.given and low <= answer.decision.score < high]
        right = sum(not answer.is_error for answer in band)
        print(f"score {low:.2f} to {min(high, 1):.2f}: {len(band):5} answers, {right / max(1, len(band)):.4f} right")


def print_errors(answers: Sequence[Answer]) -> None:
    """Wrong answers first, then missing ones, those with most evidence first."""
    errors = sorted((a for a in answers if a.is_error), key=lambda a: (a.given is None, -a.evidence))
    for answer in errors:
        what = "wrong" if answer.given else "missing"
        print(f"{what} {answer.row['tier']} wanted {answer.row['doi']}: {answer.row['string']}")
        print(f"    {answer.decision.reason}")


def curve(answers: Sequence[Answer]) -> list[tuple[float, float]]:
    """(recall, precision) for every limit on the sum of evidence alone, from the strictest to none."""
    present = sum(bool(answer.right) for answer in answers)
    points, right = [], 0
    ranked = sorted((a for a in answers if a.nearest), key=lambda answer: -answer.evidence)
    for taken, answer in enumerate(ranked, 1):
        right += answer.nearest in answer.right
        points.append((right / present, right / taken))
    return points


def rules(answers: Sequence[Answer]) -> tuple[float, float]:
    """(recall, precision) of what is answered."""
    given = [answer for answer in answers if answer.given]
    right = sum(not answer.is_error for answer in given)
    return right / sum(bool(answer.right) for answer in answers), right / len(given)


def draw(points: Sequence[tuple[float, float]], ruled: tuple[float, float]) -> str:
    """The curve and the point of the rules as SVG."""
    shown = [point for point in points if min(point) >= LOWEST]
    thinned = [*shown[:: max(1, len(shown) // 300)], *shown[-1:]]
    path = " ".join(f"{_x(recall):.1f},{_y(precision):.1f}" for recall, precision in thinned)
    x, y = _x(ruled[0]), _y(ruled[1])
    marks = "".join(_mark(LOWEST + step * 0.02) for step in range(round((1 - LOWEST) / 0.02) + 1))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
        f' font-size="13" role="img"><title>Precision over recall of matching</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>{marks}'
        f'<polyline points="{path}" fill="none" stroke="#888" stroke-width="2"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="#b3261e"/>'
        f'<text x="{x - 12:.1f}" y="{y + 30:.1f}" text-anchor="end" fill="#b3261e">'
        f"the rules: recall {ruled[0]:.4f}, precision {ruled[1]:.4f}</text>"
        f'<text x="{MARGIN + 8}" y="{HEIGHT - MARGIN - 10}" fill="#555">'
        "grey: the candidate with most evidence, from some sum of evidence on</text>"
        f'<text x="{WIDTH // 2}" y="{HEIGHT - 12}" text-anchor="middle">recall</text>'
        f'<text x="14" y="{HEIGHT // 2}" transform="rotate(-90 14 {HEIGHT // 2})" text-anchor="middle">precision</text>'
        "</svg>\n"
    )


def _mark(value: float) -> str:
    x, y = _x(value), _y(value)
    return (
        f'<line x1="{x:.1f}" y1="{MARGIN / 2}" x2="{x:.1f}" y2="{HEIGHT - MARGIN}" stroke="#e4e4e4"/>'
        f'<line x1="{MARGIN}" y1="{y:.1f}" x2="{WIDTH - MARGIN / 2}" y2="{y:.1f}" stroke="#e4e4e4"/>'
        f'<text x="{x:.1f}" y="{HEIGHT - MARGIN + 18}" text-anchor="middle">{value:.2f}</text>'
        f'<text x="{MARGIN - 6}" y="{y + 4:.1f}" text-anchor="end">{value:.2f}</text>'
    )


def _x(recall: float) -> float:
    return MARGIN + (recall - LOWEST) / (1 - LOWEST) * (WIDTH - 1.5 * MARGIN)


def _y(precision: float) -> float:
    return HEIGHT - MARGIN - (precision - LOWEST) / (1 - LOWEST) * (HEIGHT - 1.5 * MARGIN)


def main() -> int:
    """Ask, count, draw; the exit status."""
    parser = argparse.ArgumentParser(description="Measure what the scores of matching are worth.")
    parser.add_argument("--index", metavar="PATH", help="an index of ../shared's works; built for now where left out")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw precision over recall there")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: no ../shared/data (looked for {DATA.name} beside the checkout)", file=sys.stderr)
        return 2
    with opened(options.index) as index:
        answers = answer_all(index, read_gold(None))
    print_bands(answers)
    print_errors(answers)
    ties = sum(answer.decision.outcome is Outcome.TIE for answer in answers)
    sure = [answer for answer in answers if answer.given and answer.decision.score >= SURE]
    share = sum(not answer.is_error for answer in sure) / max(1, len(sure))
    print(f"ties: {ties}; answers scored {SURE} or more: {len(sure)}, right {share:.4f}")
    if options.svg is not None:
        options.svg.write_text(draw(curve(answers), rules(answers)), encoding="utf-8")
    return 0 if share >= RIGHT_IF_SURE else 1


if __name__ == "__main__":
    sys.exit(main())
