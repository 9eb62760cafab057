"""One request as the console meets it: its world, its session, its addresses, its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from understudy import __version__
from understudy.reference.spec import Spec
from understudy.server.control import envelope
from understudy.server.control.console.line import Line
from understudy.server.control.console.page import Asked, Done, Page, Trial
from understudy.server.control.console.pages import MENU
from understudy.server.control.console.pages.status import pulse_of
from understudy.server.control.console.rendering import HEADERS, page_response, redirect
from understudy.server.control.console.sessions import Sessions
from understudy.server.request.visit import visit_of
from understudy.server.state.failures import Failure, WrongMethod

BASE = "/_understudy/console"


@dataclass(frozen=True)
class House:
    """What every request to the console shares."""

    stack: ASGIApp
    spec: Spec
    admin_token: str
    sessions: Sessions
    templates: Environment


class View:
    """The console as one request meets it: its world, its session, its addresses."""

    def __init__(self, house: House, request: Request) -> None:
        self.house = house
        self.request = request
        self.world = visit_of(request.scope).world
        self.base = f"{self.world.path}{BASE}"
        self.origin = f"{request.url.scheme}://{request.headers.get('host', '')}"
        port = self.origin.rpartition(":")[2]
        # Cookies do not tell ports apart, and two stand-ins may run on one machine.
        self.cookie_name = f"understudy_{port}" if port.isdecimal() else "understudy"
        cookie = request.cookies.get(self.cookie_name, "")
        self.session = cookie if house.sessions.is_open(cookie) else ""

    @property
    def path(self) -> str:
        """The path of the page, "" for the first."""
        path: str = self.request.scope["path"]
        return path[len(BASE) :].rstrip("/")

    @property
    def here(self) -> str:
        """The address of the page, with its query, on the host that the browser knows."""
        query = self.request.url.query
        return f"{self.base}{self.path}{'?' if query else ''}{query}"

    @property
    def may_enter(self) -> bool:
        """Whether the reader has shown the token, or there is none."""
        return not self.house.admin_token or bool(self.session)

    def cookie(self, session: str) -> str:
        """Return the cookie that carries a session."""
        secure = "; Secure" if self.request.url.scheme == "https" else ""
        return f"{self.cookie_name}={session}; Path=/_understudy; HttpOnly; SameSite=Strict{secure}"

    def asked(self, sent: Mapping[str, Any]) -> Asked:
        """Return the request as a page sees it."""
        token = self.house.admin_token
        return Asked(
            self.world,
            Line(self.house.stack, token, self.world),
            self.house.spec,
            self.origin,
            dict(self.request.query_params),
            sent,
        )

    def turned_away(self) -> Response:
        """Return the way to where the token is asked for."""
        if self.request.headers.get("hx-request"):
            # A part of a page is of no use to a stranger: the browser is to load all of it anew.
            return Response(status_code=401, headers={**HEADERS, "hx-refresh": "true"})
        return redirect(f"{self.base}/login?next={quote(self.here)}")

    def page(self, page: Page, shown: Mapping[str, Any]) -> Response:
        """Return a page with what it shows."""
        trial: Trial = shown["trial"]
        about = {"page": page, "current": page.within or page.path}
        return self.render(page.template, {**about, **shown}, trial.status)

    def refused(self, failure: Failure) -> Response:
        """Return a page that says why there is none."""
        refusal = envelope.failure(failure)
        about = {"message": refusal.body["error"], "status": refusal.status}
        response = self.render("refused.html", about, refusal.status)
        if isinstance(failure, WrongMethod):
            response.headers["allow"] = ", ".join(failure.allowed)
        return response

    def render(self, template: str, shown: Mapping[str, Any], status: int) -> Response:
        """Return a template with what every page knows."""
        common = {
            "base": self.base,
            "control": f"{self.world.path}/_understudy",
            "here": self.here,
            "space": self.world.path.rpartition("/")[2],
            "menu": MENU if self.may_enter else (),
            "pulse": pulse_of(self.world),
            "current": None,
            "page": None,
            "csrf": self.house.sessions.mark(self.session),
            "signed_in": bool(self.session),
            "version": __version__,
            "trial": Trial(),
            "done": Done(""),
        }
        html = self.house.templates.get_template(template).render({**common, **shown})
        return page_response(html, status)
