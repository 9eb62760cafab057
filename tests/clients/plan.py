"""The calls that every client makes: what an API's table says, filled up from its spec."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.clients.client import ROOT
from tests.clients.document import (
    Document,
    Node,
    Operation,
    examples,
    media,
    schema_name,
    settings_of,
    spec_files,
)

from understudy.reference.spec import read_yaml

TABLES = Path(__file__).parent / "tables"
KEYWORDS = {"operation", "parameters", "example", "body", "file", "key", "status"}


class TableError(ValueError):
    """A table names what the spec has not, or lacks what it must say."""


def make_plan(api: str, root: str, known: Mapping[str, str] = MappingProxyType({})) -> Node:
    """Return the plan of an API whose server is at `root`, such as `http://127.0.0.1:8000`.

    `known` has what stands for a value that no table can foresee, such as `$space` or `$token`.
    """
    table = TABLES / f"{api}.yaml"
    if not table.exists():
        raise TableError(f"no table for {api}: write {table.name} beside the others")
    document = read_yaml(table)
    spec = Document(spec_files()[api], settings_of(api))
    return planned(api, spec, filled(document, known), root)


def account_of(api: str) -> str | None:
    """Return the account with whose tokens an API's table calls, None where it calls with keys."""
    table = TABLES / f"{api}.yaml"
    account: str | None = read_yaml(table).get("account") if table.exists() else None
    return account


def left_out(api: str) -> Mapping[str, str]:
    """Return the tools that are not tried on an API, each with the reason that its table gives."""
    table = TABLES / f"{api}.yaml"
    without: Mapping[str, str] = read_yaml(table).get("without", {}) if table.exists() else {}
    return without


def filled(node: Any, known: Mapping[str, str]) -> Any:
    """Return a table with what is known by now in the place of what stands for it."""
    if isinstance(node, list):
        return [filled(each, known) for each in node]
    if isinstance(node, dict):
        return {name: filled(value, known) for name, value in node.items()}
    for name, value in known.items() if isinstance(node, str) else ():
        node = node.replace(name, value)
    return node


def planned(api: str, document: Document, table: Node, root: str) -> Node:
    """Return the plan of a document and the rows of a table."""
    operations = {operation.id: operation for operation in document.operations()}
    calls = [_call(n, row, operations, table) for n, row in enumerate(table["calls"])]
    _refuse_gaps(operations, calls)
    asked = (document.schemes(operation) for operation in operations.values())
    return {
        "api": api,
        "base_url": root + document.base_path,
        "security": _security(next(filter(None, asked), {})),
        "calls": calls,
    }


def _refuse_gaps(operations: Mapping[str, Operation], calls: list[Node]) -> None:
    # What asks for no key may have nothing to refuse.
    guarded = {name for name, operation in operations.items() if operation.security}
    for wanted, is_refusal, what in ((operations, False, "call"), (guarded, True, "refusal")):
        made = {call["operation"] for call in calls if call["refusal"] is is_refusal}
        if missing := set(wanted) - made:
            raise TableError(f"no {what} of {', '.join(sorted(missing))}")


def _security(schemes: Node) -> Node | None:
    """How a key is sent; `scheme` is the name by which the spec knows the way."""
    for name, scheme in schemes.items():
        if scheme["type"] == "http":
            header, prefix = "Authorization", f"{scheme['scheme'].capitalize()} "
        else:
            header, prefix = scheme["name"], ""
        return {"scheme": name, "type": scheme["type"], "header": header, "prefix": prefix}
    return None


def _call(n: int, row: Node, operations: Mapping[str, Operation], table: Node) -> Node:
    operation = operations.get(row["operation"])
    if operation is None or row.keys() - KEYWORDS:
        raise TableError(f"call {n}: {row} is not an operation with {', '.join(sorted(KEYWORDS))}")
    status = row.get("status") or _success(operation)
    media_type, content = media(operation.body or {})
    body = _body(operation, content, row)
    return {
        "n": n,
        "operation": operation.id,
        "method": operation.method,
        "path": operation.path,
        "tag": operation.tag,
        "parameters": _parameters(operation, row.get("parameters", {})),
        "body": body,
        "file": _file(operation, row),
        "is_body_shown": "body" not in row,  # it is an example of the spec
        "media_type": media_type,
        "body_schema": schema_name(content),
        "answer_schema": _answer_schema(operation, status),
        "key": row.get("key", table.get("key")),
        "status": status,
        "refusal": status >= 400,
    }


def _success(operation: Operation) -> int:
    return next(int(code) for code in operation.answers if code.isdigit() and code[0] == "2")


def _answer_schema(operation: Operation, status: int) -> str | None:
    for code in (str(status), f"{status // 100}XX", "default"):
        if code in operation.answers:
            return schema_name(media(operation.answers[code])[1])
    raise TableError(f"{operation.id} documents no {status}")


def _file(operation: Operation, row: Node) -> Node | None:
    """Return which file of the project is sent in a form, and as which part of it."""
    if "file" not in row:
        return None
    path = ROOT / row["file"]
    if not path.is_file():
        raise TableError(f"{operation.id}: there is no file {row['file']}")
    return {"field": "file", "path": str(path), "name": path.name}


def _body(operation: Operation, content: Node, row: Node) -> Any:
    if "body" in row:
        return row["body"]
    shown = examples(content)
    if "example" in row and row["example"] not in shown:
        raise TableError(f"{operation.id} has no example {row['example']!r}")
    return shown.get(row["example"]) if "example" in row else next(iter(shown.values()), None)


def _parameters(operation: Operation, given: Node) -> list[Node]:
    """Every parameter with an example is sent; one that the table gives as null is left out."""
    if unknown := given.keys() - {parameter["name"] for parameter in operation.parameters}:
        raise TableError(f"{operation.id} has no parameter {', '.join(sorted(unknown))}")
    values = {one["name"]: next(iter(examples(one).values()), None) for one in operation.parameters}
    values |= given
    for parameter in operation.parameters:
        if parameter.get("required") and values[parameter["name"]] is None:
            raise TableError(f"{operation.id} needs a value of {parameter['name']}")
    return [
        {"name": one["name"], "in": one["in"], "value": values[one["name"]]}
        for one in operation.parameters
        if values[one["name"]] is not None
    ]
