"""Who is asked: nobody on the network until a person switches it on."""

from collections.abc import Callable

from refkit.model.name import Name
from refkit.model.record import Record
from refkit.model.work import Work
from refkit.sources.protocol import Limits

TEXT = "References\n\n1. Doe J, Roe R. On trees. Nature. 2001;7(2):33-44.\n2. Roe R. Wood. Nature. 2003;9(1):3-9.\n"


class Provider:
    """Stands for Crossref; remembers what it was asked."""

    name = "crossref"
    limits = Limits(concurrency=1)

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get(self, identifier: str) -> Work | None:
        self.asked.append(identifier)
        return None

    def search(self, reference: Record) -> tuple[Work, ...]:
        self.asked.append(reference.title or "")
        doe, roe = Name(family="Doe", given="Jane"), Name(family="Roe", given="Richard")
        found = Record(
            title="On trees", author=(doe, roe), container_title="Nature", volume="7", issue="2", page="33-44",
            issued="2001", doi="10.1000/182",
        )  # fmt: skip
        return (Work(found, "crossref", "10.1000/182"),)


def test_nothing_is_asked_unless_it_is_switched_on(opened: Callable) -> None:
    provider = Provider()
    page = opened(sources=(), ask_crossref=lambda: provider)
    start = page.client.get("/").text
    assert 'role="switch"' in start
    assert "checked" not in start
    address = page.paste(TEXT)
    page.piece(f"{address}/references/1/field", field="volume", value="8")
    page.piece(f"{address}/references/1/match", now="1")
    assert provider.asked == []
    assert "Nothing was looked up." in page.client.get(address).text


def test_switched_on_with_the_paste_each_reference_is_asked_about(opened: Callable) -> None:
    provider = Provider()
    page = opened(sources=(), ask_crossref=lambda: provider)
    html = page.client.get(page.paste(TEXT, crossref="on")).text
    assert "On trees" in provider.asked
    assert "1 confirmed" in html
    assert "10.1000/182" in html


def test_switched_on_later_the_steps_of_a_person_stay(opened: Callable) -> None:
    page = opened(sources=(), ask_crossref=Provider)
    address = page.paste(TEXT)
    page.piece(f"{address}/references/1/field", field="volume", value="77")
    page.client.post(f"{address}/crossref")
    page.wait(address)
    html = page.piece(f"{address}/references/1")
    assert "77" in html
    assert "10.1000/182" in html


def test_offline_there_is_no_switch_and_no_way_round_it(opened: Callable) -> None:
    page = opened(sources=(), ask_crossref=None)
    assert "Crossref" not in page.client.get("/").text
    address = page.paste(TEXT, crossref="on")
    assert page.client.post(f"{address}/crossref").status_code == 403
    assert "Crossref" not in page.client.get(address).text
