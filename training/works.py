"""Works to render: registered ones, ones of the sets that may be trained on, and invented ones. Not in the wheel."""

import gzip
import json
import random
from typing import Any

from refkit.model.crossref import work_from_crossref
from refkit.text.markup import strip_markup
from training import bodies, invented
from training.data import ALLOWED, SHARED, fold_of, rows_of
from training.shortened import cut_short

Item = dict[str, Any]
_KEPT = (
    "type", "title", "author", "editor", "container-title", "container-title-short", "volume", "issue", "page",
    "issued",
    "publisher", "publisher-place", "DOI", "collection-title", "edition", "PMID", "genre",
)  # fmt: skip
_NOTES = {
    "en": "[in {}]|[Article in {}]|(in {})|[Article in {}; abstract in English]", "sv": "[på {}]|[Artikel på {}]",
    "de": "[auf {}]|[Artikel auf {}]", "fr": "[en {}]|[article en {}]",
    "es": "[en {}]|[artículo en {}]",
}  # fmt: skip
_LANGUAGE_NAMES = {
    "en": "Swedish German French Spanish Italian Portuguese Russian Polish Chinese Japanese Korean Dutch Danish"
    " Finnish",
    "sv": "tyska franska spanska engelska", "de": "Englisch Schwedisch Russisch", "fr": "anglais allemand russe",
    "es": "inglés francés portugués",
}  # fmt: skip
_GENRES = {
    "thesis": "PhD thesis|Doctoral dissertation|Master’s thesis|Dissertation|Diss.|Thèse de doctorat|"
    "Tese (Doutorado)|Diplomarbeit",
    "report": "Technical report|Working Paper|Discussion Paper|Research Report|Forschungsbericht|Arbeitspapier",
}
_ORIGINALS = "Originaltitel|Original title|Titre original|Título original|Orig. title|Originaltitle"


def registered(count: int, chance: random.Random) -> list[Item]:
    """Works of the registry, as CSL-JSON."""
    with gzip.open(SHARED / "match" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        drawn = [line for line in lines if chance.random() < count / 23_000]
    items: list[Item] = []
    for line in drawn:
        whole = work_from_crossref(json.loads(line)["work"]).record.to_csl()
        item = {key: whole[key] for key in _KEPT if key in whole}
        for field in ("title", "container-title"):
            if field in item:
                item[field] = strip_markup(item[field])
        if item.get("title") and len(item["title"]) < 400 and item.get("issued") and len(item.get("author", ())) < 60:
            items.append(item)
    return items


def of_sets(without_fold: int | None) -> list[Item]:
    """Works described by the sets that may be trained on, but for one fold of the documents."""
    items: list[Item] = []
    for name in ALLOWED:
        for row in rows_of(name):
            gold: Any = row["gold"]
            if fold_of(str(row.get("doc") or row["id"])) == without_fold or not gold.get("title"):
                continue
            item = {key: gold[key] for key in _KEPT if key in gold and key != "issued"}
            if year := (gold.get("issued") or {}).get("year"):
                item["issued"] = {"date-parts": [[year]]}
            kind = "article-journal" if item.get("volume") else "chapter" if item.get("container-title") else "book"
            items.append({"type": kind, **item})
    return items


def organisation(language: str, chance: random.Random) -> str:
    """An organisation: one that registered works name, printed in one of several ways, or an invented one."""
    if chance.random() < 0.55:
        return bodies.printed(chance.choice(bodies.registered_bodies()), chance)
    return invented.organisation(language, chance)


def make_item(bases: list[Item], chance: random.Random) -> Item:
    """One work: a base with some fields lost, or an invented one; now and then with a translated title."""
    item = dict(chance.choice(bases)) if chance.random() < 0.55 else invent(_language(chance), chance)
    if chance.random() < 0.08 and item.get("author"):
        item["author"] = [{"literal": organisation(_language(chance), chance)}]
    for field in ("issue", "DOI", "publisher-place", "volume", "page", "publisher", "editor", "issued", "author"):
        if chance.random() < (0.5 if field == "DOI" else 0.12 if field == "issue" else 0.04):
            item.pop(field, None)
    if chance.random() < 0.12:
        item["URL"] = (
            f"https://www.{chance.choice('example health uni-bonn ined bmj-news svd'.split())}."
            + chance.choice(("org/a/b-c/", "se/artiklar/2019", "de/index.php?id=12", "fr/doc.pdf", "gov/fact-sheets"))
        )
        if chance.random() < 0.75:
            item["accessed"] = _date(chance, 2005)
    if chance.random() < 0.04:
        item["original-date"] = {"date-parts": [[chance.randint(1850, 1990)]]}
    if chance.random() < 0.13:
        _translate(item, chance)
    else:
        cut_short(item, chance, without_title=0.03)
    return item


def _date(chance: random.Random, earliest: int) -> dict[str, Any]:
    parts = [chance.randint(earliest, 2024), chance.randint(1, 12), chance.randint(1, 28)]
    return {"date-parts": [parts[: chance.choice((1, 2, 3, 3))]]}


_KINDS = (
    "book book chapter chapter chapter article-journal article-journal thesis report webpage paper-conference"
    " article-newspaper"
).split()


def _language(chance: random.Random) -> str:
    return "de" if chance.random() < 0.4 else chance.choice(invented.LANGUAGES)


def invent(language: str, chance: random.Random) -> Item:
    """A work that does not exist, in that language (in one of the first six where none is invented in it)."""
    if language not in invented.LANGUAGES:
        language = chance.choice(invented.LANGUAGES[:6])
    people = [invented.person(language, chance) for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4)))]
    kind = chance.choice(_KINDS)
    year = chance.randint(1950, 2024)
    item: Item = {"type": kind, "title": invented.title(language, chance), "author": people, "language": ""}
    item["issued"] = {"date-parts": [[year]]} if chance.random() < 0.85 else _date(chance, 1960)
    first = chance.randint(1, 600)
    pages = f"{first}-{first + chance.randint(2, 40)}"
    if kind == "article-journal":
        numbers = {"page": pages, "volume": str(chance.randint(1, 120))}
        item |= {"container-title": invented.container(language, chance), **numbers}
        if chance.random() < 0.6:
            item["issue"] = str(chance.randint(1, 12)) if chance.random() < 0.85 else "3/4"
    elif kind in ("chapter", "paper-conference"):
        item |= {"container-title": invented.title(language, chance), "page": pages}
        item["editor"] = [invented.person(language, chance) for _ in range(chance.choice((1, 1, 2, 2, 3)))]
    elif kind == "article-newspaper":
        item |= {"container-title": invented.container(language, chance), "issued": _date(chance, 1990)}
    _add_publication(item, kind, language, chance)
    return {key: value for key, value in item.items() if value}


def _add_publication(item: Item, kind: str, language: str, chance: random.Random) -> None:
    """Degree or series of a report, publisher and place, edition, series, editors alone, translators."""
    if kind in _GENRES:
        item["genre"] = chance.choice(_GENRES[kind].split("|"))
        item["number"] = str(chance.randint(1, 400)) if kind == "report" else ""
    if kind in ("book", "chapter", "paper-conference", "report", "thesis"):
        item |= {"publisher": invented.publisher(language, chance), "publisher-place": invented.city(chance)}
        if chance.random() < 0.15:
            item["edition"] = str(chance.randint(2, 9))
        if chance.random() < 0.12:
            item["collection-title"] = invented.container(language, chance)
        if kind == "book" and chance.random() < 0.15:
            item["editor"] = item.pop("author")
        if kind == "book" and chance.random() < 0.08:
            item["translator"] = [invented.person(language, chance)]


def _translate(item: Item, chance: random.Random) -> None:
    """A title with its translation, an original title, a language note, or the translation alone."""
    from training.segments_output import END, MIDDLE, START

    if not item.get("title"):
        return
    own, other = item["title"], invented.title(chance.choice(invented.LANGUAGES[:12]), chance)

    def marked(label: str, text: str) -> str:
        return f"{START}{label}{MIDDLE}{text}{END}"

    language = chance.choice(tuple(_NOTES))
    note = chance.choice(_NOTES[language].split("|")).format(
        marked("language-note", chance.choice(_LANGUAGE_NAMES[language].split()))
    )
    item["title"] = chance.choice((
        f"{own} [{marked('translated-title', other)}]", f"{own} [{marked('translated-title', other)}]",
        f"[{marked('translated-title', other)}] {own}", f"{own} = {marked('translated-title', other)}",
        f"[{marked('translated-title', other)}] {marked('other', note)}", f"{own} {marked('other', note)}", other,
        f"{own} [{marked('translated-title', other)}] {marked('other', note)}",
        f"{own} ({chance.choice(_ORIGINALS.split('|'))}: {marked('original-title', other)})",
    ))  # fmt: skip
    if item.get("container-title") and chance.random() < 0.25:
        item["container-title"] += f" [{marked('translated-container-title', invented.container('de', chance))}]"
