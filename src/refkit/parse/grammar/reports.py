"""Kinds of work that are printed beside the title: numbered reports, media in brackets, versions. Room: parse."""

import re

from refkit.parse.grammar.facts import Fact
from refkit.parse.normalise.letters import CAPITAL

_KIND = (
    r"(?:[Ww]orking|[Dd]iscussion|[Rr]esearch|[Oo]ccasional|[Pp]olicy|[Ss]taff|[Tt]echnical|WORKING|DISCUSSION)\s"
    r"(?:[Pp]aper|PAPER)(?:\s[Ss]eries)?"
    r"|(?:[Tt]ech(?:nical|\.)\s|[Rr]esearch\s|[Ff]inal\s)?(?:[Rr]eport|[Rr]ep\.)|DP|WP|[Tt]echnical\s[Nn]ote|[Tt]ech\.\s?[Nn]ote"
    r"|[Tt]echnical\s[Mm]emorandum"
    r"|[Aa]rbeitspapier|[Dd]iskussionspapier|[Dd]iskussionsbeitrag|[Ff]orschungsbericht|[Bb]ericht|[Rr]apport(?:en)?"
    r"|[Aa]rbetsrapport|[Ff]orskningsrapport|[Tt]exto\spara\s[Dd]iscussão|[Dd]ocumento\sde\s[Tt]raba(?:jo|lho)"
    r"|[Dd]ocument\sde\s[Tt]ravail|[Qq]uaderno|[Ii]nforme(?:\s[Tt]écnico)?|[Rr]elatório(?:\s[Tt]écnico)?|[Rr]aportti"
    r"|[Bb]oletim\sde\s[Pp]esquisa|[Cc]omunicado\s[Tt]écnico|[Cc]ircular\s[Tt]écnica|[Tt]echnical\s[Bb]ulletin"
)
_NUMBERED = re.compile(
    rf"(?:(?<=[.,;] )|(?<=\()|(?<=\[))(?P<genre>(?:[{CAPITAL}][\w&/-]{{1,20}}\s){{0,3}}(?:{_KIND}))(?P<comma>,?)\s"
    r"(?P<word>(?:[Nn]o|[Nn]r|[Nn][º°o]|№|[Nn]úm|#)\.?\s?)?"
    r"(?P<number>(?:[A-Z]{1,5}(?:\s[IVX]{1,4})?[\s.-]?)?\d[\w/–-]{0,14})(?=\s?(?:[.,;)\]]|$))"
)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")

_MEDIA = re.compile(
    r"\[(?P<genre>data\s?set|datasets?|datensatz|dataset|jeu de données|conjunto de dados|conjunto de datos"
    r"|datauppsättning"
    r"|(?:computer |mobile )?software|(?:computer )?program|logiciel|programa informático|programvara|datorprogram"
    r"|source code|mobile app(?:lication)?|film|movie|motion picture|película|filme|tv(?: |-)?series|tv series episode"
    r"|video(?: file)?|vídeo|youtube video|dvd|documentary|(?:audio |video )?podcast(?: episode)?|audio podcast episode"
    r"|podd|podcast-folge|pódcast|balado|song|album|cd|map|karta|karte|photograph|fotografie|fotografi|painting"
    r"|powerpoint slides|slides|conference presentation|conference session|paper presentation|poster(?: presentation)?"
    r"|unpublished manuscript|manuscript|press release|preprint|tweet|blog post|infographic|lecture)\]",
    re.IGNORECASE,
)
_VERSION = re.compile(r"[(\[](?:version|ver\.|v\.?)\s?(?P<version>\d[\w.]{0,14})[)\]]", re.IGNORECASE)
_DEGREE_OF_COURSE = re.compile(
    r"(?P<genre>(?:Dissertação|Tese|Monografia|Trabalho de Conclusão de Curso|TCC|Tesis)\s\([^()]{4,80}\))"
)
_RUSSIAN_DEGREE = re.compile(
    r"(?<=[:.,] )(?P<genre>(?:[Аа]втореф\.\s?)?[Дд]ис(?:с|сертация)?\.?\s?(?:\.\s?\.\s?\.|…"
    r"|на соиск)?\s?[^.]{0,30}?(?:канд|д-ра|докт)\.?\s"
    r"[а-я]{2,14}\.?(?:-[а-я.]{2,12})?\s?наук)"
)


def find_numbered_report(text: str, start: int) -> tuple[Fact, ...]:
    """ "(Report No. 12)", "IZA DP 123", "VTI rapport 745": the kind of report and its number.

    >>> [(fact.field, fact.value) for fact in find_numbered_report("Lind, A. Wages. IZA DP 123, Bonn.", 0)]
    [('genre', 'IZA DP'), ('number', '123')]
    >>> find_numbered_report("Lind, A. The report of 1984. Bonn.", 0)
    ()
    """
    match = _NUMBERED.search(text, start)
    if match is None or (_YEAR.fullmatch(match["number"]) and not match["word"]):
        return ()
    return (
        Fact("genre", match["genre"], match.start(), match.start("number")),
        Fact("number", match["number"], *match.span("number")),
    )


def find_medium(text: str, start: int) -> tuple[Fact, ...]:
    """The kind of work in brackets, "[Data set]", "[Film]"."""
    if match := _MEDIA.search(text, start):
        return (Fact("genre", match["genre"], *match.span()),)
    return ()


def find_version(text: str, start: int) -> tuple[Fact, ...]:
    """ "(Version 2.1)"."""
    match = _VERSION.search(text, start)
    return (Fact("version", match["version"], *match.span()),) if match else ()


def find_course(text: str, start: int) -> tuple[Fact, ...]:
    """ "Dissertação (Mestrado em Botânica)", "дис. ... канд. биол. наук": a thesis with the degree behind it."""
    match = _DEGREE_OF_COURSE.search(text, start) or _RUSSIAN_DEGREE.search(text, start)
    return (Fact("genre", match["genre"].strip(), *match.span()),) if match else ()
