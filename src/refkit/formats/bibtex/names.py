"""Names by BibTeX's rules: "First von Last", "von Last, First", "von Last, Jr, First". Room: formats.

Source: O. Patashnik, "BibTeXing" (1988), section 4; N. Markey, "Tame the BeaST", section 11; biblatex manual,
"Data annotations and extended name format".
"""

import re
from functools import lru_cache

from refkit.formats.latex_decode import rich_text_from_latex
from refkit.model.name import Name

_AND = re.compile(r"(?<!\s)\s++and(?=\s)", re.I)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_EXTENDED = re.compile(r"\b(family|given|prefix|suffix)(?:-i)?\s*=", re.I)
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\s*|.)")


def read_names(latex: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a list joined by "and", and whether it ends in "others".

    >>> read_names("van der Berg, Jan and {WHO, Geneva} and others")
    ((Name(family='Berg', given='Jan', non_dropping_particle='van der'), Name(literal='WHO, Geneva')), True)
    """
    parts = _split(latex)
    if len(parts) == 1:
        parts = _comma_list(parts[0])
    is_open = False
    names: list[Name] = []
    for part in parts:
        if part.strip("{}. ").lower() in ("others", "et al", "et alii"):
            is_open = True
        elif (name := read_name(part)) is not None:
            names.append(name)
    return tuple(names), is_open


def _split(latex: str) -> list[str]:
    """At the word "and" outside braces."""
    text = f" {latex} "
    if "{" not in text:
        return [part.strip() for part in _AND.split(text) if part.strip()]
    parts: list[str] = []
    depth, start, place = 0, 0, 0
    for match in re.finditer(r"\\.|[{}]|(?<!\s)\s++and(?=\s)", text, re.S | re.I):
        sign = match[0]
        depth = max(0, depth + {"{": 1, "}": -1}.get(sign, 0))
        if depth == 0 and sign[0].isspace() and match.start() >= place:
            parts.append(text[start : match.start()])
            start = place = match.end()
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def _comma_list(part: str) -> list[str]:
    """Some write "Doe, J., Roe, R." with commas alone: then every second part is initials."""
    pieces = _at_depth_zero(part, ",")
    if len(pieces) < 4 or len(pieces) % 2:
        return [part]
    if all(_INITIALS.fullmatch(piece.strip()) for piece in pieces[1::2]):
        return [f"{family},{given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
    return [part]


@lru_cache(maxsize=16384)
def read_name(part: str) -> Name | None:
    """One name; None where nothing is left of it."""
    part = part.strip(" ,\t\r\n") if part.strip(" {},") else ""
    if not part:
        return None
    if _is_one_group(part):
        literal = rich_text_from_latex(part[1:-1])
        return Name(literal=literal) if literal else None
    if _EXTENDED.match(part.lstrip('"')):
        return _extended(part)
    pieces = [piece.strip() for piece in _at_depth_zero(part, ",")]
    if len(pieces) == 1:
        return _natural(_words(part))
    words = _words(pieces[0])
    count = 0
    while count < len(words) - 1 and _is_lower(words[count]):
        count += 1
    suffix = pieces[1] if len(pieces) > 2 else None
    given = pieces[1] if len(pieces) == 2 else " ".join(piece for piece in pieces[2:] if piece)
    return _name(words[count:], given, words[:count], suffix)


def _natural(words: list[str]) -> Name | None:
    """ "First von Last": von is from the first lower-case word to the last one, and never the last word."""
    lower = [index for index, word in enumerate(words[:-1]) if _is_lower(word)]
    if not lower:
        return _name(words[-1:], " ".join(words[:-1]), [], None)
    first, last = lower[0], lower[-1] + 1
    return _name(words[last:], " ".join(words[:first]), words[first:last], None)


def _name(family: list[str], given: str, von: list[str], suffix: str | None) -> Name | None:
    last, first = rich_text_from_latex(" ".join(family)), rich_text_from_latex(given)
    if not last:
        last, first = first, ""
    if not last:
        return None
    return Name(
        family=last,
        given=first or None,
        non_dropping_particle=rich_text_from_latex(" ".join(von)) or None,
        suffix=rich_text_from_latex(suffix or "") or None,
    )


def _extended(part: str) -> Name | None:
    """biblatex's "family=Berg, given=Jan, prefix=van der"."""
    found: dict[str, str] = {}
    for piece in _at_depth_zero(part, ","):
        key, _, value = piece.strip().strip('"').partition("=")
        found.setdefault(key.strip().lower(), value.strip().strip('"'))
    return _name([found.get("family", "")], found.get("given", ""), [found.get("prefix", "")], found.get("suffix"))


def _at_depth_zero(text: str, sign: str) -> list[str]:
    if "{" not in text:
        return text.split(sign)
    parts: list[str] = []
    depth, start = 0, 0
    for match in re.finditer(r"\\.|[{}" + re.escape(sign) + "]", text, re.S):
        depth = max(0, depth + {"{": 1, "}": -1}.get(match[0], 0))
        if depth == 0 and match[0] == sign:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _words(text: str) -> list[str]:
    """Words outside braces, cut at white space and ties."""
    if "{" not in text:
        return text.replace("~", " ").split() if "\\" not in text else re.split(r"\s+|(?<!\\)~", text.strip())
    words = [""]
    depth = 0
    for match in re.finditer(r"\\.|[{}]|[\s~]+|[^\\{}\s~]+|\\", text, re.S):
        token = match[0]
        depth = max(0, depth + {"{": 1, "}": -1}.get(token, 0))
        if depth == 0 and (token.isspace() or token.startswith("~")):
            words.append("")
        else:
            words[-1] += token
    return [word for word in words if word]


def _is_lower(word: str) -> bool:
    """Whether a word's first letter outside braces is lower case; a braced word has no case, an accented one has."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letters = _COMMAND.sub("", word) if "\\" in word else word
    first = next((character for character in letters if character.isalpha()), "")
    return first.islower()


def _is_one_group(part: str) -> bool:
    if not (part.startswith("{") and part.endswith("}")):
        return False
    depth = 0
    for match in re.finditer(r"\\.|[{}]", part, re.S):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end() == len(part)
    return False
