"""Which place in which text or file a record was read from. Ground floor: imports nothing from refkit."""

from pydantic import BaseModel, ConfigDict


class Origin(BaseModel):
    """The place a record came from: a span of a text's reference list, or a line of a file.

    `span` are character offsets (start, end) in the text that was given; `text` is the reference as
    printed, without its label; `position` and `list_number` count from 1.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str | None = None
    span: tuple[int, int] | None = None
    list_number: int | None = None
    position: int | None = None
    label: str | None = None
    list_language: str | None = None
    file: str | None = None
    line: int | None = None
    key: str | None = None
