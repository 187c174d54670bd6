"""The reliability plot of docs/explanation/parsing.md, as SVG. Not in the wheel.

    python training/reliability.py MODEL --sets bir2024,excite-en,umass --output docs/explanation/reliability.svg

For each tenth of confidence: how often a field that was told to be so sure was right. On the diagonal is honest;
a dot's area grows with the number of fields.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from refkit.parse.crf_labeller import CrfLabeller
from training.calibrate import Pair, expected_error, outcomes, whole_confidences
from training.data import rows_of

_SIDE, _MARGIN, _BINS = 320, 48, 10


def points(pairs: list[Pair]) -> list[tuple[float, float, int]]:
    """For each bin of confidence that holds fields: mean confidence, share that was right, number."""
    found = []
    for place in range(_BINS):
        inside = [pair for pair in pairs if min(int(pair[0] * _BINS), _BINS - 1) == place]
        if inside:
            told = sum(confidence for confidence, _ in inside) / len(inside)
            found.append((told, sum(right for _, right in inside) / len(inside), len(inside)))
    return found


def plot(series: dict[str, tuple[list[Pair], str]]) -> str:
    """The plot of several series (name → pairs and colour)."""
    whole = _SIDE + 2 * _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}"'
        ' font-family="sans-serif" font-size="12" role="img">',
        "<title>Calibration: for each tenth of confidence told, the share that was right</title>",
        f'<rect width="{whole}" height="{whole}" fill="white"/>',
        f'<path d="M{_MARGIN} {_MARGIN}V{_MARGIN + _SIDE}H{_MARGIN + _SIDE}" fill="none" stroke="#444"/>',
        f'<path d="M{_MARGIN} {_MARGIN + _SIDE}L{_MARGIN + _SIDE} {_MARGIN}" stroke="#aaa" stroke-dasharray="4 4"/>',
        f'<text x="{whole / 2}" y="{whole - 10}" text-anchor="middle">confidence told</text>',
        f'<text x="14" y="{whole / 2}" text-anchor="middle" transform="rotate(-90 14 {whole / 2})">share right</text>',
    ]
    for at in (0, 0.5, 1):
        parts.append(f'<text x="{_across(at)}" y="{_MARGIN + _SIDE + 16}" text-anchor="middle">{at:g}</text>')
        parts.append(f'<text x="{_MARGIN - 6}" y="{_up(at) + 4}" text-anchor="end">{at:g}</text>')
    for row, (name, (pairs, colour)) in enumerate(series.items()):
        dots = points(pairs)
        most = max(count for _, _, count in dots)
        line = " ".join(f"{_across(told):.1f},{_up(right):.1f}" for told, right, _ in dots)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}"/>')
        for told, right, count in dots:
            radius = 2 + 7 * (count / most) ** 0.5
            where = f'cx="{_across(told):.1f}" cy="{_up(right):.1f}" r="{radius:.1f}"'
            parts.append(f'<circle {where} fill="{colour}" fill-opacity=".5"/>')
        legend = f"{name}: error {expected_error(pairs):.3f}, n = {len(pairs)}"
        parts.append(f'<text x="{_MARGIN + 12}" y="{_MARGIN + 14 + 16 * row}" fill="{colour}">{legend}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _across(share: float) -> float:
    return _MARGIN + share * _SIDE


def _up(share: float) -> float:
    return _MARGIN + (1 - share) * _SIDE


def main() -> int:
    """Parse the sets, write the plot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--sets", default="bilbo2,bir2024,etdcite,excite-de,excite-en,parscit-hum,umass")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    rows = [row for name in options.sets.split(",") for row in rows_of(name)]
    found, whole = outcomes(rows, CrfLabeller(options.model))
    fields = [pair for pairs in found.values() for pair in pairs]
    series = {"fields": (fields, "#1b6ca8"), "whole references": (whole_confidences(whole), "#c2571a")}
    options.output.write_text(plot(series), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
