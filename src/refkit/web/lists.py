"""The views of a text and its lists: paste, watch the work, see and save the formatted list. Part of the page."""

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from refkit.errors import RefkitError
from refkit.web import previews
from refkit.web.desk import Desk, Phase, Progress
from refkit.web.house import LANGUAGE_COOKIE, House, house_of, is_piece, speech_of
from refkit.web.messages import LANGUAGES, Speech
from refkit.web.work import match_all, work_on

CARDS_A_PAGE = 25
LOOK_SECONDS = 0.1  # between two looks at what has changed
MOST_AT_ONCE = 10  # cards in one event
_YEAR_SECONDS = 365 * 24 * 3600
_ENDED = (Phase.DONE, Phase.FAILED)


async def start(request: Request) -> Response:
    """The page to paste into."""
    return house_of(request).view(request, "start.html", trouble="", text="")


async def choose_language(request: Request) -> Response:
    """Keep the language that somebody chose, and go back to where they were."""
    language, path = request.query_params.get("to", ""), request.query_params.get("back", "/")
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    answer = RedirectResponse(path if is_own else "/", status_code=303)
    if language in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, language, max_age=_YEAR_SECONDS, samesite="strict", httponly=True)
    return answer


async def styles(request: Request) -> Response:
    """Names of styles for what is being typed."""
    words = request.query_params.get("style", "")
    found = await run_in_threadpool(previews.suggest_styles, words)
    return house_of(request).view(request, "styles.html", styles=found)


async def paste(request: Request) -> Response:
    """Put a text or file on the desk, begin to work on it, and lead to its page."""
    house = house_of(request)
    most = house.settings.largest_upload
    async with request.form(max_files=1, max_fields=8, max_part_size=most) as form:
        upload, text = form.get("file"), form.get("text")
        name, data = "", text.encode("utf-8", "replace") if isinstance(text, str) else b""
        if isinstance(upload, UploadFile) and upload.filename:
            name, data = upload.filename, await upload.read()
        wants_crossref = form.get("crossref") == "on" and house.settings.ask_crossref is not None
    if not data.strip():
        message = speech_of(request)("nothing-given")
        return house.view(request, "start.html", status=422, trouble=message, text="")
    desk = Desk(name[:200] or "text", wants_crossref)
    house.desks.put(desk)
    house.workers.start(work_on, desk, data, name, house.sources_for(desk), house.settings.most_references)
    return RedirectResponse(f"/lists/{desk.key}", status_code=303)


async def show(request: Request) -> Response:
    """A text's page: the formatted list and some of the references, whatever there is by now."""
    house, say = house_of(request), speech_of(request)
    desk = house.desk(request)
    return await run_in_threadpool(_show, request, house, desk, say, _first(request))


def _show(request: Request, house: House, desk: Desk, say: Speech, first: int) -> Response:
    progress = desk.progress()
    end = min(first + CARDS_A_PAGE, progress.parsed)
    return house.view(
        request, "list.html", desk=desk, progress=progress, first=first, a_page=CARDS_A_PAGE,
        cards=[house.card(say, desk, place) for place in range(first, end)], choice=_choice(request, house),
        locales=previews.locales(), downloads=previews.DOWNLOADS, styles=previews.suggest_styles(""),
        is_done=progress.phase in _ENDED, can_ask=bool(house.sources_for(desk)),
    )  # fmt: skip


def _first(request: Request) -> int:
    given = request.query_params.get("from", "0")
    place = int(given) if given.isascii() and given.isdecimal() and len(given) < 8 else 0
    return place - place % CARDS_A_PAGE


async def events(request: Request) -> Response:
    """What changes while the work goes on, as server-sent events: cards, progress, and the end."""
    house, say = house_of(request), speech_of(request)
    stream = _changes(house, house.desk(request), say, _first(request))
    return StreamingResponse(stream, media_type="text/event-stream")


async def _changes(house: House, desk: Desk, say: Speech, first: int) -> AsyncIterator[str]:
    seen, shown = 0, -1
    while True:
        progress = desk.progress()
        if progress.version != shown:
            places = desk.changed_since(seen, first, first + CARDS_A_PAGE)
            for start in range(0, len(places), MOST_AT_ONCE):
                yield await run_in_threadpool(_cards, house, desk, say, places[start : start + MOST_AT_ONCE])
            seen = shown = progress.version
            yield event("progress", await run_in_threadpool(_progress, house, desk, say, progress, first))
        if progress.phase in _ENDED or desk.cleared.is_set():
            yield event("end", progress.phase.value)
            return
        await asyncio.sleep(LOOK_SECONDS)


def _cards(house: House, desk: Desk, say: Speech, places: list[int]) -> str:
    return "".join(
        event("card", json.dumps({"id": f"r{place + 1}", "html": house.card(say, desk, place)})) for place in places
    )


def _progress(house: House, desk: Desk, say: Speech, progress: Progress, first: int) -> str:
    html = house.html(say, "progress.html", desk=desk, progress=progress, first=first, a_page=CARDS_A_PAGE)
    return json.dumps({"id": "progress", "html": html, "parsed": progress.parsed, "phase": progress.phase})


def event(name: str, data: str) -> str:
    """One server-sent event; each line of the data is a line of its own.

    >>> event("end", "done")
    'event: end\\ndata: done\\n\\n'
    """
    lines = "".join(f"data: {line}\n" for line in data.replace("\r", "").split("\n"))
    return f"event: {name}\n{lines}\n"


async def show_preview(request: Request) -> Response:
    """The formatted list, as a piece of the page or as a page of its own."""
    house, say = house_of(request), speech_of(request)
    desk, choice = house.desk(request), _choice(request, house)
    return await run_in_threadpool(_preview, request, house, desk, say, choice)


def _preview(request: Request, house: House, desk: Desk, say: Speech, choice: previews.Choice) -> Response:
    shown, trouble = None, ""
    try:
        shown = previews.preview(desk.records(), choice)
    except RefkitError as error:
        trouble = str(error)
    template = "preview.html" if is_piece(request) else "preview_page.html"
    return house.view(request, template, desk=desk, preview=shown, trouble=trouble, is_empty=not desk.progress().parsed)


async def save(request: Request) -> Response:
    """The formatted list or the records as a file."""
    house = house_of(request)
    desk, choice = house.desk(request), _choice(request, house)
    try:
        made = await run_in_threadpool(
            previews.download, desk.records(), choice, request.query_params.get("format", "")
        )
    except RefkitError as error:
        raise HTTPException(422, str(error)) from error
    headers = {"Content-Disposition": f'attachment; filename="references.{made.ending}"'}
    return Response(made.data, media_type=f"{made.media_type}; charset=utf-8", headers=headers)


async def ask_crossref(request: Request) -> Response:
    """Switch Crossref on for this text, and ask about every reference again."""
    house = house_of(request)
    desk = house.desk(request)
    if house.settings.ask_crossref is None:
        raise HTTPException(403, "Crossref cannot be asked: the page was started with --offline.")
    if desk.progress().phase in _ENDED:
        desk.wants_crossref = True
        desk.enter(Phase.MATCHING)
        house.workers.start(match_all, desk, house.sources_for(desk))
    return RedirectResponse(f"/lists/{desk.key}", status_code=303)


def _choice(request: Request, house: House) -> previews.Choice:
    asked = request.query_params
    style = asked.get("style", "")[: previews.LONGEST_NAME].strip() or house.settings.style
    locale = asked.get("locale", "")
    if locale not in previews.locales():
        locale = ""
    return previews.Choice(style, locale or None, asked.get("titles", "work"))
