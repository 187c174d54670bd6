"""The views of one reference: see it, mend a field, accept or reject a work, undo, ask again. Part of the page."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from refkit.errors import RefkitError
from refkit.web.desk import Desk
from refkit.web.house import House, house_of, is_piece, speech_of
from refkit.web.messages import Speech
from refkit.web.pieces import Editing, editing_of
from refkit.web.work import match_one
from refkit.workflow.in_hand import Accepted, Mended, Rejected, Step, undone, with_step
from refkit.workflow.mend import LONGEST_VALUE, MENDABLE

_MOST_FIELDS = 8


async def show(request: Request) -> Response:
    """One reference, with a field open for mending where `edit` names one."""
    house, say = house_of(request), speech_of(request)
    return await run_in_threadpool(_show, request, house, house.desk(request), say)


def _show(request: Request, house: House, desk: Desk, say: Speech) -> Response:
    place, field = _place(request, desk), request.query_params.get("edit", "")
    editing = editing_of(desk.at(place), field, say) if field in MENDABLE else None
    if editing is not None:
        return _answer(request, house, desk, say, editing=editing)
    focus = request.query_params.get("focus", "")
    is_shown = focus in MENDABLE and desk.at(place).record.is_present(focus)
    return _answer(request, house, desk, say, focus=focus if is_shown else "card")


def _answer(
    request: Request,
    house: House,
    desk: Desk,
    say: Speech,
    *,
    editing: Editing | None = None,
    focus: str = "",
    status: int = 200,
) -> Response:
    place = request.path_params["place"] - 1
    card = house.card(say, desk, place, editing=editing, focus=focus)
    if is_piece(request):
        return HTMLResponse(card, status_code=status)
    return house.view(request, "one.html", status=status, desk=desk, card=card, place=place)


async def take_step(request: Request) -> Response:
    """Mend a field, accept or reject a work, undo the last step, or ask the sources again."""
    house, say = house_of(request), speech_of(request)
    desk = house.desk(request)
    async with request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=LONGEST_VALUE * 4) as form:
        given = {name: value for name, value in form.items() if isinstance(value, str)}
    return await run_in_threadpool(_take_step, request, house, desk, say, given)


def _take_step(request: Request, house: House, desk: Desk, say: Speech, given: Mapping[str, str]) -> Response:
    place, name = _place(request, desk), request.path_params["step"]
    field = given.get("field", "")
    try:
        if name == "undo":
            desk.change(place, undone)
        elif name == "match":
            match_one(desk, place, house.sources_for(desk))
        else:
            step = _step(name, given)
            desk.change(place, lambda held: with_step(held, step))
    except RefkitError as error:
        if name != "field" or field not in MENDABLE:
            raise HTTPException(422, str(error)) from error
        editing = editing_of(desk.at(place), field, say, typed=given.get("value", ""), trouble=str(error))
        return _answer(request, house, desk, say, editing=editing, status=422)
    if not is_piece(request):
        return RedirectResponse(f"/lists/{desk.key}/references/{place + 1}", status_code=303)
    return _answer(request, house, desk, say, focus=_focus(desk, place, name, field))


def _step(name: str, given: Mapping[str, str]) -> Step:
    if name == "field":
        return Mended(given.get("field", ""), given.get("value", ""))
    if name == "accept":
        return Accepted(given.get("work", ""))
    if name == "reject":
        return Rejected(given.get("work", ""))
    raise HTTPException(404)


def _focus(desk: Desk, place: int, name: str, field: str) -> str:
    """What the keyboard is at after a step: the field that was mended, the way back, or the card."""
    if name == "field" and desk.at(place).record.is_present(field):
        return field
    return "undo" if desk.at(place).steps and name != "match" else "card"


def _place(request: Request, desk: Desk) -> int:
    place: int = request.path_params["place"] - 1
    if not 0 <= place < desk.progress().parsed:
        raise HTTPException(404)
    return place
