"""Remarks of a reference that a grammar of their own proves: status, original edition, edition, degree. Room: parse."""

import re

from refkit.model.date import Date, DateParts
from refkit.parse.grammar.facts import Fact
from refkit.parse.normalise.letters import CAPITAL
from refkit.parse.normalise.names import parse_names

_STATUS = (
    r"in press|in print|forthcoming|to appear|submitted|accepted(?: for publication)?|under review|in preparation"
    r"|in prep\.?"
    r"|im Druck|im Erscheinen|in Vorbereitung|erscheint demnächst|eingereicht|à paraître|sous presse|en prensa"
    r"|en imprenta|en preparación|no prelo|em preparação|in corso di stampa|in stampa|di prossima pubblicazione"
    r"|under tryckning"
    r"|i tryck|under utgivning|under utgivelse|i trykken|in druk|ter perse|w druku|v tisku|в печати|painossa|印刷中"
    r"|advance online publication"
)
_STATUS_NOTE = re.compile(rf"(?:(?<=[(\[])|(?<=[,.;:]\s))(?P<status>{_STATUS})(?=\s?[)\],.;:]|$)", re.IGNORECASE)
_NO_DATE = re.compile(
    r"(?:[(\[]|(?<=[.,;]\s))(?P<words>[nN]\.\s?d\.|[sS]\.\s?[dfa]\.|o\.\s?J\.|б\.\s?г\.|u\.\s?å\.|b\.\s?r\."
    r"|no date|undated|ohne Jahr|utan år|sans date|sin fecha|sem data|senza data|bez daty)(?:\s?[)\]]|(?=[\s.,:;]|$))"
)
_ORIGINAL_DATE = re.compile(
    r"[(\[]?(?:original(?:ly)? (?:work )?publi(?:shed|cation)(?: in| date)?|first published(?: in)?"
    r"|originalarbete publicerat"
    r"|ursprungligen (?:publicerad|utgiven)|urspr\.|original(?:et)? (?:utgivet|publicerat)|zuerst(?: erschienen)?"
    r"|Erstausgabe"
    r"|Original(?:arbeit)? erschienen|Erstveröffentlichung|(?:ouvrage|œuvre|texte) original(?:e)? publiée?(?: en)?"
    r"|(?:trabajo|obra) original publicad[oa](?: en)?|(?:trabalho|obra) original publicad[oa](?: em)?"
    r"|(?:opera )?originale pubblicat[ao](?: nel)?|orig(?:inal)?\.? (?:pub|publ)\.?)\s?[:,]?\s?"
    r"(?P<year>1[4-9]\d\d|20\d\d)(?!\d)[)\]]?",
    re.IGNORECASE,
)
_ORIGINAL_TITLE = re.compile(
    r"(?:original(?:ets|ens)?\s?(?:titel|tittel|title)|originaltit(?:el|le)|orig\.?\s?titel|titre original"
    r"|título original"
    r"|titolo originale|oorspronkelijke titel|tytuł oryginału|originální název|eredeti cím|alkuteos|alkuperäisteos"
    r"|ориг(?:инальное)?\.?\s?назв(?:ание)?\.?|原題|原书名|原著)\s?[:=]\s?[“\"«„]?(?P<title>[^()\[\]“”\"«»]{2,150}?)[”\"»]?"
    r"(?=\s?[)\]]|[.;]\s|[.;]?$)",
    re.IGNORECASE,
)
_YEAR_BESIDE = re.compile(
    r"(?<![\d.,/–-])(?P<issued>(?:1[5-9]|20)\d\d)[a-z]?\s?(?P<cut>\[(?:orig\.?\s|first publ\.\s|1re éd\.\s)?"
    r"(?P<original>1[4-9]\d\d|20\d\d)\])"
)
_YEAR_BEFORE = re.compile(
    rf"(?<=[{CAPITAL}]\.\s\()(?P<cut>(?P<original>1[4-9]\d\d|20\d\d)\s?[/;]\s?)(?P<issued>(?:1[5-9]|20)\d\d)(?=[a-z]?\))"
)
_FURTHEST_YEAR = 160  # characters from the beginning: behind the authors
_LEAST_BETWEEN, _MOST_BETWEEN = 2, 700  # years between a first edition and this one; 1998/1999 is one year of a school
_EDITION_WORD = (
    r"ed(?:ition|n|\.)?|éd(?:ition|\.)|edición|edição|edizione|ediz\.|aufl(?:age|\.)|uppl(?:agan?|\.)|utg(?:åvan?"
    r"|ave|\.)|udg(?:ave|\.)"
    r"|druk|wyd(?:anie|\.)|vyd(?:ání|anie|\.)|изд(?:ание|\.)|baskı|kiadás|painos"
)
_REVISED = r"rev|ampl|atual|corr|aum|aggiorn|amp|riv|augm|revue|enl|upd|испр|доп|перераб|стер|omarb|överarb|utök|uppdat"
_EDITION_AFTER = re.compile(
    r"(?:(?<=[.,;] )|(?<=\())(?P<word>[Uu]pplagan?|[Aa]uflage|[Éé]dition|[Ee]dition|[Ee]dición|[Ee]dição"
    r"|[Ee]dizione|[Uu]tgave"
    r"|[Uu]dgave|[Ww]ydanie|[Ii]zdanje|[Ии]здание|[Pp]ainos)\s(?P<number>\d{1,2})(?=[.,;:)])"
)
_EDITION = re.compile(
    r"(?<![\w.,/–-])(?P<whole>(?P<number>\d{1,2})\s?(?P<ordinal>\.|st|nd|rd|th|[ªºae]|er|ème|eme|\.ª|:a|:e|de"
    r"|-(?:е|oe))?(?(ordinal),?)"
    r"(?P<words>(?:\s\[?(?:(?:voll?st|völlig|durchges|überarb|erw|verb|akt|neu\s?bearb|bearb|unveränd|korr|erg"
    r"|ergänz|stark|wesentl|rev|enl|"
    r"exp|upd|int|internat|corr|aug|ampl|atual|omarb|utv|riv|accr|aggiorn|nyt?|herz|bearbet|испр|доп|перераб|стер"
    r"|reimp|rist|revue|"
    r"augm|uppdat|utök|erweit|riveduta)\w{0,12}\.?|und|u\.|and|&|et|y|e|i|и|och|\+)\]?,?){0,6})"
    rf"\s?(?P<word>{_EDITION_WORD})(?![^\W_]))\.?"
    rf"(?P<tail>(?:,?\s(?:{_REVISED})\w{{0,12}}\.?|\s(?:e|y|et|and|und|och|i)(?=\s(?:{_REVISED}))){{0,4}})",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"[(\[](?P<genre>[^()\[\]\d]{0,40}(?<![^\W_])(?:thesis|dissertation|diss\.|avhandling|doktorsavhandling"
    r"|licentiatavhandling|examensarbete"
    r"|uppsats|thèse|mémoire|tese|dissertação|tesis|tesina|tesi|proefschrift|habilitation\w{0,12}|diplomarbeit"
    r"|masterarbeit"
    r"|magisterarbeit|bachelorarbeit|rozprawa|gradu|väitöskirja)(?![^\W_])[^()\[\]\d]{0,40})[)\]]",
    re.IGNORECASE,
)
_TRANSLATOR = re.compile(
    rf"[(\[](?P<names>(?:[{CAPITAL}]\.[\s-]?){{1,3}}(?:[^\W\d_]{{1,5}}\s){{0,2}}[{CAPITAL}][^\W\d_,&]{{1,24}}"
    rf"(?:(?:,?\s(?:&|and|och|und|et|y)\s|,\s)(?:[{CAPITAL}]\.[\s-]?){{1,3}}[{CAPITAL}][^\W\d_]{{1,24}}){{0,3}}),?\s"
    r"(?:Trans(?:l)?\.?|Übers\.?|Trad\.?|Övers\.?|Overs\.?|Przeł\.?|Пер\.?|Vert\.?)[)\]]"
)
_REPORT_NUMBER = re.compile(
    r"(?P<series>(?:[^\W\d_][\w&./-]{0,20}\s){0,3}(?:working|discussion|research|occasional|policy"
    r"|staff)\s?papers?(?:\sseries)?"
    r"|(?:technical|research)?\s?reports?|arbeitspapier|diskussionspapier|rapport)\s?,?\s(?:(?:no|nr|n[º°o]"
    r"|№)\.?\s?)?"
    r"(?P<number>(?:[A-Z]{1,5}(?:\s[IVX]{1,4})?[\s.-]?)?\d[\w./–-]{0,14})$",
    re.IGNORECASE,
)


def find_status(text: str, start: int) -> tuple[Fact, ...]:
    """That a work is not out yet: "(in press)", "im Druck", set off by brackets or punctuation."""
    if match := _STATUS_NOTE.search(text, start):
        return (Fact("status", match["status"], *match.span()),)
    return ()


def find_no_date(text: str, start: int) -> tuple[Fact, ...]:
    """That no date is known: "(n.d.)", "o. J.", kept as it is printed."""
    if not (match := _NO_DATE.search(text, start)):
        return ()
    return (Fact("issued", Date(literal=match["words"]), *match.span("words"), False),)


def find_original(text: str, start: int) -> tuple[Fact, ...]:
    """What is said of the edition that was translated or printed anew: its year, its title."""
    facts: list[Fact] = []
    if match := _ORIGINAL_DATE.search(text, start):
        facts.append(Fact("original_date", Date(start=DateParts(int(match["year"]))), *match.span()))
    if ":" in text[start:] and (match := _ORIGINAL_TITLE.search(text, start)):
        facts.append(Fact("original_title", match["title"].strip(" .,;"), *match.span()))
    return tuple(facts)


def find_original_year(text: str, start: int) -> tuple[Fact, ...]:
    """ "1993 [1975]", "(1905/2003)": the year of the first edition beside that of this one.

    >>> [(fact.field, str(fact.value)) for fact in find_original_year("Foucault, M. 1993 [1975]. Surveiller", 0)]
    [('original_date', '1975')]
    """
    match = _YEAR_BESIDE.search(text, start) or _YEAR_BEFORE.search(text, start, start + _FURTHEST_YEAR)
    if match is None or not _LEAST_BETWEEN <= int(match["issued"]) - int(match["original"]) <= _MOST_BETWEEN:
        return ()
    original = Fact("original_date", Date(start=DateParts(int(match["original"]))), *match.span("cut"))
    if match.re is _YEAR_BESIDE:
        return (original,)
    return (original, Fact("issued", Date(start=DateParts(int(match["issued"]))), *match.span("issued")))


def find_edition(text: str, start: int) -> tuple[Fact, ...]:
    """A numbered edition, "3., überarb. Aufl.", "2ª ed.": the number, and the words where some are printed."""
    match = _EDITION.search(text, start)
    if match is None:
        after = _EDITION_AFTER.search(text, start)
        return (Fact("edition", after["number"], *after.span()),) if after else ()
    words = match["words"].strip(" ,")
    printed = match["whole"][: match.start("word") - match.start()].strip(" ,").replace("[", "").replace("]", "")
    tail = match["tail"].strip(" ,.")
    printed = printed if words else printed.rstrip(".")
    return (Fact("edition", f"{printed} {tail}" if tail else printed, *match.span()),)


def find_degree(text: str, start: int) -> tuple[Fact, ...]:
    """ "(Doctoral dissertation)": the kind of thesis, in brackets."""
    match = _DEGREE.search(text, start)
    return (Fact("genre", match["genre"].strip(" ,."), *match.span()),) if match else ()


def find_translator(text: str, start: int) -> tuple[Fact, ...]:
    """ "(J. Strachey, Trans.)": translators in brackets."""
    match = _TRANSLATOR.search(text, start)
    return (Fact("translator", parse_names(match["names"]).names, *match.span()),) if match else ()


def split_report(genre: str) -> tuple[str, str] | None:
    """A series of reports and the number in it: "Discussion Paper FS III 98-106".

    >>> split_report("IZA Discussion Paper No. 286"), split_report("Discussion paper")
    (('IZA Discussion Paper', '286'), None)
    """
    match = _REPORT_NUMBER.match(genre.strip())
    return (match["series"].strip(), match["number"]) if match else None
