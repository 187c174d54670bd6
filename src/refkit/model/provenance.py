"""Where a field's value came from and how sure that is. Ground floor: imports nothing from refkit."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field


class ProvenanceKind(StrEnum):
    """Who says so."""

    PRINTED = "printed"
    PROVIDER = "provider"
    BY_HAND = "by-hand"
    GUESSED = "guessed"


class Provenance(BaseModel):
    """The witness for one field: `source` names the provider, `span` the characters in `origin.text`.

    `confidence` lies in 0–1: the share of such fields that are right.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: ProvenanceKind
    source: str | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    span: tuple[int, int] | None = None

    @classmethod
    def printed(cls, confidence: float, start: int, end: int) -> Self:
        """The witness of words that stand in the text; unchecked, since a parser makes ten of them for each reference.

        >>> Provenance.printed(0.9, 3, 7) == Provenance(kind=ProvenanceKind.PRINTED, confidence=0.9, span=(3, 7))
        True
        """
        witness = cls.__new__(cls)
        _put(witness, "__dict__", {"kind": _PRINTED, "source": None, "confidence": confidence, "span": (start, end)})
        _put(witness, "__pydantic_fields_set__", _FIELDS_OF_PRINTED)
        _put(witness, "__pydantic_extra__", None)
        _put(witness, "__pydantic_private__", None)
        return witness


_put = object.__setattr__  # the values themselves refuse changes
_FIELDS_OF_PRINTED = {"kind", "confidence", "span"}  # one set for all: nothing changes a frozen value
_PRINTED = ProvenanceKind.PRINTED
