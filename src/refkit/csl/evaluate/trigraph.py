"""Citation labels ("Doe65", "DoRo70") for styles that number by name and year."""

import re

from refkit.csl.items.item import Item
from refkit.csl.schema.locale import Locale
from refkit.csl.typography.case import STOP_WORDS
from refkit.csl.typography.letters import NOT_LETTERS

# How many letters of each author's name, by number of authors.
_LETTERS_BY_AUTHORS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
MAX_NAME = 200  # characters of a name that are looked at
_NAME_ORDER = ("author", "editor", "translator", "composer", "director", "recipient", "interviewer")
_LEADING_PARTICLE = re.compile(r"[ '\u2019a-z]+\s+")
_ARTICLE = re.compile(r"(?:a|the|an)\s+", re.IGNORECASE)


def citation_label(item: Item, locale: Locale) -> str:
    """The label of the data, or one made of names and year, or of the title."""
    if given := item.texts.get("citation-label"):
        return given
    label = _from_names(item) or _from_title(item)
    if not label:
        word = (locale.text("reference", "short") or "reference").replace(".", "")
        label = word[:1].upper() + word[1:]
    date = item.dates.get("issued")
    year = str(date.year) if date is not None and date.year else "0000"
    return label + year[-2:]


def _from_names(item: Item) -> str:
    names = next((item.names[variable] for variable in _NAME_ORDER if variable in item.names), ())
    if not names:
        names = next((item.names[variable] for variable in sorted(item.names)), ())
    letters = _LETTERS_BY_AUTHORS[min(len(names), 4) - 1] if names else ()
    label = ""
    for name, count in zip(names, letters, strict=False):
        text = (name.family or name.literal)[:MAX_NAME]
        if name.family and (particle := _LEADING_PARTICLE.match(text)):
            text = text[particle.end() :]
        if article := _ARTICLE.match(text):
            text = text[article.end() :]
        text = NOT_LETTERS.sub("", text)[:count]
        label += text[:1].upper() + text[1:].lower()
    return label


def _from_title(item: Item) -> str:
    words = [word for word in item.texts.get("title", "").split() if word not in STOP_WORDS]
    text = "".join(words)[:4]
    return text[:1].upper() + text[1:].lower()
