"""The words a reference is searched by. Room: sources."""

from refkit.model.record import Record
from refkit.text.fold import collapse_spaces
from refkit.text.invisible import strip_invisible
from refkit.text.markup import strip_markup

LONGEST_QUERY = 800  # characters; more than 99.9 % of references have less, and addresses have bounds


def printed_reference(reference: Record) -> str:
    """The reference as it was printed; where it never was, its names, title, container and numbers.

    On one line and of bounded length. "" where there is nothing to search by.

    >>> printed_reference(Record(title="On trees", container_title="Acta", volume="7", issued="2001"))
    'On trees. Acta. 2001. 7'
    """
    printed = reference.origin.text if reference.origin else None
    return _shortened(collapse_spaces(strip_invisible(printed or _composed(reference))))


def _composed(reference: Record) -> str:
    names = (reference.author or reference.editor)[:10]
    parts = (
        ", ".join(name.family or name.literal or "" for name in names),
        strip_markup(reference.title or reference.translated_title or ""),
        strip_markup(reference.container_title or ""),
        str(reference.issued.year) if reference.issued and reference.issued.year else "",
        reference.volume or "",
        reference.issue or "",
        reference.page or "",
    )
    has_words = any(parts[:3])
    return ". ".join(filter(None, parts)) if has_words else ""


def _shortened(query: str) -> str:
    if len(query) <= LONGEST_QUERY:
        return query
    head = query[:LONGEST_QUERY]
    return head.rpartition(" ")[0] or head
