"""What counts as a failed attempt, and what is kept of it."""

import ssl
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from tests.server.webhooks.account import API, ORG
from tests.server.webhooks.receiver import Got, Receiver, receiving

from understudy.server.sender import Sender
from understudy.server.state.webhooks.deliverer import Post
from understudy.testing import Attempt, Understudy

TLS = Path(__file__).parents[2] / "contracts" / "kit" / "toy" / "tls"


def first_attempt(mock: Understudy, url: str) -> Attempt:
    """Return what came of sending an event to an address."""
    mock.webhooks.test(mock.webhooks.add(API, ORG, url))
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


def hang_up(_: Got) -> int:
    """End the connection without an answer."""
    raise ConnectionAbortedError


def test_a_connection_that_is_closed_without_an_answer_is_a_failure(
    mock: Understudy, receiver: Receiver
) -> None:
    receiver.answer = hang_up

    attempt = first_attempt(mock, receiver.url)

    assert (attempt.status, attempt.error_type) == ("failed", "connection")
    assert attempt.error == "the connection was closed without an answer"


def test_a_refused_connection_is_a_failure(mock: Understudy) -> None:
    attempt = first_attempt(mock, "http://127.0.0.1:1/")

    assert (attempt.status, attempt.code, attempt.error_type) == ("failed", None, "refused")


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
@pytest.mark.anyio
async def test_an_answer_that_does_not_come_in_time_is_a_failure(
    receiver: Receiver, release: Event
) -> None:
    receiver.answer = lambda _: 200 if release.wait(5) else 500
    sender = Sender(anywhere=False)

    outcome = await sender(Post(receiver.url, {}, b"{}", 0.1))

    assert (outcome.error_type, outcome.error) == ("timeout", "no whole answer within 0.1 s")
    assert outcome.duration_ms >= 100


@pytest.mark.parametrize("host", ["hooks.acme.example", "no-such-host.invalid", "example.com"])
def test_a_name_for_examples_is_not_looked_up(mock: Understudy, host: str) -> None:
    attempt = first_attempt(mock, f"https://{host}/hook")

    assert (attempt.error_type, mock.clock.advance("30d")) == ("dns", [])


def test_a_name_that_is_none_is_a_failure(mock: Understudy) -> None:
    assert first_attempt(mock, f"http://{'a' * 64}.test/").error_type in ("dns", "address")


def test_a_certificate_that_nobody_vouches_for_is_a_failure(mock: Understudy, tls_url: str) -> None:
    assert first_attempt(mock, tls_url).error_type == "tls"


def test_a_receiver_that_speaks_no_http_is_a_failure(mock: Understudy, receiver: Receiver) -> None:
    receiver.answer = lambda got: (200, {"content-length": "9" * 30}, b"x")

    assert first_attempt(mock, receiver.url).error_type == "connection"


def test_only_the_beginning_of_a_long_answer_is_kept(mock: Understudy, receiver: Receiver) -> None:
    receiver.answer = lambda _: (200, {}, b"x" * 1_000_000)

    assert first_attempt(mock, receiver.url).body == "x" * 10_000
