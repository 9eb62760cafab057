"""Lets a property-test engine speak to the target, as an application that passes requests on."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.stop import Stop, Unmet
from understudy.contracts.kit.talk.target import Target

SPEC_PATH = "/openapi.json"
BOUNDARY = "understudy-part"
CASE_HEADER = "HTTP_X_SCHEMATHESIS_TESTCASEID"
# In this order: an escaped backslash, a whole pair, and a half of one, which alone is six long.
HALVES = re.compile(
    rb"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
StartResponse = Callable[[str, list[tuple[str, str]]], object]


class Forward:
    """A WSGI application in front of the target: same budget, rate, masks and invariants.

    `exchanges` holds what each test case sent; `stop` says why nothing is passed on any more.
    """

    def __init__(
        self,
        target: Target,
        document: Mapping[str, Any],
        base_path: str,
        afterwards: Callable[[Exchange], None],
    ) -> None:
        self.exchanges: dict[str, Exchange] = {}
        self.stop: BaseException | None = None
        self._target = target
        self._spec = json.dumps(document).encode()
        self._base_path = base_path
        self._afterwards = afterwards

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """Answer one request of the engine."""
        if environ["PATH_INFO"] == SPEC_PATH:
            start("200 OK", [("Content-Type", "application/json")])
            return [self._spec]
        try:
            exchange = self._pass_on(environ) if self.stop is None else None
        except (Stop, KeyboardInterrupt) as stop:
            self.stop = stop
            exchange = None
        except Unmet:
            exchange = None
        if exchange is None:
            start("599 No Answer", [])
            return []
        start(f"{exchange.status} Answer", _headers(exchange))
        return [_without_halves(exchange.body)]

    def _pass_on(self, environ: dict[str, Any]) -> Exchange:
        exchange = self._target.exchange(self._request(environ))
        self.exchanges[environ.get(CASE_HEADER, "")] = exchange
        self._afterwards(exchange)
        return exchange

    def _request(self, environ: dict[str, Any]) -> Request:
        method = environ["REQUEST_METHOD"]
        path = str(environ["REQUEST_URI"]).removeprefix(self._base_path)
        sent = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        content_type, body = _steady(environ.get("CONTENT_TYPE") or "", sent)
        found = self._target.operations.find(method, path)
        headers = [self._target.credential.pair(self._target.keys.value(OWN))]
        if content_type:
            headers.append(("Content-Type", content_type))
        return Request(
            method=method,
            path=path,
            headers=tuple(headers),
            body=body or None,
            key=OWN,
            operation=found[0].id if found else None,
            params=found[1] if found else {},
        )


def _without_halves(body: bytes) -> bytes:
    """Return JSON in which no half of a surrogate pair stands: the engine cannot write one again.

    A deployment may have kept one that was sent to it; the shape of an answer is the same without.
    """
    return HALVES.sub(lambda found: rb"\ufffd" if len(found[0]) == 6 else found[0], body)


def _steady(content_type: str, body: bytes) -> tuple[str, bytes]:
    """Return a body whose boundary is the same in every run; none where it has no parts."""
    kind, _, boundary = content_type.partition("boundary=")
    if not kind.startswith("multipart/") or not boundary:
        return content_type, body
    boundary = boundary.strip('"')
    if body.strip() == f"--{boundary}--".encode():
        return "", b""
    return f"{kind}boundary={BOUNDARY}", body.replace(boundary.encode(), BOUNDARY.encode())


def _headers(exchange: Exchange) -> list[tuple[str, str]]:
    # The body was decoded on its way in; what described its transport is no longer true.
    hop = ("content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive")
    return [(name, value) for name, value in exchange.headers.items() if name not in hop]
