"""The line to a control plane: one HTTP client, whose refusals are exceptions with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlsplit

if TYPE_CHECKING:
    import ssl
    from pathlib import Path

    import httpx

CONTROL = "/_understudy"
HERE = ("127.0.0.1", "localhost", "::1")


class Refused(Exception):
    """The control plane refused a call; the text is its own."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Unreachable(Exception):
    """Nothing answered as a stand-in does; the text says where, and why."""


class Line:
    """Calls the control plane of the stand-in, or of the space, at `root`.

    `trust` is whom it may be under TLS; None is whoever the usual authorities vouch for.
    """

    def __init__(
        self,
        root: str,
        admin_token: str | None,
        timeout: float,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        # What a space names its `control` is as good as its root.
        self.root = root.rstrip("/").removesuffix(CONTROL)
        self.admin_token = admin_token
        self.timeout = timeout
        self.trust = trust
        self._http = client(f"{self.root}{CONTROL}", admin_token, timeout, trust)

    def call(self, method: str, path: str, body: Any = None, /, **query: Any) -> Any:
        """Return what a call answers; what is None or False in the query is not sent."""
        asked = {n: v for n, v in query.items() if v is not None and v is not False}
        return self._read(self._send(method, path, json=body, params=asked))

    def pages(self, path: str, /, **query: Any) -> Iterator[Any]:
        """Yield what the pages of a list hold, the newest page first."""
        asked = {n: v for n, v in query.items() if v is not None and v is not False}
        while True:
            answer = self._send("GET", path, params=asked)
            yield self._read(answer)
            link = answer.links.get("prev")
            if link is None:
                return
            # Its query alone: whatever an answer says, the token goes nowhere else.
            asked = dict(parse_qsl(urlsplit(link["url"]).query, keep_blank_values=True))

    def gather(self, path: str, limit: int | None, /, **query: Any) -> list[Any]:
        """Return a whole list, oldest first; at most so many of it, the newest ones."""
        rows: list[Any] = []
        for page in self.pages(path, **query, limit=limit):
            rows = [*page, *rows]
            if limit is not None and len(rows) >= limit:
                return rows[-limit:]
        return rows

    def wait(self, method: str, path: str, body: Any = None) -> Any:
        """Return what a call answers, however long it takes: receivers of webhooks may be slow."""
        return self._read(self._send(method, path, json=body, timeout=None))

    def _read(self, answer: httpx.Response) -> Any:
        if not answer.is_success:
            raise Refused(answer.status_code, reason(answer))
        if "x-understudy" not in answer.headers:
            raise Unreachable(f"{self.root} answers, but is no understudy")
        return answer.json()

    def _send(self, method: str, path: str, **content: Any) -> httpx.Response:
        import httpx

        if self._http.is_closed:
            raise Unreachable(f"{self.root} was closed")
        try:
            return self._http.request(method, path, **content)
        except httpx.TransportError as error:
            raise Unreachable(f"{self.root} cannot be reached: {cause(error)}") from error

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()


def part(name: str) -> str:
    """Return a name as one part of a path, whatever it holds."""
    return quote(name, safe="")


def client(
    url: str, admin_token: str | None, timeout: float, trust: ssl.SSLContext | None
) -> httpx.Client:
    """Return a client of a control plane; one on this machine is never called through a proxy."""
    # Importing httpx takes longer than all else here: only who calls a stand-in pays for it.
    import ssl

    import httpx

    parts = urlsplit(url)
    return httpx.Client(
        base_url=url,
        headers={"Authorization": f"Bearer {admin_token}"} if admin_token else {},
        timeout=timeout,
        trust_env=parts.hostname not in HERE,
        # Without TLS, reading the authorities' certificates would be 20 ms for nothing.
        verify=trust or parts.scheme == "https" or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    )


def trust_of(root: str, ca_file: str | Path | None) -> ssl.SSLContext | None:
    """Return what trusts the certificates in a file and no others, None where nothing needs it."""
    if not ca_file or not root.startswith("https:"):
        return None
    import ssl

    try:
        return ssl.create_default_context(cafile=ca_file)
    except ssl.SSLError:
        raise Unreachable(f"{ca_file} holds no certificate in PEM") from None
    except OSError as error:
        raise Unreachable(f"{ca_file} cannot be read: {error.strerror}") from None


def cause(error: Exception) -> str:
    """Return why nothing answered; where TLS is why, what to do."""
    text = str(error)
    if "certificate" in text:
        found = text.partition("] ")[2].partition(" (_ssl.c")[0] or text
        return f"TLS: {found}; --ca-file FILE, in Python ca_file, trusts its authority"
    if "WRONG_VERSION_NUMBER" in text:
        return "TLS: none is spoken there; try http://"
    if "disconnected without" in text:
        return f"{text.rstrip('.')}; if it serves HTTPS, try https://"
    return text


def reason(answer: httpx.Response) -> str:
    """Return why a call was refused."""
    try:
        return str(answer.json()["error"])
    except (ValueError, KeyError, TypeError):
        return f"{answer.request.url} answered {answer.status_code}; is an understudy there?"
