"""The connection: one request at a time, politely repeated, and never what the run may not send."""

import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from ipaddress import ip_address
from typing import Any

import httpx

from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.pace import Pace
from understudy.contracts.kit.talk.stop import (
    NoAnswer,
    ReadOnly,
    Throttled,
    Unmet,
    Unreachable,
    WrongUse,
)

MOST_FAILURES = 3
MOST_WAITS = 6
LONGEST_WAIT = 120.0
LARGEST_ANSWER = 32_000_000
GATEWAY = (502, 503, 504)
# With these a gateway says that it passed the request on, and heard nothing good of it.
GAVE_UP = (502, 504)
AT_ONCE = "understudy.at_once"


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers in lower case, the decoded body, the seconds it took.

    `held_off` are the answers that asked to try again later, before this one.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float
    held_off: tuple["Answer", ...] = ()


class Doubtful(Unmet):
    """A request was sent twice, and may have been done each time; `answer` is the second one's."""

    def __init__(self, request: httpx.Request, first: Answer, answer: Answer) -> None:
        said = f"{request.method} {request.url.path} was answered {first.status} by a gateway"
        times = "twice" if 200 <= answer.status < 300 else "the first time"
        again = f"{answer.status} when sent again: it may have been done {times}"
        super().__init__(f"{said}, and {again}")
        self.answer = answer


def is_429(answer: Answer) -> bool:
    """Tell whether an answer asks to try again later, as HTTP has it."""
    return answer.status == 429


class Client(httpx.Client):
    """One connection that cannot send what the run may not send."""

    def __init__(self, may_send: Callable[[httpx.Request], bool], **options: Any) -> None:
        super().__init__(**options)
        self._may_send = may_send

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send a request, or raise ReadOnly: every way into httpx leads through here."""
        if not self._may_send(request):
            raise ReadOnly(f"{request.method} {request.url.path} is held back in read-only mode")
        # An API with a key in the header has no sessions; a cookie would tie two keys together.
        self.cookies.clear()
        return super().send(request, **options)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def connect(
    url: httpx.URL,
    *,
    may_send: Callable[[httpx.Request], bool],
    timeout: float,
    ca_file: str | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Client:
    """Return the client of one deployment; proxies of the environment never catch loopback."""
    from_outside = not is_loopback(url.host)
    return Client(
        may_send,
        timeout=timeout,
        verify=_trust(url.scheme == "https", ca_file, from_outside),
        transport=transport,
        trust_env=from_outside,
        limits=httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=3),
    )


# Reading the authorities' certificates takes 20 ms, and a run opens dozens of connections.
@cache
def _trust(is_encrypted: bool, ca_file: str | None, trust_env: bool) -> ssl.SSLContext:
    if ca_file:
        try:
            return ssl.create_default_context(cafile=ca_file)
        except (OSError, ssl.SSLError) as error:
            raise WrongUse(f"cannot read certificates from {ca_file}: {error}") from error
    if is_encrypted:
        return httpx.create_ssl_context(trust_env=trust_env)
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used


class Wire:
    """Sends one request after the other and repeats those that deserve it."""

    def __init__(
        self,
        client: Client,
        pace: Pace,
        clock: Clock,
        timeout: float,
        is_throttled: Callable[[Answer], bool] = is_429,
    ) -> None:
        self._client = client
        self._pace = pace
        self._clock = clock
        self._timeout = timeout
        self._is_throttled = is_throttled
        self._failures = 0

    def send(self, request: httpx.Request) -> Answer:
        """Return the answer that counts; Unmet where there is none, Stop where it is no use."""
        if request.extensions.get(AT_ONCE):
            return self._answered(request)
        answer = self._lasting(request)
        if answer.status not in GATEWAY:
            return answer
        again = self._lasting(request)
        is_told = request.method != "POST" or again.status in GATEWAY
        if answer.status in GAVE_UP and not is_told:
            raise Doubtful(request, answer, again)
        return again

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _lasting(self, request: httpx.Request) -> Answer:
        held_off: list[Answer] = []
        for waits in range(MOST_WAITS):
            answer = self._answered(request)
            if not self._is_throttled(answer):
                self._failures = 0
                return replace(answer, held_off=tuple(held_off))
            held_off.append(answer)
            self._clock.sleep(self._pause(answer, waits))
        status = held_off[-1].status
        self._count_failure(f"the target keeps answering {status}; pass a lower --rate")
        told = f"{request.method} {request.url.path} was answered {status} {MOST_WAITS} times"
        raise Throttled(told)

    def _answered(self, request: httpx.Request) -> Answer:
        try:
            return self._once(request)
        except (httpx.TransportError, httpx.DecodingError) as error:
            self._count_failure(reason_of(error))
            # Any other method may have been done: a second one could make a second thing.
            if request.method != "GET" or isinstance(error, httpx.TimeoutException):
                raise self._no_answer(request, error) from error
        try:
            return self._once(request)
        except (httpx.TransportError, httpx.DecodingError) as error:
            self._count_failure(reason_of(error))
            raise self._no_answer(request, error) from error

    def _no_answer(self, request: httpx.Request, error: Exception) -> NoAnswer:
        return NoAnswer(request.method, request.url.path, reason_of(error))

    def _once(self, request: httpx.Request) -> Answer:
        self._pace.step(at_once=bool(request.extensions.get(AT_ONCE)))
        return received(self._client, request, self._clock, self._timeout)

    def _pause(self, answer: Answer, waits: int) -> float:
        seconds = _retry_after(answer.headers.get("retry-after", ""), self._clock.now())
        if seconds is None:
            return float(2**waits)
        if seconds > LONGEST_WAIT:
            raise Unreachable(f"the target asks to wait {seconds:.0f} s (429); try again later")
        return seconds

    def _count_failure(self, reason: str) -> None:
        self._failures += 1
        if self._failures >= MOST_FAILURES:
            raise Unreachable(f"gave up after {MOST_FAILURES} failures in a row: {reason}")


def received(client: Client, request: httpx.Request, clock: Clock, timeout: float) -> Answer:
    """Send a request once and return its answer, as far as it comes in time and in bounds."""
    began = clock.watch()
    response = client.send(request, stream=True)
    try:
        body = b""
        for chunk in response.iter_bytes():
            body += chunk
            if clock.watch() - began > timeout:
                raise httpx.ReadTimeout(f"still answering after {timeout:g} s")
            if len(body) > LARGEST_ANSWER:
                raise httpx.ReadError(f"the answer exceeds {LARGEST_ANSWER} bytes")
    finally:
        response.close()
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status_code, headers, body, clock.watch() - began)


def _retry_after(text: str, now: datetime) -> float | None:
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def reason_of(error: Exception) -> str:
    if isinstance(error, httpx.ConnectTimeout):
        return "no connection in time (--timeout)"
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time (--timeout)"
    text = re.sub(r"\[[^\]]*\] | \(_ssl\.c:\d+\)", "", " ".join(str(error).split()))
    if "certificate" in text:
        return f"TLS: {text}; --ca-file trusts more certificates"
    if "wrong version number" in text:
        return "TLS: no TLS is spoken there; try http://"
    return text or type(error).__name__
