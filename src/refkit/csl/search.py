"""Search the styles: names, titles, ISSNs, fields. Room: csl; may import text and errors."""

from collections.abc import Sequence

from refkit.csl.style_index import StyleFacts, load_index
from refkit.text.fold import fold


def search_styles(words: str, limit: int | None = 20) -> Sequence[StyleFacts]:
    """The styles that hold every one of the words, the likeliest first.

    A word is looked for in names, former names, titles, fields and the kind of citation, anywhere within a
    word of theirs; an ISSN must be whole. Case and diacritics do not matter. `limit` None gives all.

    >>> [style.name for style in search_styles("cite them right", limit=1)]
    ['harvard-cite-them-right']
    """
    wanted = fold(words).split()
    if not wanted:
        return ()
    found = []
    for facts, text in zip(load_index(), _texts(), strict=True):
        if all(word in text for word in wanted):
            found.append((_rank(facts, wanted), facts))
    found.sort(key=lambda pair: pair[0])
    return tuple(facts for _, facts in found[:limit])


def _texts() -> list[str]:
    """One searchable line a style. Titles are mostly plain ASCII, where lower case is folding enough."""
    return [_text(facts) for facts in load_index()]


def _text(facts: StyleFacts) -> str:
    line = " ".join(
        (facts.name, facts.title, facts.short_title, facts.format, *facts.fields, *facts.issns, *facts.former_names)
    )
    return line.lower() if line.isascii() else fold(line)


def _rank(facts: StyleFacts, wanted: list[str]) -> tuple[int, int, int, str]:
    """Exact names first, then words in the title or name, independent before dependent, short before long."""
    name, phrase = facts.name, "-".join(wanted)
    if name == phrase or phrase in facts.former_names:
        match = 0
    elif name.startswith(phrase):
        match = 1
    elif all(word in name or word in facts.title.lower() for word in wanted):
        match = 2
    else:
        match = 3
    return match, bool(facts.parent), len(name), name
