#!/usr/bin/env python3
"""Pandoc filter: the typed-in reference list of a document, printed again in a CSL style.

    pandoc paper.md --filter ./reformat_references.py -M refkit-style=vancouver -o paper.html

The list is what stands under the last heading that refkit knows as one of a reference list ("References",
"Referenser", …), as list items or paragraphs. Metadata: `refkit-style` (default apa), `lang` (such as sv-SE).
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import refkit
from refkit.csl import Processor, Style

Block = dict[str, Any]


def text_of(node: Any) -> str:
    """The plain text of a piece of pandoc's tree."""
    if isinstance(node, list):
        return "".join(map(text_of, node))
    if not isinstance(node, dict):
        return ""
    if node["t"] in ("Str", "Code", "Math"):
        return str(node["c"] if node["t"] == "Str" else node["c"][1])
    return " " if node["t"] in ("Space", "SoftBreak", "LineBreak") else text_of(node.get("c", []))


def entries_of(blocks: list[Block]) -> Iterator[str]:
    """The references: one an item or paragraph."""
    for block in blocks:
        items = (
            block["c"][1] if block["t"] == "OrderedList" else block["c"] if block["t"] == "BulletList" else [[block]]
        )
        yield from (text for item in items if (text := text_of(item).strip()))


def is_heading_of_list(block: Block) -> bool:
    """Whether a heading says that references follow."""
    if block["t"] != "Header":
        return False
    sample = "1. Doe J. On trees. Nature. 2001;5(2):33-41.\n2. Roe R. On birds. Nature. 2002;6(2):3-9.\n"
    return any(found.heading for found in refkit.find(f"Some text.\n\n{text_of(block['c'][2])}\n\n{sample}"))


def said(value: Any) -> str | None:
    """A value of the metadata: typed in the document, or given with -M."""
    if not value:
        return None
    return value["c"] if isinstance(value["c"], str) else text_of(value["c"])


def reformatted(document: dict[str, Any]) -> dict[str, Any]:
    """The document with its list printed anew; one without a list as it was."""
    blocks, meta = document["blocks"], document.get("meta", {})
    starts = [number for number, block in enumerate(blocks) if is_heading_of_list(block)]
    if not starts:
        return document
    start = starts[-1] + 1
    ends = (number for number, block in enumerate(blocks) if number >= start and block["t"] == "Header")
    end = next(ends, len(blocks))
    references = refkit.parse_strings(list(entries_of(blocks[start:end])))
    style, locale = said(meta.get("refkit-style")) or "apa", said(meta.get("lang"))
    printed = Processor(Style.load(style), references.to_csl(), locale=locale, output="text").bibliography()
    new = [{"t": "Para", "c": [{"t": "Str", "c": entry}]} for entry in printed.entries]
    return document | {"blocks": [*blocks[:start], *new, *blocks[end:]]}


if __name__ == "__main__":
    json.dump(reformatted(json.load(sys.stdin)), sys.stdout)
