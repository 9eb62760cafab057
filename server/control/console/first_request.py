"""The first request to an API, as a line for a shell: it reads, and needs to know no id."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from understudy.reference.credentials import key_headers
from understudy.reference.references import resolved
from understudy.reference.shell import word
from understudy.server.served import ServedApi

KEY, TOKEN = "KEY", "TOKEN"
# Stands for the key while the line is made: the names of headers have KEY in them, too.
MARK = "\0"


def secret_of(api: ServedApi) -> str:
    """Return the variable that the line takes: a key, or the token that an account signs in for."""
    return TOKEN if api.sessions else KEY


def first_request(api: ServedApi, url: str) -> str:
    """Return the line; what a list cannot be asked without is as in the spec's example."""
    document = api.spec.document
    simple = ((path, item["get"]) for path, item in document["paths"].items() if "get" in item)
    path, operation = next(
        (each for each in simple if "{" not in each[0]), (next(iter(document["paths"])), {})
    )
    query = urlencode(dict(_needed(operation, document)))
    way = next(key_headers(api.spec), "").partition(" with ")[0].removesuffix(KEY)
    if way.startswith("?"):
        query = f"{query}&{way[1:]}{MARK}".removeprefix("&")
    line = f"curl {_written(api, url + path + (query and f'?{query}'))}"
    return line if not way or way.startswith("?") else f"{line} -H {_written(api, way + MARK)}"


def _written(api: ServedApi, text: str) -> str:
    return word(text, {MARK: f"${secret_of(api)}"})


def _needed(
    operation: Mapping[str, Any], document: Mapping[str, Any]
) -> Iterator[tuple[str, object]]:
    for each in operation.get("parameters", ()):
        parameter = resolved(each, document)
        if parameter["in"] == "query" and parameter.get("required"):
            schema = resolved(parameter.get("schema", {}), document)
            known = [*schema.get("enum", ()), schema.get("default", "")]
            yield parameter["name"], parameter.get("example", schema.get("example", known[0]))
