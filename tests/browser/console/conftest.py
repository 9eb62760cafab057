"""The console in a real browser, with a way to its pages."""

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import OpenPage

CONSOLE = "/_understudy/console"


class Console:
    """Opens the console's pages, each in a browser of its own."""

    def __init__(self, open_page: OpenPage) -> None:
        self._open = open_page

    def page(self, path: str = "", **options: object) -> Page:
        """Return an open page; it says yes to what it is asked, and may use the clipboard."""
        page = self._open(f"{CONSOLE}{path}", **options)
        page.on("dialog", lambda dialog: dialog.accept())
        return page


@pytest.fixture
def console(open_page: OpenPage) -> Console:
    """The console of the shared stand-in."""
    return Console(open_page)
