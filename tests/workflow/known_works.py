"""Two works, three references to them, and a source that counts what it is asked. For tests of this room."""

from typing import Any

from refkit.model.crossref import work_from_crossref
from refkit.model.origin import Origin
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.protocol import Limits


def work(doi: str, title: str, family: str, year: int, volume: str, page: str, container: str) -> Work:
    return work_from_crossref(
        {
            "DOI": doi, "title": [title], "author": [{"family": family, "given": "Anna"}, {"family": "Schmidt"}],
            "volume": volume, "page": page, "issued": {"date-parts": [[year]]}, "container-title": [container],
            "type": "journal-article",
        }
    )  # fmt: skip


TREES = work("10.1000/trees", "The Growth of Old Trees in Forests", "Hale", 2018, "8", "112-119", "Journal of Forests")
SLEEP = work("10.1000/sleep", "Sleep quality of shift workers", "Berg", 2015, "7", "8199-8226", "Nutrients")


def printed(identifier: str, text: str, **fields: Any) -> Record:
    return Record(id=identifier, origin=Origin(text=text, list_number=1), **fields)


OF_TREES = printed(
    "1", "Hale A, Schmidt. The growth of old trees in forests. J Forests. 2018;8:112-119.",
    title="The growth of old trees in forests", container_title="J Forests", volume="8", page="112-119",
)  # fmt: skip
OF_SLEEP = printed(
    "2", "Berg A, Schmidt. Sleep quality of shift workers. Nutrients. 2015;7:8199-8226.",
    title="Sleep quality of shift workers", container_title="Nutrients", volume="7", page="8199-8226",
)  # fmt: skip
OF_NOTHING = printed("3", "Nobody N. A book that nobody has. Oslo; 1901.", title="A book that nobody has")
REFERENCES = (OF_TREES, OF_SLEEP, OF_NOTHING)


class Shelf:
    """A source with both works."""

    limits = Limits()

    def __init__(self, *works: Work, name: str = "shelf") -> None:
        self.name, self.works = name, works or (TREES, SLEEP)
        self.asked: list[str] = []

    def get(self, identifier: str) -> Work | None:
        self.asked.append(identifier)
        return next((known for known in self.works if known.identifier == identifier), None)

    def search(self, reference: Record) -> tuple[Work, ...]:
        self.asked.append(reference.id)
        return self.works
