"""Answers every call of a run as a right implementation would that holds nothing, in memory."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import httpx

from understudy.contracts.kit.probes.rehearsal.answers import Answers, Told
from understudy.contracts.kit.probes.rehearsal.callers import Callers, owner_of, owners_of
from understudy.contracts.kit.probes.rehearsal.calls import (
    INVALID,
    UNAUTHORIZED,
    Call,
    calls_of,
)
from understudy.contracts.kit.probes.rehearsal.demands import Refused
from understudy.contracts.kit.probes.rehearsal.deployment import Asked, Deployment
from understudy.contracts.kit.probes.rehearsal.schemas import Schemas
from understudy.contracts.kit.probes.rehearsal.shapes import Shapes
from understudy.contracts.kit.probes.rehearsal.shelf import Owner
from understudy.contracts.kit.probes.rehearsal.tokens import Tokens
from understudy.contracts.kit.probes.table import Table
from understudy.contracts.kit.talk.credential import Credential
from understudy.contracts.kit.talk.keyring import OWN, Keyring
from understudy.contracts.kit.talk.operations import Operations
from understudy.reference.sign_in import SignIn
from understudy.reference.spec import Spec

Responder = Callable[[httpx.Request], httpx.Response]
Credentials = Callable[[Mapping[str, str]], tuple[Credential, ...]]


def rehearsed_by(table: Table, credentials: Credentials) -> Callable[..., Responder]:
    """Return what makes a stand-in: of the spec, and a run's keys, needs and way to sign in."""

    def rehearse(
        spec: Spec, keys: Keyring, needs: Mapping[str, str], form: SignIn | None = None
    ) -> Responder:
        return StandIn(spec, table, keys, credentials(needs), needs, form).respond

    return rehearse


class StandIn:
    """The HTTP face of a rehearsed deployment."""

    def __init__(
        self,
        spec: Spec,
        table: Table,
        keys: Keyring,
        credentials: Sequence[Credential],
        needs: Mapping[str, str],
        form: SignIn | None,
    ) -> None:
        schemas = Schemas(spec.document)
        self._spec = spec
        self._operations = Operations(spec.document)
        self._calls = calls_of(spec.document, schemas)
        self._answers = Answers(self._calls, Shapes(self._calls, schemas), schemas)
        self._tokens = None if form is None else Tokens(form, keys, self._answers)
        owners = owners_of(keys) if self._tokens is None else self._tokens.owners
        self._callers = Callers(owners, credentials)
        self._deployment = Deployment(table, self._calls, schemas)
        self._deployment.plant(needs, owner_of(OWN))

    def respond(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        _, is_of_api, path = request.url.path.partition(f"{self._spec.base_path}/")
        if not is_of_api:
            # Beside the API stands its description.
            return httpx.Response(200, json=self._spec.document)
        method = "GET" if request.method == "HEAD" else request.method
        found = self._operations.find(method, f"/{path}")
        if found is None:
            methods = (each.method for each in self._operations.values())
            is_known = any(self._operations.find(each, f"/{path}") for each in {*methods})
            status = 405 if is_known else 404
            return httpx.Response(status, json=self._answers.refusal(None, status))
        operation, params = found
        status, body = self._told(operation.id, params, request)
        return httpx.Response(status) if status == 204 else httpx.Response(status, json=body)

    def _told(self, operation: str, params: Mapping[str, str], request: httpx.Request) -> Told:
        call, caller = self._calls[operation], self._callers.of(request.headers)
        if caller.owner is None and not call.is_open:
            status = call.refusal(UNAUTHORIZED)
            return status, self._answers.refusal(call, status, is_last=caller.is_key)
        query = request.url.query.decode("latin-1")
        try:
            body = self._body(call, params, query, request)
            if self._tokens is not None and self._tokens.is_asked(operation):
                return self._tokens.answer(operation, body)
            asked = Asked(operation, caller.owner or Owner(), params, query, body)
            return self._deployment.answer(asked)
        except Refused as refused:
            status = call.refusal(refused.statuses)
            return status, self._answers.refusal(call, status)

    def _body(
        self, call: Call, params: Mapping[str, str], query: str, request: httpx.Request
    ) -> Any:
        if not call.has_fit_parameters(params, query):
            raise Refused(*INVALID)
        try:
            return call.body_of(request.content, request.headers.get("content-type", ""))
        except ValueError:
            raise Refused(*INVALID) from None
