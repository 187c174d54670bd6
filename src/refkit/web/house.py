"""What all views share: the desks, the workers, the templates, and the language of a request. Part of the page."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from refkit.sources.protocol import Source
from refkit.web import previews
from refkit.web.desk import Desk, Desks
from refkit.web.messages import LANGUAGES, Speech, pick_language
from refkit.web.pieces import Editing, card_of
from refkit.web.settings import Settings
from refkit.web.work import Workers
from refkit.workflow.parse import parse_strings

LANGUAGE_COOKIE = "refkit-language"
_WARMING = "Doe J, Roe R. On the growth of trees. Wood. 2001;2(3):45-9."


class House:
    """One run of the page."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.desks = Desks(settings.most_desks)
        self.workers = Workers()
        self._crossref: Source | None = None
        self._templates = Environment(
            loader=PackageLoader("refkit.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def sources_for(self, desk: Desk) -> tuple[Source, ...]:
        """Whom to ask about the references of a text: indexes on disk, and Crossref where a person switched it on."""
        if not desk.wants_crossref or self.settings.ask_crossref is None:
            return self.settings.sources
        if self._crossref is None:
            self._crossref = self.settings.ask_crossref()
        return (*self.settings.sources, self._crossref)

    def desk(self, request: Request) -> Desk:
        """The desk that the address names; 404 where it is no longer kept."""
        if (desk := self.desks.get(request.path_params["key"])) is None:
            raise HTTPException(404)
        return desk

    def view(self, request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
        """A template as an answer, in the language of the request."""
        return HTMLResponse(
            self.html(speech_of(request), template, path=request.url.path, **values), status_code=status
        )

    def html(self, say: Speech, template: str, **values: Any) -> str:
        """A template filled in; every value is escaped."""
        offline = self.settings.ask_crossref is None
        return self._templates.get_template(template).render(
            say=say, languages=LANGUAGES, is_offline=offline, **{"path": "/", **values}
        )

    def card(self, say: Speech, desk: Desk, place: int, *, editing: Editing | None = None, focus: str = "") -> str:
        """One reference as a piece of the page."""
        card = card_of(desk.at(place), place, say, editing=editing, focus=focus)
        return self.html(say, "card.html", card=card, desk=desk, can_ask=bool(self.sources_for(desk)))

    def warm_up(self) -> None:
        """Load what the first text needs, so that it does not wait: the model, the index of styles, the templates."""
        _warm_up(self.settings.style)
        for template in self._templates.list_templates():
            self._templates.get_template(template)

    def close(self) -> None:
        """Stop the work and forget the texts."""
        self.desks.clear()
        self.workers.stop()


@cache  # once a process is enough
def _warm_up(style: str) -> None:
    previews.preview(parse_strings([_WARMING]), previews.Choice(style))
    previews.suggest_styles("")
    previews.suggest_styles("trees")


def house_of(request: Request) -> House:
    """The run that a request belongs to."""
    house: House = request.app.state.house
    return house


def speech_of(request: Request) -> Speech:
    """The words of the page in the language of whoever asks."""
    accepted = request.headers.get("accept-language", "")
    return Speech(pick_language(accepted, request.cookies.get(LANGUAGE_COOKIE, "")))


def is_piece(request: Request) -> bool:
    """Whether the page's own script asks, which wants a piece of a page and no whole one."""
    return request.headers.get("x-piece") == "1"
