"""Variables written into the note field ("original-date: 1901"), as reference managers let their users do."""

import re

from refkit.csl.items.clean import clean

_BRACED = re.compile(r"\{:([-_a-z]+|[A-Z]+): *([^{}]+)\}")
_LINE = re.compile(r"([-_a-z]+|[A-Z]+): *([^}]+)\Z")


def fields_in_note(note: str) -> tuple[list[tuple[str, str]], str]:
    """The (variable, value) pairs and what is left of the note.

    Only lines at the start count (the very first line may be prose); `{:variable: value}` counts on any of
    them.
    """
    lines = _BRACED.sub(lambda found: f"\n{found[1]}: {found[2]}\n", note).split("\n")
    fields: list[tuple[str, str]] = []
    rest: list[str] = []
    for position, line in enumerate(lines):
        if not line.strip():
            continue
        found = _LINE.match(line.strip())
        if found:
            fields.append((found[1], clean(found[2].strip())))
        elif position == 0:
            rest.append(line)
        else:
            rest.extend(lines[position:])
            break
    return fields, "\n".join(rest).strip()
