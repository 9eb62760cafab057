"""Webhooks and deliveries from outside: read whole, or refused with the place of the mistake."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from understudy.server.state.documents.collection import Collection
from understudy.server.state.transfer.imports import StateError, read_state
from understudy.server.state.transfer.seeds import FixtureError, load_fixtures

HOOK = {"id": "h1", "url": "http://127.0.0.1:9/", "event_types": ["job_created"], "secret": None}
ATTEMPT = {
    "number": 1,
    "send_at": "2026-06-01T12:00:00.000Z",
    "sent_at": "2026-06-01T12:00:00.000Z",
    "duration_ms": 12.5,
    "code": 200,
    "headers": [["x-id", "7"]],
    "body": "ok",
    "error_type": None,
    "error": None,
}
DELIVERY = {
    "id": "d1",
    "subscription": "h1",
    "url": "http://127.0.0.1:9/",
    "event_id": "e1",
    "event_type": "job_created",
    "entity_type": "job",
    "entity_id": "j1",
    "entity_version": 1,
    "body": "{}",
    "created_at": "2026-06-01T12:00:00.000Z",
    "next_at": None,
    "attempts": [ATTEMPT],
}
OWNER = {"api": "planado", "org": "acc"}
Load = Callable[..., dict[str, Any]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load fixtures that hold these webhooks and deliveries."""

    def load(hooks: Any, deliveries: Any = None) -> dict[str, Any]:
        files = {"organizations": [{"id": "acc", "name": "A"}, {"id": "two", "name": "B"}]}
        files |= {"webhooks": hooks} | ({"deliveries": deliveries} if deliveries else {})
        for name, content in files.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(content), "utf-8")
        return load_fixtures("planado", tmp_path, (Collection("jobs"),))

    return load


def state(hooks: Any, deliveries: Any) -> dict[str, Any]:
    """Return an exported state with these webhooks and deliveries."""
    orgs = {"planado:acc": {"id": "acc", "api": "planado", "name": "A"}}
    return {"tables": {"_orgs": orgs, "_hooks": hooks, "_deliveries": deliveries}}


def test_fixtures_become_rows_with_their_owner(load: Load) -> None:
    tables = load({"acc": [HOOK]}, {"acc": [DELIVERY]})

    assert tables["_hooks"] == {"h1": {**HOOK, **OWNER}}
    assert tables["_deliveries"] == {"d1": {**DELIVERY, **OWNER}}


def test_two_organizations_cannot_have_one_webhook(load: Load) -> None:
    with pytest.raises(FixtureError, match=r"webhooks\.json: two: the id 'h1' is repeated"):
        load({"acc": [HOOK], "two": [HOOK]})


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"url": "hook"}, "the url must be an http or https address with a host"),
        ({"url": "http://127.0.0.1:99999/"}, "the url must be an http or https address"),
        ({"url": None}, "the url must be an http or https address"),
        ({"event_types": "job_created"}, "event_types must be a list of texts"),
        ({"event_types": [1]}, "event_types must be a list of texts"),
        ({"_digest": ["x"]}, "a webhook with a _digest has no secret"),
        ({"secret": "a\nb"}, "the secret must be printable ASCII"),
        ({"secret": "hush "}, "the secret must not begin or end with a space"),
        ({"id": ""}, "the id must be text"),
        ({"color": "red"}, "unknown field 'color'"),
    ],
)
def test_a_webhook_that_cannot_work_is_named(
    load: Load, change: dict[str, Any], problem: str
) -> None:
    with pytest.raises(FixtureError, match=f"webhooks.json: acc: entry 1.*{problem}"):
        load({"acc": [{**HOOK, **change}]})


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"event_id": None}, "the event_id must be text"),
        ({"entity_version": "1"}, "the entity_version must be a whole number"),
        ({"next_at": "soon"}, "next_at: 'soon' is not an instant"),
        (
            {"subscription": "gone", "next_at": "2026-06-01T12:00:00Z"},
            "there is no subscription 'gone' to send it to",
        ),
        ({"attempts": None}, "attempts must be a list"),
        ({"attempts": [{}]}, "attempt 1: has no number"),
        ({"attempts": [{**ATTEMPT, "number": 2}]}, "attempt 1: the number must be 1"),
        ({"attempts": [{**ATTEMPT, "sent_at": None}]}, "attempt 1: sent_at"),
        ({"attempts": [{**ATTEMPT, "duration_ms": -1}]}, "attempt 1: duration_ms must be"),
        ({"attempts": [{**ATTEMPT, "code": True}]}, "attempt 1: the code must be a status"),
        ({"attempts": [{**ATTEMPT, "headers": [["x"]]}]}, "attempt 1: headers must be a list"),
        ({"attempts": [{**ATTEMPT, "request_headers": [1]}]}, "attempt 1: request_headers must"),
        ({"attempts": [{**ATTEMPT, "body": None}]}, "attempt 1: the body must be text"),
        ({"attempts": [{**ATTEMPT, "error": 1}]}, "attempt 1: the error must be text"),
    ],
)
def test_a_delivery_that_cannot_be_is_named(
    load: Load, change: dict[str, Any], problem: str
) -> None:
    with pytest.raises(FixtureError, match=f"deliveries.json: acc: entry 1.*{problem}"):
        load({"acc": [HOOK]}, {"acc": [{**DELIVERY, **change}]})


def test_what_was_sent_to_a_webhook_that_is_gone_stays_readable(load: Load) -> None:
    tables = load({"acc": []}, {"acc": [DELIVERY]})

    assert list(tables["_deliveries"]) == ["d1"]


def test_an_exported_state_is_read_back() -> None:
    hooks, deliveries = {"h1": {**HOOK, **OWNER}}, {"d1": {**DELIVERY, **OWNER}}

    content = read_state(state(hooks, deliveries), {"planado": ()})

    assert (content["_hooks"], content["_deliveries"]) == (hooks, deliveries)


@pytest.mark.parametrize(
    ("hooks", "deliveries", "problem"),
    [
        ({"h1": HOOK}, {}, "_hooks: h1: has no api"),
        ({"h1": {**HOOK, "api": "planado", "org": "two"}}, {}, "_hooks: h1: there is no org"),
        ({}, {"d1": {**DELIVERY, "api": "other", "org": "acc"}}, "_deliveries: d1: there is no"),
        ({}, {"d2": {**DELIVERY, **OWNER}}, "_deliveries: d2: its id is 'd1'"),
        ({}, {"d1": 7}, "_deliveries: d1: must be an object"),
    ],
)
def test_a_state_that_cannot_be_is_refused(hooks: Any, deliveries: Any, problem: str) -> None:
    with pytest.raises(StateError, match=problem):
        read_state(state(hooks, deliveries), {"planado": ()})
