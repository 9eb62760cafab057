"""Sends webhooks over HTTP, to this machine only unless it is told otherwise."""

import asyncio
import re
import socket
import ssl
from dataclasses import replace
from ipaddress import IPv6Address, ip_address
from time import perf_counter
from urllib.parse import quote, urlsplit

import h11

from understudy import __version__
from understudy.server.exchange import Answer, Line, post
from understudy.server.state.webhooks.deliverer import Post
from understudy.server.state.webhooks.deliveries import TIMEOUT, Outcome

MOST_AT_ONCE = 50
# What is kept of an answer.
LARGEST_BODY = 10_000
MOST_HEADERS = 40
LONGEST_HEADER = 500
# What ends an attempt before anything of it is sent.
UNSENT = ("dns", "not-loopback", "refused", "tls")
# RFC 2606 keeps these names for documents.
NOWHERE = re.compile(r"(^|\.)(example|invalid|example\.(com|net|org))\.?$", re.IGNORECASE)
IN_TARGETS = "/?:@!$&'()*+,;=-._~%[]"

FIXED = {
    "Content-Type": "application/json",
    "User-Agent": f"understudy/{__version__}",
    "Accept": "*/*",
    # What an earlier attempt left behind changes nothing.
    "Connection": "close",
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

    async def __call__(self, post: Post) -> Outcome:
        """Send, and return what came of it; nothing that a receiver does raises anything."""
        async with self._slots:
            begun = perf_counter()
            try:
                async with asyncio.timeout(post.seconds):
                    outcome = outcome_of(await self._send(post))
            except TimeoutError:
                message = f"no whole answer within {post.seconds:g} s"
                outcome = Outcome(0, error_type=TIMEOUT, error=message)
            except Refused as why:
                kind, text = why.kind, str(why)
                outcome = Outcome(0, error_type=kind, error=text, is_final=why.is_final)
            took = (perf_counter() - begun) * 1000
            sent = () if outcome.error_type in UNSENT else (*headers_of(post).items(),)
            return replace(outcome, duration_ms=took, request_headers=sent)

    async def _send(self, post: Post) -> Answer:
        url = urlsplit(post.url)
        host = url.hostname or ""
        *others, last = await self._addresses(host)
        for address in others:
            try:
                return await send_to(address, post)
            except Refused as why:
                if why.kind != "refused":
                    raise
        return await send_to(last, post)

    async def _addresses(self, host: str) -> list[str]:
        """Return the addresses of a host to which something may be sent."""
        addresses = await resolved(host)
        allowed = [one for one in addresses if self._anywhere or is_this_machine(one)]
        if not allowed:
            raise Refused(
                "not-loopback",
                f"{host} is {addresses[0]}, which is not this machine; "
                "start with --webhooks-anywhere to send there",
                is_final=True,
            )
        return allowed


async def send_to(address: str, attempt: Post) -> Answer:
    """Send to the very address that was looked at: a name could lead elsewhere the next time."""
    url = urlsplit(attempt.url)
    if url.scheme == "https":
        line = Line(address, url.port or 443, url.hostname)
    else:
        line = Line(address, url.port or 80, None)
    headers = headers_of(attempt).items()
    packed = [(name.encode("ascii"), value.encode("ascii")) for name, value in headers]
    try:
        return await post(line, target_of(attempt.url), packed, attempt.body, LARGEST_BODY)
    except ssl.SSLError as error:
        raise Refused("tls", str(error)) from error
    except ConnectionRefusedError as error:
        raise Refused("refused", "nobody listens there") from error
    except (OSError, h11.ProtocolError) as error:
        raise Refused("connection", str(error) or type(error).__name__) from error


def headers_of(attempt: Post) -> dict[str, str]:
    """Return what an attempt carries beside its body."""
    return {
        "Host": host_of(attempt.url),
        **FIXED,
        **attempt.headers,
        "Content-Length": f"{len(attempt.body)}",
    }


def target_of(url: str) -> bytes:
    """Return what a request asks for: path and query, in ASCII."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return quote(f"{parts.path or '/'}{query}", safe=IN_TARGETS).encode("ascii")


def host_of(url: str) -> str:
    """Return the host as a request names it: in ASCII, with its port if it has one."""
    return urlsplit(url).netloc.rpartition("@")[2].encode("idna").decode("ascii")


def outcome_of(answer: Answer) -> Outcome:
    """Return what an answer says, without how long it took."""
    headers = [
        (name.decode("latin-1"), value.decode("latin-1")[:LONGEST_HEADER])
        for name, value in answer.headers[:MOST_HEADERS]
    ]
    text = answer.body.decode("utf-8", "replace")
    if answer.status // 100 == 2:
        return Outcome(0, answer.status, headers, text)
    message = f"the receiver answered {answer.status}"
    return Outcome(0, answer.status, headers, text, "status", message)


async def resolved(host: str) -> list[str]:
    """Return the addresses that a host has."""
    try:
        return [str(ip_address(host))]
    except ValueError:
        pass
    if NOWHERE.search(host):
        # Nobody need be asked, and demo data may lead there.
        raise Refused("dns", f"{host} is a name for examples, without an address", is_final=True)
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused("dns", f"{host} has no address: {error}") from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def is_this_machine(address: str) -> bool:
    """Whether an address is one of the loopback interface."""
    found = ip_address(address.partition("%")[0])
    inner = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (inner or found).is_loopback
