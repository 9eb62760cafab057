"""The reference of the control plane, from its own spec."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from understudy.catalog import HERE
from understudy.reference.references import resolved
from understudy.reference.spec import operations_in, read_yaml
from understudy.site.guides.tables import code, joined, slug, table

Node: TypeAlias = Mapping[str, Any]
FILE = HERE / "server" / "control" / "openapi.yaml"
JSON = "application/json"
# One form of all refusals: a reader need not be told at each call.
REFUSED = '{"error": "why"}'


def reference() -> str:
    """Return every call by its tag, with parameters, bodies and answers."""
    document = read_yaml(FILE)
    base = document["servers"][0]["url"]
    # The description has headings of its own, one level below this page's.
    about = document["info"]["description"].replace("### ", "## ").replace("\n## ", "\n\n## ")
    return joined(
        [
            "# The control API",
            f"Everything is under `{base}`, such as `http://127.0.0.1:8000{base}/health`.",
            about,
            *(part for tag in document["tags"] for part in _tag(document, tag)),
        ]
    )


def objects() -> str:
    """Return every object with its fields, which are too many for the page of the calls."""
    lead = "What the calls of [the control API](control-api.md) take and answer, field by field."
    return joined(["# Objects of the control API", lead, *_objects(read_yaml(FILE))])


def _tag(document: Node, tag: Node) -> Iterator[str]:
    yield f"## {tag['name']}"
    yield tag["description"]
    for method, path, operation in _operations(document, tag["name"]):
        yield from _operation(document, f"{method} {path}", operation)


def _objects(document: Node) -> Iterator[str]:
    for name, schema in document["components"]["schemas"].items():
        if "properties" in schema:
            yield f"## {name}"
            yield schema.get("description", "")
            yield _fields(document, schema)


def _operations(document: Node, tag: str) -> Iterator[tuple[str, str, Node]]:
    for path, method, operation in operations_in(document):
        if tag in operation.get("tags", ()):
            yield method.upper(), path, operation


def _operation(document: Node, called: str, operation: Node) -> Iterator[str]:
    yield f"### {called}"
    yield f"{operation['summary']}. {operation['description']}".replace("?. ", "? ")
    parameters = [resolved(each, document) for each in operation.get("parameters", ())]
    yield table(
        ("Parameter", "In", "Type", "Meaning"), [_parameter(document, each) for each in parameters]
    )
    if "requestBody" in operation:
        yield from _body(document, resolved(operation["requestBody"], document))
    yield _answers(document, operation["responses"])


def _parameter(document: Node, parameter: Node) -> tuple[str, str, str, str]:
    kind = parameter["schema"]
    example = kind.get("example")
    told = parameter.get("description", "")
    if example is not None:
        told = f"{told} Such as {code(str(example))}."
    return code(parameter["name"]), parameter["in"], _type(document, kind), told


def _body(document: Node, body: Node) -> Iterator[str]:
    media = body["content"][JSON]
    need = "" if body.get("required") else " It may be left out."
    yield f"Body: {_type(document, media['schema'])}. {body.get('description', '')}{need}"
    for each in media.get("examples", {}).values():
        shown = json.dumps(resolved(each, document)["value"], ensure_ascii=False)
        yield f"{each['summary']}:\n\n```json\n{shown}\n```"


def _answers(document: Node, responses: Node) -> str:
    """Return what a call answers: a line for each success, and one for all refusals."""
    lines, refusals = [], []
    for status, answer in responses.items():
        if int(status) >= 400:
            refusals.append(code(status))
            continue
        found = resolved(answer, document)
        kinds = [
            _type(document, media.get("schema", {})) for media in found.get("content", {}).values()
        ]
        lines.append(f"- {code(status)}: {', '.join(kinds)}. {found['description']}")
    return "\n".join([*lines, f"- {', '.join(refusals)}: refused, `{REFUSED}`."])


def _fields(document: Node, schema: Node) -> str:
    required: Sequence[str] = schema.get("required", ())
    return table(
        ("Field", "Type", "Meaning"),
        [
            (
                code(name) + (", required" if name in required else ""),
                _type(document, kind),
                _meaning(document, kind),
            )
            for name, kind in schema["properties"].items()
        ],
    )


def _meaning(document: Node, kind: Node) -> str:
    kind = resolved(kind, document) if "$ref" in kind else kind
    parts = [kind.get("description", "")]
    if "enum" in kind:
        parts.append(f"One of {', '.join(code(str(each)) for each in kind['enum'])}.")
    if "default" in kind:
        parts.append(f"{code(json.dumps(kind['default']))} unless given.")
    bounds = [kind.get("minimum"), kind.get("maximum")]
    if None not in bounds:
        parts.append(f"{bounds[0]} to {bounds[1]}.")
    if isinstance(kind.get("example"), str | int | float):
        parts.append(f"Such as {code(str(kind['example']))}.")
    return " ".join(filter(None, parts))


def _type(document: Node, schema: Node) -> str:
    """Return what a value is, in words; objects with a name lead to where they are described."""
    if "$ref" in schema:
        name, meant = schema["$ref"].rpartition("/")[2], resolved(schema, document)
        # What is no object has no section of its own.
        is_object = "properties" in meant
        link = f"[{name}](control-objects.md#{slug(name)})"
        return link if is_object else _type(document, meant)
    if schema.get("type") == "array":
        return f"list of {_type(document, schema.get('items', {}))}"
    kind = schema.get("format") or schema.get("type") or "any value"
    return f"{kind} or null" if schema.get("nullable") else kind
