"""The documented calls of an API, read from its spec."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from understudy.reference.references import resolved
from understudy.reference.spec import METHODS


@dataclass(frozen=True)
class Operation:
    """One documented call: its id, its method, and its path with `{parameters}`.

    One `is_open` that needs no key, as its spec says.
    """

    id: str
    method: str
    template: str
    is_open: bool = False

    @property
    def name(self) -> str:
        """The method and the path with its parameters, as in `GET /projects/{projectId}`."""
        return f"{self.method} {self.template}"

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The names of the path's parameters, in order."""
        return tuple(re.findall(r"{(\w+)}", self.template))

    def path(self, params: Mapping[str, str]) -> str:
        """Return the path with its parameters filled in."""
        return re.sub(r"{(\w+)}", lambda match: quote(params[match[1]], safe=""), self.template)

    def match(self, path: str) -> dict[str, str] | None:
        """Return the parameters of a path that this template fits."""
        found = self._pattern.fullmatch(path)
        if found is None:
            return None
        values = (unquote(value) for value in found.groups())
        return dict(zip(self.parameters, values, strict=True))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = re.split(r"{\w+}", self.template)
        return re.compile("([^/]+)".join(re.escape(part) for part in parts))


class Operations(Mapping[str, Operation]):
    """The documented calls by id, in the order of the spec."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._by_id = {
            body["operationId"]: Operation(
                body["operationId"], method.upper(), template, body.get("security") == []
            )
            for template, item in document["paths"].items()
            for method, body in item.items()
            if method in METHODS
        }

    def __getitem__(self, id: str) -> Operation:  # noqa: A002  # the spec's own word
        return self._by_id[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def find(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """Return the call that a method and a path make, with its parameters; fixed paths first."""
        bare = urlsplit(path).path
        calls = sorted(self.values(), key=lambda each: len(each.parameters))
        for operation in (each for each in calls if each.method == method):
            params = operation.match(bare)
            if params is not None:
                return operation, params
        return None


def success_fields(document: Mapping[str, Any]) -> dict[str, frozenset[str] | None]:
    """Return the fields of each operation's documented successes; None where one shows nothing.

    A success that is no object has none.
    """
    return {
        body["operationId"]: _fields(document, body)
        for item in document["paths"].values()
        for method, body in item.items()
        if method in METHODS
    }


def _fields(document: Mapping[str, Any], operation: Mapping[str, Any]) -> frozenset[str] | None:
    found: set[str] = set()
    for status, response in operation["responses"].items():
        if str(status)[0] != "2":
            continue
        content = resolved(response, document).get("content", {})
        schemas = [resolved(each.get("schema", {}), document) for each in content.values()]
        if not any("properties" in each or "items" in each for each in schemas):
            return None
        found.update(name for each in schemas for name in each.get("properties", ()))
    return frozenset(found)
