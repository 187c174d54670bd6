"""The variables of CSL 1.0.2: which there are, of what kind, and what refkit's fields are called. Ground floor.

Source: CSL 1.0.2 specification, Appendix III (types) and IV (variables); csl-data.json schema.
"""

TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)

NAME_VARIABLES = (
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editorial-director",
    "editor-translator",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "translator",
)

DATE_VARIABLES = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")

NUMBER_VARIABLES = (
    "chapter-number",
    "citation-number",
    "collection-number",
    "edition",
    "first-reference-note-number",
    "issue",
    "locator",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "page",
    "page-first",
    "part-number",
    "printing-number",
    "section",
    "supplement-number",
    "version",
    "volume",
)

STANDARD_VARIABLES = (
    "abstract",
    "annote",
    "archive",
    "archive_collection",
    "archive_location",
    "archive-place",
    "authority",
    "call-number",
    "citation-key",
    "citation-label",
    "collection-title",
    "container-title",
    "container-title-short",
    "dimensions",
    "division",
    "DOI",
    "event",
    "event-place",
    "event-title",
    "genre",
    "ISBN",
    "ISSN",
    "journalAbbreviation",
    "jurisdiction",
    "keyword",
    "language",
    "license",
    "medium",
    "note",
    "original-publisher",
    "original-publisher-place",
    "original-title",
    "part-title",
    "PMCID",
    "PMID",
    "publisher",
    "publisher-place",
    "references",
    "reviewed-genre",
    "reviewed-title",
    "scale",
    "shortTitle",
    "source",
    "status",
    "title",
    "title-short",
    "URL",
    "volume-title",
    "year-suffix",
)

# refkit's own fields that travel to other programs under CSL-JSON's `custom`.
CUSTOM_FIELDS = (
    "author_open",
    "translated_title",
    "translated_title_origin",
    "title_language",
    "translated_title_language",
    "translated_container_title",
    "registry_number",
)


def field_of(variable: str) -> str:
    """The name of refkit's field for a CSL variable.

    >>> field_of("container-title"), field_of("DOI"), field_of("journalAbbreviation")
    ('container_title', 'doi', 'journal_abbreviation')
    """
    if variable in ("journalAbbreviation", "shortTitle"):
        return {"journalAbbreviation": "journal_abbreviation", "shortTitle": "short_title"}[variable]
    return variable.lower().replace("-", "_")


FIELD_OF = {
    variable: field_of(variable)
    for variable in (*NAME_VARIABLES, *DATE_VARIABLES, *NUMBER_VARIABLES, *STANDARD_VARIABLES)
}
VARIABLE_OF = {field: variable for variable, field in FIELD_OF.items()}
