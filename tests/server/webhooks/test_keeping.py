"""Deliveries outlive the process that began them."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from tests.conftest import START
from tests.server.webhooks.account import API, ATTEMPT, ORG, SECRET
from tests.server.webhooks.receiver import Receiver

from understudy.testing import Refused, Understudy

Open = Callable[[], Understudy]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Return stand-ins that keep their data in one folder."""
    return lambda: Understudy(apis=(API,), data=tmp_path / "data", clock=START, seed=1)


def test_a_pending_retry_survives_a_restart(opened: Open, receiver: Receiver) -> None:
    receiver.fails(2)
    with opened() as mock:
        delivery = mock.webhooks.test(mock.webhooks.add(API, ORG, receiver.url))
        mock.clock.advance("0s")

    with opened() as mock:
        mock.clock.advance("1h")
        (after,) = mock.webhooks.deliveries(webhook=delivery.webhook)

    assert (after.id, after.status) == (delivery.id, "delivered")
    assert [got.headers[ATTEMPT] for got in receiver.got] == ["1", "2", "3"]


def test_an_attempt_that_the_end_interrupts_counts_as_failed(
    opened: Open, receiver: Receiver
) -> None:
    has_come, may_go = Event(), Event()

    def wait(_: object) -> int:
        has_come.set()
        may_go.wait(5)
        return 200

    receiver.answer = wait
    with opened() as mock:
        hook = mock.webhooks.add(API, ORG, receiver.url)
        mock.webhooks.test(hook)
        has_come.wait(5)
    receiver.fails(0)

    with opened() as mock:
        mock.clock.advance("5s")
        (delivery,) = mock.webhooks.deliveries(webhook=hook)
    may_go.set()

    lost, sent = delivery.attempts
    assert (lost.status, lost.error_type) == ("failed", "interrupted")
    assert (sent.status, sent.number, sent.sent_at) == (
        "delivered",
        2,
        "2026-06-15T12:00:05.000Z",
    )


def test_webhooks_and_deliveries_are_exported_and_imported(
    opened: Open, mock: Understudy, receiver: Receiver
) -> None:
    receiver.fails(1)
    hook = mock.webhooks.add(API, ORG, receiver.url, secret="hush")
    mock.webhooks.test(hook)
    mock.clock.advance("0s")
    state = mock.state(reveal=True)
    before = mock.webhooks.deliveries()

    with opened() as other:
        other.restore(state)
        kept = other.webhooks.list(reveal=True), other.webhooks.deliveries()
        other.clock.advance("1h")

    assert kept == ([*mock.webhooks.list(reveal=True)], before)
    assert [got.headers[ATTEMPT] for got in receiver.got] == ["1", "2"]


def test_an_export_holds_a_secret_only_when_it_is_asked_for(mock: Understudy) -> None:
    mock.webhooks.add(API, ORG, "http://127.0.0.1:9/", secret="between us")

    assert "between us" not in json.dumps(mock.state())
    assert "between us" in json.dumps(mock.state(reveal=True))


def test_a_secret_that_is_known_comes_back_with_an_import(mock: Understudy) -> None:
    hook = mock.webhooks.add(API, ORG, "http://127.0.0.1:9/", secret="between us")

    mock.restore(mock.state())

    assert mock.webhooks.list(reveal=True) == [hook]


def test_an_import_elsewhere_has_webhooks_without_their_secrets(
    opened: Open, mock: Understudy, receiver: Receiver
) -> None:
    hook = mock.webhooks.add(API, ORG, receiver.url, secret="between us")

    with opened() as other:
        other.restore(mock.state())
        other.webhooks.test(hook.id)
        other.clock.advance("0s")

    assert SECRET not in receiver.got[0].headers


def test_an_import_with_an_event_that_is_never_sent_changes_nothing(mock: Understudy) -> None:
    hook = mock.webhooks.add(API, ORG, "http://127.0.0.1:9/")
    state = json.loads(json.dumps(mock.state()).replace("job_deleted", "job_eaten"))

    with pytest.raises(Refused, match=f"_hooks: {hook.id}: planado sends no event 'job_eaten'"):
        mock.restore(state)

    assert mock.webhooks.list() == [hook]


def test_a_space_delivers_its_own_events(mock: Understudy, receiver: Receiver) -> None:
    with mock.spaces.open() as space:
        hook = space.webhooks.add(API, ORG, receiver.url)
        space.webhooks.test(hook)
        space.clock.advance("0s")

        assert len(space.webhooks.deliveries(webhook=hook)) == 1
        assert (len(receiver.got), mock.webhooks.list()) == (1, [])
