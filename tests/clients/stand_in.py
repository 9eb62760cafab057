"""The stand-in that the clients call: each has a place of its own in it, and all is recorded."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Thread
from time import sleep

import httpx
import uvicorn
from tests.clients.document import CONTROL
from tests.clients.judging.recorder import Exchange, Recorder
from tests.clients.plan import account_of

from understudy.catalog import apis
from understudy.server.app import create_app
from understudy.server.options import Options
from understudy.server.web import web_config
from understudy.testing import Control

TOKEN = "admin-token-of-the-clients"
CLOCK = "2026-06-15T12:00:00Z"


@dataclass(frozen=True)
class Place:
    """Where a client calls, such as `http://127.0.0.1:8000`, and what it has called there."""

    root: str
    recorder: Recorder
    known: Mapping[str, str] = field(default_factory=dict)

    def exchanges(self) -> list[Exchange]:
        """Return what was called here, in order."""
        begin = f"/{self.root.split('/', 3)[3]}/" if self.root.count("/") > 2 else "/"
        return [one for one in self.recorder.exchanges if one.path.startswith(begin)]


@contextmanager
def serving() -> Iterator[Place]:
    """Serve every API on a free port; ids and time are the same each time."""
    app = create_app(Options(seed=1, clock=CLOCK, admin_token=TOKEN))
    recorder = Recorder(app.asgi)
    app.asgi = recorder
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(web_config(app))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while thread.is_alive() and not server.started:
            sleep(0.01)
        try:
            yield Place(f"http://127.0.0.1:{listener.getsockname()[1]}", recorder)
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def place_for(api: str, served: Place) -> Iterator[Place]:
    """Open a place at the start: a space, or a server where spaces are what is called."""
    if api == CONTROL:
        with serving() as own, Control(own.root, admin_token=TOKEN) as control:
            known = {"$space": control.spaces.open().id}
            # So that the journal is not empty.
            httpx.get(f"{control.url(next(iter(apis())))}/nowhere")
            own.recorder.exchanges.clear()
            yield replace(own, known=known)
        return
    with Control(served.root, admin_token=TOKEN) as control, control.spaces.open() as space:
        account, known = account_of(api), {}
        if account:
            signed = space.accounts.sign_in(account)
            known = {"$token": signed.token, "$refresh": signed.refresh_token or ""}
        place = Place(space.root, served.recorder, known)
        # What was called to get ready is none of the client's.
        for exchange in place.exchanges():
            served.recorder.exchanges.remove(exchange)
        yield place
