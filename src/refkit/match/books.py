"""A book is not the chapter printed before it, nor the review of it. Room: match.

Both print the book's title, its year and mostly its author's or editor's name, so only what stands around the title
tells: "In:" before it with a contribution before that, or a word for a review.
"""

import re

from refkit.match.printed import Printed
from refkit.model.work import Work

BOOKS = frozenset({"book", "collection"})  # CSL types of what contributions appear in
FEWEST_WORDS = 2  # an author and one word of a title: "Kuhn TS. Preface. In: …"
EDITORS = 200  # letters that may stand between "In" and the title: the names of the editors
BEFORE_TITLE, BEHIND_TITLE = 100, 40  # letters in which a word for a review is looked for

_IN = r"(?:in|i|en|em|dans|w|teoksessa|в кн\.?|у кн\.?)"
_IN_WITH_COLON = re.compile(rf"(?:^|[\s.,;?!\"')\]]){_IN}\s?:|\s//\s")
_IN_AFTER_SENTENCE = re.compile(rf"[.?!,][\"')\]]?\s{_IN}\s")
_WORD = re.compile(r"[^\W\d_]{3,}")
_REVIEW = r"(?:review|rezension|recension|recensione|resena|resenha|anmeldelse|compte[- ]rendu|besprechung)"
_REVIEW_BEFORE = re.compile(
    rf"(?:book reviews?|reviewed work|rev\. of|(?:^|[.?!\"'(\[]\s{{0,2}}){_REVIEW}s?(?:\s(?:essay|article))?"
    r"\s?(?::|of|zu|von|av|af|de|di|do|da|til|sobre)(?!\w))[^.?!]{0,80}$"
)
_REVIEW_BEHIND = re.compile(rf"[(\[](?:book )?{_REVIEW}[)\]]|\breviewed by\b|\bbook review\b")


def is_only_its_book(printed: Printed, work: Work, title: tuple[int, int] | None) -> bool:
    """Whether a candidate is the book that the printed work is a chapter, or a review, of.

    `title` is the place of the book's title in `printed.text`.
    """
    if title is None or work.record.type not in BOOKS:
        return False
    before, behind = printed.masked[: title[0]], printed.masked[title[1] : title[1] + BEHIND_TITLE]
    if _REVIEW_BEFORE.search(before[-BEFORE_TITLE:]) or _REVIEW_BEHIND.search(behind):
        return True
    return _has_contribution(before)


def _has_contribution(before: str) -> bool:
    """Whether "In:", or "In" where a sentence begins, stands before a book's title and a contribution before that."""
    near = max(0, len(before) - EDITORS)
    for pattern in (_IN_WITH_COLON, _IN_AFTER_SENTENCE):
        for match in pattern.finditer(before + " ", near):
            if len(_WORD.findall(before[: match.start()])) >= FEWEST_WORDS:
                return True
    return False
