"""Pages of every type: for everybody, in both themes, on any screen, from files, without calls."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.browser.conftest import Trouble
from tests.browser.site.conftest import OpenSite

pytestmark = pytest.mark.browser

DESK, PHONE, SLIM = (1280, 900), (375, 800), (320, 700)
ADD_DATE = "productionplanner/add_date.html"
TYPES = (
    "index.html",
    "resourceplanner/index.html",
    ADD_DATE,
    "resourceplanner/create_resource.html",
    "resourceplanner/objects/Resource.html",
    "resourceplanner/errors.html",
    "resourceplanner/rules.html",
    "resourceplanner/caught.html",
    "resourceplanner/decisions.html",
    "resourceplanner/changes.html",
    "guides/getting-started.html",
    "guides/settings.html",
)
# What a theme changes: colours alone.
COLOURS: dict[str, object] = {"runOnly": ["color-contrast"]}


def faults(page: Page, *themes: str) -> str:
    """Return what is not accessible in these themes."""
    told = []
    for theme in themes:
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of its words
        # Files cannot be fetched by files, and nothing is asked about what was fetched.
        # After the first theme only colours are other ones.
        options = {"preload": False} | ({} if theme == themes[0] else COLOURS)
        result = Axe().run(page, options=options)
        told += [f"{theme}: {result.generate_report()}"] if result.violations_count else []
    return "\n".join(told)


def resize(page: Page, size: tuple[int, int]) -> None:
    """Give a page another window."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


def goto(page: Page, folder: Path, path: str) -> None:
    """Open another page of the site."""
    page.goto(f"{folder.as_uri()}/{path}")


# On a telephone a page is laid out in another way, and has the colours that it has on a desk.
@pytest.mark.parametrize(
    ("size", "themes"),
    [
        pytest.param(DESK, ("light",), id="desk"),
        pytest.param(PHONE, ("dark",), id="phone"),
        pytest.param(DESK, ("light", "dark"), id="desk in both", marks=pytest.mark.long),
        pytest.param(PHONE, ("light", "dark"), id="phone in both", marks=pytest.mark.long),
    ],
)
def test_every_type_of_page_is_accessible(
    size: tuple[int, int],
    themes: tuple[str, ...],
    open_site: OpenSite,
    folder: Path,
    trouble: Trouble,
) -> None:
    page = open_site(TYPES[0], reduced_motion="reduce")
    resize(page, size)

    found = {}
    for path in TYPES:
        goto(page, folder, path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found[path] = faults(page, *themes)

    assert {path: told for path, told in found.items() if told} == {}
    assert trouble == Trouble()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_an_open_search_is_accessible(size: tuple[int, int], open_site: OpenSite) -> None:
    page = open_site(ADD_DATE, reduced_motion="reduce")
    resize(page, size)

    page.keyboard.press("/")
    page.get_by_role("combobox").fill("date")
    page.get_by_role("option").first.wait_for()

    assert faults(page, "light", "dark") == ""


def test_an_open_menu_is_accessible(open_site: OpenSite) -> None:
    page = open_site(ADD_DATE, reduced_motion="reduce")
    resize(page, PHONE)

    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="List dates GET").wait_for()

    assert faults(page, "light", "dark") == ""


def test_no_type_of_page_is_wider_than_a_slim_screen(open_site: OpenSite, folder: Path) -> None:
    page = open_site(TYPES[0])
    resize(page, SLIM)

    wide = {}
    for path in TYPES:
        goto(page, folder, path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SLIM[0]:
            wide[path] = width

    assert wide == {}


def test_without_scripts_everything_can_be_read_and_no_button_is_dead(
    open_site: OpenSite,
) -> None:
    page = open_site(ADD_DATE, java_script_enabled=False)

    page.get_by_text("Python").click()

    assert page.locator("pre.python").is_visible()
    assert not page.locator("pre.curl").is_visible()
    assert page.locator(".answer").count() == 5
    assert page.get_by_role("button").count() == 0


def test_on_paper_details_are_open_and_nothing_is_there_to_click(open_site: OpenSite) -> None:
    page = open_site(ADD_DATE)

    page.emulate_media(media="print")

    assert not page.get_by_role("navigation").first.is_visible()
    assert page.locator("details li").first.is_visible()
    assert page.locator("pre.javascript").is_visible()


def test_a_window_of_forced_colours_still_shows_what_is_chosen(open_site: OpenSite) -> None:
    page = open_site(ADD_DATE, forced_colors="active")

    chosen = page.locator(".nav [aria-current=page]")

    assert chosen.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
