"""The pages at the host root: Swagger UI, each API's document, the files that they need."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template

import orjson
from starlette.types import ASGIApp, Receive, Scope, Send

from understudy.reference.spec import Spec
from understudy.server.request.visit import root_of
from understudy.server.response.answer import JSON, send_json
from understudy.server.response.page import (
    CONTENT_TYPES,
    GUARDS,
    Page,
    elsewhere,
    page_of,
    send_page,
)

STATIC = Path(__file__).parent.parent / "static"
STATIC_PATH = "/_understudy/static/"
SITE = "/docs/reference"
API_HINT = (
    "Press <em>Authorize</em> and paste a demo key; they are printed when the server starts.</p>\n"
    "<p><mark>Our decision</mark> stands where the vendor's public pages are silent and the "
    "stand-in had to do something, with the reason. What does not bear it is the vendor's.</p>\n"
    '<p><a href="{site}">The reference to read</a>: a page for each operation, with the answers '
    "that this stand-in gives, every error and the rules."
)
CONTROL_HINT = (
    "On this machine no token is needed. Elsewhere, press <em>Authorize</em> and paste the "
    "admin token that the server was started with.</p>\n"
    "<p>This API is understudy's own, no vendor has it: all of it is our decision."
)


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
            console = elsewhere(f"{root}{base}/console")
            reference = dict(_control_reference(self.control, root))
            return {base: console, f"{base}/": console} | reference
        return {"/": elsewhere(f"{root}/docs")} | dict(_references(self.specs, root))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the page of this path, if there is one."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        page = self.pages.get(path)
        if page is not None:
            await send_page(self.placed(path, page, scope), scope, send)
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
        # HTML here is what pages are written from, and no page.
        if content_type and file.suffix != ".html":
            page = page_of(file.read_bytes(), content_type)
            yield STATIC_PATH + file.relative_to(folder).as_posix(), page
            if file.name == "favicon-32x32.png":
                yield "/favicon.ico", page


def _references(specs: Sequence[Spec], root: str) -> Iterator[tuple[str, Page]]:
    for spec in specs:
        place = _place(spec, specs)
        links = _selector(spec, specs, root) if len(specs) > 1 else ""
        hint = API_HINT.format(site=escape(f"{root}{SITE}/{spec.api}/"))
        reference = _reference(spec, f"{root}{place}.json", hint, links)
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
    return page_of(orjson.dumps({**spec.document, "servers": [here]}), JSON)


def _reference(spec: Spec, document: str, hint: str, links: str = "") -> Page:
    text = Template((STATIC / "docs.html").read_text("utf-8")).substitute(
        title=escape(spec.title), spec=escape(document), hint=hint, apis=links
    )
    return page_of(text.encode(), b"text/html; charset=utf-8", GUARDS)


def _selector(shown: Spec, specs: Sequence[Spec], root: str) -> str:
    links = "".join(
        _link(spec, root + _place(spec, specs), is_shown=spec is shown) for spec in specs
    )
    return f'<nav aria-label="APIs"><ul>{links}</ul></nav>'


def _link(spec: Spec, place: str, *, is_shown: bool) -> str:
    current = ' aria-current="page"' if is_shown else ""
    return f'<li><a href="{escape(place)}"{current}>{escape(spec.title)}</a></li>'
