"""Which call gives each example of an answer that a spec shows."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from tests.clients.plan import filled

from understudy.catalog import find
from understudy.reference.spec import Spec, load_spec, read_yaml
from understudy.testing import Understudy

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
START = "2026-06-15T12:00:00Z"
# A list is shown by its first rows, and what lies deeper by a few entries more.
ROWS, ENTRIES = 2, 3
JSON = "application/json"


@dataclass(frozen=True)
class Place:
    """Where an example stands in a spec: the response's name, the media type, its own name."""

    response: str
    media_type: str
    name: str

    def __str__(self) -> str:
        name = f"{self.response}/{self.name}".rstrip("/")
        return name if self.media_type == JSON else f"{name} ({self.media_type})"


def tables() -> list[str]:
    """Return the APIs whose examples have a table."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def rows_of(api: str) -> dict[str, Any]:
    """Return an API's table: the header of its key, and a call for each example.

    Where it names an account, `$token` and `$refresh` stand for what signing in as it gives.
    """
    table: dict[str, Any] = read_yaml(FOLDER / f"{api}.yaml")
    return table


def places(spec: Spec) -> Iterator[tuple[Place, Any]]:
    """Yield every example of an answer, with its value."""
    for response, part in spec.document["components"]["responses"].items():
        for media_type, media in part.get("content", {}).items():
            if "example" in media:
                yield Place(response, media_type, ""), media["example"]
            for name, example in media.get("examples", {}).items():
                yield Place(response, media_type, name), example["value"]


class Provoker:
    """Stand-ins that give the answers which the examples show, each from the start."""

    def __init__(self, api: str) -> None:
        self.api = api
        self.spec = load_spec(find(api))
        self.table = rows_of(api)
        self.stack = ExitStack()
        self.mocks: dict[tuple[str, ...], Understudy] = {}

    def __enter__(self) -> "Provoker":
        return self

    def __exit__(self, *_: object) -> None:
        self.stack.close()

    def mock(self, settings: tuple[str, ...]) -> Understudy:
        """Return the stand-in under these settings, back at the start."""
        if settings not in self.mocks:
            mock = Understudy(apis=(self.api,), seed=1, clock=START, settings=settings)
            self.mocks[settings] = self.stack.enter_context(mock)
        self.mocks[settings].reset()
        return self.mocks[settings]

    def statuses(self, place: Place) -> set[str]:
        """Return the statuses with which the called operation gives the response of an example."""
        method, path = self.table["answers"][str(place)]["call"].split(" ")
        operation = self.spec.document["paths"][template_of(self.spec, path)][method.lower()]
        wanted = {"$ref": f"#/components/responses/{place.response}"}
        return {code for code, response in operation["responses"].items() if response == wanted}

    def answer(self, place: Place) -> httpx.Response:
        """Return what the stand-in answers to the call of an example."""
        mock = self.mock(tuple(self.table["answers"][str(place)].get("settings", ())))
        table = self.table
        if "account" in table:
            signed = mock.accounts.sign_in(table["account"])
            table = filled(table, {"$token": signed.token, "$refresh": signed.refresh_token or ""})
        row = {"header": table["header"], **table["answers"][str(place)]}
        with httpx.Client(base_url=mock.url(self.api), trust_env=False, timeout=10) as client:
            if not row.get("limits"):
                return self.send(client, row)
            mock.limits.switch(on=True)
            answer = next(self.refusals(client, row))
            mock.limits.switch(on=False)
            return answer

    def refusals(self, client: httpx.Client, row: Mapping[str, Any]) -> Iterator[httpx.Response]:
        """Yield the answers to calls beyond the limit."""
        while True:
            answer = self.send(client, row)
            if answer.is_error:
                yield answer

    def send(self, client: httpx.Client, row: Mapping[str, Any]) -> httpx.Response:
        """Send the call of a row; what it leaves out comes from the spec's own example."""
        method, path = row["call"].split(" ")
        path += "x" * row.get("fills", 0)
        name, _, value = str(row["header"]).partition(": ")
        headers = {name: row.get("key", value)} if row.get("key", value) else {}
        if "file" in row:
            return client.request(method, path, headers=headers, files=form_of(row["file"]))
        body = row["body"] if "body" in row else example_of(self.spec, method, path)
        if body is None:
            return client.request(method, path, headers=headers)
        content = body if isinstance(body, str) else json.dumps(body)
        json_headers = {**headers, "Content-Type": "application/json"}
        return client.request(method, path, headers=json_headers, content=content)


def form_of(file: str | None) -> dict[str, Any]:
    """Return the parts of a form with a file of the project as `file`; None is one without it."""
    if file is None:
        return {"other": (None, "")}
    path = ROOT / file
    return {"file": (path.name, path.read_bytes())}


def example_of(spec: Spec, method: str, path: str) -> Any:
    """Return the first example of the body that the call of a path takes, None without one."""
    template = template_of(spec, path)
    operation = spec.document["paths"][template][method.lower()]
    if "requestBody" not in operation:
        return None
    name = operation["requestBody"]["$ref"].rpartition("/")[2]
    media = spec.document["components"]["requestBodies"][name]["content"]["application/json"]
    return media.get("example") or next(iter(media["examples"].values()))["value"]


def template_of(spec: Spec, path: str) -> str:
    """Return the path of the spec that a request's path is an instance of."""
    parts = path.partition("?")[0].split("/")
    return next(
        template
        for template in sorted(spec.document["paths"], key=lambda each: each.count("{"))
        if len(template.split("/")) == len(parts)
        and all(
            wanted in (part, f"{{{wanted[1:-1]}}}") and (part == wanted or wanted[0:1] == "{")
            for wanted, part in zip(template.split("/"), parts, strict=True)
        )
    )


def shortened(value: Any, rows: int = ROWS) -> Any:
    """Return an answer as an example shows it: lists with their first entries alone."""
    if isinstance(value, list):
        return [shortened(entry, ENTRIES) for entry in value[:rows]]
    if isinstance(value, dict):
        return {key: shortened(entry, rows) for key, entry in value.items()}
    return value


def shown(place: Place, answer: httpx.Response, table: Mapping[str, Any]) -> Any:
    """Return what the example of an answer has to be."""
    if place.media_type != JSON:
        return answer.text
    left_out = table["answers"][str(place)].get("without", ())
    body = answer.json()
    if left_out:
        body = {key: value for key, value in body.items() if key not in left_out}
    return shortened(body)
