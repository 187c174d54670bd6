"""The seam of parsing: which label each token of a reference has, and how sure that is. Room: parse."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

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
