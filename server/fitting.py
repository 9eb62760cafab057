"""Refuses what does not fit together: a spec that is none, handlers and operations, two APIs."""

from inspect import signature

from connexion.exceptions import InvalidSpecification

from understudy.catalog import ApiError
from understudy.reference.openapi import is_read, no_openapi, version_of
from understudy.reference.references import BadReference, resolved
from understudy.reference.spec import Spec, SpecError, operations_in
from understudy.server.gates.pages import SITE
from understudy.server.openapi import OpenApi
from understudy.server.request.bodies import ALSO, holds_fields
from understudy.server.served import Handlers, ServedApi, place_of
from understudy.server.state.access.sessions import SessionPolicy


def described(spec: Spec) -> OpenApi:
    """Return the reading of a spec as OpenAPI 3.0, or raise SpecError where it is none."""
    if not is_read(spec.document):
        version = version_of(spec.document)
        place = spec.place_of(("openapi",))
        raise SpecError(f"{place}: is of OpenAPI {version}; what is read is 3.0, such as '3.0.3'")
    try:
        return OpenApi.read(spec.document)
    except InvalidSpecification as error:
        place = spec.place_of(error.absolute_path)
        raise SpecError(f"{place}: {no_openapi(str(error.message))}") from error
    except BadReference as error:
        raise SpecError(f"{spec.place_of(error.keys)}: {error}") from error


def refuse_unwritable(spec: Spec) -> None:
    """Raise SpecError where the fields of a body cannot be written in what it may also be."""
    for path, method, operation in operations_in(spec.document):
        body = resolved(operation.get("requestBody", {}), spec.document)
        also = body.get(ALSO, [])
        if not (isinstance(also, list) and all(map(holds_fields, also))):
            where = spec.place_of(("paths", path, method, "requestBody"))
            raise SpecError(f"{where}: {ALSO} must be a list of media types of forms or JSON")


def refuse_strays(spec: Spec, handlers: Handlers) -> None:
    """Raise ApiError for a handler of which the spec knows no operation."""
    known = {operation.get("operationId") for operation in spec.operations()}
    for name, handler in handlers.items():
        if name not in known:
            raise ApiError(f"{place_of(handler)}: {spec.file} has no operation called {name}")


def refuse_gaps(spec: Spec, handlers: Handlers) -> None:
    """Raise ApiError for an operation that no handler answers."""
    for path, method, operation in operations_in(spec.document):
        name = operation.get("operationId", "")
        if name not in handlers:
            where = spec.place_of(("paths", path, method, "operationId"))
            raise ApiError(f"{where}: no handler is called {name!r}")


def refuse_signers(handlers: Handlers, sessions: SessionPolicy | None) -> None:
    """Raise ApiError for a handler that asks for sessions where its API declares none."""
    for name, handler in handlers.items():
        if sessions is None and "sessions" in signature(handler).parameters:
            place = place_of(handler)
            raise ApiError(
                f"{place}: {name} asks for sessions, and Api(sessions=...) is not declared"
            )


def refuse_overlap(served: tuple[ServedApi, ...]) -> None:
    """Raise SpecError where two APIs share a method and a path, or one the address of the site."""
    owners: dict[tuple[str, str], str] = {}
    for api in served:
        if f"/docs/{api.name}" == SITE:
            raise SpecError(f"{api.spec.file}: {SITE} is the reference site's; call it otherwise")
        for path, item in api.spec.document["paths"].items():
            for method in item:
                owner = owners.setdefault((method, api.base_path + path), api.name)
                if owner != api.name:
                    raise SpecError(
                        f"{owner} and {api.name} both answer {method.upper()} "
                        f"{api.base_path}{path}; serve one of them with --api"
                    )
