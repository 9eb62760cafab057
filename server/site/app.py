"""The reference site as an ASGI app: its files, and what is said where there are none."""

from asyncio import CancelledError
from urllib.parse import quote

from starlette.types import Receive, Scope, Send

from understudy.server.request.visit import root_of
from understudy.server.response.page import Page, elsewhere, send_page
from understudy.server.site.cache import FIRST
from understudy.server.site.notices import being_built, no_such_page, not_built
from understudy.server.site.site import Site

WAIT, AGAIN = b"wait", b"again"
# Proxies end an answer that does not begin for long.
LONGEST_WAIT = 20.0


class SiteApp:
    """Answers everything under its base path.

    The pages link each other relatively, so that they are the same in every space.
    """

    def __init__(self, site: Site, base: str) -> None:
        self.site = site
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the page or the file that is asked for."""
        try:
            page = await self.page(scope)
        except CancelledError:
            # The server stops, and waits no longer for what is under way.
            page = being_built(root_of(scope))
        await send_page(page, scope, send)

    async def page(self, scope: Scope) -> Page:
        """Return the answer to a request, as soon as there is one."""
        root, name = root_of(scope), scope["path"][len(self.base) + 1 :]
        if scope["path"] == self.base or scope["method"] not in ("GET", "HEAD"):
            return elsewhere(f"{root}{self.base}/")
        asked = scope["query_string"]
        await self.site.visit(again=asked == AGAIN)
        if asked == WAIT:
            await self.site.wait(LONGEST_WAIT)
        if self.site.why:
            return not_built(self.site.why, self.site.by_hand, root)
        if not self.site.pages:
            return being_built(root)
        if asked in (WAIT, AGAIN):
            # That was asked of the page that stood here.
            return elsewhere(root + quote(scope["path"]))
        return self.file(name, root)

    def file(self, name: str, root: str) -> Page:
        """Return a file of the site, or the page that says that there is none."""
        pages = self.site.pages
        if not name or name.endswith("/"):
            name += FIRST
        if name not in pages and f"{name}/{FIRST}" in pages:
            return elsewhere(f"{root}{self.base}/{quote(name)}/")
        return pages.get(name) or no_such_page(root, self.base)
