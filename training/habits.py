"""References printed after the habits of houses that no CSL style describes: footnotes and lists of the humanities,
grey literature, organisations as authors. Not in the wheel.

A habit is drawn once for each reference: how names, date, title, container, editors, publisher and pages are written and
what stands between them. Pieces carry their labels from the start, so labels are right by construction.
"""

import random
from collections.abc import Callable
from typing import Any, NamedTuple

from training import invented
from training.works import Item

Pieces = list[tuple[str, str]]


class _Tongue(NamedTuple):
    """The small words of one language's houses; alternatives are parted by "|"."""

    within: str  # before a container
    edited: str  # before editors, "{}" stands for them
    edited_after: str  # after editors
    pages: str
    volume: str
    issue: str
    both: str  # between the last two names
    edition: str
    series: str
    total: str  # after the number of all pages
    thesis: str
    paper: str
    access: str


_TONGUES = {
    "de": _Tongue(
        "in: |In: |in |In |In : |– In: ", "hrsg. von {}|hg. v. {}|hg. von {}|Hrsg. {}|ed. {}", " (Hrsg.)|(Hg.)| (Hg.)| [Hrsg.]|, Hrsg.| (Hrsg.)| (ed.)",
        "S. |S.|Seite ||", "Bd. |Band |Jg. |Jg.||", "Nr. |H. |Heft |, ||", " und |/|; | u. |, | & ", "{}. Aufl.|{}. Auflage|{}., überarb. Aufl.",
        "(= {} {})|({} {})|{}, Bd. {}|{}, {}|{} {}", " S.| Seiten", "Dissertation|Diss.|Diplomarbeit|Magisterarbeit|Unveröff. Dissertation|Habilitationsschrift",
        "Discussion Paper|Arbeitspapier|Working Paper|Forschungsbericht|Materialien|Diskussionspapier|Bericht|WZB-Papers|Beiheft|Expertise",
        "Online unter: {}|URL: {}|Online verfügbar unter {}|{}|abrufbar unter: {}|in: {}",
    ),
    "fr": _Tongue(
        "in |In : |dans |, in |In |in : ", "sous la direction de {}|sous la dir. de {}|éd. {}|dir. {}|éd. par {}|publié par {}", " (dir.)| (éd.)| (éds.)| (sous la dir. de)| (eds)|, éd.| (coord.)",
        "p. |pp. |p.||", "vol. |t. |tome ||", "n° |no |n°||", " et |, | & |; | – ", "{}e éd.|{}e édition", "coll. « {} »|coll. « {} », {}|({}, {})|{}, {}|« {} »",
        " p.| pages", "thèse de doctorat|Thèse de l'Université|mémoire de maîtrise|Mémoire de fin d’études|thèse pour le doctorat",
        "Rapport|Document de travail|Rapport de recherche|Cahier|Note d’information n°", "[en ligne] {}|URL : {}|disponible sur {}|{}|En ligne : {}",
    ),
    "it": _Tongue(
        "in |in: |, in |In ", "a cura di {}|a c. di {}|ed. {}|a cura di {}|cura di {}", " (a cura di)| (ed.)|, a cura di| (edd.)| (eds.)",
        "pp. |p. |pp.|", "vol. |vol. |t. ||", "n. |fasc. |n.|", " e |, | - |; | – ", "{}a ed.|{}ª ediz.", "({}, {})|«{}», {}|({}, vol. {})|(«{}», {})|{} {}",
        " pp.| p.", "tesi di laurea|tesi di dottorato|Tesi di laurea", "Quaderni|Rapporto|Documenti|Catalogo della mostra|catalogo della mostra",
        "URL: {}|disponibile su {}|{}",
    ),
    "en": _Tongue(
        "in |In |in: |In: |, in ", "ed. {}|edited by {}|ed. by {}|eds. {}|Ed. by {}", " (ed.)| (eds)| (Eds.)|, ed.|, eds.|, editor| (editors)",
        "pp. |p. |pp.|pages |", "vol. |Vol. |Volume ||", "no. |No. |Number |#|", " and |, and | & |; |, ", "{}th ed.|{}th edn|{}th Edition", "({} {})|{}, Vol. {}|{}, vol. {}|{} {}|{}, No. {}",
        " p.| pp.| pages", "Ph.D. dissertation|PhD thesis|Master's thesis|Ph.D. thesis|Unpublished Ph.D. dissertation|M.S. thesis|Doctoral dissertation",
        "Technical Report|Working Paper|Report|Discussion Paper|Research Memorandum|Preprint|Tech. Rep.|Occasional Paper|Paper",
        "Available at {}|Retrieved from {}|{}|URL {}|Available online: {}|Retrieved May 3, 2012, from {}",
    ),
    "es": _Tongue(
        "en |En: |en: |In: ", "edición de {}|ed. {}|coord. {}|dir. {}", " (ed.)| (coord.)| (eds.)| (dir.)| (comp.)|, coords.",
        "pp. |p. |págs. |", "vol. |t. ||", "núm. |n.º |no. |", " y |, | e |; ", "{}a ed.|{}ª edición", "({}, {})|{}, {}|col. {}",
        " p.| págs.", "tesis doctoral|Tesis de maestría|tesis de licenciatura", "Informe|Documento de trabajo|Cuadernos|Serie de estudios",
        "Disponible en: {}|Recuperado de {}|{}",
    ),
    "pt": _Tongue(
        "In: |in |In |em ", "org. {}|organização de {}|coord. {}", " (org.)| (orgs.)| (Org.)| (coord.)|, organizador", "p. |pp. |p.|", "v. |vol. |", "n. |n.º |nº ",
        "; |, | e | & ", "{}. ed.|{}ª ed.", "({}, {})|{}, {}|(Coleção {})", " p.|p.", "Tese (Doutorado)|Dissertação (Mestrado)|tese de doutoramento",
        "Relatório|Texto para discussão|Cadernos|Documentos", "Disponível em: {}|Disponível em: <{}>|{}",
    ),
}  # fmt: skip
_QUOTES = {
    "de": "„ “|» «|\" \"|“ ”", "fr": "« »|“ ”|«  »", "it": "« »|“ ”|\" \"|‘ ’", "en": "“ ”|\" \"|‘ ’|` '", "es": "« »|“ ”|\" \"", "pt": "“ ”|\" \"|« »",
}  # fmt: skip
_TONGUE_NAMES = ("de", "de", "de", "fr", "fr", "it", "it", "en", "en", "en", "es", "pt")


def _pick(alternatives: str, chance: random.Random) -> str:
    return chance.choice(alternatives.split("|"))


class _Habit:
    """What one house does, drawn at random; every reference draws its own."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language, self.chance = language, chance
        self.words = _TONGUES[language]
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
    habit = _Habit(language if language in _TONGUES else chance.choice(_TONGUE_NAMES), chance)
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
    opening, closing = _pick(_QUOTES[habit.language], habit.chance).split(" ", 1)
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
    pieces.append(("other", chance.choice((habit.mark, habit.mark, ". ", ", ", f"{habit.mark.rstrip()} {habit.within}"))))
    name = item["container-title"]
    pieces += _quoted(habit, "container-title", name) if chance.random() < 0.2 else [("container-title", name)]
    if volume := item.get("volume"):
        if chance.random() < 0.12 and volume.isdigit():
            volume = _roman(int(volume))
        pieces += [("other", chance.choice((", ", " ", ", ", ". ")) + _pick(words.volume, chance)), ("volume", volume)]
    if not dated and habit.date_place == "before-pages" and (year := _year(item)):
        pieces += [("other", " ("), ("date", year), ("other", ")")]
        dated = True
    if issue := item.get("issue"):
        before, after = chance.choice(((" (", ")"), ("(", ")"), (", " + _pick(words.issue, chance), ""), ("/", ""), (".", ""), (":", "")))
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
        pieces += [("other", habit.chance.choice((", ", ": ", ", ", ":", ". "))), ("other", _pick(habit.words.pages, habit.chance)), ("pages", page)]


def _book(habit: _Habit, item: Item, pieces: Pieces, dated: bool) -> None:
    chance, words = habit.chance, habit.words
    if name := item.get("container-title"):
        pieces.append(("other", chance.choice((". ", ", ", habit.mark)) + habit.within))
        editors = item.get("editor")
        if editors and chance.random() < 0.6:
            mark = _pick(words.edited_after, chance) + chance.choice((", ", ": ", " ", ". "))
            pieces += [("editor", habit.names(editors, inverted=chance.random() < 0.5)), ("other", mark)]
            editors = None
        pieces.append(("container-title", name))
        if editors:
            before, after = _pick(words.edited, chance).split("{}")
            pieces += [("other", chance.choice((", ", ". ", " (")) + before), ("editor", habit.names(editors, inverted=False)), ("other", after)]
            if pieces[-3][1].startswith(" ("):
                pieces.append(("other", ")"))
    elif editors := (item.get("editor") if item.get("author") else None):
        before, after = _pick(words.edited, chance).split("{}")
        pieces += [("other", habit.mark + before), ("editor", habit.names(editors, inverted=False)), ("other", after)]
    if edition := item.get("edition"):
        pieces += _edition(habit, str(edition))
    if genre := item.get("genre"):
        pieces += [("other", chance.choice((". ", ", ", " (")) if not habit.chance.random() < 0.1 else ", "), ("genre", genre)]
        if number := item.get("number"):
            pieces += [("other", chance.choice((" ", " No. ", " Nr. ", " n. ", " # ", ", "))), ("number", number)]
        if pieces[-1][0] in ("genre", "number") and any(text == " (" for label, text in pieces[-4:] if label == "other"):
            pieces.append(("other", ")"))
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
        pieces.append(("other", f", {chance.randint(80, 900)}{_pick(words.total, chance)}"))


def _edition(habit: _Habit, edition: str) -> Pieces:
    before, after = _pick(habit.words.edition, habit.chance).split("{}")
    return [("other", habit.mark + before), ("edition", edition + after)]


def _series(habit: _Habit, item: Item, pieces: Pieces) -> None:
    if name := item.get("collection-title"):
        number = str(habit.chance.randint(1, 300))
        parts = _pick(habit.words.series, habit.chance).split("{}")
        pieces += [("other", habit.chance.choice((", ", ". ", " ")) + parts[0]), ("collection-title", name), ("other", parts[1])]
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
        ordered = [("publisher", house), ("location", place)] if habit.publisher_first else [("location", place), ("publisher", house)]
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


def make_work(bases: list[Item], chance: random.Random, invent: Callable[[str, random.Random], Item]) -> tuple[Item, str]:
    """A work and the language of the house that prints it; half of the works are invented in that language."""
    language = chance.choice(_TONGUE_NAMES)
    item: dict[str, Any] = dict(chance.choice(bases)) if chance.random() < 0.5 else invent(language, chance)
    drawn = chance.random()
    if drawn < 0.16:
        item["author"] = [{"literal": invented.organisation(language, chance)}]
        if drawn < 0.01:
            item["author"] = [*item["author"], {"literal": invented.organisation(language, chance)}]
    if item["type"] in ("book", "report", "thesis", "webpage"):
        if chance.random() < 0.45 and item.get("title") and ". " not in item["title"]:
            item["title"] = item["title"].split(": ")[0] + ". " + invented.subtitle(language, chance)
        words = _TONGUES[language]
        if item["type"] in ("report", "thesis"):
            item["genre"] = _pick(words.thesis if item["type"] == "thesis" else words.paper, chance)
    for field in ("issue", "DOI", "publisher-place", "volume", "page", "publisher", "editor", "issued", "author"):
        if chance.random() < (0.5 if field in ("DOI", "issue") else 0.05):
            item.pop(field, None)
    if chance.random() < 0.08:
        item["URL"] = chance.choice(("https://www.example.org/a/b-c/", "http://www.example.de/index.php?id=12", "http://example.fr/doc.pdf"))
    return item, language
