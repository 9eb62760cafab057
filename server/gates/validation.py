"""Checks path, query and body against the spec, with validators compiled once at start."""

from typing import Any
from urllib.parse import parse_qs

import orjson
from connexion.middleware.abstract import RoutedAPI
from connexion.operations import AbstractOperation
from connexion.spec import Specification
from jsonschema_rs import Validator, validator_for
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.reference.problems import REQUIRED, media_types_told
from understudy.reference.schemas import as_sent, translated
from understudy.server.request.bodies import Bodies, is_json, with_also
from understudy.server.request.body import LARGEST, media_type, parse_json, read_body
from understudy.server.request.complaint import complain
from understudy.server.request.encoding import decoded
from understudy.server.request.numbers import INTEGRAL, integers_of, with_integers
from understudy.server.request.parameters import Parameters
from understudy.server.request.routed import Routed
from understudy.server.request.strangers import refuse_body, refuse_parameters
from understudy.server.request.visit import visit_of
from understudy.server.state.failures import Invalid
from understudy.server.upload import spooled

EMPTY: dict[str, Any] = {}


class Check:
    """One schema, compiled: silent on what fits, Invalid with a person's words on what does not."""

    def __init__(self, schema: dict[str, Any], components: dict[str, Any], field: str = "") -> None:
        self.schema: dict[str, Any] = translated(schema)
        # Connexion resolves what it can; to compile all components anew takes 5 ms each time.
        if b'"$ref"' in orjson.dumps(self.schema):
            self.schema.setdefault("components", components)
        self.validator: Validator = validator_for(self.schema, validate_formats=True)
        self.field = field
        self.integers = integers_of(self.schema, self.schema)

    def __call__(self, value: Any) -> None:
        if not self.validator.is_valid(value):
            raise complain(self.validator, self.schema, value, self.field)

    def fitted(self, value: Any) -> Any:
        """Return a value that fits, with integers where the schema asks for them."""
        self(value)
        return with_integers(value, self.integers) if self.integers else value

    def read(self, raw: bytes) -> Any:
        """Return what a body of JSON says, where it fits."""
        value = parse_json(raw)
        if self.integers and INTEGRAL.search(raw):
            return self.fitted(value)
        self(value)
        return value


class ValidatedOperation:
    """One operation's checks, in the order path, query, body."""

    def __init__(
        self,
        operation: AbstractOperation,
        components: dict[str, Any],
        next_app: ASGIApp,
        *,
        is_strict: bool = False,
    ) -> None:
        self.next_app = next_app
        self.is_strict = is_strict
        self.in_path = Parameters(operation.parameters, "path")
        self.in_query = Parameters(operation.parameters, "query")
        self.path = checks_of(operation, "path", components)
        self.query = checks_of(operation, "query", components)
        self.required_query = [
            p["name"] for p in operation.parameters if p["in"] == "query" and p.get("required")
        ]
        body = as_sent(with_also(operation.request_body))
        self.bodies = None
        if not all(map(is_json, body.get("content", {}))):
            self.bodies = Bodies(body, operation.responses, lambda own: Check({**own}, components))
            body = {}
        self.media_types = (*body.get("content", {}), *body.get("x-accepts", ()))
        self.body_required = bool(body.get("required"))
        self.largest = body.get("x-largest", LARGEST)
        self.body = (
            Check(body["content"][self.media_types[0]].get("schema", {}), components)
            if self.media_types
            else None
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        visit = visit_of(scope)
        if self.path:
            self.check_path(scope["path_params"])
        if self.query or (self.is_strict and scope["query_string"]):
            visit.query = self.checked_query(scope["query_string"])
        if self.is_strict and not self.media_types:
            refuse_body(await read_body(visit, receive))
        if self.body is not None:
            visit.body = self.checked_body(scope, await read_body(visit, receive, self.largest))
        if self.bodies is None:
            await self.next_app(scope, receive, send)
            return
        with spooled() as spool:
            visit.body = await self.bodies.read(scope, visit, receive, spool)
            await self.next_app(scope, receive, send)

    def check_path(self, params: dict[str, Any]) -> None:
        """Check the path's parameters, and put the parsed ones in their places."""
        parsed = self.in_path.read_path(params)
        for name, check in self.path:
            check(parsed[name])
        params.update(parsed)

    def checked_query(self, query_string: bytes) -> dict[str, Any]:
        """Return the declared query parameters that are there; a strict check takes no others."""
        values = parse_qs(query_string.decode("latin-1"), keep_blank_values=True)
        if self.is_strict:
            refuse_parameters(values, [name for name, _ in self.query])
        known = {name: values[name] for name, _ in self.query if name in values}
        for name in self.required_query:
            if name not in known:
                raise Invalid(REQUIRED, name)
        parsed = self.in_query.read_query(known)
        for name, check in self.query:
            if name in parsed:
                check(parsed[name])
        return parsed

    def checked_body(self, scope: Scope, raw: bytes) -> Any:
        """Return the parsed body; an empty one is `{}`, so that it is told what it lacks."""
        assert self.body is not None
        if not raw and not self.body_required:
            return EMPTY
        if raw and media_type(scope) not in self.media_types:
            raise Invalid(media_types_told(self.media_types), "Content-Type")
        if raw:
            return self.body.read(decoded(scope, raw, self.largest))
        self.body(EMPTY)
        return EMPTY


def checks_of(
    operation: AbstractOperation, place: str, components: dict[str, Any]
) -> list[tuple[str, Check]]:
    """Return the checks of the parameters in the path or the query, without those that say nothing.

    A path parameter is always text, so `type: string` alone needs no check.
    """
    return [
        (parameter["name"], Check(parameter["schema"], components, parameter["name"]))
        for parameter in operation.parameters
        if parameter["in"] == place
        and not (place == "path" and says_text_only(parameter["schema"]))
    ]


def says_text_only(schema: dict[str, Any]) -> bool:
    """Whether a schema takes every text."""
    notes = {"description", "example", "title"}
    return {k: v for k, v in schema.items() if k not in notes and not k.startswith("x-")} == {
        "type": "string"
    }


class ValidationAPI(RoutedAPI[ValidatedOperation]):
    """The checks of one API's operations."""

    def __init__(
        self, specification: Specification, *, is_strict: bool = False, **options: Any
    ) -> None:
        super().__init__(specification, **options)
        self.is_strict = is_strict
        self.components = translated(as_sent(specification.components))
        self.add_paths()

    def make_operation(self, operation: AbstractOperation) -> ValidatedOperation:
        """Compile the checks of one operation."""
        return ValidatedOperation(
            operation, self.components, self.next_app, is_strict=self.is_strict
        )


class Validation(Routed[ValidationAPI]):
    """The gate that refuses what the spec forbids; a strict one also what it does not know."""

    api_cls = ValidationAPI

    def __init__(self, app: ASGIApp, *, is_strict: bool = False) -> None:
        super().__init__(app)
        self.is_strict = is_strict

    def add_api(self, specification: Specification, **options: Any) -> ValidationAPI:
        """Add the checks of one API."""
        own = {"next_app": self.app, "is_strict": self.is_strict}
        api = ValidationAPI(specification, **own, **options)
        self.apis[api.base_path].append(api)
        return api
