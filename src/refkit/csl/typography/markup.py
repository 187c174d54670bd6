"""Rich text of a field ("<i>", "<sup>", straight quotes, apostrophes) → pieces of the output tree.

Only CSL's own tags are understood; everything else is text. A tag or quote without its partner is text as
well.
Source: CSL-JSON documentation, "HTML-like formatting tags"; for quotes the public test-suite.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from refkit.csl.schema.nodes import Mark
from refkit.csl.tree import Node
from refkit.csl.typography.letters import LETTERS

MAX_DEPTH = 40  # tags nested deeper than that are text

_SMALL_CAPS = '<span style="font-variant:small-caps;">'
_NO_CASE = '<span class="nocase">'
_NO_DECOR = '<span class="nodecor">'
_TAGS: dict[str, tuple[str, Mark | None]] = {
    _NO_CASE: ("</span>", None),
    _NO_DECOR: ("</span>", ("nodecor", "")),
    _SMALL_CAPS: ("</span>", ("font-variant", "small-caps")),
    "<sc>": ("</sc>", ("font-variant", "small-caps")),
    "<i>": ("</i>", ("font-style", "italic")),
    "<b>": ("</b>", ("font-weight", "bold")),
    "<sup>": ("</sup>", ("vertical-align", "sup")),
    "<sub>": ("</sub>", ("vertical-align", "sub")),
}
_ODD_SPANS = re.compile(
    r'<span\s+style="font-variant:\s*small-caps;?"[^<>]*>|<span\s+class="(no(?:case|decor))"[^<>]*>'
)
_INNER_APOSTROPHE = re.compile(f"(?<=[{LETTERS}])\u2019(?=[{LETTERS}])")
_STRAIGHT_OPENERS = (' "', " '", '("', "('")


class QuoteMarks(NamedTuple):
    """A locale's quotation marks."""

    open: str
    close: str
    open_inner: str
    close_inner: str


NO_QUOTES = QuoteMarks("", "", "", "")


class _Opener(NamedTuple):
    closer: str
    mark: Mark | None


class _Grammar(NamedTuple):
    openers: dict[str, _Opener]
    closers: frozenset[str]
    pattern: re.Pattern[str]
    special: re.Pattern[str]


@lru_cache(maxsize=64)
def _grammar(quotes: QuoteMarks) -> _Grammar:
    openers = {tag: _Opener(closer, mark) for tag, (closer, mark) in _TAGS.items()}
    for tag in _STRAIGHT_OPENERS:
        openers[tag] = _Opener(tag[-1], ("quotes", "true" if tag[-1] == '"' else "inner"))
    straight = ('"', "'", ' "', " '")
    if quotes.open and quotes.close and quotes.open not in straight:
        openers[quotes.open] = _Opener(quotes.close, ("quotes", "true"))
    if quotes.open_inner and quotes.close_inner and quotes.open_inner not in straight:
        openers[quotes.open_inner] = _Opener(quotes.close_inner, ("quotes", "inner"))
    closers = frozenset(opener.closer for opener in openers.values())
    words = [*openers, *sorted(closers - openers.keys())]
    pattern = re.compile("(" + "|".join(re.escape(word) for word in words) + ")")
    characters = "".join(sorted({"<", '"', "'", "\u2019", quotes.open[:1], quotes.open_inner[:1]}))
    special = re.compile(f"[{re.escape(characters)}]")
    return _Grammar(openers, closers, pattern, special)


def rich_pieces(text: str, quotes: QuoteMarks) -> str | list[Node]:
    """The text as it stands where it holds nothing special; otherwise pieces with marks that flip."""
    grammar = _grammar(quotes)
    if not grammar.special.search(text):
        return text
    if "<span" in text:
        text = _ODD_SPANS.sub(lambda found: f'<span class="{found[1]}">' if found[1] else _SMALL_CAPS, text)
    leading_space = text[:1] == " " and text.lstrip()[:1] not in ("'", '"')
    cut = _Cut(" " + _INNER_APOSTROPHE.sub("'", text), grammar)
    cut.pair()
    cut.settle_quotes()
    return cut.pieces(leading_space)


class _Cut:
    """A text cut at tags and quotes: strings[0] tags[0] strings[1] …; an empty tag is no cut any more."""

    def __init__(self, text: str, grammar: _Grammar) -> None:
        pieces = grammar.pattern.split(text)
        self.strings, self.tags = pieces[0::2], pieces[1::2]
        self.grammar = grammar
        self.open: list[int] = []  # positions of openers that wait for their closer
        self.is_opener = [tag in grammar.openers for tag in self.tags]
        self.joined = [False] * len(self.tags)  # a quote right after another opener, with no space of its own
        for position in range(len(self.tags) - 1):
            if self.is_opener[position] and not self.strings[position + 1] and self.tags[position + 1] in ('"', "'"):
                self.tags[position + 1] = " " + self.tags[position + 1]
                self.is_opener[position + 1] = self.joined[position + 1] = True

    def literal(self, position: int, text: str) -> None:
        """Turn the tag at this position into plain text."""
        self.strings[position + 1] = text + self.strings[position + 1]
        self.tags[position] = ""

    def written(self, position: int) -> str:
        tag = self.tags[position]
        return tag[1:] if self.joined[position] else tag

    def pair(self) -> None:
        """Find each closer's opener; what finds no partner becomes text."""
        for position, tag in enumerate(self.tags):
            following = self.strings[position + 1]
            if tag == "'" and following and following[0] not in ",.?:; ":
                self.literal(position, "\u2019")
            elif tag == " '" and following[:1] == " ":
                self.literal(position, " \u2019")
            elif self.is_opener[position]:
                if len(self.open) < MAX_DEPTH:
                    self.open.append(position)
                else:
                    self.literal(position, self.written(position))
            else:
                self._close(position, tag)
        for position in self.open:
            tag = self.tags[position]
            self.literal(position, " \u2019" if tag == " '" else self.written(position))

    def _close(self, position: int, tag: str) -> None:
        openers = self.grammar.openers
        while self.open:
            start = self.open[-1]
            opener = openers[self.tags[start]]
            if opener.closer == tag:
                self.open.pop()
                if opener.mark is None:  # a nocase span has done its work
                    self.tags[start] = self.tags[position] = ""
                return
            if tag == "'":
                self.literal(position, "\u2019")
                return
            self.literal(start, self.written(start))
            self.open.pop()
        self.literal(position, "\u2019" if tag == "'" else tag)

    def settle_quotes(self) -> None:
        """Drop cuts that are none, and give straight quotes back the space or bracket before them."""
        strings, tags, joined = [self.strings[0]], [], []
        for position, tag in enumerate(self.tags):
            if tag:
                tags.append(tag)
                joined.append(self.joined[position])
                strings.append(self.strings[position + 1])
            else:
                strings[-1] += self.strings[position + 1]
        for position, tag in enumerate(tags):
            if tag in _STRAIGHT_OPENERS and not joined[position]:
                strings[position] += tag[0]
        self.strings, self.tags = strings, tags

    def pieces(self, leading_space: bool) -> str | list[Node]:
        """Nested pieces; the first kind of straight quote that occurs is the outer one."""
        if not self.tags:
            return _without_sentinel(self.strings[0], leading_space)
        straight = next((tag for tag in self.tags if tag in _STRAIGHT_OPENERS), "")
        outer = straight[-1:]
        root: list[Node] = []
        stack = [root]
        if text := _without_sentinel(self.strings[0], leading_space):
            root.append(Node(text))
        for tag, text in zip(self.tags, self.strings[1:], strict=True):
            opener = self.grammar.openers.get(tag)
            if opener is not None and opener.mark is not None:
                mark = opener.mark
                if outer and tag in _STRAIGHT_OPENERS:
                    mark = ("quotes", "true" if tag[-1] == outer else "inner")
                children: list[Node] = []
                node = Node(children, marks=(mark,))
                node.flips = True
                stack[-1].append(node)
                stack.append(children)
            elif len(stack) > 1:
                stack.pop()
            if text:
                stack[-1].append(Node(text))
        return _pruned(root)


def _without_sentinel(text: str, leading_space: bool) -> str:
    text = text[1:] if text[:1] == " " else text
    return text if leading_space or text[:1] != " " else text[1:]


def _pruned(nodes: list[Node]) -> list[Node]:
    kept = []
    for node in nodes:
        if isinstance(node.content, list):
            node.content = _pruned(node.content)
        if node.content:
            kept.append(node)
    return kept
