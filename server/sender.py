"""Sends webhooks over HTTP, to this machine only unless it is told otherwise."""

import asyncio
import socket
import ssl
from collections.abc import Iterator
from ipaddress import IPv6Address, ip_address
from time import perf_counter

import httpx

from understudy import __version__
from understudy.server.state.deliverer import Post
from understudy.server.state.deliveries import Outcome

MOST_AT_ONCE = 50
# What is kept of an answer.
LARGEST_BODY = 10_000
MOST_HEADERS = 40
LONGEST_HEADER = 500

FIXED = {
    "content-type": "application/json",
    "user-agent": f"understudy/{__version__}",
    # A connection of its own for each attempt: what an earlier one left behind changes nothing.
    "connection": "close",
}


class Refused(Exception):
    """An attempt came to nothing; `kind` is the journal's word for why."""

    def __init__(self, kind: str, message: str, *, is_final: bool = False) -> None:
        super().__init__(message)
        self.kind = kind
        self.is_final = is_final


class Sender:
    """The one way out of the mock; it follows no redirect and uses no proxy."""

    def __init__(self, *, anywhere: bool) -> None:
        self._anywhere = anywhere
        self._slots = asyncio.Semaphore(MOST_AT_ONCE)
        self._client: httpx.AsyncClient | None = None

    async def __call__(self, post: Post) -> Outcome:
        """Send, and return what came of it; nothing that a receiver does raises anything."""
        async with self._slots:
            begun = perf_counter()
            try:
                async with asyncio.timeout(post.seconds):
                    outcome = await self._send(post)
            except TimeoutError:
                message = f"no whole answer within {post.seconds:g} s"
                outcome = Outcome(0, error_type="timeout", error=message)
            except Refused as refused:
                outcome = Outcome(
                    0,
                    error_type=refused.kind,
                    error=str(refused),
                    is_final=refused.is_final,
                )
            return with_duration(outcome, (perf_counter() - begun) * 1000)

    async def close(self) -> None:
        """Let go of every connection."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _send(self, post: Post) -> Outcome:
        try:
            url = httpx.URL(post.url)
        except httpx.InvalidURL as error:
            raise Refused("address", str(error), is_final=True) from error
        *others, last = await self._addresses(url)
        for address in others:
            try:
                return await self._send_to(address, url, post)
            except Refused as refused:
                if refused.kind != "refused":
                    raise
        return await self._send_to(last, url, post)

    async def _addresses(self, url: httpx.URL) -> list[str]:
        """Return the addresses of a host to which something may be sent."""
        addresses = await resolved(url.host)
        allowed = [one for one in addresses if self._anywhere or is_this_machine(one)]
        if not allowed:
            raise Refused(
                "not-loopback",
                f"{url.host} is {addresses[0]}, which is not this machine; "
                "start with --webhooks-anywhere to send there",
                is_final=True,
            )
        return allowed

    async def _send_to(self, address: str, url: httpx.URL, post: Post) -> Outcome:
        # The very address that was looked at: a name could lead elsewhere the next time.
        request = self._open().build_request(
            "POST",
            url.copy_with(host=address),
            content=post.body,
            headers={**FIXED, **post.headers, "host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.host},
        )
        try:
            answer = await self._open().send(request, stream=True)
            try:
                return await outcome_of(answer)
            finally:
                await answer.aclose()
        except httpx.HTTPError as error:
            raise refusal(error) from error

    def _open(self) -> httpx.AsyncClient:
        # Reading the authorities' certificates takes 20 ms, which only who sends something pays.
        if self._client is None:
            self._client = httpx.AsyncClient(
                timeout=None,  # noqa: S113  # the whole attempt has one
                trust_env=False,
                follow_redirects=False,
                limits=httpx.Limits(max_keepalive_connections=0),
            )
        return self._client


async def resolved(host: str) -> list[str]:
    """Return the addresses that a host has."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        pass
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused("dns", f"{host} has no address: {error}") from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


async def outcome_of(answer: httpx.Response) -> Outcome:
    """Return what an answer says, without its length."""
    body = b""
    async for part in answer.aiter_raw():
        body += part
        if len(body) >= LARGEST_BODY:
            break
    headers = [
        (name.decode("latin-1"), value.decode("latin-1")[:LONGEST_HEADER])
        for name, value in answer.headers.raw[:MOST_HEADERS]
    ]
    text = body[:LARGEST_BODY].decode("utf-8", "replace")
    if answer.is_success:
        return Outcome(0, answer.status_code, headers, text)
    message = f"the receiver answered {answer.status_code}"
    return Outcome(0, answer.status_code, headers, text, "status", message)


def with_duration(outcome: Outcome, milliseconds: float) -> Outcome:
    """Return an outcome that knows how long it took."""
    return Outcome(**{**vars(outcome), "duration_ms": milliseconds})


def is_this_machine(address: str) -> bool:
    """Whether an address is one of the loopback interface."""
    found = ip_address(address.partition("%")[0])
    inner = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (inner or found).is_loopback


def refusal(error: httpx.HTTPError) -> Refused:
    """Return what a failure of HTTP is called."""
    for cause in causes(error):
        if isinstance(cause, ssl.SSLError):
            return Refused("tls", str(cause))
        if isinstance(cause, ConnectionRefusedError):
            return Refused("refused", "nobody listens there")
    return Refused("connection", str(error) or type(error).__name__)


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
