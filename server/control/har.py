"""Exchanges as an HTTP archive, HAR 1.2, which browsers and proxies read."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from understudy import __version__
from understudy.server.control.curl import url_of
from understudy.server.control.masks import Mask
from understudy.server.state.journal import Entry
from understudy.server.world import World

Part = dict[str, Any]
UNKNOWN = -1


def archive(entries: Iterable[Entry], mask: Mask, world: World) -> Part:
    """Return the archive of some exchanges."""
    return {
        "log": {
            "version": "1.2",
            "creator": {"name": "understudy", "version": __version__},
            "entries": [archived(entry, mask, world) for entry in entries],
        }
    }


def archived(entry: Entry, mask: Mask, world: World) -> Part:
    """Return one exchange."""
    time = round(entry.duration_ms, 3)
    return {
        "startedDateTime": entry.at,
        "time": time,
        "request": request_of(entry, mask, world),
        "response": response_of(entry, mask),
        "cache": {},
        "timings": {"send": 0, "wait": time, "receive": 0},
        "_operation": entry.operation,
        "_faults": entry.faults,
    }


def request_of(entry: Entry, mask: Mask, world: World) -> Part:
    """Return the request of an exchange."""
    query = parse_qsl(mask.text(entry, entry.query), keep_blank_values=True)
    request = {
        "method": entry.method,
        "url": url_of(entry, mask, world),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": headers_of(entry, mask, entry.request_headers),
        "queryString": [{"name": name, "value": value} for name, value in query],
        "headersSize": UNKNOWN,
        "bodySize": len(entry.request_body),
    }
    if not entry.request_body:
        return request
    text = mask.text(entry, entry.request_body.decode("utf-8", "replace"))
    kind = mask.text(entry, media_type(entry.request_headers))
    return {**request, "postData": {"mimeType": kind, "text": text}}


def response_of(entry: Entry, mask: Mask) -> Part:
    """Return the answer of an exchange; one that was never given has the status 0."""
    return {
        "status": entry.status,
        "statusText": phrases().get(entry.status, ""),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": headers_of(entry, mask, entry.response_headers),
        "content": {
            "size": len(entry.response_body),
            "mimeType": mask.text(entry, media_type(entry.response_headers)),
            "text": mask.text(entry, entry.response_body.decode("utf-8", "replace")),
        },
        "redirectURL": "",
        "headersSize": UNKNOWN,
        "bodySize": len(entry.response_body),
    }


def headers_of(entry: Entry, mask: Mask, headers: Iterable[tuple[bytes, bytes]]) -> list[Part]:
    """Return headers as names and values."""
    return [
        {"name": name.decode("latin-1"), "value": mask.header(entry, name, value)}
        for name, value in headers
    ]


def media_type(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """Return the content type that headers name, "" where they name none."""
    return next((v.decode("latin-1") for name, v in headers if name == b"content-type"), "")


def phrases() -> Mapping[int, str]:
    """Return what HTTP calls each status."""
    return {status.value: status.phrase for status in HTTPStatus}
