"""Puts the mock together: its world, its APIs on one port, and the gates in order."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from connexion import ConnexionMiddleware
from connexion.exceptions import InvalidSpecification
from connexion.middleware.lifespan import LifespanMiddleware
from connexion.middleware.response_validation import ResponseValidationMiddleware
from connexion.middleware.security import SecurityMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.catalog import Api
from understudy.reference.spec import SpecError, load_spec
from understudy.server.control import envelope as control_envelope
from understudy.server.control import handlers as control_handlers
from understudy.server.control.guard import Guard, token_security
from understudy.server.gates.cors import Cors
from understudy.server.gates.errors import Errors
from understudy.server.gates.journal import JournalGate
from understudy.server.gates.operations import HandlerResolver, Operations
from understudy.server.gates.pages import Pages
from understudy.server.gates.routing import Routing
from understudy.server.gates.security import security_map
from understudy.server.gates.spaces import Spaces
from understudy.server.gates.validation import Validation
from understudy.server.options import Options
from understudy.server.registry import load_served
from understudy.server.served import Face
from understudy.server.world import World

CONTROL = Path(__file__).parent / "control" / "openapi.yaml"
DEFAULTS = Options()

Security = Callable[[Face], dict[str, type]]


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
    served = load_served(options.apis, options.settings)
    control = control_face()
    world = World(options, served)

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        yield
        world.close()

    # `faults`, `limits` and `prefer` will stand in api_stack, behind routing, security and limits.
    stack = connexion_stack(
        served, lambda face: security_map(face.name), options, lifespan=lifespan
    )
    errors = Errors(stack, faces=served)
    asgi: ASGIApp = Cors(errors, origins=options.cors) if options.cors else errors
    asgi = JournalGate(asgi, names={api.base_path: api.name for api in served})
    asgi = ControlSwitch(asgi, control=control_stack(control, options), base=control.base_path)
    asgi = Pages(asgi, [api.spec for api in served])
    return App(world, errors, Spaces(asgi, world=world))


def connexion_stack(
    faces: Sequence[Face], security: Security, options: Options, *, lifespan: Any = None
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
            Routing,
            SecurityMiddleware,
            Validation,
            *([ResponseValidationMiddleware] if options.check_responses else []),
            LifespanMiddleware,
        ],
    )
    for face in faces:
        try:
            stack.add_api(
                # Connexion resolves and extends the document in place.
                deepcopy(face.spec.document),
                base_path=face.base_path,
                resolver=HandlerResolver(face.handlers),
                security_map=security(face),
                validate_responses=options.check_responses,
            )
        except InvalidSpecification as error:
            reason = str(error).partition("\n")[0]
            raise SpecError(f"the spec of {face.name} is not OpenAPI 3.0: {reason}") from error
    # Connexion would build at the first request, and show a mistake in a handler only then.
    stack.app, stack.middleware_stack = stack._build_middleware_stack()
    return stack


def control_face() -> Face:
    """Return the control plane as a face: its spec, handlers and words."""
    return Face(
        name="control",
        spec=load_spec(Api("control", spec=CONTROL, rules=CONTROL, fixtures=CONTROL)),
        handlers=control_handlers,
        envelope=control_envelope,
    )


def control_stack(control: Face, options: Options) -> ASGIApp:
    """Return the control plane: guarded, and served through the same gates as the APIs."""
    stack = connexion_stack([control], lambda _: token_security(options), options)
    return Errors(Guard(stack, options=options), faces=[control])


class ControlSwitch:
    """Sends what belongs to the control plane there, before anything of it is noted."""

    def __init__(self, app: ASGIApp, *, control: ASGIApp, base: str) -> None:
        self.app = app
        self.control = control
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (scope["path"] + "/").startswith(self.base + "/"):
            await self.control(scope, receive, send)
            return
        await self.app(scope, receive, send)
