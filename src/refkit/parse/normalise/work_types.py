"""The CSL type of a work, from what is printed about it. Room: parse."""

import re
from collections.abc import Mapping

from refkit.parse.words.containers import PROCEEDINGS_WORD

_THESIS = re.compile(
    r"(?<![^\W_])(?:thesis|theses|dissertation|diss|ph\.? ?d|habil\w*|diplomarbeit|magisterarbeit|masterarbeit"
    r"|bachelorarbeit|thèse|tese|tesis|tesi|avhandling|uppsats|proefschrift|diplomová|дис\w*|автореф\w*"
    r"|rozprawa|doctoral|doktorsavhandling|examensarbete|mémoire|monografia|tez|学位论文|博士|硕士|博士論文)(?![^\W_])",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?<![^\W_])(?:report|rapport|rapporter|bericht|tech\. ?rep|technical|working paper|discussion paper|white paper"
    r"|relatório|informe|raport|arbeitspapier|policy brief|fact ?sheet|guidelines?|отчет|報告)(?![^\W_])",
    re.IGNORECASE,
)
_NEWSPAPER = re.compile(
    r"(?<![^\W_])(?:times|post|zeitung|guardian|le monde|herald|tribune|dagens nyheter|dagbladet|el país|folha"
    r"|gazette|daily|spiegel|wall street journal|corriere)(?![^\W_])",
    re.IGNORECASE,
)
_PATENT = re.compile(r"(?<![^\W_])(?:patent|patente|брев|патент)", re.IGNORECASE)
_NUMBERED_REPORT = re.compile(
    r"(?<![^\W_])(?:rep|dp|wp|papers?|diskussion\w+|forschungsbericht|arbetsrapport|aportti|texto para discussão"
    r"|documento de \w+"
    r"|document de travail|technical (?:note|memorandum|bulletin)|quaderno|boletim de pesquisa"
    r"|comunicado técnico)(?![^\W_])",
    re.IGNORECASE,
)
_MEDIA = (
    (re.compile(r"data ?sets?$|datensatz|jeu de données|conjunto de da[dt]os|datauppsättning", re.I), "dataset"),
    (re.compile(r"software|program|logiciel|source code|mobile app|informático", re.I), "software"),
    (re.compile(r"podcast|podd|pódcast|balado", re.I), "broadcast"),
    (re.compile(r"film|movie|motion picture|película|v[ií]deo|documentary|dvd|tv.series", re.I), "motion_picture"),
    (re.compile(r"song|album|^cd$", re.I), "song"),
    (re.compile(r"^(?:map|karta|karte)$", re.I), "map"),
    (re.compile(r"fotogra|photograph|painting|infographic", re.I), "graphic"),
    (re.compile(r"slides|conference (?:presentation|session)|paper presentation|poster|lecture", re.I), "speech"),
    (re.compile(r"manuscript", re.I), "manuscript"),
    (re.compile(r"tweet|blog post", re.I), "post"),
)
_GENERAL_TYPE = re.compile(r"\[(J|M|C|D|R|S|P|N|EB|DB|CP)(?:/OL)?\]")
_OF_CODE = {
    "J": "article-journal", "M": "book", "C": "paper-conference", "D": "thesis", "R": "report", "S": "standard",
    "P": "patent", "N": "article-newspaper", "EB": "webpage", "DB": "dataset", "CP": "software",
}  # fmt: skip


def guess_type(fields: Mapping[str, object], printed: str) -> str:
    """The likeliest CSL type of a work with these fields, printed so; "document" where nothing speaks for any.

    >>> guess_type({"container_title": "Nutrients", "volume": "7"}, "Nutrients. 2015;7(9)")
    'article-journal'
    >>> guess_type({"genre": "PhD thesis"}, "PhD thesis, Uppsala 2001")
    'thesis'
    """
    if code := _GENERAL_TYPE.search(printed):
        return _OF_CODE[code[1]]
    genre = str(fields.get("genre") or "")
    for pattern, kind in ((_THESIS, "thesis"), (_PATENT, "patent"), (_REPORT, "report")):
        if pattern.search(genre):
            return kind
    if genre and (kind_of_medium := next((kind for pattern, kind in _MEDIA if pattern.search(genre)), None)):
        return kind_of_medium
    if fields.get("number") and _NUMBERED_REPORT.search(genre):
        return "report"
    if container := str(fields.get("container_title") or ""):
        return _contained(fields, container)
    return _standing_alone(fields, printed)


def _standing_alone(fields: Mapping[str, object], printed: str) -> str:
    """The type of a work that is part of no other."""
    registry = str(fields.get("registry_number") or "")
    if registry and _PATENT.search(printed):
        return "patent"
    if registry or (fields.get("url") and not fields.get("publisher")):
        return "webpage"
    if str(fields.get("number") or "").startswith("arXiv"):
        return "article"
    if any(fields.get(field) for field in ("publisher", "publisher_place", "isbn", "edition")):
        return "report" if _REPORT.search(str(fields.get("title") or "")) else "book"
    return "document"


def _contained(fields: Mapping[str, object], container: str) -> str:
    if PROCEEDINGS_WORD.search(container) and not (fields.get("volume") and fields.get("issue")):
        return "paper-conference"
    if fields.get("editor") or (fields.get("publisher") and not fields.get("volume")):
        return "chapter"
    if fields.get("volume") or fields.get("issue") or fields.get("doi"):
        return "article-journal"
    if fields.get("publisher_place") and fields.get("page"):
        return "chapter"
    if _NEWSPAPER.search(container):
        return "article-newspaper"
    return "article-journal" if any(map(fields.get, ("page", "issued", "status"))) else "webpage"
