"""What a description says of each call: how it is made, what it takes, what it may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from understudy.reference.references import merged, references_in, resolved
from understudy.reference.spec import operations_in

Node = Mapping[str, Any]
JSON = "application/json"
FORM = "multipart/form-data"


@dataclass(frozen=True)
class Call:
    """An operation of a document, with its references followed."""

    document: Node
    path: str
    method: str
    described: Node
    shared: tuple[Node, ...]

    @property
    def id(self) -> str:
        """Its operationId."""
        return str(self.described["operationId"])

    @property
    def writes(self) -> bool:
        """Whether it may change something."""
        return self.method not in ("GET", "HEAD", "OPTIONS")

    @cached_property
    def parameters(self) -> tuple[Node, ...]:
        """Its parameters and those of its path."""
        own = [resolved(each, self.document) for each in self.described.get("parameters", ())]
        named = {(each["in"], each["name"]): each for each in (*self.shared, *own)}
        return tuple(named.values())

    def parameters_in(self, place: str) -> tuple[Node, ...]:
        """Return the parameters of the path, the query or the headers."""
        return tuple(each for each in self.parameters if each["in"] == place)

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that are documented, as they are written."""
        return tuple(map(str, self.described.get("responses", {})))

    @cached_property
    def schemes(self) -> tuple[Node, ...]:
        """What its first way to send a key asks for; nothing where none is needed."""
        wanted = self.described.get("security", self.document.get("security", ()))
        known = self.document.get("components", {}).get("securitySchemes", {})
        return tuple(known[name] for name in wanted[0]) if wanted else ()

    @cached_property
    def body(self) -> Node:
        """Its body as it is described; empty where it takes none."""
        return resolved(self.described.get("requestBody", {}), self.document)

    @property
    def media_type(self) -> str:
        """The media type that its body has: JSON where it takes that, "" where it takes none."""
        types = tuple(self.body.get("content", {}))
        return JSON if JSON in types else next(iter(types), "")

    @property
    def written(self) -> Node:
        """The schema of its body, as it is written."""
        schema: Node = self.body.get("content", {}).get(self.media_type, {}).get("schema", {})
        return schema

    @cached_property
    def schema(self) -> Node:
        """The schema of its body, in one."""
        return self.flat(self.written)

    @property
    def examples(self) -> tuple[Any, ...]:
        """What the description shows as its body."""
        return tuple(examples_of(self.body.get("content", {}).get(self.media_type, {})))

    def flat(self, schema: Node) -> dict[str, Any]:
        """Return a schema without `$ref` and `allOf`."""
        return merged(schema, self.document)

    def references_in(self, schema: Node) -> frozenset[str]:
        """Return the references that lead to what a schema is."""
        return frozenset(references_in(schema, self.document))


def examples_of(node: Node) -> list[Any]:
    """Return the examples of a parameter or of a body in one media type."""
    if "example" in node:
        return [node["example"]]
    return [each["value"] for each in node.get("examples", {}).values() if "value" in each]


def calls_of(document: Node) -> dict[str, Call]:
    """Return every operation of a document by its id."""
    found = {}
    for path, method, operation in operations_in(document):
        given = document["paths"][path].get("parameters", ())
        shared = tuple(resolved(each, document) for each in given)
        call = Call(document, path, method.upper(), operation, shared)
        found[call.id] = call
    return found
