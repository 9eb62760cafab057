"""Puts the mock together: its world, its APIs on one port, and the gates before them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.catalog import ApiError, UnknownApi
from understudy.reference.spec import SpecError
from understudy.server.control.staged import check_documents
from understudy.server.gates.security import security_map
from understudy.server.options import BadOption, Options
from understudy.server.pipeline import folded, gates_of_apis
from understudy.server.registry import load_served
from understudy.server.response.refusals import Refusals
from understudy.server.sender import Sender
from understudy.server.served import HandlerError, ServedApi
from understudy.server.spaces import Spaces
from understudy.server.state.failures import Invalid
from understudy.server.state.storage.errors import StoreError
from understudy.server.state.transfer.seeds import Content, FixtureError
from understudy.server.world import World

DEFAULTS = Options()
# Why an app cannot be made; the text of each is one line that says what to change.
UNSERVABLE = (
    ApiError,
    BadOption,
    FixtureError,
    HandlerError,
    SpecError,
    StoreError,
    UnknownApi,
)


class App:
    """The mock as an ASGI app; `world` holds everything that it remembers."""

    def __init__(self, world: World, refusals: Refusals, asgi: ASGIApp) -> None:
        self.world = world
        self.refusals = refusals
        self.asgi = asgi

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.asgi(scope, receive, send)


def create_app(options: Options = DEFAULTS) -> App:
    """Return the mock, ready to serve; its lifespan's end closes the world.

    Raises one of UNSERVABLE.
    """
    served = load_served(options.apis, options.settings, options.api_dirs)
    sender = Sender(anywhere=options.webhooks_anywhere)
    world = default_world(options, served, sender)

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        world.runner.start()
        yield
        world.close()

    refusals = Refusals(served)
    asgi = folded(
        gates_of_apis(options, served, world, refusals),
        served,
        lambda face: security_map(face.name),
        check_responses=options.check_responses,
        lifespan=lifespan,
    )
    return App(world, refusals, asgi)


def default_world(options: Options, served: tuple[ServedApi, ...], send: Sender) -> World:
    """Return the world that is met without a space, and from which spaces are opened."""
    world = World(options, served, check=partial(refuse_misfits, served), send=send)
    world.spaces = Spaces(world.open_space, most=options.spaces, idle=options.idle_seconds)
    return world


def refuse_misfits(served: Sequence[ServedApi], content: Content) -> None:
    """Raise BadOption where fixtures or an imported state would not fit an API's own answers."""
    try:
        check_documents(served, content)
    except Invalid as broken:
        raise BadOption(f"what is to be loaded breaks its API's spec: {broken.message}") from broken
