"""The ugly documents: for each kind a function from a random source to a text and the lists that are in it."""

import html
import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.ugly import layouts, prose
from benchmarks.ugly.references import references

Lists = list[list[str]]
Made = tuple[str, Lists]


@dataclass(frozen=True)
class Document:
    """A text, and the references of each list in it as they should be found."""

    kind: str
    text: str
    lists: Lists


def _around(body: str, language: str, chance: random.Random, *, before: bool = True, after: bool = True) -> str:
    head = prose.article(language, chance) + "\n\n" if before else ""
    tail = "\n\n" + chance.choice(prose.AFTER) if after and chance.random() < 0.7 else ""
    return f"{head}{prose.heading(language, chance)}\n\n{body}{tail}\n"


def _language(chance: random.Random) -> str:
    return chance.choice(("en", "de", "sv"))


def _count(chance: random.Random) -> int:
    return chance.randint(6, 18)


def wrapped(
    kind: str, width: int, hanging: int, indent: int, hyphens: bool, gap: str
) -> Callable[[random.Random], Made]:
    """A list whose lines are broken, under a heading."""

    def make(chance: random.Random) -> Made:
        refs = references(_count(chance), chance)
        entries = [
            "\n".join(layouts.wrap(one, width, hanging=hanging, indent=indent, hyphens=chance if hyphens else None))
            for one in layouts.labelled(refs, kind)
        ]
        return _around(gap.join(entries), _language(chance), chance), [refs]

    return make


def columns_in_sequence(chance: random.Random) -> Made:
    """Two columns one after the other, page after page, with running heads between."""
    refs = references(_count(chance) + 8, chance)
    kind = chance.choice(("none", "bracket", "dot"))
    lines = [
        line for one in layouts.labelled(refs, kind) for line in layouts.wrap(one, 48, hanging=2 * (kind == "none"))
    ]
    heads = chance.choice(prose.RUNNING_HEADS)
    body = layouts.pages(lines, 34, heads, chance.randint(2, 400), form_feed=chance.random() < 0.5)
    return _around(body, "en", chance), [refs]


def columns_side_by_side(chance: random.Random) -> Made:
    """Two columns beside each other, as tools print them that keep the layout of a page."""
    refs = references(_count(chance) + 6, chance)
    kind = chance.choice(("none", "bracket", "dot"))
    lines = [line for one in layouts.labelled(refs, kind) for line in layouts.wrap(one, 50, hanging=3)]
    half = (len(lines) + 1) // 2
    body = "\n".join(layouts.side_by_side(lines[:half], lines[half:], 50))
    return f"{prose.article('en', chance)}\n\nReferences\n\n{body}\n", [refs]


def pages_side_by_side(chance: random.Random) -> Made:
    """The same over two pages, with prose in the first column and the heading in the middle of it."""
    refs = references(_count(chance) + 10, chance)
    text = layouts.wrap(prose.paragraph("en", chance, 12), 50)
    entries = [line for one in layouts.labelled(refs, "bracket") for line in layouts.wrap(one, 50, hanging=4)]
    lines = [*text, "", "References", "", *entries]
    pages, length = [], 40
    for start in range(0, len(lines), 2 * length):
        page = lines[start : start + 2 * length]
        half = (len(page) + 1) // 2
        pages.append("\n".join(layouts.side_by_side(page[:half], page[half:], 50)))
    return "\n\f\n".join(pages) + "\n", [refs]


def pages_with_heads(chance: random.Random) -> Made:
    """One column, with page numbers and running heads in the middle of entries."""
    refs = references(_count(chance) + 8, chance)
    kind = chance.choice(("none", "bracket", "dot", "superscript"))
    lines = [
        line for one in layouts.labelled(refs, kind) for line in layouts.wrap(one, 80, hanging=4 * (kind == "none"))
    ]
    heads = chance.choice(prose.RUNNING_HEADS)
    body = layouts.pages(lines, 17, heads, chance.randint(2, 400), form_feed=chance.random() < 0.5)
    return _around(body, _language(chance), chance), [refs]


def line_numbers(chance: random.Random) -> Made:
    """A manuscript under review: every line has a number at its margin."""
    refs = references(_count(chance), chance)
    kind = chance.choice(("none", "dot"))
    lines = [line for one in layouts.labelled(refs, kind) for line in layouts.wrap(one, 80, hanging=4)]
    text = [line for _ in range(3) for line in layouts.wrap(prose.paragraph("en", chance), 80)]
    numbered = layouts.numbered_lines([*text, "References", *lines], chance.choice((1, 1, 241)))
    return "\n".join(numbered) + "\n", [refs]


def double_spaced(chance: random.Random) -> Made:
    """An empty line after every line."""
    refs = references(_count(chance), chance)
    kind = chance.choice(("none", "dot", "bracket"))
    lines = [
        line for one in layouts.labelled(refs, kind) for line in layouts.wrap(one, 80, hanging=6 * (kind == "none"))
    ]
    return f"{prose.article('en', chance)}\n\nReferences\n\n" + "\n\n".join(lines) + "\n", [refs]


def footnotes(chance: random.Random) -> Made:
    """References in notes at the bottom of pages, numbered through the text."""
    refs = references(_count(chance), chance)
    mark = chance.choice(("plain", "superscript", "dot"))
    pages, number = [], 0
    while number < len(refs):
        taken = refs[number : number + chance.randint(2, 4)]
        notes = layouts.labelled(taken, mark, number + 1)
        pages.append(prose.article("en", chance, 2) + "\n\n" + "\n".join(notes) + f"\n\n{len(pages) + 12}\n")
        number += len(taken)
    return "\n".join(pages), [refs]


def in_the_middle(chance: random.Random) -> Made:
    """A list with text after it that has no heading."""
    refs = references(_count(chance), chance)
    kind = chance.choice(("none", "dot", "bullet"))
    head = f"{prose.heading('en', chance)}\n\n" if chance.random() < 0.6 else ""
    body = "\n".join(layouts.labelled(refs, kind))
    return f"{prose.article('en', chance)}\n\n{head}{body}\n\n{prose.article('en', chance)}\n", [refs]


def two_in_a_row(chance: random.Random) -> Made:
    """Two lists, one after the other, with headings of their own."""
    one, other = references(_count(chance), chance), references(chance.randint(3, 7), chance)
    kinds = chance.choice((("dot", "bullet"), ("dot", "dot"), ("bracket", "none"), ("none", "none")))
    second = chance.choice(("Further reading", "Additional references", "Primary sources", "Websites"))
    body = (
        "\n".join(layouts.labelled(one, kinds[0])) + f"\n\n{second}\n\n" + "\n".join(layouts.labelled(other, kinds[1]))
    )
    return _around(body, "en", chance), [one, other]


def restarted(chance: random.Random) -> Made:
    """Numbers that begin again at each chapter, with nothing between or a chapter's name."""
    parts = [references(chance.randint(4, 8), chance) for _ in range(3)]
    kind = chance.choice(("dot", "bracket", "plain"))
    named = chance.random() < 0.5
    bodies = [
        (f"Chapter {number}\n\n" if named else "") + "\n".join(layouts.labelled(refs, kind))
        for number, refs in enumerate(parts, 1)
    ]
    return "Notes\n\nReferences\n\n" + "\n\n".join(bodies) + "\n", parts


def two_articles(chance: random.Random) -> Made:
    """Two articles in one file, each with a list and something after it."""
    made = []
    parts = [references(_count(chance), chance) for _ in range(2)]
    for refs in parts:
        kind = chance.choice(("none", "dot", "bracket"))
        language = _language(chance)
        body = "\n".join(layouts.labelled(refs, kind))
        made.append(f"{prose.sentence(language, chance)[:40]}\n\n" + _around(body, language, chance))
    return "\n\n".join(made), parts


def one_paragraph(kind: str, width: int) -> Callable[[random.Random], Made]:
    """The whole list as one paragraph, on one line or many."""

    def make(chance: random.Random) -> Made:
        refs = references(_count(chance), chance)
        whole = " ".join(layouts.labelled(refs, kind))
        body = "\n".join(layouts.wrap(whole, width)) if width else whole
        return _around(body, _language(chance), chance), [refs]

    return make


def changing_marks(chance: random.Random) -> Made:
    """Numbers, then bullets or nothing, in one list."""
    refs = references(_count(chance) + 4, chance)
    half = len(refs) // 2
    kinds = chance.choice(
        (("dot", "bullet"), ("bracket", "dot"), ("dot", "none"), ("none", "dash"), ("bullet", "none"))
    )
    lines = layouts.labelled(refs[:half], kinds[0]) + layouts.labelled(refs[half:], kinds[1])
    return _around("\n".join(lines), _language(chance), chance), [refs]


def labels_alone(chance: random.Random) -> Made:
    """Each label on a line of its own."""
    refs = references(_count(chance), chance)
    kind = chance.choice(("dot", "bracket"))
    gap = chance.choice(("\n", "\n\n"))
    lines = [f"{layouts.label(kind, number).strip()}{gap}{ref}" for number, ref in enumerate(refs, 1)]
    return _around("\n\n".join(lines), "en", chance), [refs]


def unannounced(chance: random.Random) -> Made:
    """No heading at all, wrapped lines, a biography after it."""
    refs = references(_count(chance), chance)
    kind = chance.choice(("none", "dot", "bracket", "none"))
    lines = [line for one in layouts.labelled(refs, kind) for line in layouts.wrap(one, 76, hanging=4)]
    return f"{prose.article('en', chance)}\n\n" + "\n".join(lines) + f"\n\n{chance.choice(prose.AFTER)}\n", [refs]


def no_layout(chance: random.Random) -> Made:
    """Broken lines without labels, indents or empty lines: only the words tell."""
    refs = references(_count(chance), chance)
    width = chance.choice((60, 78, 90))
    lines = [line for one in refs for line in layouts.wrap(one, width)]
    return _around("\n".join(lines), _language(chance), chance), [refs]


def same_author(chance: random.Random) -> Made:
    """Dashes for the author of the entry before."""
    refs = references(_count(chance), chance)
    mark = chance.choice(("———", "—", "---", "_____", "– – –"))
    refs = [one if number % 3 == 0 else f"{mark}. {one.split(' ', 2)[-1]}" for number, one in enumerate(refs)]
    lines = [line for one in refs for line in layouts.wrap(one, 80, hanging=4)]
    return _around("\n".join(lines), "en", chance), [refs]


def lettered(chance: random.Random) -> Made:
    """Several references in some entries."""
    refs = references(24, chance)
    entries = [
        refs[place] if place % 2 else f"(a) {refs[place]} (b) {refs[place + 8]}" for place in range(8)
    ]  # fmt: skip
    kind = chance.choice(("bracket", "dot"))
    lines = [line for one in layouts.labelled(entries, kind) for line in layouts.wrap(one, 90)]
    return _around("\n".join(lines), "en", chance), [entries]


def markdown(chance: random.Random) -> Made:
    """Markdown: a list, with emphasis, links and escaped signs, or footnotes."""
    refs = references(_count(chance), chance)
    style = chance.choice(("numbers", "footnotes", "bullets", "escaped", "keys"))
    marks = {"numbers": "{}. ", "footnotes": "[^{}]: ", "bullets": "* ", "escaped": "{}\\. ", "keys": "[^note{}]: "}
    lines = [marks[style].format(number) + _with_emphasis(ref, chance) for number, ref in enumerate(refs, 1)]
    gap = "\n\n" if style in ("footnotes", "keys") else "\n"
    return f"# Trees\n\n{prose.article('en', chance)}\n\n## References\n\n{gap.join(lines)}\n", [refs]


def _with_emphasis(ref: str, chance: random.Random) -> str:
    words = ref.replace("&", "\\&" if chance.random() < 0.5 else "&").split(" ")
    if len(words) > 8:
        words[5], words[7] = f"*{words[5]}", f"{words[7]}*"
    return " ".join(words) if "*" not in ref and "_" not in ref else ref


def web_page(chance: random.Random) -> Made:
    """A page with menus, calls of notes, and links to services behind each reference."""
    refs = references(_count(chance), chance)
    shape = chance.choice(("ol", "ul", "p", "br", "table", "dl", "div", "footnotes"))
    links = ' <a href="https://x.org">Google Scholar</a> [<a href="https://y.org">PubMed</a>]' * (chance.random() < 0.6)
    cells = [html.escape(one) + links for one in refs]
    numbered = [f"{number}. {one}" for number, one in enumerate(cells, 1)]
    body = {
        "ol": "<ol>" + "".join(f"<li><span>{one}</span>\n</li>\n" for one in cells) + "</ol>",
        "ul": "<ul class='refs'>" + "".join(f"<li>{one}</li>" for one in cells) + "</ul>",
        "p": "".join(f"<p class='ref'>{one}</p>\n" for one in cells),
        "br": "<p>" + "<br>\n".join(numbered) + "</p>",
        "table": "<table>"
        + "".join(f"<tr><td>[{n}]</td><td>{one}</td></tr>" for n, one in enumerate(cells, 1))
        + "</table>",
        "dl": "<dl>" + "".join(f"<dt>[{n}]</dt><dd>{one}</dd>\n" for n, one in enumerate(cells, 1)) + "</dl>",
        "div": "".join(f"<div><div>{n}.</div><div>{one}</div></div>\n" for n, one in enumerate(cells, 1)),
        "footnotes": "".join(f"<p><sup><a href='#c{n}'>{n}</a></sup> {one}</p>" for n, one in enumerate(cells, 1)),
    }[shape]
    text = "".join(
        f"<p>{html.escape(prose.paragraph('en', chance))}<sup><a href='#r{n}'>{n}</a></sup></p>" for n in (1, 2)
    )
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About</a></li></ul></nav>"
    after = f"<h2>Share this</h2><ul><li>Facebook</li></ul><footer>{prose.AFTER[4]}</footer>"
    head = "<!DOCTYPE html><html><head><title>Trees</title></head>"
    return f"{head}<body>{menu}{text}<h2>References</h2>{body}{after}</body></html>", [refs]


KINDS: dict[str, Callable[[random.Random], Made]] = {
    "wrapped, dots": wrapped("dot", 78, 0, 0, False, "\n"),
    "wrapped, brackets, hyphens": wrapped("bracket", 60, 0, 0, True, "\n"),
    "wrapped, hanging, hyphens": wrapped("none", 66, 5, 0, True, "\n"),
    "wrapped, first line indented": wrapped("none", 80, 0, 4, False, "\n"),
    "wrapped, spaced": wrapped("none", 72, 0, 0, False, "\n\n"),
    "wrapped narrow, superscripts": wrapped("superscript", 44, 0, 0, True, "\n"),
    "wrapped, plain numbers": wrapped("plain", 70, 0, 0, False, "\n"),
    "columns in sequence": columns_in_sequence,
    "columns side by side": columns_side_by_side,
    "pages of columns side by side": pages_side_by_side,
    "pages with heads": pages_with_heads,
    "line numbers": line_numbers,
    "double spaced": double_spaced,
    "footnotes": footnotes,
    "in the middle": in_the_middle,
    "two in a row": two_in_a_row,
    "restarted": restarted,
    "two articles": two_articles,
    "one paragraph, brackets": one_paragraph("bracket", 0),
    "one paragraph, dots, wrapped": one_paragraph("dot", 80),
    "one paragraph, brackets, wrapped": one_paragraph("bracket", 64),
    "changing marks": changing_marks,
    "labels alone": labels_alone,
    "unannounced": unannounced,
    "no layout": no_layout,
    "same author": same_author,
    "lettered": lettered,
    "Markdown": markdown,
    "web page": web_page,
}


def documents(seed: int, of_each_kind: int) -> list[Document]:
    """So many documents of each kind; the same for the same seed."""
    made = []
    for kind, make in KINDS.items():
        for number in range(of_each_kind):
            text, lists = make(random.Random(f"{seed} {kind} {number}"))
            made.append(Document(kind, text, lists))
    return made
