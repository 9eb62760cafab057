"""The reference site of two APIs and the guides, opened as its readers do: from files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import Trouble
from tests.site.pages.printed import all_guides

from understudy.catalog import find
from understudy.site.build import build
from understudy.site.output import write

APIS = ("productionplanner", "resourceplanner")
OpenSite = Callable[..., Page]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    out = tmp_path_factory.mktemp("site") / "out"
    write(build([find(name) for name in APIS], all_guides()), out)
    return out


@pytest.fixture
def open_site(browser: Browser, folder: Path, trouble: Trouble) -> Iterator[OpenSite]:
    """Opens a page of the site: `open_site("index.html", ...)`; nothing else can be reached."""
    contexts = []

    def open_site(path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # passed through
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        trouble.keep_inside(context, folder.as_uri())
        trouble.listen(page)
        page.goto(f"{folder.as_uri()}/{path}")
        return page

    yield open_site
    for context in contexts:
        context.close()
