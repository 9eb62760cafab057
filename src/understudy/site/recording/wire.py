"""Sends requests to a stand-in of this process, fast and always under the same address."""

import json
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from understudy.site.recording.model import Sent, Upload

# The stand-in listens on any free port, and answers may name their address: the pages' is this.
HOST = "127.0.0.1:8000"
BOUNDARY = "understudy-form-a1b2c3"
# The headers of an answer that say something of the API.
TOLD = ("content-type", "location", "retry-after", "link", "www-authenticate", "allow")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


class Wire:
    """One connection to the API whose base URL this is."""

    def __init__(self, base_url: str) -> None:
        parts = urlsplit(base_url)
        self._base_path = parts.path.rstrip("/")
        self._connection = HTTPConnection(parts.netloc, timeout=30)

    def send(self, sent: Sent) -> Answer:
        """Return the answer to a request."""
        content, headers = content_of(sent)
        self._connection.request(
            sent.method,
            self._base_path + target(sent),
            body=content,
            headers={"Host": HOST, **dict(headers)},
        )
        with self._connection.getresponse() as response:
            body = response.read()
            told = [(name.lower(), value) for name, value in response.getheaders()]
            kept = [(n, v) for n, v in told if n in TOLD or "ratelimit" in n]
            return Answer(response.status, tuple(kept), body)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def target(sent: Sent) -> str:
    """Return the path of a request with its query."""
    query = urlencode(sent.query, quote_via=quote)
    return f"{sent.path}?{query}" if query else sent.path


def content_of(sent: Sent) -> tuple[bytes | None, tuple[tuple[str, str], ...]]:
    """Return the bytes of a body, and all headers."""
    if sent.upload:
        content_type = f"multipart/form-data; boundary={BOUNDARY}"
        return form(sent.upload), (*sent.headers, ("Content-Type", content_type))
    return None if sent.body is None else sent.body.encode(), sent.headers


def form(upload: Upload) -> bytes:
    """Return the form that carries a file."""
    disposition = f'form-data; name="{upload.part}"; filename="{upload.filename}"'
    head = f"--{BOUNDARY}\r\nContent-Disposition: {disposition}\r\n"
    kind = "Content-Type: application/octet-stream\r\n\r\n"
    return (head + kind).encode() + upload.content + f"\r\n--{BOUNDARY}--\r\n".encode()


def served_document(root: str, api: str) -> dict[str, Any]:
    """Return the description that a stand-in serves of an API: what its settings bring."""
    connection = HTTPConnection(urlsplit(root).netloc, timeout=30)
    connection.request("GET", f"/docs/{api}.json", headers={"Host": HOST})
    with connection.getresponse() as response:
        document: dict[str, Any] = json.loads(response.read())
    connection.close()
    return document
