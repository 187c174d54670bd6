"""DataCite's metadata as values shared by its JSON and XML. Room: formats.

Source: DataCite Metadata Schema 4.6 (2024), "Controlled list definitions".
"""

TYPE_OF = {
    "Audiovisual": "motion_picture", "Book": "book", "BookChapter": "chapter", "Collection": "collection",
    "ComputationalNotebook": "software", "ConferencePaper": "paper-conference", "ConferenceProceeding": "book",
    "DataPaper": "article-journal", "Dataset": "dataset", "Dissertation": "thesis", "Event": "event",
    "Film": "motion_picture", "Image": "graphic", "InteractiveResource": "webpage", "Journal": "periodical",
    "JournalArticle": "article-journal", "OutputManagementPlan": "report", "PeerReview": "review",
    "Preprint": "article", "Report": "report", "Software": "software", "Sound": "song", "Standard": "standard",
    "Text": "document", "Model": "software", "Workflow": "software", "Presentation": "speech",
    "Poster": "graphic", "StudyRegistration": "report", "Other": "document",
}  # fmt: skip
WORD_OF = {
    "article": "Preprint", "article-journal": "JournalArticle", "book": "Book", "chapter": "BookChapter",
    "collection": "Collection", "dataset": "Dataset", "event": "Event", "graphic": "Image",
    "motion_picture": "Audiovisual", "paper-conference": "ConferencePaper", "periodical": "Journal",
    "report": "Report", "review": "PeerReview", "software": "Software", "song": "Sound", "standard": "Standard",
    "thesis": "Dissertation", "webpage": "InteractiveResource",
}  # fmt: skip
CONTRIBUTORS = {"Editor": "editor", "ContactPerson": "contributor", "DataCurator": "curator", "Producer": "producer"}
WORD_OF_ROLE = {role: word for word, role in CONTRIBUTORS.items()} | {"contributor": "Other"}
TITLE_FIELDS = {"TranslatedTitle": "translated_title", "AlternativeTitle": "original_title"}
IDENTIFIERS = {"ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid"}


def type_of(general: str | None, own: str | None) -> str:
    """The CSL type for DataCite's general type, and where that only says "Text" for its free words.

    >>> type_of("Text", "Journal article"), type_of("Dataset", None)
    ('article-journal', 'dataset')
    """
    squeezed = (own or "").replace(" ", "").lower()
    if general in (None, "Text", "Other"):
        found = next((kind for word, kind in TYPE_OF.items() if word.lower() == squeezed), None)
        return found or {"article": "article-journal", "thesis": "thesis", "phdthesis": "thesis"}.get(
            squeezed, "document"
        )
    return TYPE_OF.get(general or "", "document")
