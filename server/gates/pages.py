"""The pages at the host root: Swagger UI, each API's document, the files that they need."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template

import orjson
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.reference.spec import Spec
from understudy.server.request.visit import root_of
from understudy.server.response.answer import JSON, VERSION, Header, send_bytes, send_json

STATIC = Path(__file__).parent.parent / "static"
STATIC_PATH = "/_understudy/static/"
CONTENT_TYPES = {
    ".css": b"text/css; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".png": b"image/png",
    ".svg": b"image/svg+xml",
    ".txt": b"text/plain; charset=utf-8",
}
POLICY = b"; ".join(
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
)
_GUARDS: tuple[Header, ...] = (
    (b"content-security-policy", POLICY),
    (b"referrer-policy", b"no-referrer"),
)
_ALLOW: Header = (b"allow", b"GET, HEAD")
API_HINT = (
    "Press <em>Authorize</em> and paste a demo key; they are printed when the server starts.</p>\n"
    "<p><mark>Our decision</mark> stands where the vendor's public pages are silent and the "
    "stand-in had to do something, with the reason. What does not bear it is the vendor's."
)
CONTROL_HINT = (
    "On this machine no token is needed. Elsewhere, press <em>Authorize</em> and paste the "
    "admin token that the server was started with.</p>\n"
    "<p>This API is understudy's own, no vendor has it: all of it is our decision."
)


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of the host root, ready to be sent."""

    body: bytes
    content_type: bytes
    etag: bytes
    headers: tuple[Header, ...]
    status: int = 200


class Pages:
    """Answers for the pages at the host root, and at that of a space; passes everything else on."""

    def __init__(self, app: ASGIApp, specs: Sequence[Spec], control: Spec | None = None) -> None:
        self.app = app
        self.specs = specs
        self.control = control
        self.assets = {} if control else dict(_assets(STATIC))
        self.pages = self.assets | self.written("")

    def written(self, root: str) -> dict[str, Page]:
        """Return the pages that say where they stand, for a root such as `""`."""
        if self.control:
            base = self.control.base_path
            console = _elsewhere(f"{root}{base}/console")
            reference = dict(_control_reference(self.control, root))
            return {base: console, f"{base}/": console} | reference
        return {"/": _elsewhere(f"{root}/docs")} | dict(_references(self.specs, root))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the page of this path, if there is one."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        page = self.pages.get(path)
        if page is not None:
            await _send_page(self.placed(path, page, scope), scope, send)
        elif path.startswith(STATIC_PATH) and self.assets:
            await send_json(send, 404, b'{"error":"no such file"}')
        else:
            await self.app(scope, receive, send)

    def placed(self, path: str, page: Page, scope: Scope) -> Page:
        """Return a page as it reads in the space of the request."""
        root = root_of(scope)
        return self.written(root)[path] if root and path not in self.assets else page


def _assets(folder: Path) -> Iterator[tuple[str, Page]]:
    for file in sorted(folder.rglob("*")):
        content_type = CONTENT_TYPES.get(file.suffix)
        if content_type:
            page = _page(file.read_bytes(), content_type)
            yield STATIC_PATH + file.relative_to(folder).as_posix(), page
            if file.name == "favicon-32x32.png":
                yield "/favicon.ico", page


def _references(specs: Sequence[Spec], root: str) -> Iterator[tuple[str, Page]]:
    for spec in specs:
        place = _place(spec, specs)
        links = _selector(spec, specs, root) if len(specs) > 1 else ""
        reference = _reference(spec, f"{root}{place}.json", API_HINT, links)
        for address in {place, f"/docs/{spec.api}"}:
            yield from _addressed(address, reference, _document(spec, root))


def _control_reference(spec: Spec, root: str) -> Iterator[tuple[str, Page]]:
    place = f"{spec.base_path}/docs"
    reference = _reference(spec, f"{root}{place}.json", CONTROL_HINT)
    yield from _addressed(place, reference, _document(spec, root))


def _addressed(address: str, reference: Page, document: Page) -> Iterator[tuple[str, Page]]:
    yield address, reference
    yield f"{address}/", reference
    yield f"{address}.json", document


def _place(spec: Spec, specs: Sequence[Spec]) -> str:
    return "/docs" if spec is specs[0] else f"/docs/{spec.api}"


def _document(spec: Spec, root: str) -> Page:
    # "Try it out" and tools that are pointed here must talk to the stand-in, never to the vendor.
    here = {"url": f"{root}{spec.base_path}" or "/", "description": "This stand-in"}
    return _page(orjson.dumps({**spec.document, "servers": [here]}), JSON)


def _reference(spec: Spec, document: str, hint: str, links: str = "") -> Page:
    text = Template((STATIC / "docs.html").read_text("utf-8")).substitute(
        title=escape(spec.title), spec=escape(document), hint=hint, apis=links
    )
    return _page(text.encode(), b"text/html; charset=utf-8", _GUARDS)


def _selector(shown: Spec, specs: Sequence[Spec], root: str) -> str:
    links = "".join(
        _link(spec, root + _place(spec, specs), is_shown=spec is shown) for spec in specs
    )
    return f'<nav aria-label="APIs"><ul>{links}</ul></nav>'


def _link(spec: Spec, place: str, *, is_shown: bool) -> str:
    current = ' aria-current="page"' if is_shown else ""
    return f'<li><a href="{escape(place)}"{current}>{escape(spec.title)}</a></li>'


def _elsewhere(place: str) -> Page:
    return Page(b"", b"text/plain; charset=utf-8", b"", ((b"location", place.encode()),), 307)


def _page(body: bytes, content_type: bytes, headers: tuple[Header, ...] = ()) -> Page:
    etag = b'"%s"' % hashlib.blake2b(body, digest_size=12).hexdigest().encode()
    # A later release serves other bytes at the same address, so a browser asks each time.
    fixed = (
        (b"etag", etag),
        (b"cache-control", b"no-cache"),
        (b"x-content-type-options", b"nosniff"),
    )
    return Page(body, content_type, etag, fixed + headers)


async def _send_page(page: Page, scope: Scope, send: Send) -> None:
    if scope["method"] not in ("GET", "HEAD"):
        refusal = b'{"error":"method not allowed; use GET or HEAD"}'
        await send_json(send, 405, refusal, (_ALLOW,))
    elif page.status == 200 and _is_known(page, scope):
        headers = [VERSION, *page.headers]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
    else:
        await send_bytes(send, page.status, page.body, page.content_type, page.headers)


def _is_known(page: Page, scope: Scope) -> bool:
    known = b",".join(value for name, value in scope["headers"] if name == b"if-none-match")
    return page.etag in known or known.strip() == b"*"
