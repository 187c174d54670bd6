"""Invented works of many types for `check_style.py`: the same for the same seed; no work is a real one."""

from random import Random
from typing import Any

from refkit.model.record import Record

_FAMILIES = (
    "Smith García Müller Okafor Lindqvist Nakamura Petrov O’Brien Dubois Rossi Kowalski Johansson Nguyen Haddad Silva"
    " Andersen Novák Fernández-Ruiz Schmidt Ito Chen Li Papadopoulos Öztürk Varga Jansen Moreau Tanaka Iyer Brown"
).split()
_GIVENS = (
    "Anna|Jean-Paul|Maria Elena|Karl|Yuki|Ivan P.|Sinéad|Luca|Ewa|Björn|Thu Ha|Rami|João|Mette|Petr|Ana Lucía|Hans"
    "|Haruto|Wei|Min|Eleni|Ayşe|Péter|Piet|Claire M.|Kenji|Priya|Robert James|Sarah|David A."
).split("|")
_TOPICS = (
    "sleep|magnesium supplementation|urban trees|river sediments|early childhood education|protein folding|labour"
    " markets|coral reefs|medieval trade|quantum sensors|soil bacteria|migration policy|working memory|wind turbines"
    "|insulin resistance|Alpine glaciers|machine translation|bird song|public debt|bronze tools"
).split("|")
_OPENINGS = (
    "The effects of {} on {}|A systematic review of {} and {}|{} and {}: a cohort study|On the origins of {} in {}"
    "|Measuring {}: lessons from {}|Why does {} depend on {}?|{} in the age of {}|Towards a theory of {}"
    "|“Quiet” {} and the problem of {}|Modelling {} (and {}) with few data|Is {} a cause of {}? Evidence from Norway"
)
_JOURNALS = (
    "Journal of Applied Ecology|Sleep Medicine Reviews|Nature Geoscience|PLoS ONE|The Lancet|Annals of Regional"
    " Science|Acta Paediatrica|Journal of the History of Ideas|Zeitschrift für Soziologie|Cell|Language, Cognition and"
    " Neuroscience"
    "|Proceedings of the National Academy of Sciences|BMC Public Health|Water Resources Research|Brain"
).split("|")
_PUBLISHERS = (
    "Oxford University Press|Springer|Routledge|MIT Press|Wiley-Blackwell|Cambridge University Press|Elsevier|Suhrkamp"
    "|De Gruyter|University of Chicago Press"
).split("|")
_PLACES = "Oxford|Berlin|London|Cambridge|New York|Amsterdam|Chicago|Paris|Stockholm|Frankfurt am Main".split("|")
_BODIES = "World Health Organization|European Environment Agency|Statistics Norway|National Institutes of Health".split(
    "|"
)
_SITES = "https://www.example.org/reports/{}|https://data.example.com/{}/page|http://example.net/{}".split("|")
_TYPES = [*["article-journal"] * 4, "book", "chapter", "webpage", "report", "thesis", "paper-conference"]


def invent_works(count: int, seed: int) -> list[Record]:
    """So many works of many types."""
    random = Random(f"style-{seed}")
    return [Record.from_csl({**_work(random), "id": f"w{number}"}) for number in range(count)]


def _title(random: Random) -> str:
    opening = random.choice(_OPENINGS.split("|"))
    title = opening.format(*random.sample(_TOPICS, opening.count("{}")))
    return title[0].upper() + title[1:]


def _people(random: Random, most: int) -> list[dict[str, str]]:
    count = random.choice([1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 9, 12])
    families = random.sample(_FAMILIES, min(count, most))
    return [{"family": family, "given": random.choice(_GIVENS)} for family in families]


def _date(random: Random, parts: int) -> dict[str, Any]:
    return {"date-parts": [[random.randint(1952, 2024), random.randint(1, 12), random.randint(1, 28)][:parts]]}


def _pages(random: Random) -> str:
    first = random.randint(1, 2400)
    return f"{first}-{first + random.randint(2, 40)}"


def _work(random: Random) -> dict[str, Any]:
    kind = random.choice(_TYPES)
    work: dict[str, Any] = {
        "type": kind,
        "title": _title(random),
        "author": _people(random, 12),
        "issued": _date(random, 1),
    }
    if kind == "article-journal":
        return work | _article(random)
    place = {"publisher": random.choice(_PUBLISHERS), "publisher-place": random.choice(_PLACES)}
    if kind in ("book", "chapter", "paper-conference"):
        return work | place | {"author": work["author"][:4]} | _of_book(random, kind)
    if kind == "webpage":
        return work | _page(random)
    if kind == "report":
        body = {"author": [{"literal": random.choice(_BODIES)}], "number": str(random.randint(1, 200))}
        return work | place | body | {"genre": random.choice(["Working Paper", "Technical Report"])}
    school = {"publisher": f"University of {place['publisher-place']}", "publisher-place": place["publisher-place"]}
    genre = random.choice(["PhD thesis", "Doctoral dissertation"])
    return work | school | {"genre": genre, "author": work["author"][:1]}


def _article(random: Random) -> dict[str, Any]:
    found: dict[str, Any] = {"container-title": random.choice(_JOURNALS), "volume": str(random.randint(1, 120))}
    found["page"] = _pages(random) if random.random() < 0.85 else f"e{random.randint(1000, 99999)}"
    if random.random() < 0.8:
        found["issue"] = str(random.randint(1, 12))
    if random.random() < 0.6:
        number = f"{random.choice('abcdefg')}{random.randint(1000, 99999)}.{random.randint(1, 99)}"
        found["DOI"] = f"10.{random.randint(1000, 9999)}/{number}"
    if random.random() < 0.2:
        found["issued"] = _date(random, 3)
    return found


def _of_book(random: Random, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if kind != "book":
        found |= {"container-title": _title(random).rstrip("?"), "page": _pages(random)}
    if kind == "chapter":
        found["editor"] = _people(random, 3)
    if kind == "book" and random.random() < 0.4:
        found["edition"] = str(random.randint(2, 6))
    return found


def _page(random: Random) -> dict[str, Any]:
    found: dict[str, Any] = {"URL": random.choice(_SITES).format(random.randint(10, 999))}
    found |= {"accessed": _date(random, 3), "container-title": random.choice(_BODIES), "issued": _date(random, 3)}
    if random.random() < 0.4:
        found["author"] = [{"literal": random.choice(_BODIES)}]
    return found
