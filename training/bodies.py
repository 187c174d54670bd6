"""Organisations that publish, as registered works name them: funders, institutions, consortia. Not in the wheel."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from training.data import SHARED

_LONGEST = 80  # characters
_A_NAME = re.compile(r"[A-ZÀ-ÝА-Я][^\n;:<>|]+")
_NOT_A_NAME = re.compile(
    r"\d{3}|^(?:On behalf|For |NA$)|\b(?:grant|project|programme?|award|[Dd]epartments?)\b", re.IGNORECASE
)
_UNITS = (
    "Division of Statistics|Population Division|Directorate-General for Research|Working Group II|Technical Committee"
    "|Secretaria de Saúde|Secretaria de Educação|Department of Labor|Direction générale|Dirección General de Salud"
    "|Abteilung Forschung|Ufficio studi|Regional Office for Europe|Expert Panel|Task Force|Subcommittee on Health"
    "|Departamento de Informática|Bureau de recherche|Referat Presse"
).split("|")
_COUNTRIES = "BR US UK España France Deutschland Italia Brasil Portugal Colombia Canada Sverige EU Chile México".split()


@cache
def registered_bodies() -> tuple[str, ...]:
    """Every organisation that registered works name, once, in a fixed order."""
    names: dict[str, None] = {}
    with gzip.open(SHARED / "match" / "records.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            names.update(dict.fromkeys(_named(json.loads(line)["work"])))
    return tuple(names)


def _named(work: dict[str, Any]) -> Iterator[str]:
    told = [body.get("name") for body in (*(work.get("funder") or ()), *(work.get("institution") or ()))]
    told += [author.get("name") for author in work.get("author") or ()]
    for name in (*told, work.get("publisher")):
        plain = re.sub(r"\s+", " ", name or "").strip(" .,")
        if 2 < len(plain) <= _LONGEST and _A_NAME.fullmatch(plain) and not _NOT_A_NAME.search(plain):
            yield plain


def short_form(name: str) -> str:
    """The capitals of a name: "WHO" of "World Health Organization"."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def printed(name: str, chance: random.Random) -> str:
    """The name as a list may print it: as it is, or with its short form, a unit or its country, or in capitals."""
    drawn, short = chance.random(), short_form(name)
    if drawn < 0.18 and len(short) > 2 and len(name) > 12 and "(" not in name:
        return chance.choice((short, f"{name} ({short})", f"{name} ({short})", f"{short} {chance.choice('–-')} {name}"))
    if drawn < 0.24:
        return f"{name}{chance.choice((', ', ', ', '. ', ' – '))}{chance.choice(_UNITS)}"
    if drawn < 0.3:
        country = chance.choice(_COUNTRIES)
        return chance.choice((f"{name} ({country})", f"{country.upper()}. {name}"))
    return name.upper() if drawn < 0.34 else name
