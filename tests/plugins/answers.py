"""Fails a test in which the stand-in answered what its spec does not declare, whoever asked."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from tests.declared import Declarations

from understudy.server.gates.errors import Errors
from understudy.server.request.visit import headers_of, route_of, visit_of
from understudy.server.response.documented import resolved
from understudy.server.served import Face, ServedApi

MISFITS = pytest.StashKey[list[str]]()


class Watch:
    """Reads each answer on its way out of the gates, and notes what of it is not declared."""

    def __init__(self, note: Callable[[str], None]) -> None:
        self.note = note
        # Held with its face, so that no other face is ever taken for it.
        self.known: dict[int, tuple[Face, Declarations, Mapping[str, Any]]] = {}

    def read(self, face: Face, scope: Scope, status: int, media: str, body: bytes) -> None:
        """Note what of an answer to a documented operation is not declared."""
        _, operation_id = route_of(scope)
        declarations, operations = self.facts_of(face)
        operation = operations.get(operation_id or "")
        if operation is None or is_forced(scope):
            return
        where = f"{face.name}: {operation_id} answered {status}"
        if is_limit_as_success(face, media):
            status = 429
        response = response_of(operation, status)
        if response is None:
            self.note(f"{where}, a status that is not declared")
            return
        content = resolved(response, face.spec.document).get("content", {})
        if body and media not in content:
            self.note(f"{where} as {media}, a media type that is not declared")
        if body and media == "application/json" and media in content:
            for misfit in declarations.misfits(content[media].get("schema", {}), json.loads(body)):
                self.note(f"{where}: {misfit}")

    def facts_of(self, face: Face) -> tuple[Declarations, Mapping[str, Any]]:
        """Return the schemas of a face, and its operations by their ids."""
        if id(face) not in self.known:
            operations = {each["operationId"]: each for each in face.spec.operations()}
            self.known[id(face)] = face, Declarations(face.spec), operations
        return self.known[id(face)][1:]


def response_of(operation: Mapping[str, Any], status: int) -> Any:
    """Return what an operation declares for a status, None where it declares nothing."""
    responses = operation["responses"]
    keys = (str(status), f"{status // 100}XX", "default")
    return next((responses[key] for key in keys if key in responses), None)


def is_limit_as_success(face: Face, media: str) -> bool:
    """Whether an answer is the refusal of a limit that clients have seen with 200 instead of 429.

    Specs do not declare it: every reader would take that text for an answer of each operation.
    """
    settings = face.settings if isinstance(face, ServedApi) else {}
    return media == "text/plain" and settings.get("limit_answer") == "200-text"


def is_forced(scope: Scope) -> bool:
    """Whether a test asked for this answer, which may then be anything."""
    return bool(visit_of(scope).faults or headers_of(scope, b"prefer"))


def watched(watch: Watch) -> Callable[..., Any]:
    """Return the outermost gate of an API's operations, with a look at each answer."""
    answer = Errors.__call__

    async def call(gate: Errors, scope: Scope, receive: Receive, send: Send) -> None:
        sent: list[Message] = []

        async def noted(message: Message) -> None:
            sent.append(message)
            # Before the caller has all of it: then the test may be over.
            if message["type"] == "http.response.body" and not message.get("more_body"):
                look(gate, scope, sent)
            await send(message)

        await answer(gate, scope, receive, noted)

    def look(gate: Errors, scope: Scope, sent: list[Message]) -> None:
        face = gate.refusals.faces.get(route_of(scope)[0] or "")
        # A call that is dropped gets no answer, only its end.
        if face and scope["method"] != "HEAD" and sent[0]["type"] == "http.response.start":
            media = dict(sent[0]["headers"]).get(b"content-type", b"").decode().partition(";")[0]
            body = b"".join(message.get("body", b"") for message in sent[1:])
            watch.read(face, scope, sent[0]["status"], media, body)

    return call


def pytest_configure(config: pytest.Config) -> None:
    """Look at every answer of every stand-in in this process."""
    config.stash[MISFITS] = []
    # A method, not what makes the app: tests have imported that under names of their own.
    Errors.__call__ = watched(Watch(config.stash[MISFITS].append))  # type: ignore[method-assign]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail the test that got, or whose fixtures got, what is not declared."""
    misfits = item.config.stash[MISFITS]
    try:
        yield
        found = list(dict.fromkeys(misfits))
    finally:
        misfits.clear()
    if found:
        pytest.fail("the stand-in answered what its spec does not declare:\n" + "\n".join(found))
