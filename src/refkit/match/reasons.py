"""Decisions in words. Room: match."""

from refkit.match.comparison import Comparison
from refkit.match.decision import Agreement, Outcome

_WORDS = {
    "title": "title",
    "author": "first author",
    "co_author": "co-authors",
    "year": "year",
    "volume": "volume",
    "issue": "issue",
    "first_page": "first page",
    "last_page": "last page",
    "container_title": "journal or book",
    "doi": "DOI",
    "type": "kind of work",
}


def reason_for_nothing(unknown_dois: tuple[str, ...]) -> str:
    """Why there is no answer where there was no candidate."""
    return f"No source knows a work with these words and numbers.{_on_dois(unknown_dois)}"


def reason_for(
    outcome: Outcome, best: Comparison, rivals: tuple[Comparison, ...], unknown_dois: tuple[str, ...]
) -> str:
    """One or two sentences on what agrees, what differs and what came of it."""
    return _about_works(outcome, best, rivals) + _on_dois(unknown_dois)


def _on_dois(unknown: tuple[str, ...]) -> str:
    """That a printed DOI is of no candidate: an index on disk holds only what was put into it."""
    if not unknown:
        return ""
    which = f"DOI {unknown[0]} is" if len(unknown) == 1 else f"DOIs {_join(list(unknown))} are"
    return f" The printed {which} not in the index or source that was asked."


def _about_works(outcome: Outcome, best: Comparison, rivals: tuple[Comparison, ...]) -> str:
    if not any(item.verdict is Agreement.AGREE for item in best.evidence.values()):
        return "No answer: nothing that is printed agrees with any work that was found."
    about = f"{_name(best)}: {_summary(best)}"
    if outcome is Outcome.ACCEPTED:
        return f"Accepted {about}"
    if outcome is Outcome.TIE:
        others = ", ".join(_name(rival) for rival in rivals[:3])
        return f"No answer: {_name(best)} and {others} agree equally well. {_summary(best).capitalize()}"
    if best.is_notice:
        return f"No answer: the nearest, {_name(best)}, is a notice or a part and not the work itself."
    return f"No answer: the evidence for the nearest, {_name(best)}, is too little. {_summary(best).capitalize()}"


def _name(comparison: Comparison) -> str:
    return comparison.work.label


def _summary(comparison: Comparison) -> str:
    agreeing = [_WORDS[item.field] for item in comparison.evidence.values() if item.verdict is Agreement.AGREE]
    differing = [
        f"{_WORDS[item.field]} (printed {item.printed}, registered {item.found})"
        if item.printed
        else _WORDS[item.field]
        for item in comparison.evidence.values()
        if item.verdict is Agreement.DIFFER
    ]
    agree = f"{_join(agreeing)} {'agrees' if len(agreeing) == 1 else 'agree'}" if agreeing else "nothing agrees"
    differ = f"; {_join(differing)} {'differs' if len(differing) == 1 else 'differ'}" if differing else ""
    title = "; the title is not found in the string" if "title" not in agreeing else ""
    return f"{agree}{differ}{title}."


def _join(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
