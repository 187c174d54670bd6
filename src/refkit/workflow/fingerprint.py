"""What a reference is known again by in a later run: its printed string. Workflow."""

import hashlib

from refkit.model.printed import printed_text
from refkit.model.record import Record
from refkit.text.fold import squash

_FOUND_LATER = ("doi", "pmid", "pmcid", "url")  # what looking up adds to a record that was never printed


def fingerprint(record: Record) -> str:
    """A short name for the reference as printed, the same in every run.

    Case, spaces, punctuation and the entry's number count for nothing. A record that was never printed is known by
    its fields without its identifiers, so that a DOI which a run adds leaves it what it was. It begins with a letter:
    a spreadsheet would take some names of digits for numbers.

    >>> from refkit.model.origin import Origin
    >>> printed = [Record(origin=Origin(text=text)) for text in ("Doe J. On trees. 2001.", "DOE J.  On trees; 2001")]
    >>> fingerprint(printed[0]) == fingerprint(printed[1])
    True
    """
    if record.origin is None or not record.origin.text:
        record = record.model_copy(update=dict.fromkeys(_FOUND_LATER))
    text = printed_text(record)
    return f"r{hashlib.sha256((squash(text) or text).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
