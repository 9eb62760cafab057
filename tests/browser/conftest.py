"""A real browser that reaches the stand-in and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright
from tests.plugins.missing_tools import find_chromium

from understudy.testing import Understudy

# Chromium's own housekeeping would look up hosts elsewhere at every start.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--process-per-site",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Trouble:
    """What a page must not do: ask other hosts, or complain in its console."""

    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def keep_inside(self, context: BrowserContext | Page, root: str) -> None:
        """Note and abort each request that does not go to `root`."""

        def judge(route: Route) -> None:
            if route.request.url.startswith(f"{root}/"):
                route.continue_()
                return
            self.elsewhere.append(route.request.url)
            route.abort()

        context.route("**/*", judge)

    def listen(self, page: Page) -> None:
        """Note errors and warnings, which include each breach of the content security policy."""
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                self.complaints.append(message.text)
                if message.type in ("error", "warning")
                else None
            ),
        )


OpenPage = Callable[..., Page]


def press_as_soon_as_seen(page: Page, selector: str) -> None:
    """Press the first such button of each page that is opened, while the rest is still read."""
    page.add_init_script(
        f"""new MutationObserver((_, observer) => {{
          const button = document.querySelector({selector!r});
          if (button) observer.disconnect();
          button?.click();
        }}).observe(document, {{ childList: true, subtree: true }})"""
    )


# Not for the whole session: while Playwright runs, other tests cannot start an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def trouble() -> Trouble:
    """What went wrong on the pages of this test."""
    return Trouble()


@pytest.fixture
def open_page(mock: Understudy, browser: Browser, trouble: Trouble) -> Iterator[OpenPage]:
    """Opens a path of the stand-in in a browser of its own: `open_page("/docs", ...)`."""
    contexts = []

    def open_page(path: str, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        trouble.keep_inside(context, mock.root)
        page = context.new_page()
        page.set_default_timeout(15_000)
        trouble.listen(page)
        page.goto(mock.root + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
