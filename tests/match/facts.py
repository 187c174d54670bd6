"""A handful of works that are easily taken for one another, and strings that cite them."""

from refkit.model.crossref import work_from_crossref
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.model.work import Work


def article(doi: str, title: str, authors: str, journal: str, year: int, numbers: str, **more: object) -> Work:
    """A work of Crossref's; `numbers` is "volume/issue/page", `authors` family names divided by commas."""
    volume, issue, page = numbers.split("/")
    message = {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": [{"family": name.strip(), "given": "A."} for name in authors.split(",") if name.strip()],
        "container-title": [journal],
        "issued": {"date-parts": [[year]]},
        "volume": volume,
        "issue": issue,
        "page": page,
    }
    return work_from_crossref(message | more)


def cited(text: str) -> Record:
    """A record of which nothing is known but the printed string."""
    return Record(origin=Origin(text=text))


NUTRIENTS = "10.3390/nu7095388"
MAGNESIUM = article(
    NUTRIENTS, "Magnesium in Prevention and Therapy", "Gröber, Schmidt, Kisters", "Nutrients", 2015, "7/9/8199-8226"
)
PART_ONE = article(
    "10.1000/carbonyl.1", "Carbonyl reactions. IV. The condensation of anisaldehyde with ketones", "Noyce, Snyder",
    "Journal of the American Chemical Society", 1958, "80/16/4324-4327",
)  # fmt: skip
PART_TWO = article(
    "10.1000/carbonyl.2", "Carbonyl reactions. V. The condensation of anisaldehyde with ketones", "Noyce, Snyder",
    "Journal of the American Chemical Society", 1958, "80/16/4328-4331",
)  # fmt: skip
SLEEP = article(
    "10.1000/sleep.8.12", "Sleep quality of shift workers after a year of changing rosters", "Hale, Ortiz, Brandt",
    "Journal of Sleep Medicine", 2018, "8/2/112-119",
)  # fmt: skip
SLEEP_ERRATUM = article(
    "10.1000/sleep.9.1", "Erratum: Sleep quality of shift workers after a year of changing rosters",
    "Hale, Ortiz, Brandt", "Journal of Sleep Medicine", 2019, "9/1/44-44",
)  # fmt: skip
SLEEP_REPLY = article(
    "10.1000/sleep.8.99", "Reply to “Sleep quality of shift workers after a year of changing rosters”", "Hale, Ortiz",
    "Journal of Sleep Medicine", 2018, "8/4/301-302",
)  # fmt: skip
SLEEP_PREPRINT = article(
    "10.1000/preprint.17", "Sleep quality of shift workers after a year of changing rosters", "Hale, Ortiz, Brandt",
    "PsyArXiv", 2017, "//", type="posted-content",
)  # fmt: skip
SAME_TITLE = article(
    "10.1000/other.3", "Sleep quality of shift workers after a year of changing rosters", "Okafor, Lind",
    "Occupational Health Review", 2006, "31/1/7-19",
)  # fmt: skip
EDITORIAL = article("10.1000/sleep.8.1", "Editorial", "Hale", "Journal of Sleep Medicine", 2018, "8/1/1-2")
WORKS = (MAGNESIUM, PART_ONE, PART_TWO, SLEEP, SLEEP_ERRATUM, SLEEP_REPLY, SLEEP_PREPRINT, SAME_TITLE, EDITORIAL)
