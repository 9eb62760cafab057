"""A spec as the plan asks it: operations with their parameters, bodies, answers and keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from tests.clients.client import ROOT

from understudy.catalog import apis
from understudy.reference.spec import METHODS, Spec, read_yaml
from understudy.reference.variant import variant_of
from understudy.server.registry import load_served

CONTROL = "control"
Node = dict[str, Any]


def spec_files() -> dict[str, Path]:
    """Return every spec of this repository by the name of its API."""
    found = {name: api.spec for name, api in apis().items()}
    return {**found, CONTROL: ROOT / "server" / "control" / "openapi.yaml"}


def settings_of(api: str) -> Mapping[str, str]:
    """Return how a stand-in serves an API unless it is told otherwise."""
    return {} if api == CONTROL else load_served((api,), ())[0].settings


@dataclass(frozen=True)
class Operation:
    """One operation, with its path's parameters and without `$ref` at the places read here."""

    id: str
    method: str
    path: str
    tag: str
    parameters: tuple[Node, ...]
    body: Node | None
    answers: dict[str, Node]
    security: list[Node]


class Document:
    """One spec file, read once, as far as it is in force under the settings of a stand-in."""

    def __init__(self, path: Path, settings: Mapping[str, str] = MappingProxyType({})) -> None:
        self.root: Node = variant_of(Spec("", read_yaml(path), ""), settings).document

    @property
    def base_path(self) -> str:
        """What stands before every path, such as `/v1`."""
        url: str = self.root["servers"][0]["url"]
        return urlsplit(url).path.rstrip("/")

    def operations(self) -> Iterator[Operation]:
        """Yield every operation."""
        for path, item in self.root["paths"].items():
            for method in METHODS:
                if method in item:
                    yield self._operation(path, method, item)

    def schemes(self, operation: Operation) -> dict[str, Node]:
        """Return the first security schemes that an operation asks for by name."""
        names = next(iter(operation.security), {})
        known = self.root.get("components", {}).get("securitySchemes", {})
        return {name: self._resolved(known[name]) for name in names}

    def _operation(self, path: str, method: str, item: Node) -> Operation:
        node = item[method]
        parameters = [*item.get("parameters", []), *node.get("parameters", [])]
        return Operation(
            id=node["operationId"],
            method=method.upper(),
            path=path,
            tag=next(iter(node.get("tags", [])), "default"),
            parameters=tuple(self._resolved(parameter) for parameter in parameters),
            body=self._resolved(node["requestBody"]) if "requestBody" in node else None,
            answers={code: self._resolved(one) for code, one in node["responses"].items()},
            security=node.get("security", self.root.get("security", [])),
        )

    def _resolved(self, node: Node) -> Node:
        while "$ref" in node:
            found: Any = self.root
            for name in node["$ref"].removeprefix("#/").split("/"):
                found = found[name.replace("~1", "/").replace("~0", "~")]
            node = found
        return node


def media(body: Node) -> tuple[str | None, Node]:
    """Return the first content type of a body with what is said of it."""
    return next(iter(body.get("content", {}).items()), (None, {}))


def schema_name(content: Node) -> str | None:
    """Return the name of the schema that a body has by `$ref`; of a list, `[]` and its items'."""
    schema = content.get("schema", {})
    lists, schema = ("[]", schema["items"]) if schema.get("type") == "array" else ("", schema)
    name: str = schema.get("$ref", "").rpartition("/")[2]
    return lists + name if name else None


def examples(node: Node) -> dict[str, Any]:
    """Return the examples of a parameter or a body by name, the single one as ''."""
    single = [part["example"] for part in (node, node.get("schema", {})) if "example" in part]
    named = {name: one["value"] for name, one in node.get("examples", {}).items()}
    return {"": single[0]} if single else named
