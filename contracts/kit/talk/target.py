"""The deployment under judgement: the one way in which the kit speaks to it."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Unpack
from urllib.parse import urlencode

import httpx

from understudy import __version__
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.concurrency import Concurrency
from understudy.contracts.kit.talk.credential import BEARER, Credential
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.keyring import OWN, Keyring
from understudy.contracts.kit.talk.operations import Operations
from understudy.contracts.kit.talk.reads import Reads
from understudy.contracts.kit.talk.sending import Sending
from understudy.contracts.kit.talk.sessions import Sessions
from understudy.contracts.kit.talk.stop import NoAnswer, TooEarly, Unmet
from understudy.contracts.kit.talk.trail import Trail
from understudy.contracts.kit.talk.wire import AT_ONCE, Answer, Doubtful

ABSENT: Final = object()
OURS = (("User-Agent", f"understudy/{__version__}"), ("Accept", "application/json, */*"))


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
    concurrency: Concurrency | None = None
    sessions: Sessions | None = None
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
        return self._send(self.request(operation, params, query=query, **how), how)

    def send(self, method: str, path: str, **how: Unpack[Sending]) -> Exchange:
        """Send any request below the base URL, or to a full URL on the same host."""
        found = self.operations.find(method, path) if how.get("is_documented", True) else None
        operation, params = (found[0].id, found[1]) if found else (None, {})
        return self._send(self._request(method, path, how, operation, params), how)

    def request(
        self,
        operation: str,
        params: Mapping[str, str] | None = None,
        *,
        query: Mapping[str, str] | None = None,
        **how: Unpack[Sending],
    ) -> Request:
        """Return a documented call that is yet to be sent, see `together`."""
        documented = self.operations[operation]
        path = documented.path(params or {}) + (f"?{urlencode(query)}" if query else "")
        return self._request(documented.method, path, how, operation, params or {})

    def together(self, requests: Sequence[Request], *, is_replay: bool = False) -> list[Exchange]:
        """Send requests at the same moment; once all are noted, Unmet where one got no answer."""
        if self.concurrency is None:
            raise Unmet("this run has one connection")
        outcomes = self.concurrency.send([self._outgoing(each) for each in requests])
        first, answers = self._number + 1, dict[int, Exchange]()
        for place, outcome in outcomes:
            if isinstance(outcome, Answer):
                self._number += 1
                exchange = self._exchange(requests[place], outcome)
                answers[place] = self._noted(replace(exchange, together=first), is_replay=is_replay)
        for place, outcome in outcomes:
            if isinstance(outcome, Unmet):
                self._doubt(requests[place], outcome)
                raise outcome
        return [answers[place] for place in range(len(requests))]

    def exchange(self, request: Request, *, is_replay: bool = False) -> Exchange:
        """Send a request as it stands; a replay is neither judged nor remembered."""
        if self.reads is not None and not is_replay:
            self.reads.before(request)
        try:
            answer = self._answer(request)
        except (NoAnswer, Doubtful) as none:
            self._doubt(request, none)
            raise
        self._number += 1
        exchange = self._noted(self._exchange(request, answer), is_replay=is_replay)
        if is_replay or self.reads is None:
            return exchange
        return self.reads.after(exchange)

    def aside(self, request: Request) -> Exchange:
        """Send what no check asked for: it is not judged, and no reproducer repeats it."""
        self._number += 1
        return self._exchange(request, self.deliver(self._outgoing(request)))

    def _answer(self, request: Request) -> Answer:
        """Return the answer to a request, to a second one where its token was over."""
        answer = self.deliver(self._outgoing(request))
        if self.sessions is not None and self.sessions.is_replaced(request, answer.status):
            return self.deliver(self._outgoing(request))
        return answer

    def _noted(self, exchange: Exchange, *, is_replay: bool) -> Exchange:
        """Tell all who listen of an answer, and let it be judged unless it is a replay's."""
        self._waited = 0.0
        for watch in self.watchers:
            watch(exchange)
        if is_replay:
            self.trail.add_again(exchange)
            return exchange
        self.trail.add(exchange)
        if exchange.operation is not None:
            self.judge(exchange)
        return exchange

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
        return str(self.base.copy_with(raw_path=path.encode()))

    @cached_property
    def base(self) -> httpx.URL:
        """The base URL in its parts; each request asks for them."""
        return httpx.URL(self.base_url)

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

    def _send(self, request: Request, how: Sending) -> Exchange:
        exchange = self.exchange(request)
        if "expect" in how:
            self._insist(exchange, how["expect"])
        return exchange

    def _request(
        self,
        method: str,
        path: str,
        how: Sending,
        operation: str | None,
        params: Mapping[str, str],
    ) -> Request:
        body = how.get("body", ABSENT)
        data = how.get("raw") if body is ABSENT else json.dumps(body, ensure_ascii=False).encode()
        is_plain = how.get("authorization") is None
        return Request(
            method=method,
            path=path,
            headers=self._headers(how, data),
            body=data,
            key=how.get("key", OWN) if is_plain else None,
            operation=operation,
            params=dict(params),
            at_once=how.get("at_once", False),
        )

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
        base = self.base
        url = httpx.URL(request.path if "://" in request.path else self.base_url + request.path)
        if (url.scheme, url.host, url.port) != (base.scheme, base.host, base.port):
            raise Unmet(f"{url} is not on the host that is judged")
        headers = [*OURS, *self.extra_headers, *headers_of(self, request)]
        # Blanks around a header's value mean nothing, and the HTTP library refuses to send them.
        encoded = [(name.encode(), _octets(value.strip())) for name, value in headers]
        return httpx.Request(
            request.method,
            url,
            headers=encoded,
            content=request.body,
            extensions={AT_ONCE: True} if request.at_once else {},
        )


def headers_of(target: Target, request: Request) -> Sequence[tuple[str, str]]:
    """Return the headers of a request with the token of now, where it was built with one."""
    if target.sessions is None or request.key is None:
        return request.headers
    name, value = target.credential.pair(target.keys.value(request.key))
    return [(name, value) if each[0] == name else each for each in request.headers]


def _octets(text: str) -> bytes:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()
