"""What counts as a failed attempt, and what is kept of it."""

import ssl
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from tests.server.webhooks.conftest import ORG
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.testing import Attempt, Understudy

TLS = Path(__file__).parents[2] / "contracts" / "kit" / "toy" / "tls"


def first_attempt(mock: Understudy, url: str) -> Attempt:
    """Return what came of sending an event to an address."""
    mock.webhooks.test(mock.webhooks.add(*ORG, url))
    mock.clock.advance("0s")
    (delivery,) = mock.webhooks.deliveries()
    (attempt,) = delivery.attempts
    return attempt


@pytest.fixture
def tls_url() -> Iterator[str]:
    """Where a receiver speaks TLS with a certificate of its own."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(TLS / "certificate.pem", TLS / "key.pem")
    with receiving(tls) as receiver:
        yield receiver.url.replace("http:", "https:")


@pytest.fixture
def release() -> Iterator[Event]:
    """What a receiver waits for that does not answer."""
    event = Event()
    yield event
    event.set()


def test_any_2xx_is_a_success(mock: Understudy, receiver: Receiver) -> None:
    receiver.answer = lambda _: (202, {"x-queue": "7"}, b"noted")

    attempt = first_attempt(mock, receiver.url)

    assert (attempt.status, attempt.code, attempt.body) == ("delivered", 202, "noted")
    assert ("x-queue", "7") in [tuple(header) for header in attempt.headers]
    assert attempt.duration_ms is not None
    assert attempt.error_type is None


@pytest.mark.parametrize("status", [302, 404, 429, 500])
def test_any_other_status_is_a_failure(mock: Understudy, receiver: Receiver, status: int) -> None:
    receiver.answer = lambda _: (status, {"location": receiver.url}, b"no")

    attempt = first_attempt(mock, receiver.url)

    assert (attempt.status, attempt.code, attempt.error_type) == ("failed", status, "status")
    assert attempt.error == f"the receiver answered {status}"
    assert len(receiver.got) == 1


def test_a_refused_connection_is_a_failure(mock: Understudy) -> None:
    attempt = first_attempt(mock, "http://127.0.0.1:1/")

    assert (attempt.status, attempt.code, attempt.error_type) == ("failed", None, "refused")


def test_an_answer_that_does_not_come_is_a_failure(
    mock: Understudy, receiver: Receiver, release: Event
) -> None:
    receiver.answer = lambda _: 200 if release.wait(5) else 500

    attempt = first_attempt(mock, receiver.url)

    assert (attempt.error_type, attempt.error) == ("timeout", "no whole answer within 0.2 s")


def test_a_name_without_address_is_a_failure(mock: Understudy) -> None:
    attempt = first_attempt(mock, "http://no-such-host.invalid/")

    assert attempt.error_type in ("dns", "timeout")


def test_a_certificate_that_nobody_vouches_for_is_a_failure(mock: Understudy, tls_url: str) -> None:
    assert first_attempt(mock, tls_url).error_type == "tls"


def test_a_receiver_that_speaks_no_http_is_a_failure(mock: Understudy, receiver: Receiver) -> None:
    receiver.answer = lambda got: (200, {"content-length": "9" * 30}, b"x")

    assert first_attempt(mock, receiver.url).error_type == "connection"


def test_only_the_beginning_of_a_long_answer_is_kept(mock: Understudy, receiver: Receiver) -> None:
    receiver.answer = lambda _: (200, {}, b"x" * 1_000_000)

    assert first_attempt(mock, receiver.url).body == "x" * 10_000
