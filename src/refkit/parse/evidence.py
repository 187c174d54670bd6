"""How much a line looks like (part of) a reference. Room: parse; may import model, text, errors.

Every score is meant as a logarithm of odds: 0 says nothing, +2 is a strong sign, −2 a strong sign against. The
weights were set by hand and checked on documents laid out in many ways; no single one decides anything.
"""

import re
from collections import Counter

_MOST_CHARACTERS = 1_200  # of a line that are looked at; what a reference is shows long before

_UPPER = "A-ZÀ-ÖØ-Þ" + "".join(chr(code) for code in range(0x100, 0x590) if chr(code).isupper()) + "Ḁ-ỿ"
_CAP = rf"[{_UPPER}]"
_INITIALS = rf"{_CAP}{{1,3}}(?:\.?[\s-]?{_CAP}){{0,3}}"
_REST = r"[\w'’`´-]*"  # of a word that has begun
_DASH = "[-‐‑‒–—−]"

_Signs = tuple[tuple[float, re.Pattern[str]], ...]


def _signs(*weighted: tuple[float, str]) -> _Signs:
    return tuple((weight, re.compile(pattern)) for weight, pattern in weighted)


# Each pattern begins with a character or a small class where it can: that is what makes a search fast.
_NUMBER_SIGNS = _signs(
    # a year; one in parentheses, or next to a volume; place and year at the very end
    (0.9, r"(?<![\d.,])(?:1[4-9]|20)\d\d[a-z]?(?![\d%])"),
    (0.7, r"\(\s?(?:1[5-9]|20)\d\d(?:[a-z]|, [^()]{3,20})?\s?\)|(?:1[89]|20)\d\d[a-z]?\s?[;:]\s?\d"),
    (0.9, r"[,\w.]\s(?:1[4-9]|20)\d\d[a-z]?\s?[.)\]]{0,2}$"),
    # volume and issue, pages
    (1.3, r"\d\s?\(\s?\w{1,9}(?:[-–/]\w{1,5})?\s?\)\s?[:,.]\s?\w?\d|\d\s?[;:]\s?[eE]?\d+"),
    (1.0, rf"\d\s?{_DASH}{{1,2}}\s?\w?\d{{1,5}}(?!\d|{_DASH}\d)"),
    (1.2, r"\b(?:[Pp]p?|[Ss]|С|с|[Pp]ágs?|[Ss]id|[Ss]tr|стр|C|blz|σσ?)\.\s?\d|\d\s?(?:pp?|с|s|S)\.(?!\w)|pages? \d"),
    (
        0.9,
        r"\b(?:[Vv]ol|[Nn]o|[Nn]r?|Bd|Jg|Jahrg|H|Heft|[Tt]|Т|[Ii]ss|[Nn]úm|[Áá]rg|[Bb]ind|vyd|Aufl|[Éé]d)\.?\s?°?\d|№",
    ),
    (2.0, r"10\.\d{4,9}/"),
)
_WORD_SIGNS = _signs(
    (1.0, rf",\s?{_INITIALS}\.|{_CAP}(?<!\w\w)\.(?:\s?-?{_CAP}\.)*\s?{_CAP}[^\W\d_]"),  # Doe, J. – J. Doe
    (1.0, rf" [{_UPPER}]{{1,3}}(?:,|\.|;| and| et al)"),  # Doe JA,
    (0.5, rf"{_CAP}(?<!\w\w)\.[^.\n]{{0,40}}{_CAP}(?<!\w\w)\.[^.\n]{{0,40}}{_CAP}(?<!\w\w)\."),
    (0.7, rf"{_CAP}\w+(?:, [A-Z]{{2}})?\s?: {_CAP}[\w&.’' -]{{2,40}}(?:,|\.|$)"),  # place and publisher
)
_PUBLISHING_WORDS = frozenset(
    "press verlag publisher publishers publishing publications university universität universitet université"
    " universidad universidade università éditions editions édition wiley springer elsevier routledge förlag forlag"
    " editora editorial edizioni journal zeitschrift revista revue rivista proceedings proc lett phys изд наука"
    " университет издательство wydawnictwo uitgeverij kustannus nakladatelství kiadó yayınları".split()
)
_ACCESS_WORDS = frozenset(
    "accessed retrieved hämtad besökt zugriff abgerufen aufruf consulté consultado acesso accesso consultato"
    " geraadpleegd tilgået hentet viitattu dostęp erişim megtekintve обращения online disponible disponível"
    " verfügbar abrufbar tillgänglig".split()
)
_IDENTIFIER_WORDS = frozenset("doi arxiv isbn issn pmid pmc urn nct".split())
_ADDRESSES = ("://", "www.")
_ROLES = (
    "In:", " in: ", " In ", "(ed", "(Ed", "(Hrsg", "(Hg", "(hrsg", "(dir", "(coord", "(Coord", "(org", "(Org", "(red",
    "(Red", "(ред", "(a cura", " u. a.", " u.a.", " m.fl", " m. fl", " и др", "et coll", "et al", "”, in", "\", in",
    "», in", "» in", "[J]", "[M]", "[D]", "[C]", "[EB/OL]",
)  # fmt: skip
_QUOTES = re.compile(r"[“”„«»\"‘]")

_PROSE_WORDS = frozenset(
    "is are was were be been has have had will would can could may might should must shall does did do not"
    " this these those that which who we our they their them it its he she his her you your i my but however"
    " also than then there when while because therefore thus if"
    " är var har hade kan ska skall bör inte som det den dessa denna detta vi du man sig sin ett också men eller"
    " när där att upplever bidrar"
    " er blev har kunne ikke vi det disse denne dette man"
    " ist sind war waren wird werden wurde wurden hat haben kann können nicht auch sich wir dass diese dieser"
    " dieses es sie er man sowie"
    " est sont était ont nous cette ces qui que ne pas plus elle il ils peut"
    " es son fue fueron han muestran hay este esta estos estas nos pero más"
    " é são foi foram não este esta estes pode mais"
    " è sono stato stata hanno questo questa questi che non più può"
    " zijn was waren heeft hebben wordt worden niet deze dit wij ook"
    " on ovat oli ei että tämä ovat se"
    " jest są był była nie że tego jako są się"
    " je jsou byl byla není že která který"
    " является являются был была были не что это мы как которые который".split()
)  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+")
_CITED = re.compile(  # a citation in running text: what cites is not what is cited
    rf"(?<=[^\s.\d]\s)\((?:see |vgl\. |cf\. |jfr |jf\. )?{_CAP}[^():]{{2,60}}[ ,](?:19"
    rf"|20)\d\d[a-z]?(?:[,:;][^()]{{0,60}})?\)"
    r"|[^\W\d_] \[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\][.,;]|[^\W\d_] \[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\] [a-z]"
    rf"|{_CAP}[^\W\d_]{{2,}} et al\.?,? \(?(?:19|20)\d\d"
    rf"|{_CAP}[^\W\d_]+ \((?:19|20)\d\d[a-z]?\),? [^\W\d_A-Z]{{2,}} [^\W\d_A-Z]"
)
_CITED_WEIGHT = -2.2
_PROSE_WEIGHT, _MOST_PROSE = 0.75, 6.0
_DIGIT = re.compile(r"\d")
_HIGHEST, _LOWEST = 6.0, -7.0

_CLOSING = re.compile(
    r"(?i)^[\W_]*(?:©|\(c\)\s?(?:copyright|\d{4})|copyright(?: holder|:|\s(?:©|\(c\)|\d|by\b))|all rights reserved"
    r"|received:?\s(?:\d|[a-z]{3,9}\s\d|in\s)|accepted:?\s\d|submitted:?\s\d|manuscript received|first published\b"
    r"|published online|this (?:article|work|page|paper|product) (?:is|was|has)"
    r"|these statements have|downloaded from|correspond(?:ence|ing author)\b|e-?mail:|cite this (?:article|as)"
    r"|(?:author )?disclosure|funding:|conflicts? of interest|acknowledge?ments?:|about the authors?\b|related:"
    r"|eingegangen am|manuskript eingegangen|dessa uttalanden|inkom den|alla rättigheter|alle rechte vorbehalten"
    r"|tous droits réservés|todos los derechos|todos os direitos|tutti i diritti"
    r"|все права защищены|поступила в редакцию"
    r"|recibido:?\s|recebido:?\s|reçu le|ricevuto il|page \d+ of \d+|seite \d+ von \d+|sida \d+ av \d+|terms of use"
    r"|share (?:this|on)\b|follow us|sign up|subscribe|back to top|creative commons|licensed under|disclaimer:)"
    r"|all rights reserved\.?$|alla rättigheter förbehållna"
)
_CLOSING_WEIGHT = -7.0


def reference_evidence(line: str) -> float:
    """How much the words of a line speak for or against a reference, between −7 and +6; 0 where nothing does.

    >>> reference_evidence("Sleep Med X. 2024;8:100121. doi:10.1016/j.sleepx.2024.100121") > 3
    True
    >>> reference_evidence("We thank all those who have read this text.") < -2
    True
    """
    line = line[:_MOST_CHARACTERS]
    if not line[:1].islower() and _CLOSING.search(line):
        return _CLOSING_WEIGHT
    words = Counter(_WORDS.findall(line.lower()))
    score = -min(_MOST_PROSE, _PROSE_WEIGHT * sum(words[word] for word in _PROSE_WORDS & words.keys()))
    score += 2.0 * (not _IDENTIFIER_WORDS.isdisjoint(words)) + 1.2 * (not _ACCESS_WORDS.isdisjoint(words))
    score += 0.9 * (not _PUBLISHING_WORDS.isdisjoint(words))
    score += 1.3 * any(sign in line for sign in _ADDRESSES) + 1.2 * any(sign in line for sign in _ROLES)
    score += 0.4 * (_QUOTES.search(line) is not None)
    score += sum(weight for weight, sign in _WORD_SIGNS if sign.search(line))
    if _DIGIT.search(line):
        score += sum(weight for weight, sign in _NUMBER_SIGNS if sign.search(line))
        score += _CITED_WEIGHT * cites(line)
    return min(_HIGHEST, max(_LOWEST, score))


def cites(line: str) -> bool:
    """Say whether a line holds a citation in running text.

    >>> cites("as Miller (2009) has shown"), cites("Miller, J. (2009). As shown.")
    (True, False)
    """
    return _CITED.search(line) is not None


def count_prose(line: str) -> int:
    """How many different words of a line belong to sentences rather than to references; a fast count."""
    return len(_PROSE_WORDS.intersection(line.lower().split()))


_NAME_FIRST = _signs(
    (2.6, rf"(?:[a-z'’]{{1,5}} ){{0,2}}{_CAP}{_REST}(?: {_CAP}{_REST}){{0,2}},?\s+{_INITIALS}\b\.?\s?[,.;:&(/]"),
    (2.4, rf"(?:[a-z'’]{{1,5}} ){{0,2}}{_CAP}{_REST}(?: {_CAP}{_REST})?, {_CAP}\w+"),  # Doe, Jane
    (2.0, rf"(?:{_CAP}\.\s?-?){{1,4}}(?:[a-z]{{1,4}} ){{0,2}}{_CAP}\w+"),  # J. Doe
    (2.2, rf"[{_UPPER}][{_UPPER}'’-]+(?:,| {_CAP})"),  # DOE Jane
    (2.6, r"(?:[-–—_]{2,}|[―⸺⸻])\s?[.,:(]?"),  # the same author again
    (1.6, rf"{_CAP}[^()]{{2,120}}?\((?:1[5-9]|20)\d\d[a-z]?(?:,[^()]{{0,20}})?\)"),  # Ministry of Health (2020)
    (1.0, rf"{_CAP}\w+ {_CAP}\w+(?:,| and | und | et | & )"),  # Jane Doe and …
    (0.9, rf"{_CAP}[^.]{{2,80}}\. [{_UPPER}“\"«„]"),  # World Health Organization. Title
    (1.0, r"[“\"«„'‘‹][^\s]"),  # a title in quotation marks
    (1.5, r"[가-힣\u4e00-\u9fff]{2,}.{0,60}(?:1[89]|20)\d\d|[가-힣\u4e00-\u9fff]{2,4}[,，.·、]"),
)
_ADDRESS_ALONE = re.compile(r"(?:https?://|www\.)\S+")
_NOT_FIRST = re.compile(
    r"(?:[,;:.)\]}»”’]|[&+=/%]|(?:in|In|IN|and|und|et|y|och|og|of|the|for|with|zur|zum|der|die|des|sur|sobre|para"
    r"|por|da|do"
    r"|av|på|med|для|на)\s|(?:in|In):|(?:pp?|vol|Vol|no|No|S|Bd|Nr|ed|eds|Ed|Eds|Aufl)\.\s?\d|(?:doi|DOI)\b"
    r"|https?:|www\."
    r"|(?:Available|Accessed|Retrieved|Verfügbar|Abgerufen|Zugriff|Disponible|Disponível|Acesso|Consult\w+|Hämtad"
    r"|Besökt|Abrufbar)\b"
    r"|(?:Press|Verlag|Journal|Zeitschrift|Proceedings|Conference|University Press)\b|\(?(?:1[5-9]|20)\d\d\)?[,.;:)]"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d)"
)


def start_evidence(line: str) -> float:
    """How much the beginning of a line, label removed, looks like that of a reference.

    >>> start_evidence("Gröber U, Schmidt J, Kisters K. Magnesium") > 2 > 0 > start_evidence("and treatment of the")
    True
    """
    head = line[:200]
    if not head:
        return -1.0
    score = max((weight for weight, sign in _NAME_FIRST if sign.match(head)), default=0.0)
    if _ADDRESS_ALONE.fullmatch(line[:_MOST_CHARACTERS]):
        return -0.8
    if _NOT_FIRST.match(head):
        score -= 2.6
    elif _closes_first(head):
        score += _UNCLOSED
    first = head[0]
    if first.islower() and score < 2:
        score -= 2.6
    elif first.isdigit():
        score -= 1.4
    return score


_UNCLOSED = -1.5  # a quotation or bracket that the next line closes
_OPENING = re.compile(r"(?<![^\s(\[])[“”„«»\"](?=\S)|«(?=\s)|[(\[]")
_CLOSING_MARK = re.compile(r"(?<=\S)[“”«»\"](?=[\s.,;:)\]]|$)|(?<=\s)»(?=[\s.,;:)]|$)|[)\]]")


def _is_left_open(line: str) -> bool:
    """Whether the last quotation or bracket that begins in a line does not end there."""
    last = max((match.start() for match in _OPENING.finditer(line)), default=-1)
    return last >= 0 and _CLOSING_MARK.search(line, last + 1) is None


def _closes_first(line: str) -> bool:
    """Whether a line ends a quotation or bracket that began before it."""
    closing = _CLOSING_MARK.search(line)
    if closing is None:
        return False
    opening = _OPENING.search(line)
    return opening is None or closing.start() < opening.start()


_OPEN_END = re.compile(
    r"(?:[,(\[/&+=«“„‘]|[-‐‑–—]|(?<!\w)(?:in|In|and|und|et|y|och|og|of|the|for|with|a|an|to|on|at|by|from|de|der"
    r"|die|das|des|den|dem|du"
    r"|la|le|les|del|della|zur|zum|von|van|im|sur|da|do|e|i|w|av|för|en|the|von|vol|Vol|no|No|pp|p|S|eds?|Eds?|Hrsg|Hg"
    r"|em|dans|nel|nella|no|na|par|pour|per|con|com|sobre|oder|ja|oraz|Nr|Bd|J|Rev|Proc|Int|Am|Eur|Phys|Univ|St"
    r"|Dr)\.?"
    r"|(?<!\w)In:|:|(?:[,&]| and| et| und| y| e| och| og| i)\s[A-ZÀ-Þ]\.)$"
)
_EXTENT_END = re.compile(r"\d\s?(?:pp?|[Ss]|с|str|sid|sidor|Seiten|pages|blz|vols?)\.?$")  # "26 p."
_CLOSED_END = re.compile(
    r"(?:\d[\d\s\-–—]*[a-z]?[.)\]]{1,3}|10\.\d{4,9}/\S+|https?://\S+|www\.\S+|[.!?][”\"»)]?|[)\]]\.?|\d{2,})\s?$"
)
_NUMBER_END = re.compile(r"(?:\d[.)\]]{0,2}|\]\.?|10\.\d{4,9}/\S+|https?://\S{8,})$")


def end_evidence(line: str) -> float:
    """How much the end of a line looks like that of a reference.

    >>> end_evidence("Nutrients. 2015;7(9):8199-8226.") > 1 > 0 > end_evidence("Magnesium in prevention and")
    True
    """
    tail = line[-120:]
    if _EXTENT_END.search(tail) or _ADDRESS_ALONE.fullmatch(line[:_MOST_CHARACTERS]):
        return 1.3
    if _OPEN_END.search(tail):
        return -2.4
    if _is_left_open(line[:_MOST_CHARACTERS]):
        return _UNCLOSED
    if _NUMBER_END.search(tail):
        return 1.3
    if _CLOSED_END.search(tail):
        return 0.8
    return -0.8
