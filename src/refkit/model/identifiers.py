"""Identifiers of works: find them in a text, check their digits, write them one way. Ground floor.

Finding is linear in the text and never guesses: what has a prefix or a grammar of its own is found,
and `valid` says whether its check digit agrees.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from refkit.text.dashes import unify_dashes


class Identifier(NamedTuple):
    """One identifier found in a text: kind ("doi", "isbn", "nct", …), normal form and place.

    `valid` is False where the check digit disagrees; kinds without a check digit are always valid.
    """

    kind: str
    value: str
    span: tuple[int, int]
    valid: bool = True


_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}(?:\.\d+){0,9}/\S+)", re.I)
# The old form of Wiley and others holds angle brackets ("…15/16<1661::AID-SIM968>3.0.CO;2-2"); those of markup end a
# DOI, as do quotation marks and the punctuation of Chinese and Japanese, which is followed by no space.
_DOI_IN_TEXT = re.compile(
    r"10\.(?<![\w.]10\.)[0-9]{4,9}(?:\.[0-9]{1,9}){0,9}/"
    r"[^\s\"<>‘’“”«»。，、；：！？（）【】《》「」『』]{1,300}+"
    r"(?:<[\w:.-]{1,60}>[0-9]\.[0-9]\.[A-Z]{2};[0-9]-[\w#?%&+-]{1,4})?",
    re.I,
)
_DOI_TAIL = frozenset(".,;:!?'*\\")
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


def normalise_doi(written: str) -> str:
    """Reduce a DOI, "doi:…" or doi.org link to the bare DOI in lower case.

    Raises:
        ValueError: it is not a DOI (pydantic turns this into a field error).

    Source: DOI Handbook, "General characteristics of the DOI syntax": case-insensitive.
    """
    bare = written.strip()
    if "%" in bare and bare[:4].lower() == "http":  # an address may escape what a DOI holds
        bare = unquote(bare)
    if not (match := _DOI.fullmatch(bare)):
        raise ValueError(f"{written!r} is not a DOI; expected something like 10.1000/182")
    return match[1].lower()


def trim_doi(found: str) -> str:
    """A DOI cut from running text, without the punctuation and brackets that are the sentence's.

    >>> trim_doi("10.1016/0008-6223(94)90151-1).")
    '10.1016/0008-6223(94)90151-1'
    """
    count = Counter(found)
    end = len(found)
    while end:
        last = found[end - 1]
        if last not in _DOI_TAIL and not count[last] > count[_BRACKETS.get(last, last)]:
            break
        count[last] -= 1
        end -= 1
    return found[:end]


def normalise_isbn(written: str) -> str:
    """The ten or thirteen characters of an ISBN, without hyphens and prefix.

    Raises:
        ValueError: it has not the form of one. The check digit is `is_valid_isbn`'s question.

    Source: ISO 2108.
    """
    bare = re.sub(r"^(?:e-?)?ISBN(?:[- ]?1[03](?![-\d]))?:?\s*", "", unify_dashes(written).strip(), flags=re.I)
    bare = re.sub(r"[\s-]", "", bare).upper()
    if not re.fullmatch(r"(?:97[89])?\d{9}[\dX]", bare) or (len(bare) == 13 and bare[-1] == "X"):
        raise ValueError(f"{written!r} is not an ISBN; expected 10 or 13 digits")
    return bare


def is_valid_isbn(written: str) -> bool:
    """Whether the check digit of an ISBN agrees with the rest. False also for what is no ISBN."""
    try:
        bare = normalise_isbn(written)
    except ValueError:
        return False
    if len(bare) == 13:
        return sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(bare)) % 10 == 0
    return _weighted_sum(bare) % 11 == 0


def normalise_issn(written: str) -> str:
    """An ISSN as "1234-567X".

    Raises:
        ValueError: it has not the form of one. The check digit is `is_valid_issn`'s question.

    Source: ISO 3297.
    """
    bare = re.sub(r"^(?:[ep]-?)?ISSN(?:-L)?:?\s*", "", unify_dashes(written).strip(), flags=re.I)
    if not (match := re.fullmatch(r"(\d{4})[\s-]?(\d{3}[\dxX])", bare)):
        raise ValueError(f"{written!r} is not an ISSN; expected something like 2072-6643")
    return f"{match[1]}-{match[2].upper()}"


def is_valid_issn(written: str) -> bool:
    """Whether the check digit of an ISSN agrees with the rest. False also for what is no ISSN."""
    try:
        return _weighted_sum(normalise_issn(written).replace("-", "")) % 11 == 0
    except ValueError:
        return False


def _weighted_sum(characters: str) -> int:
    """Σ weight × digit, the last character weighing 1 and "X" counting 10."""
    values = (10 if character == "X" else int(character) for character in reversed(characters))
    return sum(weight * value for weight, value in enumerate(values, 1))


def normalise_pmid(written: str) -> str:
    """A PubMed number without prefix, address or leading zeros.

    Raises:
        ValueError: it is not one to nine digits.
    """
    pattern = r"(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/)?(?:PMID:?\s*)?0*(\d{1,9})/?"
    if not (match := re.fullmatch(pattern, written.strip(), re.I)):
        raise ValueError(f"{written!r} is not a PubMed number; expected something like 23853635")
    return match[1]


_PMCID = re.compile(
    r"(?:https?://(?:www\.)?(?:(?:pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?|europepmc\.org/)articles?/(?:PMC/)?)?"
    r"(?:PMC(?:ID)?:?\s{0,3})?(?:PMC)?([0-9]{1,9})(?:\.[0-9]{1,2})?/?",
    re.I,
)


def normalise_pmcid(written: str) -> str:
    """A PubMed Central number as "PMC3703169".

    Raises:
        ValueError: it is not one.
    """
    if not (match := _PMCID.fullmatch(written.strip())):
        raise ValueError(f"{written!r} is not a PubMed Central number; expected something like PMC3703169")
    return f"PMC{match[1]}"


def normalise_arxiv(written: str) -> str:
    """An arXiv number without prefix; a version ("v2") is kept.

    Raises:
        ValueError: it has neither the form "2101.00001" nor "hep-th/9901001".

    Source: arXiv, "Understanding the arXiv identifier".
    """
    pattern = r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/|arXiv:?\s*)?((?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?)(?:\.pdf)?"
    if not (match := re.fullmatch(pattern, written.strip(), re.I)):
        raise ValueError(f"{written!r} is not an arXiv number; expected something like 2101.00001")
    return match[1]


_Normalise = Callable[[str], str]


class _Rule(NamedTuple):
    kind: str
    marks: tuple[str, ...]  # one of them stands in every text the pattern fits, in lower case: looked for first
    pattern: re.Pattern[str]
    normalise: _Normalise = str.upper
    is_valid: Callable[[str], bool] = lambda _: True


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text).upper()


# A prefix or a grammar of its own marks each; bare digits are never taken for an identifier.
_RULES = (
    _Rule(
        "isbn",
        ("isbn",),
        re.compile(
            r"\b(?:e-?)?ISBN(?:[- ]?1[03])?\b:?\s{0,3}((?:97[89][ ‐‑–-]?)?\d(?:[ ‐‑–-]?\d){8}[ ‐‑–-]?[\dX])(?!\d)",
            re.I,
        ),
        normalise_isbn,
        is_valid_isbn,
    ),
    _Rule(
        "issn",
        ("issn",),
        re.compile(r"\b[ep]?-?ISSN(?:-L)?\b:?\s{0,3}(\d{4}[‐‑–-]?\d{3}[\dX])\b", re.I),
        normalise_issn,
        is_valid_issn,
    ),
    _Rule(
        "pmid", ("pmid", "pubmed"), re.compile(r"\b(?:PMID|PubMed(?: ID)?):?\s{0,3}(\d{1,9})\b", re.I), normalise_pmid
    ),
    _Rule(
        "pmid",
        ("pmid", "pubmed"),
        re.compile(r"pubmed\.ncbi\.nlm\.nih\.gov/(\d{1,9})\b|ncbi\.nlm\.nih\.gov/pubmed/(\d{1,9})\b", re.I),
        normalise_pmid,
    ),
    _Rule("pmcid", ("pmc",), re.compile(r"\b(?:PMCID:?\s{0,3})?(PMC\d{4,9})\b", re.I), normalise_pmcid),
    _Rule(
        "arxiv",
        ("arxiv",),
        re.compile(
            r"\barXiv(?::\s{0,3}|\.org/(?:abs|pdf)/|\s{1,3})(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})\b",
            re.I,
        ),
        normalise_arxiv,
    ),
    _Rule("nct", ("nct",), re.compile(r"\b(NCT\d{8})\b", re.I)),
    _Rule("isrctn", ("isrctn",), re.compile(r"\b(ISRCTN\d{8})\b", re.I)),
    _Rule(
        "eudract", ("eudract",), re.compile(r"\bEudraCT(?: (?:No|number))?[.:]{0,2}\s{0,3}(20\d\d-\d{6}-\d\d)\b", re.I)
    ),
    _Rule("drks", ("drks",), re.compile(r"\b(DRKS\d{8})\b", re.I)),
    _Rule("actrn", ("actrn",), re.compile(r"\b(ACTRN\d{14}p?)\b", re.I)),
    _Rule("chictr", ("chictr",), re.compile(r"\b(ChiCTR(?:-?[A-Z]{2,4}-?)?-?\d{8,10})\b", re.I)),
    _Rule("ctri", ("ctri/",), re.compile(r"\b(CTRI/20\d\d/\d{2,3}/\d{6})\b", re.I)),
    _Rule("jprn", ("jrct", "umin"), re.compile(r"\b((?:jRCTs?|UMIN)\d{9,10})\b", re.I)),
    _Rule("ntr", ("ntr",), re.compile(r"\b(NTR\d{2,4})\b")),
    _Rule("prospero", ("crd",), re.compile(r"\b(CRD\d{11})\b", re.I)),
    _Rule(
        "patent",
        ("us", "ep", "wo", "de", "gb", "fr", "jp", "cn", "ca", "au"),
        re.compile(r"\b((?:US|EP|WO|DE|GB|FR|JP|CN|CA|AU)\s?(?:\d{4}/)?\d{5,11}\s?[ABCU]\d?)\b"),
        _squeeze,
    ),
)

# Numbers that registries of trials, reviews and patents give: they go to `registry_number`.
REGISTRY_KINDS = frozenset(
    ["nct", "isrctn", "eudract", "drks", "actrn", "chictr", "ctri", "jprn", "ntr", "prospero", "patent"]
)


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Every identifier in a text, in order of place; none overlaps another of its kind.

    >>> [found[:2] for found in find_identifiers("doi:10.3390/nu7095388. PMID: 26404370 (NCT02363634)")]
    [('doi', '10.3390/nu7095388'), ('pmid', '26404370'), ('nct', 'NCT02363634')]
    """
    return tuple(sorted((*_find_dois(text), *_find_by_rule(text)), key=lambda found: found.span))


def _find_dois(text: str) -> Iterator[Identifier]:
    for match in _DOI_IN_TEXT.finditer(text):
        bare = trim_doi(match[0])
        if not bare.endswith("/"):
            is_address = text.endswith(("doi.org/", "DOI.org/"), 0, match.start())
            value = unquote(bare) if "%" in bare and is_address else bare
            yield Identifier("doi", value.lower(), (match.start(), match.start() + len(bare)))


def _find_by_rule(text: str) -> Iterator[Identifier]:
    taken: set[tuple[str, str]] = set()
    folded = text.lower()
    for rule in _RULES:
        if not any(map(folded.__contains__, rule.marks)):
            continue
        for match in rule.pattern.finditer(text):
            group = match.lastindex or 0
            value = rule.normalise(match[group])
            if (rule.kind, value) not in taken:
                taken.add((rule.kind, value))
                yield Identifier(rule.kind, value, match.span(group), rule.is_valid(value))
