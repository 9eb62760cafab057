"""The deployment under judgement: the one way in which the kit speaks to it."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypedDict, Unpack
from urllib.parse import urlencode

import httpx

from understudy import __version__
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.credential import BEARER, Credential
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.keyring import OWN, Keyring
from understudy.contracts.kit.talk.operations import Operations
from understudy.contracts.kit.talk.reads import Reads
from understudy.contracts.kit.talk.stop import NoAnswer, TooEarly, Unmet
from understudy.contracts.kit.talk.trail import Trail
from understudy.contracts.kit.talk.wire import AT_ONCE, Answer, Doubtful

ABSENT: Final = object()
OURS = (("User-Agent", f"understudy/{__version__}"), ("Accept", "application/json, */*"))
Headers = Mapping[str, str]


class Sending(TypedDict, total=False):
    """How one request is sent.

    `key` names a key of the run (None: no key), `authorization` replaces that whole header.
    `body` is sent as JSON, `raw` as it stands. `expect` is what the check stands on: any other
    status raises Unmet, which leaves the rule without a verdict. `at_once` waits neither for its
    turn nor for a target that asks to try again later. `unjudged` is no documented call, whatever
    its path looks like: it may be answered in any form.
    """

    key: str | None
    authorization: str | None
    body: Any
    raw: bytes | None
    headers: Headers
    expect: int | Collection[int]
    at_once: bool
    unjudged: bool


@dataclass
class Target:
    """Sends every request of a run; `judge` is handed each answer to a documented call."""

    base_url: str
    deliver: Callable[[httpx.Request], Answer]
    operations: Operations
    keys: Keyring
    trail: Trail
    clock: Clock
    judge: Callable[[Exchange], None]
    extra_headers: Sequence[tuple[str, str]] = ()
    credential: Credential = BEARER
    watchers: list[Callable[[Exchange], None]] = field(default_factory=list)
    doubters: list[Callable[[Request], None]] = field(default_factory=list)
    reads: Reads | None = None
    _number: int = field(default=0, init=False)
    _waited: float = field(default=0.0, init=False)

    def call(
        self,
        operation: str,
        params: Mapping[str, str] | None = None,
        *,
        query: Mapping[str, str] | None = None,
        **how: Unpack[Sending],
    ) -> Exchange:
        """Make a documented call by its operation id."""
        documented = self.operations[operation]
        path = documented.path(params or {}) + (f"?{urlencode(query)}" if query else "")
        return self._send(documented.method, path, how, operation, params or {})

    def send(self, method: str, path: str, **how: Unpack[Sending]) -> Exchange:
        """Send any request below the base URL, or to a full URL on the same host."""
        found = None if how.get("unjudged") else self.operations.find(method, path)
        operation, params = (found[0].id, found[1]) if found else (None, {})
        return self._send(method, path, how, operation, params)

    def exchange(self, request: Request, *, is_replay: bool = False) -> Exchange:
        """Send a request as it stands; a replay is neither judged nor remembered."""
        if self.reads is not None and not is_replay:
            self.reads.before(request)
        try:
            answer = self.deliver(self._outgoing(request))
        except (NoAnswer, Doubtful) as none:
            self._doubt(request, none)
            raise
        self._number += 1
        exchange = self._exchange(request, answer)
        self._waited = 0.0
        for watch in self.watchers:
            watch(exchange)
        if is_replay:
            self.trail.add_again(exchange)
            return exchange
        self.trail.add(exchange)
        if request.operation is not None:
            self.judge(exchange)
        return exchange if self.reads is None else self.reads.after(exchange)

    def _doubt(self, request: Request, none: Unmet) -> None:
        """Tell those who count what was made that this may have made something too."""
        for doubt in self.doubters:
            doubt(request)
        if isinstance(none, Doubtful):
            self._number += 1
            exchange = self._exchange(request, none.answer)
            for watch in self.watchers:
                watch(exchange)
            self.trail.add(exchange)

    def wait(self, seconds: float) -> None:
        """Let time pass; the next exchange remembers it."""
        self.clock.sleep(seconds)
        self._waited += seconds

    def root(self, path: str) -> str:
        """Return the URL of a path on the host itself, outside the API's base path."""
        return str(httpx.URL(self.base_url).copy_with(raw_path=path.encode()))

    def _exchange(self, request: Request, answer: Answer) -> Exchange:
        return Exchange(
            number=self._number,
            request=request,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            seconds=answer.seconds,
            waited=self._waited,
            held_off=tuple(self._exchange(request, each) for each in answer.held_off),
        )

    def _send(
        self,
        method: str,
        path: str,
        how: Sending,
        operation: str | None,
        params: Mapping[str, str],
    ) -> Exchange:
        body = how.get("body", ABSENT)
        data = how.get("raw") if body is ABSENT else json.dumps(body, ensure_ascii=False).encode()
        is_plain = how.get("authorization") is None
        request = Request(
            method=method,
            path=path,
            headers=self._headers(how, data),
            body=data,
            key=how.get("key", OWN) if is_plain else None,
            operation=operation,
            params=dict(params),
            at_once=how.get("at_once", False),
        )
        exchange = self.exchange(request)
        if "expect" in how:
            self._insist(exchange, how["expect"])
        return exchange

    def _insist(self, exchange: Exchange, expect: int | Collection[int]) -> None:
        wanted = (expect,) if isinstance(expect, int) else tuple(expect)
        if exchange.status in wanted:
            return
        is_any = tuple(wanted) == tuple(range(200, 300))
        listed = "a 2xx" if is_any else " or ".join(str(status) for status in wanted)
        told = f"{exchange.request.line} should have given {listed}, but: {exchange.brief}"
        is_open = self.reads is not None and self.reads.is_doubtful(exchange)
        raise TooEarly(told) if is_open else Unmet(told)

    def _headers(self, how: Sending, data: bytes | None) -> tuple[tuple[str, str], ...]:
        given = how.get("headers", {})
        key = how.get("key", OWN)
        authorization = how.get("authorization")
        made = []
        if authorization is not None:
            made.append(("Authorization", authorization))
        elif key is not None:
            made.append(self.credential.pair(self.keys.value(key)))
        if data is not None and "content-type" not in {name.lower() for name in given}:
            made.append(("Content-Type", "application/json"))
        return (*made, *given.items())

    def _outgoing(self, request: Request) -> httpx.Request:
        base = httpx.URL(self.base_url)
        url = httpx.URL(request.path if "://" in request.path else self.base_url + request.path)
        if (url.scheme, url.host, url.port) != (base.scheme, base.host, base.port):
            raise Unmet(f"{url} is not on the host that is judged")
        headers = [*OURS, *self.extra_headers, *request.headers]
        # Blanks around a header's value mean nothing, and the HTTP library refuses to send them.
        encoded = [(name.encode(), _octets(value.strip())) for name, value in headers]
        return httpx.Request(
            request.method,
            url,
            headers=encoded,
            content=request.body,
            extensions={AT_ONCE: True} if request.at_once else {},
        )


def _octets(text: str) -> bytes:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()
