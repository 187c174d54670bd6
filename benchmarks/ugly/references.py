"""Invented works rendered by refkit's own processor: the references that the ugly documents hold."""

import random
from typing import Any

from refkit.csl import Processor, Style
from training import invented

NUMERIC = ("vancouver", "ieee", "nature", "american-chemical-society", "american-medical-association")
AUTHOR_DATE = (
    "apa", "chicago-author-date", "modern-language-association", "associacao-brasileira-de-normas-tecnicas",
    "din-1505-2", "springer-basic-author-date", "elsevier-harvard", "harvard-cite-them-right", "iso690-author-date-en",
)  # fmt: skip
LOCALES = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-BR", "sv": "sv-SE"}
_KINDS = ("article-journal",) * 5 + ("book",) * 3 + ("chapter",) * 3 + ("report", "thesis", "webpage")


def references(count: int, chance: random.Random) -> list[str]:
    """Printed references of one list: one style, one language, no labels."""
    style = chance.choice(NUMERIC + AUTHOR_DATE)
    language = chance.choice(sorted(LOCALES.keys() & set(invented.LANGUAGES)))
    items = [{"id": str(number), **_item(language, chance)} for number in range(count)]
    processor = Processor(Style.load(style), items, locale=LOCALES[language], output="text")
    entries = [" ".join(entry.split()) for entry in processor.bibliography().entries]
    return [_without_label(entry) for entry in entries]


def _without_label(entry: str) -> str:
    head, _, rest = entry.partition(" ")
    return rest if head.strip("[]().").isdigit() and len(head) < 6 else entry


def _item(language: str, chance: random.Random) -> dict[str, Any]:
    kind = chance.choice(_KINDS)
    year, first = chance.randint(1950, 2024), chance.randint(1, 900)
    item: dict[str, Any] = {"type": kind, "title": invented.title(language, chance)}
    item["author"] = [invented.person(language, chance) for _ in range(chance.choice((1, 1, 2, 2, 3, 4)))]
    item["issued"] = {"date-parts": [[year]]}
    if chance.random() < 0.06:
        item["author"] = [{"literal": invented.group(chance)}]
    if kind == "article-journal":
        item |= {"container-title": invented.container(language, chance), "volume": str(chance.randint(1, 120))}
        item["page"] = f"{first}-{first + chance.randint(2, 40)}"
        item["issue"] = str(chance.randint(1, 12))
        if chance.random() < 0.3:
            item["DOI"] = f"10.{chance.randint(1000, 9999)}/j.{chance.randint(10, 99)}.{chance.randint(100, 9999)}"
    elif kind == "webpage":
        item["URL"] = f"https://www.example.org/{chance.choice(('news', 'se/artiklar', 'a-b'))}/{first}"
        item["accessed"] = {"date-parts": [[min(2024, year + 1), chance.randint(1, 12), chance.randint(1, 28)]]}
    else:
        item |= {"publisher": invented.publisher(language, chance), "publisher-place": invented.city(chance)}
    if kind == "chapter":
        item |= {"container-title": invented.title(language, chance), "page": f"{first}-{first + 20}"}
        item["editor"] = [invented.person(language, chance) for _ in range(chance.choice((1, 2)))]
    return item
