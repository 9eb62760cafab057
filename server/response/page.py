"""A page or a file that is ready to be sent: its bytes, its type, and how a browser keeps it."""

import hashlib
from dataclasses import dataclass

from starlette.types import Scope, Send

from understudy.server.response.answer import VERSION, Header, send_bytes, send_json

CONTENT_TYPES = {
    ".css": b"text/css; charset=utf-8",
    ".html": b"text/html; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".json": b"application/json",
    ".md": b"text/markdown; charset=utf-8",
    ".png": b"image/png",
    ".svg": b"image/svg+xml",
    ".txt": b"text/plain; charset=utf-8",
    ".xml": b"application/xml",
}
GUARDS: tuple[Header, ...] = (
    (
        b"content-security-policy",
        b"; ".join(
            (
                b"default-src 'none'",
                b"script-src 'self'",
                b"style-src 'self'",
                b"img-src 'self' data:",
                b"connect-src 'self'",
                b"base-uri 'none'",
                b"form-action 'none'",
                b"frame-ancestors 'none'",
            )
        ),
    ),
    (b"referrer-policy", b"no-referrer"),
)
_ALLOW: Header = (b"allow", b"GET, HEAD")
_REFUSAL = b'{"error":"method not allowed; use GET or HEAD"}'


@dataclass(frozen=True, slots=True)
class Page:
    """One answer, ready to be sent."""

    body: bytes
    content_type: bytes
    etag: bytes
    headers: tuple[Header, ...]
    status: int = 200


def page_of(body: bytes, content_type: bytes, headers: tuple[Header, ...] = ()) -> Page:
    """Return a page that a browser keeps, and asks for each time whether it is still the same."""
    etag = b'"%s"' % hashlib.blake2b(body, digest_size=12).hexdigest().encode()
    # A later release serves other bytes at the same address, so a browser asks each time.
    fixed = (
        (b"etag", etag),
        (b"cache-control", b"no-cache"),
        (b"x-content-type-options", b"nosniff"),
    )
    return Page(body, content_type, etag, fixed + headers)


def elsewhere(place: str) -> Page:
    """Return the way to another place on this host."""
    return Page(b"", b"text/plain; charset=utf-8", b"", ((b"location", place.encode()),), 307)


async def send_page(page: Page, scope: Scope, send: Send) -> None:
    """Send a page to who asks for it by GET or HEAD, and has it not yet."""
    if scope["method"] not in ("GET", "HEAD"):
        await send_json(send, 405, _REFUSAL, (_ALLOW,))
    elif page.status == 200 and _is_known(page, scope):
        headers = [VERSION, *page.headers]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
    else:
        await send_bytes(send, page.status, page.body, page.content_type, page.headers)


def _is_known(page: Page, scope: Scope) -> bool:
    known = b",".join(value for name, value in scope["headers"] if name == b"if-none-match")
    return page.etag in known or known.strip() == b"*"
