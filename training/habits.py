"""References after the habits of houses that no CSL style describes: humanities, grey literature. Not in the wheel.

A habit is drawn once for each reference: how names, date, title, container, editors, publisher and pages are
written and what stands between them. Pieces carry their labels from the start, so labels are right by construction.
"""

import random
from collections.abc import Callable

from refkit.text.language import guess_language
from training import invented
from training.shortened import cut_short
from training.tongues import QUOTES, SPACELESS, TONGUE_NAMES, TONGUES
from training.works import Item, organisation

Pieces = list[tuple[str, str]]
_ENOUGH = 20  # works in a language, for a house to draw from them


def _pick(alternatives: str, chance: random.Random) -> str:
    return chance.choice(alternatives.split("|"))


class _Habit:
    """What one house does, drawn at random; every reference draws its own."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language, self.chance = language, chance
        self.words = TONGUES[language]
        self.family_first = chance.random() < 0.62
        self.only_first_inverted = chance.random() < 0.25
        self.capitals = chance.random() < 0.2
        self.name_comma = chance.choice((", ", ", ", ", ", " ", " ", " ("))
        self.initials = chance.random()
        self.names_mark = chance.choice((", ", "; ", "/", ", ", " – ", ", "))
        self.mark = chance.choice((", ", ", ", ". ", ". ", ", "))
        self.after_date = chance.choice((": ", ", ", ". ", " ", ": ", ", ", ". - ", " - "))
        self.date_place = chance.choice(("after-authors", "after-authors", "end", "end", "before-pages"))
        self.quoted = chance.random()
        self.place_mark = chance.choice((", ", ": ", ": ", " : ", " "))
        self.publisher_first = chance.random() < 0.2
        self.without_publisher = chance.random() < 0.3
        self.within = _pick(self.words.within, chance)

    def name(self, person: dict[str, str], first: bool, initials_share: float) -> str:
        """One name as this house writes it."""
        if "literal" in person:
            return person["literal"]
        family, given = person.get("family", ""), person.get("given", "")
        if self.initials < initials_share and given and given[0].isupper() and given[0].isascii():
            given = " ".join(f"{part[0]}." for part in given.split())
            if self.initials < 0.12:
                given = given.replace(" ", "")
            if self.initials < 0.04:
                given = given.replace(".", "")
        if self.capitals:
            family = family.upper()
        if not given:
            return family
        if self.language in SPACELESS and not given.isascii():
            return family + given
        if not (self.family_first and (first or not self.only_first_inverted)):
            return f"{given} {family}"
        closing = ")" if self.name_comma == " (" else ""
        return f"{family}{self.name_comma}{given}{closing}"

    def names(self, people: list[dict[str, str]], *, inverted: bool = True) -> str:
        """All names, joined, cut short with "et al." now and then."""
        chance = self.chance
        was, self.family_first = self.family_first, self.family_first and inverted
        shown = [self.name(person, at == 0, 0.45) for at, person in enumerate(people)]
        self.family_first = was
        if len(shown) > 2 and chance.random() < 0.2:
            return shown[0] + chance.choice((" et al.", ", et al.", " u. a.", " et alii"))
        if len(shown) < 2:
            return shown[0] if shown else ""
        last = _pick(self.words.both, chance)
        return self.names_mark.join(shown[:-1]) + last + shown[-1]


def print_reference(item: Item, language: str, chance: random.Random) -> Pieces:
    """The pieces of a reference to `item` as some house of that language prints it."""
    habit = _Habit(language if language in TONGUES else chance.choice(TONGUE_NAMES), chance)
    pieces: Pieces = []
    dated = _head(habit, item, pieces)
    _title(habit, item, pieces)
    kind = item["type"]
    if kind in ("article-journal", "article-newspaper") and item.get("container-title"):
        _journal(habit, item, pieces, dated)
    else:
        _book(habit, item, pieces, dated)
    _tail(habit, item, pieces)
    return [(label, text) for label, text in pieces if text]


def _year(item: Item) -> str:
    parts = (item.get("issued") or {}).get("date-parts") or [[None]]
    return str(parts[0][0]) if parts[0] and parts[0][0] else ""


def _head(habit: _Habit, item: Item, pieces: Pieces) -> bool:
    """Authors (or editors in their stead) and the date, where it follows them; says whether the date was printed."""
    chance = habit.chance
    people, role = item.get("author") or [], "author"
    if not people and item.get("editor") and item["type"] == "book":
        people, role = item["editor"], "editor"
    if people and all("literal" in person for person in people):
        role = "group-author" if role == "author" else role
    if people:
        pieces.append((role, habit.names(people)))
        if role == "editor" or (role == "group-author" and chance.random() < 0.12):
            pieces.append(("other", _pick(habit.words.edited_after, chance)))
    year = _year(item)
    if not people or habit.date_place != "after-authors" or not year:
        pieces.append(("other", chance.choice((habit.mark, ": ", ", ")) if people else ""))
        return False
    before, after = chance.choice(((" (", ")"), (" (", ")"), (", ", ""), (" ", ""), (". ", ""), (" [", "]")))
    pieces += [("other", before), ("date", year + chance.choice(("", "", "", "a", "b")))]
    if chance.random() < 0.06:
        earlier = str(int(year) - chance.randint(3, 90))
        pieces += [("other", chance.choice((" [{}]", "/{}", " ({})")).format(earlier))]
    pieces.append(("other", after + habit.after_date))
    return True


def _quoted(habit: _Habit, label: str, text: str) -> Pieces:
    opening, closing = _pick(QUOTES[habit.language], habit.chance).split(" ", 1)
    space = " " if habit.language == "fr" and opening == "«" and habit.chance.random() < 0.7 else ""
    return [("other", opening + space), (label, text), ("other", space + closing.strip())]


def _title(habit: _Habit, item: Item, pieces: Pieces) -> None:
    title = item.get("title")
    if not title:
        return
    part_of_more = item["type"] in ("article-journal", "chapter", "paper-conference", "article-newspaper")
    pieces += _quoted(habit, "title", title) if habit.quoted < (0.45 if part_of_more else 0.06) else [("title", title)]


def _journal(habit: _Habit, item: Item, pieces: Pieces, dated: bool) -> None:
    chance, words = habit.chance, habit.words
    introduced = f"{habit.mark.rstrip()} {habit.within}"
    if item.get("title"):
        pieces.append(("other", chance.choice((habit.mark, habit.mark, ". ", ", ", introduced))))
    name = item["container-title"]
    pieces += _quoted(habit, "container-title", name) if chance.random() < 0.2 else [("container-title", name)]
    if volume := item.get("volume"):
        if chance.random() < 0.12 and volume.isdigit():
            volume = _roman(int(volume))
        before, _, after = _pick(words.volume, chance).partition("{}")
        mark = chance.choice((", ", " ", ", ", ". "))
        pieces += [("other", mark + before), ("volume", volume), ("other", after)]
    if not dated and habit.date_place == "before-pages" and (year := _year(item)):
        pieces += [("other", " ("), ("date", year), ("other", ")")]
        dated = True
    if issue := item.get("issue"):
        word_before, _, word_after = _pick(words.issue, chance).partition("{}")
        marked = (", " + word_before, word_after)
        before, after = chance.choice(((" (", ")"), ("(", ")"), marked, ("/", ""), (".", ""), (":", "")))
        pieces += [("other", before), ("issue", issue), ("other", after)]
    if not dated and (year := _year(item)):
        before, after = chance.choice(((" (", ")"), (", ", ""), (" ", ""), (", ", "")))
        pieces += [("other", before), ("date", year), ("other", after)]
    _pages(habit, item, pieces)


def _roman(number: int) -> str:
    marks = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, mark in marks:
        written += mark * (number // value)
        number %= value
    return written


def _pages(habit: _Habit, item: Item, pieces: Pieces) -> None:
    if page := item.get("page"):
        if habit.chance.random() < 0.4:
            page = page.replace("-", habit.chance.choice(("–", " - ", " – ")))
        before = habit.chance.choice((", ", ": ", ", ", ":", ". "))
        pieces += [("other", before), ("other", _pick(habit.words.pages, habit.chance)), ("pages", page)]


def _book(habit: _Habit, item: Item, pieces: Pieces, dated: bool) -> None:
    chance = habit.chance
    if item.get("container-title"):
        _within(habit, item, pieces)
    elif item.get("author"):
        _editors(habit, item, pieces, (habit.mark,))
    if edition := item.get("edition"):
        pieces += _edition(habit, str(edition))
    _genre(habit, item, pieces)
    series_first = chance.random() < 0.5
    if series_first:
        _series(habit, item, pieces)
    in_pages = item.get("page") and chance.random() < 0.35
    if in_pages:
        _pages(habit, item, pieces)
    _publication(habit, item, pieces, dated)
    if not series_first:
        _series(habit, item, pieces)
    if not in_pages:
        _pages(habit, item, pieces)
    if not item.get("page") and chance.random() < 0.1:
        pieces.append(("other", f", {chance.randint(80, 900)}{_pick(habit.words.total, chance)}"))


def _within(habit: _Habit, item: Item, pieces: Pieces) -> None:
    """The book that holds a chapter, its editors before or after it."""
    chance = habit.chance
    before = chance.choice((". ", ", ", habit.mark)) if item.get("title") else ""
    pieces.append(("other", before + habit.within))
    editors = item.get("editor")
    comes_first = bool(editors) and chance.random() < 0.6
    if comes_first:
        mark = _pick(habit.words.edited_after, chance) + chance.choice((", ", ": ", " ", ". "))
        pieces += [("editor", habit.names(item["editor"], inverted=chance.random() < 0.5)), ("other", mark)]
    pieces.append(("container-title", item["container-title"]))
    if not comes_first:
        _editors(habit, item, pieces, (", ", ". ", " ("))


def _editors(habit: _Habit, item: Item, pieces: Pieces, marks: tuple[str, ...]) -> None:
    """ "ed. by Jane Doe" after what was edited."""
    if not (editors := item.get("editor")):
        return
    before, after = _pick(habit.words.edited, habit.chance).split("{}")
    mark = habit.chance.choice(marks) if len(marks) > 1 else marks[0]
    pieces += [("other", mark + before), ("editor", habit.names(editors, inverted=False)), ("other", after)]
    if mark == " (":
        pieces.append(("other", ")"))


def _genre(habit: _Habit, item: Item, pieces: Pieces) -> None:
    if not (genre := item.get("genre")):
        return
    chance = habit.chance
    mark = ", " if chance.random() < 0.1 else chance.choice((". ", ", ", " ("))
    pieces += [("other", mark), ("genre", genre)]
    if number := item.get("number"):
        pieces += [("other", chance.choice((" ", " No. ", " Nr. ", " n. ", " # ", ", "))), ("number", number)]
    if mark == " (":
        pieces.append(("other", ")"))


def _edition(habit: _Habit, edition: str) -> Pieces:
    before, after = _pick(habit.words.edition, habit.chance).split("{}")
    return [("other", habit.mark + before), ("edition", edition + after)]


def _series(habit: _Habit, item: Item, pieces: Pieces) -> None:
    if name := item.get("collection-title"):
        number = str(habit.chance.randint(1, 300))
        parts = _pick(habit.words.series, habit.chance).split("{}")
        before = habit.chance.choice((", ", ". ", " ")) + parts[0]
        pieces += [("other", before), ("collection-title", name), ("other", parts[1])]
        if len(parts) > 2:
            pieces += [("volume", number), ("other", parts[2])]


def _publication(habit: _Habit, item: Item, pieces: Pieces, dated: bool) -> None:
    chance = habit.chance
    place, house, year = item.get("publisher-place"), item.get("publisher"), "" if dated else _year(item)
    if habit.without_publisher:
        house = None
    before = chance.choice((". ", ", ", ", ", ". ", f"{habit.mark.rstrip()} ", ". - ", " ("))
    parts: Pieces = []
    if place and house:
        ordered = [("location", place), ("publisher", house)]
        if habit.publisher_first:
            ordered.reverse()
        between = ", " if habit.publisher_first else habit.place_mark
        parts = [ordered[0], ("other", between), ordered[1]]
    elif place or house:
        parts = [("location", place)] if place else [("publisher", str(house))]
    if year:
        parts += [("other", chance.choice((", ", " ", ", ")) if parts else ""), ("date", year)]
    if parts:
        pieces += [("other", before), *parts]
        if before == " (":
            pieces.append(("other", ")"))


def _tail(habit: _Habit, item: Item, pieces: Pieces) -> None:
    if address := item.get("URL"):
        before, after = _pick(habit.words.access, habit.chance).split("{}")
        pieces += [("other", habit.chance.choice((". ", ", ", " ")) + before), ("url", address), ("other", after)]
    if habit.chance.random() < 0.8:
        pieces.append(("other", "."))


def by_language(bases: list[Item]) -> dict[str, list[Item]]:
    """The works by the language of their titles; all of them under ""."""
    sorted_out: dict[str, list[Item]] = {"": bases}
    for item in bases:
        if item.get("title") and (guess := guess_language(item["title"])):
            sorted_out.setdefault(guess.language, []).append(item)
    return sorted_out


def make_work(
    bases: dict[str, list[Item]], chance: random.Random, invent: Callable[[str, random.Random], Item]
) -> tuple[Item, str]:
    """A work and the language of the house that prints it; half of the works are invented in that language."""
    language = chance.choice(TONGUE_NAMES)
    own = bases.get(language, ())
    if chance.random() < 0.45:
        item = invent(language, chance)
    else:
        item = dict(chance.choice(own if len(own) >= _ENOUGH and chance.random() < 0.6 else bases[""]))
    drawn = chance.random()
    if drawn < 0.16:
        item["author"] = [{"literal": organisation(language, chance)}]
        if drawn < 0.01:
            item["author"] = [*item["author"], {"literal": organisation(language, chance)}]
    if item["type"] in ("book", "report", "thesis", "webpage"):
        if chance.random() < 0.45 and item.get("title") and ". " not in item["title"]:
            item["title"] = item["title"].split(": ")[0] + ". " + invented.subtitle(language, chance)
        words = TONGUES[language]
        if item["type"] in ("report", "thesis"):
            item["genre"] = _pick(words.thesis if item["type"] == "thesis" else words.paper, chance)
    for field in ("issue", "DOI", "publisher-place", "volume", "page", "publisher", "editor", "issued", "author"):
        if chance.random() < (0.5 if field in ("DOI", "issue") else 0.12 if field == "page" else 0.05):
            item.pop(field, None)
    cut_short(item, chance, without_title=0.06)
    if chance.random() < 0.08:
        item["URL"] = chance.choice(
            ("https://www.example.org/a/b-c/", "http://www.example.de/index.php?id=12", "http://example.fr/doc.pdf")
        )
    return item, language
