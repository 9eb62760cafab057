"""Deliveries and everything else: the order of events, and who waits for whom."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import httpx
import pytest
from tests.server.webhooks.account import API, ORG
from tests.server.webhooks.receiver import Got, Receiver

from understudy.testing import Refused, Understudy, Webhook


class Gate:
    """A receiver that answers when it is let, and notes how many it kept waiting at once."""

    def __init__(self) -> None:
        self.has_come = Event()
        self.may_go = Event()
        self.most = 0
        self.status = 200
        self.inside = 0
        self.lock = Lock()

    def __call__(self, _: Got) -> int:
        """Answer a request."""
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        self.has_come.set()
        self.may_go.wait(5)
        with self.lock:
            self.inside -= 1
        return self.status


@pytest.fixture
def gate(receiver: Receiver) -> Iterator[Gate]:
    """The receiver, with a gate before it."""
    gate = Gate()
    receiver.answer = gate
    yield gate
    gate.may_go.set()


@pytest.fixture
def aside() -> Iterator[ThreadPoolExecutor]:
    """Somebody who calls the stand-in at the same time."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_events_of_one_entity_are_sent_one_after_the_other(
    mock: Understudy, hook: Webhook, receiver: Receiver, gate: Gate
) -> None:
    sent = [mock.webhooks.test(hook).event_id for _ in range(3)]

    gate.has_come.wait(5)
    gate.may_go.set()
    mock.clock.advance("0s")

    assert gate.most == 1
    assert [got.json()["event_uuid"] for got in receiver.got] == sent


def test_receivers_do_not_wait_for_each_other(
    mock: Understudy, hook: Webhook, receiver: Receiver, gate: Gate
) -> None:
    other = mock.webhooks.add(API, ORG, receiver.url)

    mock.webhooks.test(hook)
    gate.has_come.wait(5)
    gate.has_come.clear()
    mock.webhooks.test(other)

    assert gate.has_come.wait(5)
    assert gate.most == 2


def test_a_pending_retry_does_not_hold_back_a_later_event(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    receiver.fails(1)
    first = mock.webhooks.test(hook)
    mock.clock.advance("0s")

    second = mock.webhooks.test(hook)
    mock.clock.advance("1m")

    events = [got.json()["event_uuid"] for got in receiver.got]
    assert events == [first.event_id, second.event_id, first.event_id]


def test_a_receiver_may_call_the_stand_in(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    def call_back(_: Got) -> int:
        return httpx.get(f"{mock.root}/_understudy/clock", trust_env=False).status_code

    receiver.answer = call_back
    mock.webhooks.test(hook)

    mock.clock.advance("0s")

    (delivery,) = mock.webhooks.deliveries()
    assert delivery.status == "delivered"


def test_others_are_answered_while_the_clock_waits_for_a_receiver(
    mock: Understudy, hook: Webhook, gate: Gate, aside: ThreadPoolExecutor
) -> None:
    mock.webhooks.test(hook)
    gate.has_come.wait(5)
    step = aside.submit(mock.clock.advance, "1h")

    was_answered = httpx.get(f"{mock.root}/_understudy/health", trust_env=False).is_success
    is_waiting = not step.done()
    gate.may_go.set()

    assert (was_answered, is_waiting) == (True, True)
    assert step.result(5) == []


def test_a_webhook_that_goes_while_it_is_called_is_not_called_again(
    mock: Understudy, hook: Webhook, receiver: Receiver, gate: Gate
) -> None:
    mock.webhooks.test(hook)
    gate.has_come.wait(5)

    mock.webhooks.remove(hook)
    gate.status = 500
    gate.may_go.set()
    mock.clock.advance("30d")

    assert len(receiver.got) == 1


def test_what_is_on_its_way_at_a_reset_is_forgotten(
    mock: Understudy, hook: Webhook, receiver: Receiver, gate: Gate
) -> None:
    mock.webhooks.test(hook)
    gate.has_come.wait(5)

    mock.reset(to="empty")
    gate.may_go.set()

    assert (mock.clock.advance("30d"), mock.webhooks.deliveries()) == ([], [])


def test_a_second_step_at_the_same_time_is_refused(
    mock: Understudy, hook: Webhook, receiver: Receiver, aside: ThreadPoolExecutor
) -> None:
    refusals: list[Refused] = []

    def advance_too(_: Got) -> int:
        # From within a delivery that a step waits for, so that the step is sure to be under way.
        try:
            mock.clock.advance("1m")
        except Refused as refused:
            refusals.append(refused)
        return 200

    receiver.fails(1)
    mock.webhooks.test(hook)
    mock.clock.advance("0s")
    receiver.answer = advance_too

    mock.clock.advance("1h")

    (refused,) = refusals
    assert refused.status == 409
    assert "the clock is being advanced" in str(refused)
