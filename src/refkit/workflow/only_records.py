"""What a verb was given, when it takes records and nothing else. Workflow."""

from collections.abc import Iterable, Iterator

from refkit.errors import InputError
from refkit.model.record import Record


def only_records(references: object, verb: str) -> Iterable[Record]:
    """The records, one by one; a single Record counts as a list of one.

    Raises:
        InputError: `references` are no records: told at once, and of one among many when its turn comes.
    """
    if isinstance(references, Record):
        return (references,)
    if isinstance(references, str | bytes | dict) or not isinstance(references, Iterable):
        raise InputError(
            f"{verb} takes References or Records, not {type(references).__name__}. "
            "Make them with refkit.parse(text), refkit.parse_strings([…]) or refkit.read(path)."
        )
    return _checked(references)


def _checked(references: Iterable[object]) -> Iterator[Record]:
    for number, record in enumerate(references, 1):
        if not isinstance(record, Record):
            raise InputError(
                f"Reference {number} is a {type(record).__name__}, not a Record; see refkit.parse_strings."
            )
        yield record
