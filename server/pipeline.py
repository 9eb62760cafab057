"""The way of a request: every gate in the order in which it meets them, folded once at start.

To add a gate: write it in gates/, name it here where it stands, and in docs/architecture.md.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from connexion import ConnexionMiddleware
from connexion.middleware.lifespan import LifespanMiddleware
from connexion.middleware.main import API
from connexion.middleware.response_validation import ResponseValidationMiddleware
from starlette.types import ASGIApp

from understudy.catalog import Api
from understudy.reference.spec import Spec, load_spec
from understudy.server.control import envelope as control_envelope
from understudy.server.control import handlers as control_handlers
from understudy.server.control.token import token_security
from understudy.server.declaration import collected
from understudy.server.fitting import described
from understudy.server.gates.branch import Branch
from understudy.server.gates.cors import Cors
from understudy.server.gates.dates import Dates
from understudy.server.gates.errors import Errors
from understudy.server.gates.faults import FaultsGate
from understudy.server.gates.guard import Guard
from understudy.server.gates.journal import JournalGate
from understudy.server.gates.limits import LimitsGate
from understudy.server.gates.operations import HandlerResolver, Operations, unknown_route
from understudy.server.gates.pages import SITE, Pages
from understudy.server.gates.prefer import PreferGate
from understudy.server.gates.routing import Routing
from understudy.server.gates.security import Security
from understudy.server.gates.spaces import SpacesGate
from understudy.server.gates.validation import Validation
from understudy.server.options import Options
from understudy.server.response.refusals import Refusals
from understudy.server.served import Face, ServedApi
from understudy.server.site.app import SiteApp
from understudy.server.site.builder import builder_of
from understudy.server.site.site import Site
from understudy.server.world import World

CONTROL = Path(__file__).parent / "control" / "openapi.yaml"
CONTROL_PATH = "/_understudy"
CONSOLE_PATH = "/_understudy/console"

Gate: TypeAlias = Callable[[ASGIApp], ASGIApp]
# By name, the one that a request meets first at the top. None is left out.
Gates: TypeAlias = Mapping[str, Gate | None]
SecurityMap: TypeAlias = Callable[[Face], dict[str, type]]


def gates_of_apis(
    options: Options, served: Sequence[ServedApi], world: World, refusals: Refusals
) -> Gates:
    """Return the gates between a client and the handlers of the APIs."""
    names = {api.base_path: api.name for api in served}
    return {
        "guard": partial(Guard, options=options, base=CONTROL_PATH, refuse=refusals.refuse),
        "spaces": partial(SpacesGate, world=world),
        "dates": Dates,
        # These three answer what is theirs; the journal notes nothing of it.
        "pages": partial(Pages, specs=[api.spec for api in served]),
        "reference": partial(Branch, base=SITE, gate=lambda _: site_of(options, served)),
        "control": partial(Branch, base=CONTROL_PATH, gate=lambda _: control_plane(options)),
        # Outside the errors: it notes the very bytes that a client gets.
        "journal": partial(JournalGate, names=names) if options.journal_entries else None,
        "cors": partial(Cors, origins=options.cors) if options.cors else None,
        "errors": partial(Errors, refusals=refusals, is_noted=options.journal_entries > 0),
        "routing": Routing,
        # Behind routing: a fault may name an operation.
        "faults": partial(FaultsGate, faces=served),
        "security": Security,
        # Behind security: who has no good key uses nothing up, and forces no answer.
        "limits": partial(LimitsGate, served=served),
        "prefer": None if options.no_prefer else partial(PreferGate, faces=served),
        "validation": Validation,
        # Our tests have each answer checked against its spec.
        "responses": ResponseValidationMiddleware if options.check_responses else None,
        "operations": partial(Operations, faces=served),
    }


def gates_of_control(options: Options, control: Face) -> Gates:
    """Return the gates between the gate `control` and the handlers of the control plane."""
    return {
        "pages": partial(Pages, specs=(), control=control.spec),
        "errors": partial(Errors, refusals=Refusals([control])),
        # It calls the operations itself, and shows their failures on its pages.
        "console": partial(
            Branch, base=CONSOLE_PATH, gate=partial(open_console, options, control.spec)
        ),
        "routing": Routing,
        "security": Security,
        # What a test misspells would be ignored, and the test would pass.
        "validation": partial(Validation, is_strict=True),
        "responses": ResponseValidationMiddleware if options.check_responses else None,
        "operations": partial(Operations, faces=[control]),
    }


def folded(
    gates: Gates,
    faces: Sequence[Face],
    security: SecurityMap,
    *,
    check_responses: bool = False,
    lifespan: Any = None,
) -> ASGIApp:
    """Return the gates as one app that serves these faces.

    Connexion puts it up: it reads the specs and tells the gates that ask for it of every API. Its
    own gates are not among them, for it rebuilds the validators and inspects the signature for
    every request, and answers errors as problem+json. HandlerError or SpecError where handlers or
    a spec are wrong.
    """
    # What follows the lifespan meets requests alone.
    first = [LifespanMiddleware] if lifespan else []
    stack = ConnexionMiddleware(
        unknown_route,
        import_name="understudy",
        lifespan=lifespan,
        middlewares=[*first, *(gate for gate in gates.values() if gate)],
    )
    for face in faces:
        add_face(stack, face, security, check_responses=check_responses)
    # Connexion would build at the first request, and show a mistake in a handler only then. It
    # would also stand before the gates itself, only to do this.
    outermost: ASGIApp = stack._build_middleware_stack()[0]
    return outermost


def add_face(
    stack: ConnexionMiddleware, face: Face, security: SecurityMap, *, check_responses: bool
) -> None:
    """Add an API to a stack, or raise SpecError where its spec is none."""
    options = stack.options.replace(
        resolver=HandlerResolver(face.handlers, face.name),
        security_map=security(face),
        validate_responses=check_responses,
    )
    # As `stack.add_api`, which reads a document in its own slow way.
    stack.apis.append(
        API(described(face.spec), base_path=face.base_path, name=None, **vars(options))
    )


def control_plane(options: Options) -> ASGIApp:
    """Return the control plane with its pages."""
    control = control_face()
    return folded(
        gates_of_control(options, control),
        [control],
        lambda _: token_security(options),
        check_responses=options.check_responses,
    )


def control_face() -> Face:
    """Return the control plane as a face: its spec, handlers and words."""
    return Face(
        name="control",
        spec=load_spec(Api("control", spec=CONTROL, rules=CONTROL, fixtures=CONTROL)),
        handlers=collected(control_handlers),
        envelope=control_envelope,
    )


def site_of(options: Options, served: Sequence[ServedApi]) -> ASGIApp:
    """Return the reference site; only who visits it has it looked for."""
    return SiteApp(Site(builder_of(options, served)), SITE)


def open_console(options: Options, spec: Spec, operations: ASGIApp) -> ASGIApp:
    """Return the console; its templates are loaded when somebody opens it, not at every start."""
    from understudy.server.control.console.app import Console

    return Console(operations, options=options, spec=spec)
