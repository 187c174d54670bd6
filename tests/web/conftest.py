"""The page as an application in this process, and a browser's habits: the cookie, the Origin, the stream of events."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from refkit.sources import LocalIndex
from refkit.web.app import make_app
from refkit.web.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
ORIGIN = "http://127.0.0.1:8472"
ARTICLE = (EXAMPLES / "somn.txt").read_text("utf-8")


class Page(NamedTuple):
    """A browser with the page open."""

    client: TestClient

    def paste(self, text: str = ARTICLE, **more: str) -> str:
        """Paste a text, wait until the work on it has ended, and give the address of its page."""
        answer = self.client.post("/lists", data={"text": text, **more}, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        address: str = answer.headers["location"]
        self.wait(address)
        return address

    def wait(self, address: str) -> str:
        """All events of a text until the work has ended."""
        return self.client.get(f"{address}/events").text

    def piece(self, address: str, **values: str) -> str:
        """What the page's script is given: for values a POST, else a GET."""
        headers = {"x-piece": "1"}
        if values:
            return self.client.post(address, data=values, headers=headers).text
        return self.client.get(address, headers=headers).text


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> LocalIndex:
    return LocalIndex.build(EXAMPLES / "works.jsonl", tmp_path_factory.mktemp("index") / "works.index")


@pytest.fixture(scope="session")
def opened(index: LocalIndex) -> Iterator[Callable[..., Page]]:
    """Start the page with other settings; each has its own desks."""
    clients: list[TestClient] = []

    def make(**options: object) -> Page:
        settings = Settings(8472, **{"sources": (index,), "token": "right", **options})
        client = TestClient(make_app(settings), base_url=ORIGIN, headers={"origin": ORIGIN})
        client.__enter__()
        clients.append(client)
        client.get("/?token=right")
        return Page(client)

    yield make
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def shared_page(opened: Callable[..., Page]) -> Page:
    return opened()


@pytest.fixture
def page(shared_page: Page) -> Page:
    """A browser in which nothing was chosen."""
    if "refkit-language" in shared_page.client.cookies:
        shared_page.client.cookies.delete("refkit-language")
    return shared_page
