"""A printed list of names read back in the way a style prints lists of names. Workflow; pure."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

_PARTICLES = frozenset(
    "af al am an ap aus auf aw bin da dal dall de degli dei del della delle den der des di do dos du e el het i ibn"
    " in la las le les lo los of op 't te ten ter tho tot uit van ve vd vom von vor y z za zu zum zur ‘t ’t".split()
)
_INITIALS = re.compile(r"[^\W\d_](?:[^\W\d_]|[. -])*")
_SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|II|III|IV|2nd|3rd)$")
_LONG_WORD = re.compile(r"[^\W\d_]{4}")
_BODY = re.compile(
    r"\b(?:of|for|für|des|du|Agency|Organi[sz]ation|Institut\w*|Universit\w*|Minist\w*|Department|Association|Society|Council"
    r"|Committee|Statisti\w*|Group|Bank|Network|Cent(?:re|er)|Foundation|Office|Bureau|Service|Commission|Union|Board"
    r"|National|International|World|European|Federal|Royal|Bundes\w*|Academ\w+|Consortium|Press|Publish\w+|Collaboration|Working)\b",
    re.I,
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWX" + "ÀÁÂÄÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜÝ"  # initials that tell invented people apart
MOST_WORDS = 3  # of a family name, or of given names, beside particles
MOST_NAMES = len(_LETTERS)


def invented(count: int) -> list[dict[str, str]]:
    """So many people whose names and initials are found again wherever they are printed."""
    return [{"family": f"Zq{letter.lower()}fam", "given": f"{letter}vgiv Ywmid"} for letter in _LETTERS[:count]]


class NameForm(NamedTuple):
    """How one name is printed: which part comes first, what stands between, how given names are written.

    `initials` is "" where they are printed in full, else an example ("K. X.", "KX").
    """

    family_first: bool
    between: str
    initials: str
    has_given: bool


class ListForm(NamedTuple):
    """A printed list: names and the words between, in turn."""

    pieces: tuple[NameForm | str, ...]

    def may_print(self, text: str) -> bool:
        """Whether the words between names stand in the text, in order; a quick look."""
        at = 0
        for piece in self.pieces:
            if isinstance(piece, str):
                at = text.find(piece.strip(" ."), at)
                if at < 0:
                    return False
        return True


def form_of_list(printed: str, count: int) -> ListForm | None:
    """How a list of invented people was printed; None where that cannot be told."""
    pieces: list[NameForm | str] = []
    at = 0
    for letter in _LETTERS[:count]:
        if (found := _printed_name(letter).search(printed, at)) is None:
            continue  # left out before the last name
        if found.start() > at:
            pieces.append(printed[at : found.start()])
        pieces.append(_form(found))
        at = found.end()
    if at < len(printed):
        pieces.append(printed[at:])
    return ListForm(tuple(pieces)) if at else None


@lru_cache(maxsize=64)
def _printed_name(letter: str) -> re.Pattern[str]:
    family = f"(?P<family{{}}>zq{letter}fam)"
    given = f"(?P<given{{}}>{letter}vgiv ywmid|{letter}\\.?[ \u00a0\u202f-]?y\\.?|{letter}vgiv|{letter}\\.?(?!\\w))"
    first = f"{family.format(1)}(?:(?P<between1>,? ?){given.format(1)})?"
    last = f"{given.format(2)}(?P<between2>,? ?){family.format(2)}"
    return re.compile(f"(?:{last}|{first})", re.I)


def _form(found: re.Match[str]) -> NameForm:
    given, between = found["given2"] or found["given1"], found["between2"] or found["between1"] or ""
    if not given:
        return NameForm(True, "", "", False)
    return NameForm(found["family1"] is not None, between, "" if "vgiv" in given.lower() else given, True)


def read_list(text: str, form: ListForm) -> list[dict[str, str]] | None:
    """The people of a printed list; None where it is not printed in this form."""
    return _read(form.pieces, 0, text, 0, set())


def _read(
    pieces: tuple[NameForm | str, ...], number: int, text: str, at: int, dead: set[tuple[int, int]]
) -> list[dict[str, str]] | None:
    if number == len(pieces):
        return [] if at == len(text) else None
    if (number, at) in dead:
        return None
    piece = pieces[number]
    if isinstance(piece, str):
        end = _after(piece, text, at)
        return _read(pieces, number + 1, text, end, dead) if end is not None else None
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    for end in _ends(following, text, at):
        for name in read_name(text[at:end], piece):
            rest = _read(pieces, number + 1, text, end, dead)
            if rest is not None:
                return [name, *rest]
            break
    dead.add((number, at))
    return None


def _after(words: str, text: str, at: int) -> int | None:
    """Where the words between names end; a full stop that an initial has printed already is not printed again."""
    if text.startswith(words, at):
        return at + len(words)
    is_printed = words[0] == "." and text[at - 1 : at] == "." and text.startswith(words[1:], at)
    return at + len(words) - 1 if is_printed else None


def _ends(following: NameForm | str | None, text: str, at: int) -> Iterator[int]:
    if not isinstance(following, str):
        yield len(text)
        return
    end = text.find(following, at + 1)
    while end >= 0:
        yield end
        end = text.find(following, end + 1)
    if following[0] == ".":
        yield from (
            place + 1
            for place in range(at, len(text) - 1)
            if text[place] == "." and text.startswith(following[1:], place + 1)
        )


def read_name(text: str, form: NameForm) -> Iterator[dict[str, str]]:
    """The names that may be printed so."""
    suffix = ""
    if (found := _SUFFIX.search(text)) is not None:
        suffix, text = found[1], text[: found.start()]
    if not form.has_given:
        if is_name(text):
            yield {"family": text}
        return
    if _BODY.search(text):
        return
    splits = _splits(text, form)
    for family, given in splits:
        if not is_name(family) or (form.initials and not _is_initials(given, form.initials)):
            continue
        if not form.initials and not _is_given(given):
            continue
        name = {"family": family, "given": _spelt(given) if form.initials else given}
        yield {**name, "suffix": suffix} if suffix else name
    if is_name(text) and " " not in text and not suffix:
        yield {"family": text}


def _splits(text: str, form: NameForm) -> Iterator[tuple[str, str]]:
    between = form.between or " "
    at = text.find(between)
    while at >= 0:
        left, right = text[:at], text[at + len(between) :]
        if left and right:
            yield (left, right) if form.family_first else (right, left)
        at = text.find(between, at + 1)


def is_name(text: str) -> bool:
    """Whether every word may belong to a family name: a capital first, or one of the particles."""
    words = text.split(" ")
    if not text or any(character.isdigit() or character in ',;:&()[]“”"' for character in text):
        return False
    if sum(word.lower() not in _PARTICLES for word in words) > MOST_WORDS:
        return False
    return all(_is_name_word(word) for word in words) and not all(word.lower() in _PARTICLES for word in words[-1:])


def _is_name_word(word: str) -> bool:
    if not word:
        return False
    first = word.lstrip("'’‘")[:1]
    return not first.islower() or word.lower() in _PARTICLES or any(sign in word[:4] for sign in "'’-")


def _is_given(text: str) -> bool:
    """Given names in full; all in bare initials is how no record is printed."""
    if not is_name(text):
        return False
    words = re.split("[ -]", text)
    return not all(word.isupper() and word.isalpha() and len(word) < 4 for word in words)


def _is_initials(text: str, example: str) -> bool:
    """Whether initials look like the example's: with or without full stops, spaces and capitals."""
    if not _INITIALS.fullmatch(text):
        return False
    letters = re.findall(r"[^\W\d_]+", text)
    dots = example.count(".") > 0
    if dots != ("." in text) or (dots and not all(len(part) <= 2 for part in letters)):
        return False
    return all(part[:1].isupper() for part in letters) and (dots or len("".join(letters)) <= 6)


def _spelt(initials: str) -> str:
    """ "JA", "J.A." or "J-P" as a record has them: "J. A.", "J.-P."."""
    groups = re.split(r"(-)", initials)
    words = []
    for group in groups:
        if group == "-":
            words.append("-")
            continue
        parts = re.findall(r"[^\W\d_]+\.?", group)
        letters = [part if part.endswith(".") else " ".join(f"{letter}." for letter in part) for part in parts]
        words.append(" ".join(letters))
    return "".join(words)


def calmed(name: Mapping[str, Any]) -> dict[str, Any]:
    """The name without capitals all through: where a style wants them, it sets them itself.

    >>> calmed({"family": "LINDQVIST", "given": "A."})
    {'family': 'Lindqvist', 'given': 'A.'}
    """
    found = dict(name)
    for part in ("family", "given", "literal"):
        text = found.get(part)
        if isinstance(text, str) and text.isupper() and _LONG_WORD.search(text) and (part != "literal" or " " in text):
            found[part] = text.title()
    return found


def may_be_body(text: str) -> bool:
    """Whether a block of names may be the name of one organisation."""
    words = text.split(" ")
    if len(words) < 2 or any(sign in text for sign in ";:()[]") or not _BODY.search(text):
        return False
    return not any(word.isupper() and len(word.strip(".,")) < 3 for word in words) and not re.search(r"\bet al", text)


def dummies(count: int) -> list[dict[str, Any]]:
    """People who stand for those that "et al." leaves out."""
    return [{"family": f"Other{number}", "given": "A."} for number in range(count)]
