"""The panels of an API, in the browser."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.console.conftest import CONSOLE, Console

from understudy.api import Html, Link, OrgStore, Panel, Part, Picture, Rows
from understudy.server.apis.productionplanner import api
from understudy.testing import Understudy

pytestmark = pytest.mark.browser


def sizes(org: OrgStore) -> list[Part]:
    """Show projects as a table, as bars, and as a wide line of HTML."""
    rows = [(Link(p["name"], {"id": p["id"]}), len(p["name"])) for p in org.projects.all()]
    bars = Html("").join(
        Html('<rect y="{}" width="{}" height="8" fill="currentColor"/>').format(9 * at, 9 * size)
        for at, (_, size) in enumerate(rows)
    )
    svg = Html('<svg viewBox="0 0 300 60">{}</svg>').format(bars)
    wide = Html("<pre>{}</pre>").format("x" * 300)
    return [
        "How long names are.",
        Rows(("Project", "Length"), rows, about="Names"),
        Picture(svg, about="Bars as long as names"),
        wide,
    ]


@pytest.fixture(scope="module")
def mock() -> Iterator[Understudy]:
    """A stand-in whose API has a panel."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "API", replace(api.API, panels=(Panel("Sizes", sizes),)))
        with Understudy(seed=1, apis=("productionplanner",)) as mock:
            yield mock


@pytest.mark.parametrize("width", [375, 1280])
def test_a_panel_is_found_accessible_in_both_colour_schemes_and_fits(
    console: Console, mock: Understudy, width: int
) -> None:
    size = {"width": width, "height": 800}
    page = console.page("/data", viewport=size, reduced_motion="reduce")

    page.get_by_role("link", name="Sizes").press("Enter")
    expect(page.get_by_role("img", name="Bars as long as names")).to_be_visible()
    found = [Axe().run(page).generate_report()]
    page.emulate_media(color_scheme="dark")
    found.append(Axe().run(page).generate_report())

    assert [report for report in found if not report.startswith("Found 0")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.url.startswith(f"{mock.root}{CONSOLE}/data/panel?api=productionplanner")
