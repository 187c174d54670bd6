"""The seam of parsing: which label each token of a reference has, and how sure that is. Room: parse."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from refkit.parse.tokens import Token


class Label(StrEnum):
    """What a token of a reference is part of. Marks such as "pp." or "In:" and punctuation are `OTHER`."""

    AUTHOR = "author"
    GROUP_AUTHOR = "group-author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    TITLE = "title"
    TRANSLATED_TITLE = "translated-title"
    ORIGINAL_TITLE = "original-title"
    CONTAINER_TITLE = "container-title"
    TRANSLATED_CONTAINER_TITLE = "translated-container-title"
    COLLECTION_TITLE = "collection-title"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    DATE = "date"
    ACCESSED = "accessed"
    PUBLISHER = "publisher"
    LOCATION = "location"
    EDITION = "edition"
    GENRE = "genre"
    LANGUAGE_NOTE = "language-note"
    DOI = "doi"
    URL = "url"
    ARXIV = "arxiv"
    PMID = "pmid"
    PMCID = "pmcid"
    ISBN = "isbn"
    NUMBER = "number"
    CITATION_NUMBER = "citation-number"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Labelling:
    """A label for every token, and the marginal probability, 0–1, that it is the right one."""

    labels: tuple[Label, ...]
    marginals: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.labels) != len(self.marginals):
            raise ValueError(f"{len(self.labels)} labels but {len(self.marginals)} marginals")


class Labeller(Protocol):
    """Anything that labels the tokens of one reference: rules, a trained model, a person."""

    def label(self, tokens: tuple[Token, ...]) -> Labelling:
        """One label and one marginal for each token, in order."""
        ...


@runtime_checkable
class BatchLabeller(Labeller, Protocol):
    """A labeller that is faster with several references at once; their labels are those that each has alone."""

    def label_many(self, references: Sequence[tuple[Token, ...]]) -> Sequence[Labelling]:
        """One labelling for each reference, in order."""
        ...


def label_all(labeller: Labeller, references: Sequence[tuple[Token, ...]]) -> Sequence[Labelling]:
    """The labelling of each reference, together where the labeller knows how."""
    if isinstance(labeller, BatchLabeller):
        return labeller.label_many(references)
    return [labeller.label(tokens) for tokens in references]
