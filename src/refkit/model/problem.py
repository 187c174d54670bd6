"""Something that could not be understood, kept instead of dropped. Ground floor: imports nothing from refkit."""

from typing import Literal, NamedTuple

ProblemKind = Literal["file", "entry", "field", "text"]


class Problem(NamedTuple):
    """What went wrong, and where. `line` counts from 1; `text` is what was not understood."""

    kind: ProblemKind
    line: int | None
    message: str
    text: str = ""

    def __str__(self) -> str:
        """One line, fit for standard error."""
        place = f"line {self.line}: " if self.line is not None else ""
        return f"{place}{self.message}"
