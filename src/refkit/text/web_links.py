"""Links that stand in a reference on a web page and are no part of it. Ground floor: imports nothing from refkit."""

import re
from urllib.parse import unquote

_WAY_BACK = re.compile(
    r"[\^↑↩↵⏎⤴▲←∧\ufe0e\ufe0f ]{1,5}|(?:jump|back|return|go back|zurück|retour|tillbaka)(?: up| to (?:text|top"
    r"|ref(?:erence)?))?(?: \d{1,4})?",
    re.I,
)
_BACKLINK_TARGET = re.compile(r"(?:cite_?ref|fnref|ref-back|backref|footnote-ref|_ftnref|_ednref)", re.I)
_SERVICES = (
    "cross ?ref|pub ?med(?: central)?|google scholar|scholar|medline|web of science|scopus|wos|isi|adsabs|ads"
    "|cas|chemport"
    "|mathscinet|mathsci|zbmath|math|inspire|semantic scholar|openurl|sfx|worldcat|google books|jstor|ebsco"
    "|proquest|psycinfo"
    "|pmc(?: free article)?|europe ?pmc|free pmc article|free full text|full ?text(?: link)?|article|abstract"
    "|pdf|html|doi|link"
    "|publisher(?:’s|'s)? (?:full text|version|site)|view (?:article|abstract|record|in article|at publisher|via"
    " [a-z]+)"
    "|view(?: the)? (?:record )?in scopus|find (?:it|this resource)(?: online)?|search (?:in )?google scholar"
    "|open in new tab"
    "|(?:export|download|cite|copy) (?:citation|reference)s?|open url|get (?:it|full text)|taylor & francis"
    " online|wiley online library"
    "|sciencedirect|springer(?:link)?|volltext|texte intégral|ver en línea|scielo|lilacs|cairn|persée|ci?nii"
    "|j-stage|sage journals"
    "|worldcat|link to (?:article|doi)|external link|ref(?:erence)? link|see all references|article locations?"
    "|show (?:more|less)"
)
_WAY_ON = re.compile(
    rf"[\[(|›»→↗⧉ ]{{0,3}}(?:{_SERVICES})(?:[,;| ]{{1,3}}(?:{_SERVICES}))?[\])|.,;:›»→↗⧉ ]{{0,3}}", re.I
)
_CALL = re.compile(
    r"[\s\[(]{0,3}(?:\d{1,4}[a-z]?|[a-z*†‡§¶]{1,2}|citation needed|note"
    r" \d{1,3})(?:\s?[,;–-]\s?\d{1,4}){0,20}[\s\])]{0,3}",
    re.I,
)
_DOI_LINK = re.compile(r"(?:doi\.org/|doi=|doi:|/doi/(?:abs/|full/|pdf/)?)(10\.\d{4,9}/[^?#&\s]{1,300})")


def is_way_back(words: str, target: str) -> bool:
    """Whether a link leads from a note back to its place in the text: "^", "↩", "Jump up".

    >>> is_way_back("↩", "#fnref1"), is_way_back("[1]", "#ref1")
    (True, False)
    """
    if not words or _WAY_BACK.fullmatch(words):
        return True
    return len(words) <= 2 and words.isalpha() and _BACKLINK_TARGET.search(target) is not None


def is_way_on(words: str) -> bool:
    """Whether a link's words only name a service that has the cited work.

    >>> is_way_on("Google Scholar"), is_way_on("[PMC free article]"), is_way_on("Scholars at work")
    (True, True, False)
    """
    return _WAY_ON.fullmatch(words) is not None


def is_call(words: str) -> bool:
    """Whether raised words are the call of a note or of a reference: "1", "[2,3]", "a", "*".

    >>> is_call("[12]"), is_call("2–4"), is_call("Title")
    (True, True, False)
    """
    return _CALL.fullmatch(words) is not None


def doi_of(target: str) -> str:
    """The DOI that an address leads to; empty where it leads elsewhere.

    >>> doi_of("https://doi.org/10.1000%2F182"), doi_of("https://example.org/a")
    ('10.1000/182', '')
    """
    match = _DOI_LINK.search(unquote(target[:1_000]))
    return match[1].rstrip(".,;)") if match else ""
