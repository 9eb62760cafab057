"""What a reader sees before there is a reference site, in both themes, and how it gives way."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Trouble
from tests.conftest import FIRST
from tests.server.site.command import write_site

from understudy.server.options import Options
from understudy.server.registry import load_served
from understudy.server.site.cache import LOCK
from understudy.server.site.fingerprint import fingerprint
from understudy.testing import Understudy

pytestmark = pytest.mark.browser

SITE = "/docs/reference/"
BUILDING = "The reference is being built"
LOOKS = [("light", 1280), ("dark", 375)]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the sites of this user are kept; none is there."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    place = tmp_path / "understudy" / "reference"
    place.mkdir(parents=True, mode=0o700)
    return place


@pytest.fixture
def visited(place: Path, browser: Browser, trouble: Trouble) -> Iterator[tuple[Understudy, Page]]:
    """A stand-in without a site, and a browser."""
    with Understudy(apis=(FIRST,)) as mock, browser.new_context() as context:
        trouble.keep_inside(context, mock.root)
        yield mock, context.new_page()


def looked_at(page: Page) -> list[str]:
    """Return what is wrong for whom in each theme and width."""
    found = []
    for theme, width in LOOKS:
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of its literals
        page.set_viewport_size({"width": width, "height": 800})
        found += [violation["id"] for violation in Axe().run(page).response["violations"]]
        overflows = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        found += ["overflow"] if page.evaluate(overflows) else []
    return found


def test_the_page_gives_way_to_the_site(
    visited: tuple[Understudy, Page], place: Path, trouble: Trouble
) -> None:
    mock, page = visited
    served = load_served((FIRST,), ())
    # Playwright looks at no page that waits for the next one; such an answer leaves it alone.
    page.route("**/*?wait", lambda route: route.fulfill(status=204))

    with FileLock(place / LOCK):
        with page.expect_request("**/*?wait") as refresh:
            page.goto(mock.root + SITE)
        expect(page.get_by_role("heading", level=1)).to_have_text(BUILDING)
        found = looked_at(page)
        write_site(place / fingerprint(Options(apis=(FIRST,)), served))
    page.unroute("**/*?wait")
    page.goto(refresh.value.url)

    expect(page).to_have_title("The site")
    assert page.url == mock.root + SITE
    assert (found, trouble.elsewhere) == ([], [])


def test_a_build_that_failed_is_told(
    visited: tuple[Understudy, Page], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mock, page = visited
    place.rmdir()
    place.touch()
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null")

    page.goto(mock.root + SITE)
    expect(page.get_by_role("heading", level=1)).to_have_text("The reference could not be built")
    found = looked_at(page)
    page.get_by_role("link", name="Try again").click()

    expect(page.get_by_role("code")).to_contain_text(f"docs build reference --api {FIRST}")
    assert found == []
