"""The documented calls: what each takes, and what it answers."""

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, parse_qsl

from understudy.contracts.kit.probes.rehearsal.schemas import NOTHING, Schema, Schemas
from understudy.contracts.kit.talk.strict_json import strictly
from understudy.reference.references import resolved
from understudy.reference.spec import METHODS

# The statuses by which a refusal is told, the usual one first.
INVALID, UNAUTHORIZED, UNKNOWN, CONFLICT = (400, 422), (401, 403), (404,), (409, 422, 400)
FORM = "application/x-www-form-urlencoded"
READ_AS: dict[str, Callable[[str], Any]] = {"integer": int, "number": float, "boolean": json.loads}


class Call:
    """One operation of the spec."""

    def __init__(
        self, document: Mapping[str, Any], schemas: Schemas, shared: Any, described: Schema
    ) -> None:
        self._document = document
        self._schemas = schemas
        self._described = described
        own = [resolved(each, document) for each in (*shared, *described.get("parameters", ()))]
        self._parameters = {(each["in"], each["name"]): each for each in own}
        self.is_open = described.get("security") == []

    def has_fit_parameters(self, path: Mapping[str, str], query: str) -> bool:
        """Tell whether the path and the query have what they need, and no value of a wrong kind."""
        given = parse_qs(query, keep_blank_values=True)
        for (place, name), parameter in self._parameters.items():
            found = [path[name]] if place == "path" and name in path else given.get(name, [])
            if place not in ("path", "query"):
                continue
            if not found and parameter.get("required"):
                return False
            if found and not self._is_fit(parameter.get("schema", NOTHING), found):
                return False
        return True

    def _is_fit(self, schema: Schema, found: list[str]) -> bool:
        kind = self._schemas.flat(schema).get("type")
        if kind == "array":
            return self._schemas.fits(schema, found)
        try:
            return self._schemas.fits(schema, READ_AS.get(str(kind), str)(found[-1]))
        except ValueError:
            return False

    def body_of(self, content: bytes, content_type: str) -> Any:
        """Return the body of a request; ValueError where the call does not take it."""
        kind = content_type.partition(";")[0].strip().lower()
        if content and self._media_types and kind not in self._media_types:
            raise ValueError("a body of another type")
        if self._media_types and not any(map(_is_read, self._media_types)):
            # Files are taken as they come.
            return {}
        value = self._read(content, kind) if content else {}
        # Half of a letter cannot be sent back.
        json.dumps(value, ensure_ascii=False).encode()
        if not self.takes(value):
            raise ValueError("a body that does not fit")
        return value

    def _read(self, content: bytes, kind: str) -> Any:
        # What `x-accepts` names is JSON under another name.
        if kind != FORM or FORM in self._body.get("x-accepts", ()):
            return strictly(content)
        kinds = {name: self._schemas.flat(each).get("type") for name, each in self._fields.items()}
        given = parse_qsl(content.decode(), keep_blank_values=True)
        return {name: READ_AS.get(str(kinds.get(name)), str)(value) for name, value in given}

    def takes(self, body: Any) -> bool:
        """Tell whether a body is what the call asks for."""
        schema = self._body_schema
        return schema is None or self._schemas.fits(schema, body)

    @cached_property
    def _body(self) -> Schema:
        return resolved(self._described.get("requestBody", NOTHING), self._document)

    @property
    def _media_types(self) -> tuple[str, ...]:
        also = (*self._body.get("x-also-media-types", ()), *self._body.get("x-accepts", ()))
        return (*self._body.get("content", ()), *also)

    @cached_property
    def _body_schema(self) -> Schema | None:
        content = self._body.get("content", {})
        return next((each.get("schema", NOTHING) for each in content.values()), None)

    @property
    def fields(self) -> dict[str, Any] | None:
        """The fields that its body may have; None where the spec does not say."""
        return self._fields or None

    @property
    def _fields(self) -> dict[str, Any]:
        return self._schemas.properties(self._body_schema or NOTHING)

    @cached_property
    def answers(self) -> dict[int, Schema]:
        """What is documented of each status; ranges of them are none."""
        answers = self._described.get("responses", {})
        told = {str(status): each for status, each in answers.items()}
        return {int(k): resolved(v, self._document) for k, v in told.items() if k.isdigit()}

    def success(self, usual: int = 200) -> int:
        """Return the status of a success: the usual one where it is documented."""
        known = [status for status in self.answers if 200 <= status < 300]
        return usual if usual in known or not known else known[0]

    def refusal(self, usual: tuple[int, ...]) -> int:
        """Return the status of a refusal: the first of the usual ones that is documented."""
        return next((each for each in usual if each in self.answers), usual[0])

    def schema(self, status: int) -> Schema:
        """Return the schema of an answer; one that says nothing where there is none."""
        found: Schema = self._content(status).get("schema", NOTHING)
        return found

    def samples(self, status: int) -> Iterator[Any]:
        """Yield what the spec shows of an answer, or one that its schema allows."""
        content = self._content(status)
        shown = [each["value"] for each in content.get("examples", {}).values()]
        if "example" in content:
            shown.insert(0, content["example"])
        yield from copy.deepcopy(shown)
        if not shown:
            yield self._schemas.sample(content["schema"]) if "schema" in content else None

    def _content(self, status: int) -> Schema:
        content = self.answers.get(status, NOTHING).get("content", {})
        return next(iter(content.values()), NOTHING)


def calls_of(document: Mapping[str, Any], schemas: Schemas) -> dict[str, Call]:
    """Return every operation of a spec by its id."""
    return {
        each["operationId"]: Call(document, schemas, item.get("parameters", ()), each)
        for item in document["paths"].values()
        for method, each in item.items()
        if method in METHODS
    }


def _is_read(media_type: str) -> bool:
    return media_type == FORM or media_type.endswith("json")
