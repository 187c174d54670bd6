"""The pictures of the documentation, drawn by code as SVG that can be read aloud.

    python benchmarks/pictures.py               # the house, and the bars of the comparison page
    python benchmarks/pictures.py --measure     # also precision over recall and calibration: minutes, ../shared/data

The bars are drawn from the table of docs/explanation/comparison.md, so that page and picture say the same. Every
picture has a title and a description, and says nothing by colour alone. Exit status 2 where --measure finds no data.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "explanation"
INK, QUIET, OURS, THEIRS, LINE = "#1b1b1b", "#555555", "#1b6ca8", "#8a8a8a", "#767676"
ROW, LEFT, BARS, WIDTH = 30, 250, 330, 680
_ROW = re.compile(r"^\| (?P<task>[^|]+) \| (?P<measure>[^|]+) \| (?P<tool>[^|]+) \| (?P<figure>[\d.]+) \|", re.M)

FLOORS = (  # name of the floor, its parts, what it is for
    ("shells", ("cli", "batch", "notebook", "web"), "options in, one library call; text, rows or HTML out"),
    ("workflow", ("find", "parse", "enrich", "check", "render", "convert", "dedupe"), "the verbs a user knows"),
    ("rooms", ("parse", "formats", "sources", "match", "csl", "store"), "none of them imports another"),
    ("model", ("Record", "References", "Name", "Date", "Work"), "values, never services"),
    ("text", ("Unicode", "case", "punctuation", "languages"), "from string to string"),
    ("errors", ("every error that is raised on purpose",), "imports nothing"),
)


class Bar(NamedTuple):
    """One row of the comparison: a share from 0 to 1."""

    task: str
    measure: str
    tool: str
    share: float


def bars_of(page: str) -> list[Bar]:
    """The rows of the page's first table whose figure is a share."""
    table = page[: page.index("### Speed")]
    return [
        Bar(*(row[name].strip() for name in ("task", "measure", "tool")), float(row["figure"]))
        for row in _ROW.finditer(table)
    ]


def picture(width: int, height: int, title: str, description: str, parts: Sequence[str]) -> str:
    """An SVG with its title and description, on white whatever the page."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
            'font-size="13" role="img" aria-labelledby="title description">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="description">{escape(description)}</desc>',
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def text(x: float, y: float, words: str, fill: str = INK, extra: str = "") -> str:
    """Words at a place."""
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="{fill}"{extra}>{escape(words)}</text>'


def draw_bars(bars: Sequence[Bar]) -> str:
    """Horizontal bars by task, each with its tool and its figure in words."""
    parts, y, task = [], 8, ""
    for bar in bars:
        if bar.task != task:
            task, y = bar.task, y + 34
            parts.append(text(12, y - 8, f"{bar.task}: {bar.measure.split(' of ')[0]}", INK, ' font-weight="bold"'))
        is_ours = bar.tool.startswith("refkit")
        length = bar.share * BARS
        parts.append(text(LEFT - 10, y + 16, bar.tool, INK, ' text-anchor="end"'))
        parts.append(
            f'<rect x="{LEFT}" y="{y + 2}" width="{length:.1f}" height="20" fill="{OURS if is_ours else THEIRS}"/>'
        )
        parts.append(text(LEFT + length + 8, y + 16, f"{bar.share:.3f}", INK))
        y += ROW
    said = "; ".join(f"{bar.task}, {bar.tool}: {bar.share:.3f}" for bar in bars)
    return picture(WIDTH, y + 12, "refkit beside other tools; longer is better, 1 is all", said, parts)


def draw_house() -> str:
    """The floors of the house, from the shells down; arrows show which way imports point."""
    parts, top, height = [], 16, 74
    for number, (name, rooms, what) in enumerate(FLOORS):
        y = top + number * (height + 18)
        parts.append(f'<rect x="12" y="{y}" width="656" height="{height}" fill="#f6f8fa" stroke="{LINE}"/>')
        parts.append(text(24, y + 22, name, INK, ' font-weight="bold"'))
        parts.append(text(656, y + 22, what, QUIET, ' text-anchor="end"'))
        width = (632 - 8 * (len(rooms) - 1)) / len(rooms)
        for place, room in enumerate(rooms):
            x = 24 + place * (width + 8)
            parts.append(
                f'<rect x="{x:.1f}" y="{y + 32}" width="{width:.1f}" height="32" fill="#ffffff" stroke="{OURS}"/>'
            )
            parts.append(text(x + width / 2, y + 53, room, INK, ' text-anchor="middle"'))
        if number:
            parts.append(f'<path d="M340 {y - 17}v11m-5 -5l5 5l5 -5" fill="none" stroke="{INK}" stroke-width="2"/>')
    floors = "; ".join(f"{name} ({', '.join(rooms)}): {what}" for name, rooms, what in FLOORS)
    said = f"Each floor imports only from those below it. From above: {floors}."
    return picture(680, top + len(FLOORS) * (height + 18), "The house: imports point down only", said, parts)


def drawn() -> dict[str, str]:
    """The pictures that need no data, by file name."""
    page = (PAGES / "comparison.md").read_text(encoding="utf-8")
    return {"comparison.svg": draw_bars(bars_of(page)), "house.svg": draw_house()}


def measure() -> int:
    """Draw what has to be measured: the scripts that measure draw it themselves."""
    model = ROOT / "src" / "refkit" / "parse" / "model" / "references.crfsuite"
    commands = [
        [sys.executable, str(ROOT / "benchmarks" / "calibration.py"), "--svg", str(PAGES / "matching-curve.svg")],
        [
            sys.executable,
            str(ROOT / "training" / "reliability.py"),
            str(model),
            "--output",
            str(PAGES / "reliability.svg"),
        ],
    ]
    return max(subprocess.run(command, check=False, cwd=ROOT).returncode for command in commands)


def main() -> int:
    """Draw; the exit status."""
    parser = argparse.ArgumentParser(description="Draw the pictures of the documentation.")
    parser.add_argument("--measure", action="store_true", help="also those that are measured on ../shared/data")
    options = parser.parse_args()
    for name, svg in drawn().items():
        (PAGES / name).write_text(svg, encoding="utf-8")
        print(f"docs/explanation/{name}")
    return measure() if options.measure else 0


if __name__ == "__main__":
    sys.exit(main())
