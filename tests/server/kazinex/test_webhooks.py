"""Webhooks: subscribed by the API, told what happens, signed, retried, and ended."""

import hmac
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import httpx
import pytest
from tests.server.kazinex.harbour import (
    HARBOUR,
    NORTH,
    REVISIONS,
    listed,
    refusal,
    sent,
    uploaded,
)
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.testing import Understudy

EVENTS = ["schedule.uploaded", "baseline.marked", "quality.complete"]


@pytest.fixture(scope="module")
def listening() -> Iterator[Receiver]:
    """Somebody who takes every event."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def hook(harbour: httpx.Client, listening: Receiver) -> dict[str, Any]:
    """A webhook for what is uploaded and marked, as it was answered."""
    listening.begin()
    answer = harbour.post("/webhooks", json={"url": listening.url, "events": EVENTS[:2]})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()["data"]
    return made


def test_the_secret_is_told_this_once(
    harbour: httpx.Client, hook: dict[str, Any], listening: Receiver
) -> None:
    rows = listed(harbour, "/webhooks")

    assert list(hook) == ["id", "url", "events", "secret"]
    assert hook["id"].startswith("hook_")
    assert hook["secret"]
    assert rows[0] == {"id": hook["id"], "url": listening.url, "events": EVENTS[:2]}
    assert [row["id"] for row in rows[1:]] == ["hook_01HZ02", "hook_01HZ01"]
    assert all("secret" not in row for row in rows)


def test_an_upload_is_told_and_signed_over_the_very_bytes(
    planner: Understudy, harbour: httpx.Client, hook: dict[str, Any], listening: Receiver
) -> None:
    revision = uploaded(harbour, NORTH)
    planner.clock.advance("0s")

    (got,) = listening.got
    assert list(got.json()) == ["event", "organisation_id", "project_id", "timestamp", "data"]
    assert got.json() == {
        "event": "schedule.uploaded",
        "organisation_id": HARBOUR,
        "project_id": NORTH,
        "timestamp": "2025-07-01T12:00:00Z",
        "data": revision,
    }
    signature = hmac.new(hook["secret"].encode(), got.body, sha256).hexdigest()
    assert got.headers["x-kazinex-signature"] == f"sha256={signature}"


def test_a_mark_is_told_and_its_end_is_not(
    planner: Understudy, harbour: httpx.Client, hook: dict[str, Any], listening: Receiver
) -> None:
    path = f"/projects/{NORTH}/baselines"
    baseline = harbour.post(path, json={"schedule_id": REVISIONS[3]}).json()["data"]
    harbour.post(path, json={"schedule_id": REVISIONS[3]})
    harbour.delete(f"{path}/{baseline['id']}")
    planner.clock.advance("0s")

    (got,) = listening.got
    assert (got.json()["event"], got.json()["data"]) == ("baseline.marked", baseline)


def test_what_is_refused_is_told_nobody(
    planner: Understudy, harbour: httpx.Client, hook: dict[str, Any], listening: Receiver
) -> None:
    sent(harbour, NORTH, b"no schedule")
    planner.clock.advance("0s")

    assert listening.got == []


def test_a_webhook_that_is_removed_is_told_nothing_more(
    planner: Understudy, harbour: httpx.Client, hook: dict[str, Any], listening: Receiver
) -> None:
    uploaded(harbour, NORTH)
    planner.clock.advance("0s")
    answer = harbour.delete(f"/webhooks/{hook['id']}")
    uploaded(harbour, NORTH)
    planner.clock.advance("1m")

    assert answer.status_code == 204
    assert len(listening.got) == 1
    assert refusal(harbour.delete(f"/webhooks/{hook['id']}"))[:2] == (404, "not_found")


def test_a_delivery_that_fails_is_tried_again_after_1_5_and_25_seconds(
    planner: Understudy, harbour: httpx.Client
) -> None:
    url = "http://127.0.0.1:9/"
    harbour.post("/webhooks", json={"url": url, "events": EVENTS[:1]})
    (hook,) = [one for one in planner.webhooks.list() if one.url == url]

    uploaded(harbour, NORTH)
    planner.clock.advance("1h")

    (delivery,) = planner.webhooks.deliveries(webhook=hook)
    assert [attempt.send_at[11:19] for attempt in delivery.attempts] == [
        "12:00:00",
        "12:00:01",
        "12:00:06",
        "12:00:31",
    ]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"url": "https://x.example"},
        {"events": EVENTS},
        {"url": "ftp://x.example", "events": EVENTS},
        {"url": "x", "events": EVENTS},
        {"url": "https://", "events": EVENTS},
        {"url": "https://me:secret@x.example", "events": EVENTS},
        {"url": "https://x.example", "events": []},
        {"url": "https://x.example", "events": ["schedule.deleted"]},
        {"url": "https://x.example", "events": "schedule.uploaded"},
    ],
)
def test_what_cannot_be_subscribed_is_400(harbour: httpx.Client, body: object) -> None:
    assert refusal(harbour.post("/webhooks", json=body))[:2] == (400, "invalid_input")
    assert len(listed(harbour, "/webhooks")) == 2


@pytest.mark.parametrize("event", EVENTS)
def test_a_test_event_looks_like_a_true_one(
    planner: Understudy, listening: Receiver, event: str
) -> None:
    listening.begin()
    hook = planner.webhooks.add("kazinex", HARBOUR, listening.url, event_types=[event])

    planner.webhooks.test(hook)
    planner.clock.advance("0s")

    (got,) = listening.got
    assert list(got.json()) == ["event", "organisation_id", "project_id", "timestamp", "data"]
    assert got.json()["event"] == event
    assert "x-kazinex-signature" not in got.headers
