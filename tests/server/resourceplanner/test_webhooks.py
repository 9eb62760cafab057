"""Webhooks: the three events of assignments, told once and signed."""

import hmac
from collections.abc import Iterator
from hashlib import sha256

import httpx
import pytest
from tests.server.resourceplanner.workspaces import (
    API,
    ASSIGNMENTS,
    BRAND,
    KESTREL,
    NOOR,
    PITCH,
    SERIES,
    body,
    listed,
    made,
)
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.testing import Understudy

SECRET = "hush, hush"


@pytest.fixture(scope="module")
def listening() -> Iterator[Receiver]:
    """Somebody who takes every event."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def receiver(planner: Understudy, listening: Receiver) -> Receiver:
    """A receiver that the first workspace tells of everything, and signs what it tells."""
    listening.begin()
    planner.webhooks.add(API, KESTREL, listening.url, secret=SECRET)
    return listening


def test_a_new_assignment_is_told_as_it_is_shown(
    planner: Understudy, kestrel: httpx.Client, receiver: Receiver
) -> None:
    assignment = made(kestrel, "assignment", **body(note="Grüße"))
    planner.clock.advance("0s")

    (got,) = receiver.got
    assert list(got.json()) == ["event", "workspaceId", "timestamp", "data"]
    assert got.json() == {
        "event": "assignment.created",
        "workspaceId": KESTREL,
        "timestamp": "2025-10-20T12:00:00.000Z",
        "data": assignment,
    }
    assert got.headers["x-resourceplanner-event"] == "assignment.created"


def test_the_signature_is_over_the_very_bytes(
    planner: Understudy, kestrel: httpx.Client, receiver: Receiver
) -> None:
    made(kestrel, "assignment", **body(note="Grüße"))
    planner.clock.advance("0s")

    (got,) = receiver.got
    signature = hmac.new(SECRET.encode(), got.body, sha256).hexdigest()
    assert got.headers["x-resourceplanner-signature"] == signature


def test_without_a_secret_nothing_is_signed(
    planner: Understudy, kestrel: httpx.Client, listening: Receiver
) -> None:
    listening.begin()
    planner.webhooks.add(API, KESTREL, listening.url, event_types=["assignment.deleted"])

    made(kestrel, "assignment", **body())
    kestrel.delete(f"/assignments/{ASSIGNMENTS[0]}")
    planner.clock.advance("0s")

    (got,) = listening.got
    assert got.json()["event"] == "assignment.deleted"
    assert "x-resourceplanner-signature" not in got.headers


def test_every_assignment_of_a_series_is_told(
    planner: Understudy, kestrel: httpx.Client, receiver: Receiver
) -> None:
    edit = {"note": "x", "seriesEditMode": "future"}

    kestrel.post("/assignments", json=body(repeatWeekly=True, repeatWeeks=2))
    kestrel.put(f"/assignments/{SERIES[1]}", json=edit)
    planner.clock.advance("0s")

    told = sorted(got.json()["event"] for got in receiver.got)
    assert told == ["assignment.created"] * 2 + ["assignment.updated"] * 2


@pytest.mark.parametrize("path", [f"/projects/{BRAND}", f"/resources/{NOOR}"])
def test_what_goes_with_something_is_told_one_by_one(
    planner: Understudy, kestrel: httpx.Client, receiver: Receiver, path: str
) -> None:
    before = listed(kestrel, "assignment")

    kestrel.delete(path)
    planner.clock.advance("0s")

    left = listed(kestrel, "assignment")
    told = {got.json()["data"]["id"]: got.json() for got in receiver.got}
    assert {one["event"] for one in told.values()} == {"assignment.deleted"}
    assert [one["data"] for key, one in sorted(told.items())] == [
        row for row in before if row not in left
    ]


def test_what_changes_no_assignment_tells_nobody(
    planner: Understudy, kestrel: httpx.Client, baltic: httpx.Client, receiver: Receiver
) -> None:
    kestrel.put(f"/projects/{PITCH}", json={"title": "x"})
    kestrel.put(f"/assignments/{ASSIGNMENTS[0]}", json={"hoursPerDay": 25})
    baltic.delete(f"/assignments/{listed(baltic, 'assignment')[0]['id']}")
    planner.clock.advance("0s")

    assert receiver.got == []


def test_a_failed_delivery_is_not_repeated(planner: Understudy, kestrel: httpx.Client) -> None:
    hook = planner.webhooks.add(API, KESTREL, "http://127.0.0.1:9/", secret=SECRET)

    made(kestrel, "assignment", **body())
    planner.clock.advance("P30D")

    (delivery,) = planner.webhooks.deliveries(webhook=hook)
    assert [attempt.status for attempt in delivery.attempts] == ["failed"]


def test_a_test_event_looks_like_a_true_one(planner: Understudy, receiver: Receiver) -> None:
    (hook,) = [one for one in planner.webhooks.list() if one.url == receiver.url]

    planner.webhooks.test(hook)
    planner.clock.advance("0s")

    (got,) = receiver.got
    assert got.json()["event"] == "assignment.created"
    assert list(got.json()["data"]) == [
        *("id", "project", "resource", "dateFrom", "dateTo", "hoursPerDay", "startFrom", "note"),
    ]
