"""The console as an ASGI app: who may come in, which page is meant, and what a form does."""

from collections.abc import Mapping
from hmac import compare_digest
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from understudy.reference.spec import Spec
from understudy.server.control import envelope
from understudy.server.control.console.page import Asked, Done, Download, Page, Trial, root_field
from understudy.server.control.console.pages import DOWNLOADS, PAGES
from understudy.server.control.console.rendering import HEADERS, environment, redirect
from understudy.server.control.console.sessions import Sessions
from understudy.server.control.console.view import House, View
from understudy.server.options import Options
from understudy.server.request.body import read_body
from understudy.server.request.visit import visit_of
from understudy.server.state.failures import Failure, Invalid, UnknownRoute, WrongMethod

METHODS = ("GET", "HEAD", "POST")
# As much as the largest body of the control API, an imported state, with the form around it.
LARGEST = 101_000_000
WRONG_TOKEN = "This is not the token that the stand-in was started with."  # noqa: S105  # a text
OLD_FORM = "This form is from before the stand-in was started, or from elsewhere. Send it again."


class Console:
    """Answers everything under its base; what it cannot do for a reader it says on the page."""

    def __init__(self, stack: ASGIApp, *, options: Options, spec: Spec) -> None:
        self.sessions = Sessions()
        self.house = House(stack, spec, options.admin_token or "", self.sessions, environment())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the page that is asked for."""
        if scope["method"] == "POST":
            receive = replayed(await read_body(visit_of(scope), receive, LARGEST))
        request = Request(scope, receive)
        response = await self.answer(View(self.house, request), request)
        await response(scope, receive, send)

    async def answer(self, view: View, request: Request) -> Response:
        """Return the answer to a request; who has to sign in is sent to where one can."""
        if request.method not in METHODS:
            return view.refused(WrongMethod(METHODS))
        sent = await fields_of(request)
        if view.path == "/login":
            return self.sign_in(view, request, sent)
        if not view.may_enter:
            return view.turned_away()
        return await self.inside(view, request.method, sent)

    async def inside(self, view: View, method: str, sent: Mapping[str, Any]) -> Response:
        """Return the answer to somebody who may enter."""
        if view.path == "/logout" and self.is_ours(view, sent):
            self.sessions.end(view.session)
            return redirect(f"{view.base}/login")
        if view.path in DOWNLOADS:
            return await self.download(view, DOWNLOADS[view.path])
        page = PAGES.get(view.path)
        if page is None:
            return view.refused(UnknownRoute("There is no such page in the console."))
        return await self.visit(view, page, method, sent)

    async def visit(self, view: View, page: Page, method: str, sent: Mapping[str, Any]) -> Response:
        """Return a page, after doing what a form on it asks for."""
        asked = view.asked(sent)
        done, trial = Done(""), Trial()
        if method == "POST":
            done, trial = await self.act(view, page, asked)
        try:
            shown = await page.show(asked)
        except Failure as failure:
            return view.refused(failure)
        return view.page(page, {**shown, **done.shown, "done": done, "trial": trial})

    async def act(self, view: View, page: Page, asked: Asked) -> tuple[Done, Trial]:
        """Do what a form asks for, or return what was wrong with it and all that was typed."""
        name = str(asked.sent.get("act", ""))
        values = {key: text for key, text in asked.sent.items() if isinstance(text, str)}
        if not self.is_ours(view, asked.sent):
            return Done(""), Trial(name, values, "", OLD_FORM, 403)
        try:
            if name not in page.acts:
                raise Invalid(f"must be one of {', '.join(page.acts)}", "act")
            return await page.acts[name](asked), Trial()
        except Failure as failure:
            status = envelope.failure(failure).status
            return Done(""), Trial(name, values, root_field(failure), failure.message, status)

    async def download(self, view: View, download: Download) -> Response:
        """Return a file."""
        try:
            content = await download.fetch(view.asked({}))
        except Failure as failure:
            return view.refused(failure)
        named = {"content-disposition": f'attachment; filename="{download.name}"'}
        headers = {**HEADERS, **named}
        if isinstance(content, bytes):
            return Response(content, 200, headers, "application/json")
        return StreamingResponse(content, 200, headers, "application/json")

    def sign_in(self, view: View, request: Request, sent: Mapping[str, Any]) -> Response:
        """Return the page that asks for the token, or open a session where it is right."""
        place = request.query_params.get("next", "")
        # Never to another host, and always to a page of this world.
        is_ours = place.startswith((f"{view.base}/", f"{view.base}?"))
        # A header can carry nothing else.
        place = place if is_ours and place.isascii() and place.isprintable() else view.base
        if view.may_enter:
            return redirect(place)
        trial = self.tried(view, sent) if request.method == "POST" else Trial()
        if request.method == "POST" and not trial.message:
            return redirect(place, {"set-cookie": view.cookie(self.sessions.open())})
        return view.render("login.html", {"trial": trial, "place": place}, trial.status)

    def tried(self, view: View, sent: Mapping[str, Any]) -> Trial:
        """Return what is wrong with a token; comparing takes as long for a wrong one."""
        if not self.is_ours(view, sent):
            return Trial("login", {}, "", OLD_FORM, 403)
        given = str(sent.get("token", ""))
        if not compare_digest(given.encode(), self.house.admin_token.encode()):
            return Trial("login", {}, "token", WRONG_TOKEN, 401)
        return Trial("login")

    def is_ours(self, view: View, sent: Mapping[str, Any]) -> bool:
        """Whether a form carries the mark that a page of ours gave it."""
        return self.sessions.has_mark(view.session, str(sent.get("csrf", "")))


def replayed(body: bytes) -> Receive:
    """Return the way in for a body that was read already, whose length was looked at."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def fields_of(request: Request) -> dict[str, Any]:
    """Return what a form sent: texts, and bytes where a file was chosen.

    Of several texts with one name, such as boxes that are ticked, each is a line.
    """
    if request.method != "POST":
        return {}
    try:
        async with request.form() as form:
            fields: dict[str, Any] = {}
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    fields[name] = await value.read()
                else:
                    fields[name] = f"{fields[name]}\n{value}" if name in fields else value
            return fields
    except MultiPartException as broken:
        raise Invalid(f"must be a form: {broken.message}", "body") from broken
