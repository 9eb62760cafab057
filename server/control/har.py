"""Exchanges as an HTTP archive, HAR 1.2, which browsers and proxies read."""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

import orjson

from understudy import __version__
from understudy.server.control.curl import url_of
from understudy.server.control.masks import SOME, Mask
from understudy.server.control.written import listed, quoted
from understudy.server.state.journal import Entry
from understudy.server.state.rows import Headers, size_of
from understudy.server.world import World

Part = dict[str, Any]
UNKNOWN = -1
# What an exchange takes beside its headers and texts, in nanoseconds, and a parameter.
AN_EXCHANGE, A_PARAMETER = 90_000, 4_000
CREATOR = {"name": "understudy", "version": __version__}
# What stands before the exchanges of an archive, and after them.
OPENING = b'{"log":{"version":"1.2","creator":%b,"entries":[' % orjson.dumps(CREATOR)
CLOSING = b"]}}"


def archived(entry: Entry, mask: Mask, world: World) -> Iterator[bytes]:
    """Yield the JSON of one exchange."""
    mask.effort.spent += AN_EXCHANGE
    time = round(entry.duration_ms, 3)
    yield orjson.dumps({"startedDateTime": entry.at, "time": time})[:-1]
    yield b',"request":'
    yield from request(entry, mask, world)
    yield b',"response":'
    yield from response(entry, mask)
    rest = {
        "cache": {},
        "timings": {"send": 0, "wait": time, "receive": 0},
        "_operation": entry.operation,
        "_faults": entry.faults,
    }
    yield b",%b" % orjson.dumps(rest)[1:]


def request(entry: Entry, mask: Mask, world: World) -> Iterator[bytes]:
    """Yield the JSON of the request of an exchange."""
    yield b'{"method":%b,"url":' % orjson.dumps(entry.method)
    yield from quoted(url_of(entry, mask, world), mask.effort)
    yield b',"httpVersion":"HTTP/1.1","cookies":[],"headers":'
    yield from headers(entry, mask, entry.request_headers)
    yield b',"queryString":'
    yield from listed(parameters(mask, "".join(mask.parts(entry, entry.query))))
    last = {"headersSize": UNKNOWN, "bodySize": size_of(entry.request_body)}
    yield b",%b" % orjson.dumps(last)[1:-1]
    if entry.request_body:
        kind = mask.text(entry, media_type(entry.request_headers))
        yield b',"postData":{"mimeType":%b,"text":' % orjson.dumps(kind)
        yield from quoted(mask.body(entry, entry.request_body), mask.effort)
        yield b"}"
    yield b"}"


def parameters(mask: Mask, query: str) -> Iterator[Sequence[Part]]:
    """Yield the parameters of a query, some at a time."""
    fields = query.split("&")
    for start in range(0, len(fields), SOME):
        some = fields[start : start + SOME]
        mask.effort.spent += A_PARAMETER * len(some)
        pairs = parse_qsl("&".join(some), keep_blank_values=True)
        if pairs:
            yield [{"name": name, "value": value} for name, value in pairs]


def response(entry: Entry, mask: Mask) -> Iterator[bytes]:
    """Yield the JSON of the answer of an exchange; one that was never given has the status 0."""
    first = {
        "status": entry.status,
        "statusText": phrases().get(entry.status, ""),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
    }
    content = {
        "size": size_of(entry.response_body),
        "mimeType": mask.text(entry, media_type(entry.response_headers)),
    }
    last = {"redirectURL": "", "headersSize": UNKNOWN, "bodySize": size_of(entry.response_body)}
    yield b'%b,"headers":' % orjson.dumps(first)[:-1]
    yield from headers(entry, mask, entry.response_headers)
    yield b',"content":%b,"text":' % orjson.dumps(content)[:-1]
    yield from quoted(mask.body(entry, entry.response_body), mask.effort)
    yield b"},%b" % orjson.dumps(last)[1:]


def headers(entry: Entry, mask: Mask, given: Headers) -> Iterator[bytes]:
    """Yield the JSON of headers as names and values."""
    batches = mask.headers(entry, given)
    yield from listed([{"name": h.name, "value": h.value} for h in batch] for batch in batches)


def media_type(given: Headers) -> str:
    """Return the content type that headers name, "" where they name none."""
    return next((v.decode("latin-1") for name, v in given if name == b"content-type"), "")


def phrases() -> Mapping[int, str]:
    """Return what HTTP calls each status."""
    return {status.value: status.phrase for status in HTTPStatus}
