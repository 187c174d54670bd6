"""A work as a metadata provider knows it: a candidate for a printed reference. Ground floor."""

from dataclasses import dataclass

from refkit.model.record import Record


@dataclass(frozen=True, slots=True)
class Work:
    """One provider's answer: the cleaned record, and what matching needs beyond it.

    `other_titles` are further titles in the work's own language (with subtitle, short); `original_titles`
    those that the provider calls original or vernacular. `years` are all years the provider names for
    publication (print, online, issued). `corrects` and `corrected_by` hold DOIs, by kind
    ("retraction", "erratum", …), so that a correction is never taken for the work. `registered_type` is
    the provider's own word for what it is, `article_number` stands here also where pages stand in the record.
    `identifier` is the work's DOI, "" where it has none (its PMID or ISBN stands in the record). `is_abridged`
    says that the provider knows more and tells it when asked for this one work.
    """

    record: Record
    source: str
    identifier: str
    other_titles: tuple[str, ...] = ()
    original_titles: tuple[str, ...] = ()
    container_titles: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()
    corrects: tuple[tuple[str, str], ...] = ()
    corrected_by: tuple[tuple[str, str], ...] = ()
    registered_type: str = ""
    article_number: str = ""
    is_abridged: bool = False

    @property
    def label(self) -> str:
        """What to call the work in a message: its DOI, else its PMID or ISBN, else its title in quotes."""
        names = (("PMID", self.record.pmid), ("ISBN", self.record.isbn))
        number = next((f"{kind} {value}" for kind, value in names if value), "")
        return self.identifier or number or f"“{self.record.title}”"
