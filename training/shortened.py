"""What lists leave out or cut short: titles of articles, the names of journals, long titles. Not in the wheel.

Physics prints no titles of articles and abbreviates journals ("Astrophys. J. 553 (2001) 382"); the humanities cite
books whose title is a word or two ("Memorie", "Othello"). Registered works have neither.
"""

import random
import re
from typing import Any

Item = dict[str, Any]
_LEFT_OUT = frozenset(
    "of the and for in on & der die das und für von zu des de la le les et du della e di del sulla nel nella y da do"
    " dos das l".split()
)
_SOLID = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 4  # letters of a word that stands for a title
_NUMBERED = ("volume", "page")
_ABBREVIATED, _BRIEF = 0.2, 0.06  # shares of journals and of books


def cut_short(item: Item, chance: random.Random, without_title: float) -> None:
    """Change the work as such lists do: `without_title` is the share of articles and chapters that lose their title."""
    title, container = item.get("title"), item.get("container-title")
    if item["type"] == "article-journal" and container and chance.random() < _ABBREVIATED:
        item["container-title"] = item.get("container-title-short") or abbreviated(container, chance)
    is_found_without = container and (item["type"] == "chapter" or all(item.get(field) for field in _NUMBERED))
    if is_found_without and item.get("author") and chance.random() < without_title:
        item.pop("title", None)
    elif title and not container and chance.random() < _BRIEF:
        item["title"] = brief(title, chance)


def abbreviated(name: str, chance: random.Random) -> str:
    """A periodical's name as lists abbreviate it: "Astrophys. J.", now and then without full stops or spaces."""
    words = [word for word in name.split() if word.lower() not in _LEFT_OUT]
    if len(words) < 2 or not all(word.isascii() for word in words):
        return name
    stop = "" if chance.random() < 0.15 else "."
    short = [_abbreviated_word(word, stop, chance) for word in words]
    return ("" if stop and chance.random() < 0.15 else " ").join(short)


def _abbreviated_word(word: str, stop: str, chance: random.Random) -> str:
    if len(word) < 5 or not word.isalpha():
        return word
    if word.lower() in ("journal", "review", "letters", "zeitschrift", "revista", "rivista"):
        end = 1 if word.lower() == "journal" else chance.choice((3, 1, 4))
    else:
        end = chance.randint(3, 5)
        while end < len(word) - 1 and word[end - 1].lower() in "aeiou":
            end += 1  # an abbreviation ends in a consonant
    return word if end >= len(word) - 1 else word[:end] + stop


def brief(title: str, chance: random.Random) -> str:
    """A title of one to three words, made of those of a longer one."""
    words: list[str] = _SOLID.findall(title)
    long_ones = [word for word in words if len(word) >= _SHORTEST and word.lower() not in _LEFT_OUT]
    if not long_ones:
        return title
    if chance.random() < 0.5:
        word = chance.choice(long_ones)
        return word[0].upper() + word[1:]
    first = words[: chance.randint(1, 3)]
    while first and (len(first[-1]) < _SHORTEST or first[-1].lower() in _LEFT_OUT):
        first.pop()
    return " ".join(first) or title
