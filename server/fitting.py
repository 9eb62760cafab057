"""Refuses what does not fit together: a spec that is none, handlers and operations, two APIs."""

from copy import deepcopy
from inspect import signature

from connexion.exceptions import InvalidSpecification
from connexion.spec import Specification

from understudy.catalog import ApiError
from understudy.reference.references import resolved
from understudy.reference.spec import METHODS, Spec, SpecError
from understudy.server.request.bodies import ALSO, holds_fields
from understudy.server.served import Handlers, ServedApi, place_of
from understudy.server.state.access.sessions import SessionPolicy

LONGEST_REASON = 200


def refuse_no_openapi(spec: Spec) -> None:
    """Raise SpecError for a document that is not OpenAPI 3.0."""
    try:
        # Connexion resolves and extends the document in place.
        Specification.from_dict(deepcopy(spec.document))
    except InvalidSpecification as error:
        raise no_openapi(spec, error) from error


def no_openapi(spec: Spec, error: InvalidSpecification) -> SpecError:
    """Return what is wrong with a document, in a line."""
    reason = " ".join(str(error.message).split())[:LONGEST_REASON]
    return SpecError(f"{spec.place_of(error.absolute_path)}: is not OpenAPI 3.0: {reason}")


def refuse_unwritable(spec: Spec) -> None:
    """Raise SpecError where the fields of a body cannot be written in what it may also be."""
    for path, item in spec.document["paths"].items():
        for method in METHODS:
            body = resolved(item.get(method, {}).get("requestBody", {}), spec.document)
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
    for path, item in spec.document["paths"].items():
        for method in METHODS:
            name = item.get(method, {}).get("operationId", "")
            if method in item and name not in handlers:
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
    """Raise SpecError where two APIs share a method and a path."""
    owners: dict[tuple[str, str], str] = {}
    for api in served:
        for path, item in api.spec.document["paths"].items():
            for method in item:
                owner = owners.setdefault((method, api.base_path + path), api.name)
                if owner != api.name:
                    raise SpecError(
                        f"{owner} and {api.name} both answer {method.upper()} "
                        f"{api.base_path}{path}; serve one of them with --api"
                    )
