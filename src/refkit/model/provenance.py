"""Where a field's value came from and how sure that is. Ground floor: imports nothing from refkit."""

from enum import StrEnum
from typing import Annotated

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
