"""EndNote's reference types and the CSL types they are, for .enw and EndNote XML alike. Room: formats.

Source: EndNote manual, "Reference types"; the numbers are those of EndNote's XML export.
"""

TYPE_NAMES = {
    "article": "Preprint", "article-journal": "Journal Article", "article-magazine": "Magazine Article",
    "article-newspaper": "Newspaper Article", "bill": "Bill", "book": "Book", "chapter": "Book Section",
    "classic": "Classical Work", "dataset": "Dataset", "entry-dictionary": "Dictionary",
    "entry-encyclopedia": "Encyclopedia", "figure": "Figure", "graphic": "Artwork", "hearing": "Hearing",
    "interview": "Interview", "legal_case": "Case", "legislation": "Statute", "manuscript": "Unpublished Work",
    "map": "Map", "motion_picture": "Film or Broadcast", "musical_score": "Music", "pamphlet": "Pamphlet",
    "paper-conference": "Conference Paper", "patent": "Patent", "periodical": "Serial",
    "personal_communication": "Personal Communication", "post": "Social Media", "post-weblog": "Blog",
    "report": "Report", "software": "Computer Program", "song": "Audiovisual Material", "standard": "Standard",
    "thesis": "Thesis", "webpage": "Web Page",
}  # fmt: skip
TYPES = {tag.lower(): kind for kind, tag in TYPE_NAMES.items()} | {
    "conference proceedings": "paper-conference", "edited book": "book", "electronic article": "article-journal",
    "electronic book": "book", "electronic book section": "chapter", "electronic source": "webpage",
    "government document": "report", "manuscript": "manuscript", "online database": "dataset",
    "online multimedia": "webpage", "ancient text": "classic", "catalog": "book", "grant": "report",
    "legal rule or regulation": "regulation", "chart or table": "figure", "equation": "figure",
    "podcast": "broadcast", "television episode": "broadcast", "discussion forum": "post",
    "multimedia application": "software",
}  # fmt: skip
NUMBERS = {
    2: "graphic", 3: "motion_picture", 4: "bill", 5: "chapter", 6: "book", 7: "legal_case", 9: "software",
    10: "paper-conference", 12: "webpage", 14: "hearing", 16: "webpage", 17: "article-journal",
    19: "article-magazine", 20: "map", 21: "motion_picture", 23: "article-newspaper", 25: "patent",
    26: "personal_communication", 27: "report", 28: "book", 31: "legislation", 32: "thesis", 34: "manuscript",
    36: "manuscript", 37: "figure", 43: "article-journal", 44: "book", 45: "dataset", 46: "report",
    47: "paper-conference", 52: "entry-dictionary", 53: "entry-encyclopedia", 54: "report", 56: "post-weblog",
    57: "periodical", 58: "standard", 59: "dataset", 60: "chapter",
}  # fmt: skip
SERIES_TYPES = frozenset(["book", "report", "thesis", "map", "pamphlet"])  # the secondary title is a series here
GENERIC = 13
