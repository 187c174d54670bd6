"""Locales: XML → values, the files of the citeproc-py package, and which parts apply to a language."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from refkit.csl.reading import elements
from refkit.csl.reading.attributes import Faults
from refkit.csl.reading.xml import Element, parse
from refkit.csl.schema.locale import Locale, LocalePart, OrdinalRule
from refkit.errors import UnknownName

FALLBACK = "en-US"
# The dialect that stands for a language named without one. Source: citation-style-language/locales,
# locales.json.
PRIMARY_DIALECTS = {
    "af": "af-ZA",
    "ar": "ar",
    "bal": "bal-PK",
    "bg": "bg-BG",
    "brh": "brh-PK",
    "ca": "ca-AD",
    "cs": "cs-CZ",
    "cy": "cy-GB",
    "da": "da-DK",
    "de": "de-DE",
    "el": "el-GR",
    "en": "en-US",
    "es": "es-ES",
    "et": "et-EE",
    "eu": "eu",
    "fa": "fa-IR",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "gl": "gl-ES",
    "he": "he-IL",
    "hi": "hi-IN",
    "hr": "hr-HR",
    "hu": "hu-HU",
    "hy": "hy-AM",
    "id": "id-ID",
    "is": "is-IS",
    "it": "it-IT",
    "ja": "ja-JP",
    "km": "km-KH",
    "ko": "ko-KR",
    "la": "la",
    "lij": "lij-IT",
    "lt": "lt-LT",
    "lv": "lv-LV",
    "mn": "mn-MN",
    "ms": "ms-MY",
    "nb": "nb-NO",
    "nl": "nl-NL",
    "nn": "nn-NO",
    "no": "nb-NO",
    "pa": "pa-PK",
    "pl": "pl-PL",
    "pt": "pt-PT",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "sk": "sk-SK",
    "sl": "sl-SI",
    "sr": "sr-Cyrl-RS",
    "sv": "sv-SE",
    "th": "th-TH",
    "tl": "tl-PH",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "vi": "vi-VN",
    "zh": "zh-CN",
}
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,8}")
_OPTIONS = ("punctuation-in-quote", "limit-day-ordinals-to-day-1")


def locale_part(element: Element, faults: Faults) -> LocalePart:
    """One cs:locale element, of a style or of a locale file."""
    part = LocalePart(element.attributes.get("xml:lang", ""))
    for options in element.named("style-options"):
        part.options.update(
            {name: options.attributes[name] == "true" for name in _OPTIONS if name in options.attributes}
        )
    for date in element.named("date"):
        if (node := elements.date(date, faults, in_locale=True)) is not None and node.form:
            part.dates[node.form] = node
    for terms in element.named("terms"):
        for term in terms.named("term"):
            _add_term(part, term)
    return part


def _add_term(part: LocalePart, term: Element) -> None:
    name = term.attributes.get("name", "")
    name = "sub-verbo" if name == "sub verbo" else name
    form, gender = term.attributes.get("form", "long"), term.attributes.get("gender-form", "")
    single, multiple = term.first("single"), term.first("multiple")
    if single is not None or multiple is not None:
        texts = (single.text if single else "", multiple.text if multiple else "")
    else:
        texts = (term.text, term.text)
    part.terms[(name, form, gender)] = texts
    if "gender" in term.attributes:
        part.genders[name] = term.attributes["gender"]
    if name == "ordinal":
        part.has_ordinals = True
    elif name.startswith("ordinal-"):
        digits = name.removeprefix("ordinal-")
        match = term.attributes.get("match") or ("last-digit" if digits.startswith("0") else "last-two-digits")
        number = digits[1:] if digits.startswith("0") else digits
        part.ordinals.append(OrdinalRule(match, number, gender or "neuter", texts[0]))


@cache
def _folder() -> Path:
    spec = find_spec("citeproc")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the locales come with the package citeproc-py: install it")
    return Path(spec.submodule_search_locations[0]) / "data" / "locales"


@cache
def available() -> frozenset[str]:
    """The languages there is a locale file for."""
    return frozenset(path.stem.removeprefix("locales-") for path in _folder().glob("locales-*.xml"))


@cache
def locale_file(language: str) -> LocalePart:
    """What the locale file of this language says."""
    text = (_folder() / f"locales-{language}.xml").read_text("utf-8")
    return locale_part(parse(text), Faults())


def normalise(language: str) -> str:
    """ "sv_se" → "sv-SE"; a language alone gets its primary dialect; what is not a language tag is kept."""
    words = language.replace("_", "-").split("-")
    primary = words[0].lower()
    if len(words) == 1 or words[1] == "x":
        return PRIMARY_DIALECTS.get(primary, language)
    for name in available():
        if name.lower() == "-".join(words).lower():
            return name
    region = words[1].upper() if len(words[1]) == 2 else words[1]
    return f"{primary}-{region}"


def has_terms_for(language: str) -> bool:
    """Whether there is a locale file for a language, or for another dialect of it.

    Raises:
        UnknownName: it is not a language tag (BCP 47).
    """
    if not _TAG.fullmatch(language.strip()):
        raise UnknownName("locale", language, available())
    name = normalise(language.strip())
    return name in available() or name.split("-")[0] in PRIMARY_DIALECTS


def build(language: str, style_parts: tuple[LocalePart, ...]) -> Locale:
    """The locale for a language: locale files first, then the style's own cs:locale elements, general to
    special.
    """
    language = normalise(language)
    primary = language.split("-")[0]
    dialect = PRIMARY_DIALECTS.get(primary, FALLBACK)
    chain = [name for name in dict.fromkeys((FALLBACK, dialect, language)) if name in available()]
    parts = [locale_file(name) for name in chain]
    for wanted in dict.fromkeys(("", primary, dialect, language)):
        parts += [part for part in style_parts if part.language.replace("_", "-") == wanted]
    return Locale(language, parts)
