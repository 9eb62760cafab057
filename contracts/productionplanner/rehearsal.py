"""Answers every call of a run as a right implementation would, without a network."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from understudy.catalog import find
from understudy.contracts.kit.talk.keyring import OTHER, REVOKED, Keyring
from understudy.contracts.kit.talk.operations import Operations
from understudy.contracts.kit.talk.strict_json import strictly
from understudy.contracts.productionplanner.model import Doc, Model
from understudy.contracts.productionplanner.rules.envelope import MESSAGES
from understudy.contracts.productionplanner.table import MISSING, UNKNOWN
from understudy.reference.spec import load_spec

REFUSALS = {400: "Validation failed", 404: "Project not found", 409: "Date already exists"}


def rehearse(keys: Keyring, needs: Mapping[str, str]) -> Callable[[httpx.Request], httpx.Response]:
    """Return what answers requests: an empty deployment that knows the keys of the run."""
    spec = load_spec(find("productionplanner"))
    callers = {keys.value(name): _caller(name) for name in keys.names if name != REVOKED}
    model = Model(_stamp)
    for name in ("archived_id", "template_id"):
        if name in needs:
            _plant(model, needs[name], is_listed=name == "archived_id")
    stand_in = StandIn(model, Operations(spec.document), spec.base_path, callers)
    return stand_in.respond


class StandIn:
    """The HTTP face of the model."""

    def __init__(
        self, model: Model, operations: Operations, base_path: str, callers: Mapping[str, Doc]
    ) -> None:
        self._model = model
        self._operations = operations
        self._base_path = base_path
        self._callers = callers

    def respond(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        path = "/" + request.url.path.partition(self._base_path + "/")[2]
        found = self._operations.find(request.method, path)
        if found is None:
            return httpx.Response(200, json={"openapi": "3.0.3", "paths": {}})
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or not token or " " in token:
            return _error(401, MISSING)
        if token not in self._callers:
            return _error(401, UNKNOWN)
        operation, params = found
        caller = self._callers[token]
        status, data = self._model.answer(caller, operation.id, params, _body(request))
        if status >= 400:
            return _error(status, REFUSALS[status])
        message = MESSAGES.get(operation.id, "Done")
        return httpx.Response(status, json={"status": "ok", "message": message, "data": data})


def _caller(name: str) -> Doc:
    org = "org_other" if name == OTHER else "org_own"
    return {"orgId": org, "orgName": org, "keyId": f"id_of_{name}"}


def _plant(model: Model, ident: str, *, is_listed: bool) -> None:
    _, shown = model.create(_caller(""), {"name": "Planted"})
    project = model.projects.pop(shown["id"])
    if is_listed:
        project.shown |= {"id": ident, "archivedAt": project.shown["createdAt"]}
        model.projects[ident] = project


def _stamp(number: int) -> str:
    moment = datetime(2026, 6, 1, tzinfo=UTC) + timedelta(seconds=number)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _error(status: int, message: str) -> httpx.Response:
    return httpx.Response(status, json={"status": "error", "message": message})


def _body(request: httpx.Request) -> Any:
    try:
        body = strictly(request.content or b"null")
        # Half of a letter cannot be sent back.
        json.dumps(body, ensure_ascii=False).encode()
    except ValueError:
        return None
    if not isinstance(body, dict):
        return body
    # A field that is null counts as one that was left out.
    return {name: value for name, value in body.items() if value is not None}
