"""Small notes of a reference: edition, degree, report, link words. Room: parse."""

import re
from typing import NamedTuple

from refkit.parse.labeller import Label
from refkit.parse.rules.marks import COVER, Mark
from refkit.parse.signs import sign_group, words_of

_EDITION = re.compile(
    r"[(\[]?(?<![^\W_])(?P<edition>(?:\d{1,3}(?:st|nd|rd|th|[ªºae]|\.ª|\.º|ème|e|nde|:e|:a"
    r"|-?[еяй]е?)?\.?\s?(?:,?\s?(?:rev|erw|überarb|verb|neu bearb|ed)\w*\.?,?\s?(?:und |u\. |and )?){0,3}"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|revised|rev\.|erweiterte|new|international"
    r"|andra|tredje|zweite|dritte|deuxième|troisième|nouvelle|segunda|tercera)\s(?:and \w{3,12} )?)"
    r"(?:editions?|edn?|eds|édition|éd|edición|edição|edizione|auflage|aufl|uppl(?:agan?)?|utgåvan?|utg(?:ave)?"
    r"|udg(?:ave)?|druk|wyd|vyd(?:ání)?|изд|baskı|kiadás|painos)(?![^\W_])\.?)\s?[)\]]?",
    re.IGNORECASE,
)
_THESIS_KIND = (
    r"(?:ph\.?\s?d\.?|d\.?\s?phil\.?|doctoral|doctorate|doctor of [a-z]{4,12}|master(?:’s|'s|s)?(?: of [a-z]{4,12})?"
    r"|bachelor(?:’s|'s|s)?|m\.?\s?sc?\.?|m\.?a\.?|unpublished|dissertation|undergraduate|honou?rs|licentiate"
    r"|magister)"
)
_GENRE = re.compile(
    rf"[(\[]?(?<![^\W_])(?P<genre>(?:(?:{_THESIS_KIND})\s?,?\s?){{1,4}}(?:thesis|dissertation|diss\.?|essay|project)"
    r"|ph\.?\s?d\.?\s?(?:thesis|diss(?:ertation|\.)?)|(?:inaugural[- ])?diss(?:\.|ertation)(?=[,.\s])(?: phil\."
    r"| med\.)?|habil(?:itationsschrift|\.)|diplomarbeit|magisterarbeit|masterarbeit|bachelorarbeit|doktorarbeit"
    r"|thèse(?: de [a-zé]{5,12}| d’[a-zéÉ]{3,8})?|mémoire de [a-zî]{5,12}|tese(?: \(?[Dd]outorado\)?| de doutorado"
    r"| de mestrado)?(?= ?[(\-–,.])|dissertação(?: de mestrado)?(?= ?[(\-–,.])|tesis(?: doctoral| de \w{5,12})?"
    r"|tesi di \w{5,10}"
    r"|doktorsavhandling|licentiatavhandling|avhandling|examensarbete|proefschrift|(?:дис"
    r"|автореф)\.(?:\s\.\.\.)?(?: канд\.| д-ра)?(?: \w{3,6}\. наук)?"
    r"|(?:technical|tech\.|research|internal|progress|final|project|annual) (?:report|rep\.|memo(?:randum)?)"
    r"|working papers?|discussion papers?|white paper|arbeitspapier|forschungsbericht|policy brief"
    r"|unpublished manuscript|master[ -]?thesis|mimeo(?:graphed)?)(?![^\W_])\s?[)\]]?",
    re.IGNORECASE,
)
_REPORT_NUMBER = re.compile(
    r"[\s,(]{0,3}(?:no\.?|nr\.?|number|n[º°]\.?"
    r"|#)?\s?(?P<number>[A-Z]{0,8}[-/ ]?[A-Z\d]{0,6}[-/]?\d{1,5}(?:[-/.]\d{1,6})*)(?![^\W_])",
    re.IGNORECASE,
)
_TYPE_CODE = re.compile(r"\s?\[(?:J|M|C|D|R|S|P|N|G|EB|DB|CP|Z|A)(?:/OL)?\]")
_MEDIUM = re.compile(
    r"\s?[\[(](?:online|internet|en ligne|en línea|em linha|elektronisk resurs|электронный ресурс|web page|web"
    r"|homepage|cd-rom|pdf|e-?book|websida|database|software)[\])]",
    re.IGNORECASE,
)
_LINK_WORDS = re.compile(
    r"[\[(<]?(?<![^\W_])(?:available (?:at|from|online(?: at)?|on|via)|available|retrieved from|retrieved"
    r"|accessed (?:at|from|via)|accessed|disponível em|disponible en|disponible à(?: l[’']adresse)?|disponible sur"
    r"|disponibile (?:su|all[’']indirizzo)"
    r"|verfügbar unter|online verfügbar unter|online unter|online|abrufbar unter|tillgänglig(?:t)?(?: på| via)?"
    r"|hämtad från|hämtat från|beschikbaar (?:op|via)|dostępne?(?: na)?|режим доступа|url|doi|doi link"
    r"|digital object identifier|link|see|at|from|via|unter|in internet"
    r"|internetquelle|internet|http|website|web site|web|dx|issn|isbn|pmid|pmcid|arxiv|pubmed|medline|crossref"
    r"|e-?issn|p-?issn|reference source|erişim adresi|hentet fra|hentet|lokaliseret på|saatavissa|saatavilla"
    r"|получено с)[\s:.,<(\[]{0,4}"
    rf"(?={COVER})",
    re.IGNORECASE,
)
_COVERED = re.compile(f"{COVER}+")
_LONGEST_LINK_WORDS = 64  # characters, brackets and blanks among them
_ORIGINAL_WORK = re.compile(
    r"[(\[]?(?:original(?:ly)?(?: work)? published(?: in)?|first published(?: in)?|orig\. pub\."
    r"|originalarbete publicerat|ursprungligen utgiven|erstmals erschienen|obra original publicada(?: en)?"
    r"|ouvrage original publié en|œuvre originale publiée en)\s?:?\s?(?P<year>1\d{3}|20\d\d)\s?[)\]]?\.?",
    re.IGNORECASE,
)
_ORIGINAL_WORDS = (
    r"(?:original(?:ets|ens)?(?: title|titel|tittel)|originaltit(?:el|le)|originalets titel|titre original"
    r"|título original|titolo originale|oorspronkelijke titel|tytuł oryg(?:\.|inału)|originální název"
    r"|ориг(?:\.|инальное) назв(?:\.|ание))"
)
_ORIGINAL_TITLE = re.compile(
    rf"[(\[](?:{_ORIGINAL_WORDS}|orig\.(?: title)?)\s?[:=]\s?(?P<title>[^()\[\]]{{3,250}})[)\]]"
    rf"|{_ORIGINAL_WORDS}\s?:\s?(?P<plain>[^()\[\]{COVER}.]{{3,250}})",
    re.IGNORECASE,
)
_NCT_BRACKET = re.compile(rf"[(\[]\s?{COVER}+\s?[)\]]")


_SERIES_WORD = (
    r"(?:lecture notes|series|serie|série|reihe|schriften(?:reihe)?|collection|coll\.|coleção|colección|collana"
    r"|studies in"
    r"|beiträge zur?|skriftserie|bokserie|biblioth[eè]\w{1,3}|monographs?|texte und|veröffentlichungen|serien)"
)
_SERIES = re.compile(
    rf"\((?P<series>(?=[^()]{{0,70}}?(?<![^\W_]){_SERIES_WORD}(?![^\W_]))[^(){COVER}]{{6,90}}?)"
    r"(?:\s?[;,]?\s(?:vol\.|bd\.|no\.|nr\.|n\.|t\.)?\s?(?P<number>\d{1,4}))?\)",
    re.IGNORECASE,
)


class Notes(NamedTuple):
    """The marks of the notes, and what they cover together with their brackets."""

    marks: tuple[Mark, ...]
    spans: tuple[tuple[int, int], ...]


_EDITION_WORDS = frozenset(
    "edition editions edited ed edn eds édition éd edición edição edizione auflage aufl uppl upplag upplaga upplagan"
    " utgåva utgåvan utg utgave udg udgave druk wyd vyd vydání изд baskı kiadás painos".split()
)
_GENRE_SIGNS = sign_group(
    "thes", "diss", "phd", "ph.", "ph d", "habil", "arbeit", "thèse", "mémoire", "tese", "tesis", "tesi", "avhandling",
    "examens", "proef", "дис", "автор", "report", "rep.", "paper", "papier", "bericht", "brief", "manuscript", "mimeo",
    "essay", "project",
)  # fmt: skip
_ORIGINAL_SIGNS = sign_group(
    "orig", "ursprung", "erstmals", "first pub", "oorspronk", "tytu", "ориг", "œuvre", "ouvrage"
)  # fmt: skip
_SERIES_SIGNS = sign_group(
    "lecture notes", "serie", "série", "reihe", "schriften", "coll", "colección", "coleção", "studies in",
    "beiträge zu", "bibliot", "monograph", "texte und", "veröffentlichungen",
)  # fmt: skip
_MEDIUM_SIGNS = sign_group(
    "online", "internet", "en ligne", "en línea", "em linha", "elektronisk", "электронный", "web", "homepage", "cd-rom",
    "pdf", "ebook", "e-book", "database", "software",
)  # fmt: skip


def find_notes(text: str, start: int) -> Notes:
    """Edition, degree or report, report number, and codes of the kind "[J]"."""
    marks: list[Mark] = []
    spans: list[tuple[int, int]] = []
    words = words_of(text)
    if not _EDITION_WORDS.isdisjoint(words.small) and (edition := _EDITION.search(text, start)):
        marks.append(Mark(Label.EDITION, *edition.span("edition")))
        spans.append(_balanced(edition))
    if words.signs & _GENRE_SIGNS and (genre := _GENRE.search(text, start)):
        marks.append(Mark(Label.GENRE, *genre.span("genre")))
        spans.append(_balanced(genre))
        number = _REPORT_NUMBER.match(text, genre.end())
        if number and not re.fullmatch(r"(?:1[5-9]|20)\d\d", number["number"]) and _is_report(genre["genre"]):
            marks.append(Mark(Label.NUMBER, *number.span("number"), 0.7))
            spans.append(number.span())
    if words.signs & _ORIGINAL_SIGNS:
        _find_originals(text, start, marks, spans)
    if "(" in text and words.signs & _SERIES_SIGNS and (series := _SERIES.search(text, start)):
        marks.append(Mark(Label.COLLECTION_TITLE, *series.span("series"), 0.7))
        spans.append(series.span())
    if "[" in text:
        spans += [match.span() for match in _TYPE_CODE.finditer(text, start)]
    if ("[" in text or "(" in text) and words.signs & _MEDIUM_SIGNS:
        spans += [match.span() for match in _MEDIUM.finditer(text, start)]
    return Notes(tuple(marks), tuple(spans))


def _find_originals(text: str, start: int, marks: list[Mark], spans: list[tuple[int, int]]) -> None:
    if original := _ORIGINAL_TITLE.search(text, start):
        marks.append(Mark(Label.ORIGINAL_TITLE, *original.span("title" if original["title"] else "plain")))
        spans.append(original.span())
    if first := _ORIGINAL_WORK.search(text, start):
        marks.append(Mark(Label.DATE, *first.span("year"), 0.8))
        spans.append(first.span())


def _is_report(genre: str) -> bool:
    return any(word in genre.lower() for word in ("report", "paper", "memo", "papier", "bericht", "rep."))


def _balanced(match: re.Match[str]) -> tuple[int, int]:
    """The match with its brackets where both are there, without them otherwise."""
    name = match.lastgroup or "genre"
    opened, closed = match[0][:1] in "([", match[0][-1:] in ")]"
    if opened and closed:
        return match.span()
    return match.span(name)


def find_link_words(text: str) -> list[tuple[int, int]]:
    """Words such as "Available from:" and "doi:" directly before what is covered, and brackets around it."""
    spans: list[tuple[int, int]] = []
    end = 0
    for covered in _COVERED.finditer(text):  # the words stand directly before it: nowhere else need be looked
        window = max(end, covered.start() - _LONGEST_LINK_WORDS)
        if match := _LINK_WORDS.search(text, window, covered.start() + 1):
            spans.append(match.span())
        end = covered.end()
    if COVER in text:
        spans += [match.span() for match in _NCT_BRACKET.finditer(text)]
    return spans
