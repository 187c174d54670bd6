"""English titles in title case, brought to sentence case. Ground floor: imports only refkit.text."""

import re

from refkit.text.capitals import known_name, undo_capitals
from refkit.text.language import guess_language
from refkit.text.markup import strip_markup

FEWEST_WORDS = 3  # words of four letters and more that have to begin with a capital
CAPITALS_SHARE = 0.7  # of those words: in sentence case fewer are names
SHORTEST_WORD = 4  # letters; title case leaves many shorter words in lower case
_TOKEN = re.compile(r"<(?P<closing>/?)(?P<tag>[a-z]++)(?P<rest>[^<>]{0,80}+)>|(?P<word>[^\W\d_]\w*+(?:['’]\w++)*+)")
_STARTS = re.compile(r"(?:\A|[.?!:]['\"”’»)\]]*+\s++|[–—]\s++)['\"“‘„«(\[¿¡\s]*+\Z")
_LOOK_BACK = 12
_PROTECTED = ("i", "em", "span", "sc")  # a species in italics, small capitals, what is marked to be left alone


def sentence_case(title: str, like: str = "") -> str:
    """A title without its capitals, where it is English and in title case; any other one comes back unchanged.

    The first word, those after a full stop, question mark or colon, known names, acronyms, words with digits or
    inner capitals, single letters, possessives ("Alzheimer's") and what is set in italics keep their capitals.
    A word that stands in `like` (the title as somebody else wrote it) is written as there.

    >>> sentence_case("Magnesium in Prevention and Therapy of Alzheimer's Disease: A Review")
    "Magnesium in prevention and therapy of Alzheimer's disease: A review"
    >>> sentence_case("Sleep in Patients with COVID-19 Treated at Uppsala", like="Sleep in patients treated at Uppsala")
    'Sleep in patients with COVID-19 treated at Uppsala'
    >>> sentence_case("Die Bedeutung der Gesundheit für Kinder")
    'Die Bedeutung der Gesundheit für Kinder'
    """
    title = undo_capitals(title)
    if not is_title_case(title):
        return title
    written = {} if is_title_case(like) else {word.lower(): word for word in _words(like)[1:]}
    pieces: list[str] = []
    at, depth = 0, 0
    for match in _TOKEN.finditer(title):
        pieces.append(title[at : match.start()])
        at = match.end()
        word = match["word"]
        if word is None:
            is_protecting = match["tag"] in _PROTECTED
            depth = max(depth + (0 if not is_protecting else -1 if match["closing"] else 1), 0)
            pieces.append(match[0])
        else:
            before = "".join(pieces)[-_LOOK_BACK:] if at <= _LOOK_BACK else _plain_end(pieces)
            pieces.append(word if depth or _starts(before) else _recased(word, title[at : at + 1], written))
    return "".join(pieces) + title[at:]


def is_title_case(title: str) -> bool:
    """Say whether a title is English and most of its longer words begin with a capital.

    >>> is_title_case("Magnesium in Prevention and Therapy"), is_title_case("Magnesium in prevention and therapy")
    (True, False)
    """
    plain = strip_markup(title)
    longer = [word for word in _words(plain)[1:] if len(word) >= SHORTEST_WORD]
    capital = sum(word[0].isupper() for word in longer)
    if capital < min(FEWEST_WORDS, max(len(longer), 2)) or capital < CAPITALS_SHARE * len(longer):
        return False
    guess = guess_language(plain.lower())
    return guess is not None and guess.language == "en"


def _words(text: str) -> list[str]:
    return [match["word"] for match in _TOKEN.finditer(text) if match["word"]]


def _plain_end(pieces: list[str]) -> str:
    """The last characters before a word, without tags."""
    end = ""
    for piece in reversed(pieces):
        if not (piece.startswith("<") and piece.endswith(">")):
            end = piece + end
        if len(end) >= _LOOK_BACK:
            break
    return end


def _starts(before: str) -> bool:
    return not before.strip() or (_STARTS.search(before) is not None and before[:1] != "")


def _recased(word: str, after: str, written: dict[str, str]) -> str:
    if as_written := written.get(word.lower()):
        return as_written
    is_plain = word[:1].isupper() and word[1:].islower()
    if not is_plain or (len(word) == 1 and word != "A"):
        return word
    if known_name(word) or word.endswith(("'s", "’s")) or (after == "." and len(word) <= 2):
        return word
    return word.lower()
