"""The answer to what is no request: written here as a whole, in the words of the API it names."""

import re
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import unquote

import orjson

from understudy.server.app import App
from understudy.server.gates.spaces import enter
from understudy.server.response.answer import VERSION
from understudy.server.state.failures import Failure, NotFound

# Not by urlsplit, which reads a target with a tab in it as one without.
TARGET = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*)?([^?#]*)")


def refusal_of(app: App, head: bytes, failure: Failure) -> bytes:
    """Return the answer to a head that may be broken, or not be there as a whole."""
    method, target = words_of(head)
    refusal = app.refusals.refuse(path_of(app, target), failure)
    body = orjson.dumps(refusal.body)
    lines = (
        b"HTTP/1.1 %d %b\r\n" % (refusal.status, HTTPStatus(refusal.status).phrase.encode()),
        b"content-type: application/json\r\n",
        b"content-length: %d\r\n" % len(body),
        b"%b: %b\r\n" % VERSION,
        b"connection: close\r\n\r\n",
    )
    return b"".join((*lines, b"" if method == b"HEAD" else body))


def words_of(head: bytes) -> tuple[bytes, bytes]:
    """Return method and target of a request line, even of one that the parser refused."""
    words = head.lstrip(b"\r\n").partition(b"\n")[0].rstrip(b"\r").split(b" ")
    return words[0], words[1] if len(words) > 1 else b""


def path_of(app: App, target: bytes) -> str:
    """Return the path that a target names, within its space where it is in one."""
    found = TARGET.match(target.decode("latin-1"))
    path = unquote(found[1]) if found else ""
    with suppress(NotFound):
        _, path = enter(app.world, path)
    return path
