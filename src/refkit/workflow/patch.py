"""Put what was found into a file where it stands, every other byte untouched. Workflow."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from refkit.errors import InputError
from refkit.formats import registry
from refkit.formats.patching import Patcher, addition
from refkit.model.record import Record
from refkit.workflow.convert import read
from refkit.workflow.files import read_file


def patch(source: str | Path | bytes, records: Iterable[Record], *, format: str | None = None) -> bytes:
    """The file with what `records` have and its references have not; only bytes are put in.

    `records` stand in the order of the file, one for each of its references, as `enrich(read(source)).records`
    gives them. Fields that a reference has already are never changed. A JATS citation that is printed text
    gets identifiers (`pub-id`) alone.

    Raises:
        InputError: the format cannot be added to, or there are more or fewer records than references.
        FormatError: the file is too broken to say where an addition belongs.

    >>> from refkit.model.record import Record
    >>> print(patch(b"@misc{a,\\n  title = {T}\\n}", [Record(id="a", title="T", doi="10.1000/182")]).decode())
    @misc{a,
      title = {T},
      doi = {10.1000/182}
    }
    """
    data, name = (source, "") if isinstance(source, bytes) else (read_file(Path(source)), str(source))
    format = patchable_format(data, name, format)
    references = read(data, format=format)
    found = tuple(records)
    if len(found) != len(references):
        raise InputError(
            f"The file has {len(references)} references and {len(found)} records were given: one for each is needed."
        )
    pairs = enumerate(zip(references, found, strict=True))
    additions = {place: new for place, (old, record) in pairs if (new := addition(old, record)) is not None}
    return cast("Patcher", registry.reader(format)).patch(data, additions)


def patchable_format(data: bytes, name: str, format: str | None = None) -> str:
    """The format of the file called `name`, if files of that format can be added to in place.

    Raises:
        InputError: they cannot, or it is a text.
    """
    found = format or registry.guess_format(data, name)
    if found is not None and registry.can(found, "patch"):
        return found
    able = ", ".join(known for known in registry.format_names() if registry.can(known, "patch"))
    what = f"in the format {found!r}" if found else "a text"
    raise InputError(f"Only files of these formats can be added to in place: {able}; {name or 'this'!r} is {what}.")
