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
from understudy.server.gates.answer import JSON, VERSION, Header, send_bytes, send_json

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
_HOME: Header = (b"location", b"/docs")


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of the host root, ready to be sent."""

    body: bytes
    content_type: bytes
    etag: bytes
    headers: tuple[Header, ...]
    status: int = 200


class Pages:
    """Answers for the pages at the host root and passes everything else on."""

    def __init__(self, app: ASGIApp, specs: Sequence[Spec]) -> None:
        self.app = app
        home = Page(b"", b"text/plain; charset=utf-8", b"", (_HOME,), 307)
        self.pages = {"/": home} | dict(_assets(STATIC)) | dict(_references(specs))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the page of this path, if there is one."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        page = self.pages.get(path)
        if page is not None:
            await _send_page(page, scope, send)
        elif path.startswith(STATIC_PATH):
            await send_json(send, 404, b'{"error":"no such file"}')
        else:
            await self.app(scope, receive, send)


def _assets(folder: Path) -> Iterator[tuple[str, Page]]:
    for file in sorted(folder.rglob("*")):
        content_type = CONTENT_TYPES.get(file.suffix)
        if content_type:
            page = _page(file.read_bytes(), content_type)
            yield STATIC_PATH + file.relative_to(folder).as_posix(), page
            if file.name == "favicon-32x32.png":
                yield "/favicon.ico", page


def _references(specs: Sequence[Spec]) -> Iterator[tuple[str, Page]]:
    template = Template((STATIC / "docs.html").read_text("utf-8"))
    for spec in specs:
        reference = _reference(template, spec, specs)
        document = _page(_document(spec), JSON)
        for place in {_place(spec, specs), f"/docs/{spec.api}"}:
            yield place, reference
            yield f"{place}/", reference
            yield f"{place}.json", document


def _place(spec: Spec, specs: Sequence[Spec]) -> str:
    return "/docs" if spec is specs[0] else f"/docs/{spec.api}"


def _document(spec: Spec) -> bytes:
    # "Try it out" and tools that are pointed here must talk to the stand-in, never to the vendor.
    here = {"url": spec.base_path or "/", "description": "This stand-in"}
    return orjson.dumps({**spec.document, "servers": [here]})


def _reference(template: Template, spec: Spec, specs: Sequence[Spec]) -> Page:
    text = template.substitute(
        title=escape(spec.title),
        spec=escape(f"{_place(spec, specs)}.json"),
        apis=_selector(spec, specs) if len(specs) > 1 else "",
    )
    return _page(text.encode(), b"text/html; charset=utf-8", _GUARDS)


def _selector(shown: Spec, specs: Sequence[Spec]) -> str:
    links = "".join(_link(spec, _place(spec, specs), is_shown=spec is shown) for spec in specs)
    return f'<nav aria-label="APIs"><ul>{links}</ul></nav>'


def _link(spec: Spec, place: str, *, is_shown: bool) -> str:
    current = ' aria-current="page"' if is_shown else ""
    return f'<li><a href="{escape(place)}"{current}>{escape(spec.title)}</a></li>'


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
