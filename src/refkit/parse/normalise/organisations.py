"""Organisations printed with commas: "European Commission, Directorate-General for Energy". Room: parse."""

import re

from refkit.parse.normalise.person import EAST_ASIAN, INITIALS_ONLY, is_particle
from refkit.parse.words.given_names import is_given_name
from refkit.parse.words.organisations import has_organisation_word

_LEAST_WORDS = 3  # of an organisation that stands alone before people; two words may be a double family name
_LONGEST_EAST_ASIAN_NAME = 6  # characters without blanks
_DOTTED = re.compile(r"[^\W\d_]\.(?!\s?[SK]\.)")


def end_of_organisation(printed: str) -> int:
    """Where the organisation ends that a list of authors begins with; 0 where it begins with a person.

    >>> text = "European Commission, Directorate-General for Energy, Baker L"
    >>> text[: end_of_organisation(text)], end_of_organisation("Bank Meyer, J., Doe, R.")
    ('European Commission, Directorate-General for Energy', 0)
    """
    if "," not in printed or ";" in printed or not has_organisation_word(printed):
        return 0
    end = at = count = 0
    for part in printed.split(","):
        if not _is_organisation(part.strip()):
            break
        at = end + len(part) + (end > 0)
        count, end = count + 1, at
    if count == 0 or (count == 1 and len(printed[:end].split()) < _LEAST_WORDS):
        return 0
    following = printed[end:].strip(" ,").split(",")[0].strip()
    return 0 if INITIALS_ONLY.match(following) else end


def _is_organisation(part: str) -> bool:
    words = part.removeprefix("and ").split()
    if len(words) < 2 or not has_organisation_word(part) or any(map(INITIALS_ONLY.match, words[-1:])):
        return False
    return not (
        is_given_name(words[0]) or is_particle(words[0]) or _DOTTED.search(words[0].replace("U.", "").replace("S.", ""))
    )


def is_list_of_people(printed: str) -> bool:
    """Whether Chinese, Japanese or Korean text that was taken for one organisation is people with commas between.

    >>> is_list_of_people("兼宗 進 , 筧 捷彦"), is_list_of_people("中国科学院地理研究所, 北京")
    (True, False)
    """
    if "," not in printed or not EAST_ASIAN.search(printed) or has_organisation_word(printed):
        return False
    parts = [part.replace(" ", "") for part in printed.split(",")]
    return all(EAST_ASIAN.search(part) and len(part) <= _LONGEST_EAST_ASIAN_NAME for part in parts)
