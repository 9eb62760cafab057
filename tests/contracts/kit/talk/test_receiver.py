"""The receiver of webhooks."""

from collections.abc import Iterator

import httpx
import pytest
from tests.contracts.kit.judging import run_of
from tests.contracts.kit.toy.app import Notes
from tests.ports import free_port

from understudy.contracts.kit.talk.receiver import Receiver
from understudy.contracts.kit.talk.stop import WrongUse


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver(free_port())
    receiver.open()
    yield receiver
    receiver.close()


def send(receiver: Receiver, body: bytes) -> int:
    url = f"http://127.0.0.1:{receiver.port}/anywhere"
    return httpx.post(url, content=body, headers={"X-Attempt": "1"}, trust_env=False).status_code


def test_what_is_sent_is_kept_and_answered_with_200(receiver: Receiver) -> None:
    assert send(receiver, b'{"job": 1}') == 200

    (delivery,) = receiver.deliveries
    assert delivery.json == {"job": 1}
    assert delivery.headers["x-attempt"] == "1"


def test_what_is_refused_is_answered_with_500(receiver: Receiver) -> None:
    receiver.refuses = lambda body: b"bad" in body

    assert [send(receiver, b"bad"), send(receiver, b"good")] == [500, 200]
    assert [each.status for each in receiver.deliveries] == [500, 200]


def test_a_body_that_is_no_json_is_none(receiver: Receiver) -> None:
    send(receiver, b"oops")

    assert receiver.deliveries[0].json is None


def test_waiting_ends_when_it_has_come(receiver: Receiver) -> None:
    send(receiver, b"{}")

    assert receiver.wait_for(lambda: len(receiver.deliveries) == 1, 30)
    assert not receiver.wait_for(lambda: len(receiver.deliveries) == 2, 0.05)


def test_a_port_that_is_taken_is_told_in_one_line(receiver: Receiver) -> None:
    with pytest.raises(WrongUse, match=f"cannot listen on port {receiver.port}"):
        Receiver(receiver.port).open()


def test_a_run_lets_go_of_its_port(receiver: Receiver, service: Notes) -> None:
    receiver.close()
    run = run_of(service)
    run.kit.listen(receiver.port)

    run.judge()
    receiver.open()

    assert send(receiver, b"{}") == 200
