"""The console in a real browser, with a way to its pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.conftest import OpenPage, Trouble

from understudy.testing import Understudy

CONSOLE = "/_understudy/console"


def notice(page: Page, text: str) -> None:
    """Wait for what the page says that it has done."""
    expect(page.locator("#notice")).to_contain_text(text)


class Console:
    """Opens the console's pages; with options, in a browser of their own."""

    def __init__(
        self, mock: Understudy, context: BrowserContext, open_page: OpenPage, trouble: Trouble
    ) -> None:
        self._mock = mock
        self._context = context
        self._open = open_page
        self._trouble = trouble

    def page(self, path: str = "", **options: object) -> Page:
        """Return an open page; it says yes to what it is asked, and may use the clipboard."""
        page = self._open(f"{CONSOLE}{path}", **options) if options else self._shared(path)
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    def _shared(self, path: str) -> Page:
        page = self._context.new_page()
        self._trouble.keep_inside(page, self._mock.root)
        self._trouble.listen(page)
        page.set_default_timeout(15_000)
        page.goto(f"{self._mock.root}{CONSOLE}{path}")
        return page


# One for all tests of a module: a browser of its own costs each of them half a second.
@pytest.fixture(scope="module")
def shared_context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose pages may use the clipboard."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def console(
    mock: Understudy, shared_context: BrowserContext, open_page: OpenPage, trouble: Trouble
) -> Iterator[Console]:
    """The console of the shared stand-in."""
    yield Console(mock, shared_context, open_page, trouble)
    for page in shared_context.pages:
        page.close()
