"""Puts the mock together: its world, its APIs on one port, and the gates in order."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

from connexion import ConnexionMiddleware
from connexion.exceptions import InvalidSpecification
from connexion.middleware.lifespan import LifespanMiddleware
from connexion.middleware.response_validation import ResponseValidationMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.catalog import Api
from understudy.reference.spec import Spec, load_spec
from understudy.server.control import envelope as control_envelope
from understudy.server.control import handlers as control_handlers
from understudy.server.control.guard import Guard, token_security
from understudy.server.control.staged import check_documents
from understudy.server.declaration import collected
from understudy.server.fitting import no_openapi
from understudy.server.gates.cors import Cors
from understudy.server.gates.dates import Dates
from understudy.server.gates.errors import Errors
from understudy.server.gates.faults import FaultsGate
from understudy.server.gates.journal import JournalGate
from understudy.server.gates.limits import LimitsGate
from understudy.server.gates.operations import HandlerResolver, Operations
from understudy.server.gates.pages import Pages
from understudy.server.gates.prefer import PreferGate
from understudy.server.gates.routing import Routing
from understudy.server.gates.security import Security, security_map
from understudy.server.gates.spaces import SpacesGate
from understudy.server.gates.validation import Validation
from understudy.server.options import BadOption, Options
from understudy.server.registry import load_served
from understudy.server.sender import Sender
from understudy.server.served import Face, ServedApi
from understudy.server.spaces import Spaces
from understudy.server.state.failures import Invalid
from understudy.server.state.transfer.seeds import Content
from understudy.server.world import World

CONTROL = Path(__file__).parent / "control" / "openapi.yaml"
CONTROL_PATH = "/_understudy"
CONSOLE_PATH = "/_understudy/console"
DEFAULTS = Options()

SecurityMap = Callable[[Face], dict[str, type]]
Gate = Callable[[ASGIApp], ASGIApp]


class App:
    """The mock as an ASGI app; `world` holds everything that it remembers."""

    def __init__(self, world: World, errors: Errors, asgi: ASGIApp) -> None:
        self.world = world
        self.errors = errors
        self.asgi = asgi

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.asgi(scope, receive, send)


def create_app(options: Options = DEFAULTS) -> App:
    """Return the mock, ready to serve; its lifespan's end closes the world.

    Raises BadOption, UnknownApi, SpecError, FixtureError, StoreInUse or StoreDamaged.
    """
    served = load_served(options.apis, options.settings, options.api_dirs)
    sender = Sender(anywhere=options.webhooks_anywhere)
    world = default_world(options, served, sender)

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        world.runner.start()
        yield
        world.close()

    prefer = [] if options.no_prefer else [partial(PreferGate, faces=served)]
    stack = connexion_stack(
        served,
        lambda face: security_map(face.name),
        options,
        before_security=[partial(FaultsGate, faces=served)],
        after_security=[partial(LimitsGate, served=served), *prefer],
        lifespan=lifespan,
    )
    errors = Errors(stack, faces=served)
    return App(world, errors, outer_gates(errors, options, served, world))


def outer_gates(
    errors: Errors, options: Options, served: Sequence[ServedApi], world: World
) -> ASGIApp:
    """Return the APIs behind the gates that stand before Connexion, the innermost put up first."""
    asgi: ASGIApp = errors
    if options.cors:
        asgi = Cors(asgi, origins=options.cors)
    if options.journal_entries:
        asgi = JournalGate(asgi, names={api.base_path: api.name for api in served})
    asgi = Branch(asgi, base=CONTROL_PATH, build=partial(control_plane, options))
    asgi = Pages(asgi, [api.spec for api in served])
    asgi = Dates(asgi)
    asgi = SpacesGate(asgi, world=world)
    return Guard(asgi, options=options, base=CONTROL_PATH, refuse=errors.refuse)


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


def connexion_stack(
    faces: Sequence[Face],
    security: SecurityMap,
    options: Options,
    *,
    before_security: Sequence[Gate] = (),
    after_security: Sequence[Gate] = (),
    lifespan: Any = None,
) -> ConnexionMiddleware:
    """Return Connexion's middleware over these faces, with our gates in place of its default ones.

    What is replaced: the validators that it rebuilds for every request, the signature that it
    inspects for every request, and its problem+json errors.
    """
    stack = ConnexionMiddleware(
        Operations({face.base_path: face for face in faces}),
        import_name="understudy",
        lifespan=lifespan,
        middlewares=[
            # First, so that what follows meets requests alone.
            LifespanMiddleware,
            Routing,
            *before_security,
            Security,
            *after_security,
            Validation,
            *([ResponseValidationMiddleware] if options.check_responses else []),
        ],
    )
    for face in faces:
        add_face(stack, face, security, options)
    # Connexion would build at the first request, and show a mistake in a handler only then.
    stack.app, stack.middleware_stack = stack._build_middleware_stack()
    return stack


def add_face(
    stack: ConnexionMiddleware, face: Face, security: SecurityMap, options: Options
) -> None:
    """Add an API to a stack, or raise SpecError where its spec is none."""
    try:
        stack.add_api(
            # Connexion resolves and extends the document in place.
            deepcopy(face.spec.document),
            base_path=face.base_path,
            resolver=HandlerResolver(face.handlers, face.name),
            security_map=security(face),
            validate_responses=options.check_responses,
        )
    except InvalidSpecification as error:
        raise no_openapi(face.spec, error) from error


def control_face() -> Face:
    """Return the control plane as a face: its spec, handlers and words."""
    return Face(
        name="control",
        spec=load_spec(Api("control", spec=CONTROL, rules=CONTROL, fixtures=CONTROL)),
        handlers=collected(control_handlers),
        envelope=control_envelope,
    )


def control_plane(options: Options) -> ASGIApp:
    """Return the control plane with its pages, served through the same gates as the APIs."""
    control = control_face()
    stack = connexion_stack([control], lambda _: token_security(options), options)
    console = partial(open_console, stack, options, control.spec)
    asgi = Errors(Branch(stack, base=CONSOLE_PATH, build=console), faces=[control])
    return Pages(asgi, (), control=control.spec)


def open_console(stack: ASGIApp, options: Options, spec: Spec) -> ASGIApp:
    """Return the console; its templates are loaded when somebody opens it, not at every start."""
    from understudy.server.control.console.app import Console

    return Console(stack, options=options, spec=spec)


class Branch:
    """Sends what lies under a base path to an app of its own, before anything of it is noted.

    That app is built when it is first called: reading the control plane's spec takes a quarter of
    the time of a start, and not every start needs it.
    """

    def __init__(self, app: ASGIApp, *, base: str, build: Callable[[], ASGIApp]) -> None:
        self.app = app
        self.base = f"{base}/"
        self.build = build
        self.branch: ASGIApp | None = None

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http" and (scope["path"] + "/").startswith(self.base):
            if self.branch is None:
                self.branch = self.build()
            return self.branch(scope, receive, send)
        return self.app(scope, receive, send)
