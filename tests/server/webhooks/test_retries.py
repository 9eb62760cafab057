"""A delivery that fails is tried again, ever later, for a week."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import httpx
import pytest
from tests.server.webhooks.account import API, ATTEMPT, KEY, ORG, SECRET
from tests.server.webhooks.receiver import Receiver

from understudy.testing import Understudy, Webhook


@pytest.fixture
def account(mock: Understudy) -> Iterator[httpx.Client]:
    """A client of Planado with a good key."""
    headers = {"X-Planado-API-Key": KEY}
    with httpx.Client(base_url=mock.url(API), headers=headers, trust_env=False) as client:
        yield client


def instants(mock: Understudy) -> list[datetime]:
    """Return when the attempts of the only delivery were sent."""
    (delivery,) = mock.webhooks.deliveries()
    return [datetime.fromisoformat(attempt.sent_at) for attempt in delivery.attempts]


def test_a_receiver_that_always_fails_sees_18_attempts_over_a_week(
    mock: Understudy, hook: Webhook, receiver: Receiver, account: httpx.Client
) -> None:
    receiver.answer = lambda _: 500

    job = account.post("/jobs", json={"description": "New job posted via API"}).json()
    mock.clock.advance("30d")

    assert [got.headers[ATTEMPT] for got in receiver.got] == [str(n) for n in range(1, 19)]
    first, *later = instants(mock)
    waits = [5 * (2**n - 1) for n in range(1, 18)]
    assert [(instant - first).total_seconds() for instant in later] == waits
    assert timedelta(days=7.5) < later[-1] - first < timedelta(days=7.6)
    assert {got.json()["job"]["uuid"] for got in receiver.got} == {job["job_uuid"]}


def test_a_change_arrives_with_the_version_that_it_made(
    mock: Understudy, hook: Webhook, receiver: Receiver, account: httpx.Client
) -> None:
    job = account.post("/jobs", json={}).json()["job_uuid"]
    account.patch(f"/jobs/{job}", json={"description": "Bring a ladder"})
    mock.clock.advance("0s")

    assert [(got.json()["event_type"], got.json()["job"]["version"]) for got in receiver.got] == [
        ("job_created", 1),
        ("job_updated", 2),
    ]


def test_what_stages_a_change_announces_it_too(
    mock: Understudy, receiver: Receiver, account: httpx.Client
) -> None:
    mock.webhooks.add(API, ORG, receiver.url, event_types=["job_canceled"])
    job = account.post("/jobs", json={}).json()["job_uuid"]

    mock.stage("cancel_job", ORG, job=job)
    mock.clock.advance("0s")

    (got,) = receiver.got
    assert got.json()["job"]["uuid"] == job


def test_a_receiver_that_recovers_at_attempt_6_sees_6(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    receiver.fails(5)

    mock.webhooks.test(hook)
    mock.clock.advance("30d")

    assert len(receiver.got) == 6
    (delivery,) = mock.webhooks.deliveries(status="delivered")
    assert [attempt.code for attempt in delivery.attempts] == [500] * 5 + [200]


def test_every_attempt_sends_the_same_body(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    receiver.fails(2)

    delivery = mock.webhooks.test(hook)
    mock.clock.advance("1h")

    assert {got.body for got in receiver.got} == {delivery.body.encode()}
    assert delivery.json()["event_uuid"] == delivery.event_id


def test_an_attempt_carries_the_headers_of_its_api(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    mock.webhooks.test(hook)
    mock.clock.advance("0s")

    (got,) = receiver.got
    assert got.headers["content-type"] == "application/json"
    assert (got.headers[ATTEMPT], got.headers[SECRET]) == ("1", "hush")


def test_a_frozen_clock_delivers_what_happens_now_and_leaves_the_retries(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    receiver.answer = lambda _: 503

    mock.webhooks.test(hook)
    mock.clock.advance("0s")

    (delivery,) = mock.webhooks.deliveries()
    assert (len(receiver.got), delivery.status) == (1, "pending")
    assert delivery.next_at == "2026-06-15T12:00:05.000Z"


def test_advance_names_the_attempts_that_it_made(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    receiver.answer = lambda _: 503
    mock.webhooks.test(hook)
    mock.clock.advance("0s")

    ran = mock.clock.advance("15s")

    name = f"planado: job_created to {receiver.url}, attempt"
    assert [(one.at, one.name, one.error) for one in ran] == [
        ("2026-06-15T12:00:05.000Z", f"{name} 2", None),
        ("2026-06-15T12:00:15.000Z", f"{name} 3", None),
    ]


def test_a_reset_forgets_what_waits(mock: Understudy, hook: Webhook, receiver: Receiver) -> None:
    receiver.answer = lambda _: 503
    mock.webhooks.test(hook)
    mock.clock.advance("0s")

    mock.reset(to="empty")

    assert mock.clock.advance("30d") == []
    assert (len(receiver.got), mock.webhooks.deliveries(), mock.webhooks.list()) == (1, [], [])


def test_a_snapshot_brings_back_what_waited(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    receiver.answer = lambda _: 503
    mock.webhooks.test(hook)
    mock.clock.advance("0s")
    mock.snapshot("waiting")
    mock.webhooks.remove(hook)

    mock.load("waiting")
    mock.clock.advance("5s")

    assert [got.headers[ATTEMPT] for got in receiver.got] == ["1", "2"]
