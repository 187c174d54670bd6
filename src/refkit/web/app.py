"""The page as an application: which address leads to which view. Part of the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from refkit.web import lists, references
from refkit.web.guard import Guard, TooLarge
from refkit.web.house import House, speech_of
from refkit.web.settings import Settings


def make_app(settings: Settings) -> ASGIApp:
    """The page behind its guard, as an ASGI application."""
    house = House(settings)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        house.workers.start(house.warm_up)
        yield
        house.close()

    app = Starlette(
        routes=[
            Route("/", lists.start),
            Route("/language", lists.choose_language),
            Route("/styles", lists.styles),
            Route("/lists", lists.paste, methods=["POST"]),
            Route("/lists/{key}", lists.show),
            Route("/lists/{key}/events", lists.events),
            Route("/lists/{key}/preview", lists.show_preview),
            Route("/lists/{key}/download", lists.save),
            Route("/lists/{key}/crossref", lists.ask_crossref, methods=["POST"]),
            Route("/lists/{key}/references/{place:int}", references.show),
            Route("/lists/{key}/references/{place:int}/{step}", references.take_step, methods=["POST"]),
            Mount("/static", StaticFiles(directory=Path(__file__).with_name("static"))),
        ],
        exception_handlers={HTTPException: _http_error, Exception: _fault},
        lifespan=lifespan,
    )
    app.state.house = house
    return Guard(app, settings)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    say = speech_of(request)
    is_gone = error.status_code == 404 and request.url.path.startswith("/lists/")
    message = say("gone") if is_gone else say("missing") if error.status_code == 404 else error.detail
    house: House = request.app.state.house
    return await run_in_threadpool(
        house.view, request, "trouble.html", status=error.status_code, heading=say("gone-heading"), message=message
    )


async def _fault(request: Request, error: Exception) -> Response:
    if isinstance(error, TooLarge):
        raise error
    house: House = request.app.state.house
    say = speech_of(request)
    return house.view(request, "trouble.html", status=500, heading=say("fault-heading"), message=say("fault"))
