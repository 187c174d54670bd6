"""Keywords: one text in a record, a list in files. Room: formats."""

from collections.abc import Iterable


def split_keywords(text: str | None) -> list[str]:
    """The keywords of a text, cut at semicolons, or at commas where there is no semicolon.

    >>> split_keywords("sleep, magnesium"), split_keywords("sleep; cramps, nightly")
    (['sleep', 'magnesium'], ['sleep', 'cramps, nightly'])
    """
    if not text:
        return []
    sign = ";" if ";" in text else ","
    return [word.strip() for word in text.split(sign) if word.strip()]


def join_keywords(words: Iterable[str]) -> str:
    """One text that `split_keywords` cuts in the same places."""
    listed = [" ".join(word.replace(";", ",").split()) for word in words if word.strip()]
    if any("," in word for word in listed):
        return "; ".join(listed) + (";" if len(listed) == 1 else "")
    return ", ".join(listed)
