"""Clients may subscribe webhooks over the API itself, and end them there."""

import hmac
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.own.page import ACME, NORTH, spoilt
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.testing import Understudy

PATHS = """paths:
  /hooks:
    post:
      operationId: create_hook
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [url], properties: {url: {type: string}}}
      responses:
        "201": {$ref: "#/components/responses/Hook"}
        "400": {$ref: "#/components/responses/Error"}
  /hooks/{hookId}:
    delete:
      operationId: delete_hook
      parameters: [{name: hookId, in: path, required: true, schema: {type: string}}]
      responses:
        "204": {description: Gone.}
        "404": {$ref: "#/components/responses/Error"}
"""
HOOK = """  responses:
    Hook:
      description: A hook.
      content:
        application/json:
          schema: {type: object, properties: {id: {type: string}, secret: {type: string}}}
"""
HANDLERS = """

async def create_hook(body, hooks, ids):
    made = hooks.subscribe(body["url"], secret=ids.hex(32))
    return {"id": made["id"], "secret": made["secret"]}


async def delete_hook(hook_id, hooks):
    hooks.unsubscribe(hook_id)
"""
MADE = """async def create_note(body, org, ids):
    return shown(org.notes.put({"id": ids.make("note"), "text": body["text"]}))
"""
ANNOUNCED = """async def create_note(body, org, ids, hooks):
    note = {"id": ids.make("note"), "text": body["text"]}
    event = Event("note.made", "note", note["id"], 1, {"note": note})
    org.write([("notes", note)], also=hooks.announce(event))
    return note
"""
DECLARED = """
def signed(sending):
    return {"X-Signature": hmac.new(sending.secret.encode(), sending.body, "sha256").hexdigest()}


API = Api(
    webhooks=WebhookPolicy(("note.made",), headers=signed, event_id=""),
"""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Where the hooks lead to."""
    with receiving() as listening:
        yield listening


@pytest.fixture
def mock(notes: Path) -> Iterator[Understudy]:
    """A stand-in of notes that announce what is made."""
    spoilt(notes / "openapi.yaml", "paths:\n", PATHS)
    spoilt(notes / "openapi.yaml", "  responses:\n    Note:", f"{HOOK}    Note:")
    spoilt(notes / "api.py", "\nAPI = Api(\n", DECLARED)
    spoilt(notes / "api.py", "import Api,", "import WebhookPolicy, Api,")
    spoilt(notes / "api.py", "from understudy", "import hmac\n\nfrom understudy")
    spoilt(notes / "handlers.py", MADE, ANNOUNCED)
    spoilt(notes / "handlers.py", "import shown", "import Event, shown")
    (notes / "handlers.py").write_text((notes / "handlers.py").read_text() + HANDLERS)
    with Understudy(api_dirs=(notes.parent,), apis=("notes",), clock="2026-06-01T12:00:00Z") as one:
        yield one


def ask(mock: Understudy, key: str, method: str, path: str, body: object = None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {key}"}
    url = mock.url("notes") + path
    return httpx.request(method, url, headers=headers, json=body, trust_env=False)


def test_what_a_client_subscribed_gets_signed_events(mock: Understudy, receiver: Receiver) -> None:
    hook = ask(mock, ACME, "POST", "/hooks", {"url": receiver.url}).json()
    note = ask(mock, ACME, "POST", "/notes", {"text": "Call"}).json()
    ask(mock, NORTH, "POST", "/notes", {"text": "Not for Acme"})
    mock.clock.advance("1s")

    (got,) = receiver.got
    assert got.json() == {"note": note}
    signature = hmac.new(hook["secret"].encode(), got.body, "sha256").hexdigest()
    assert got.headers["x-signature"] == signature


def test_a_subscription_ends_where_it_was_made(mock: Understudy, receiver: Receiver) -> None:
    hook = ask(mock, ACME, "POST", "/hooks", {"url": receiver.url}).json()

    assert ask(mock, NORTH, "DELETE", f"/hooks/{hook['id']}").status_code == 404
    assert ask(mock, ACME, "DELETE", f"/hooks/{hook['id']}").status_code == 204
    ask(mock, ACME, "POST", "/notes", {"text": "Call"})
    mock.clock.advance("1s")

    assert receiver.got == []


def test_an_address_that_is_none_is_refused(mock: Understudy) -> None:
    answer = ask(mock, ACME, "POST", "/hooks", {"url": "nowhere"})

    assert answer.status_code == 400
    assert "the url" in answer.json()["error"]


def test_the_secret_is_masked_where_it_is_shown(mock: Understudy, receiver: Receiver) -> None:
    hook = ask(mock, ACME, "POST", "/hooks", {"url": receiver.url}).json()

    assert hook["secret"] not in str(mock.journal.list())
