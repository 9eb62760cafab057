"""What Kazinex Planner shows of schedules: bars in time, load by week, quality."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.console.conftest import Console

from understudy.testing import Understudy

pytestmark = pytest.mark.browser

PANELS = {
    "gantt-chart": "activities in time",
    "resource-load": "Units by week of all resources",
    "quality": "Scores by category",
}


@pytest.fixture(scope="module")
def mock() -> Iterator[Understudy]:
    """A stand-in of Kazinex Planner alone."""
    with Understudy(seed=1, apis=("kazinex",)) as mock:
        yield mock


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("panel", PANELS)
def test_a_schedule_is_shown_in_both_colour_schemes_and_fits(
    console: Console, panel: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    path = f"/data/panel?api=kazinex&org=org_harbour&panel={panel}&project=proj_01HZ4G"
    page = console.page(path, viewport=size, reduced_motion="reduce")

    expect(page.get_by_role("img", name=PANELS[panel])).to_be_visible()
    found = [Axe().run(page).generate_report()]
    page.emulate_media(color_scheme="dark")
    found.append(Axe().run(page).generate_report())

    assert [report for report in found if not report.startswith("Found 0")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_bars_lead_from_project_to_project(console: Console) -> None:
    page = console.page("/data/panel?api=kazinex&org=org_harbour&panel=gantt-chart")

    page.get_by_role("link", name="Ferry Terminal Fit-out").click()

    expect(page.get_by_text("Ferry Terminal Fit-out, revision 1 (current)")).to_be_visible()


def test_a_resource_has_a_histogram_of_its_own(console: Console) -> None:
    page = console.page("/data/panel?api=kazinex&org=org_harbour&panel=resource-load")
    row = page.get_by_role("region", name="Resources", exact=True).get_by_role("link").first
    name = row.inner_text()

    row.click()

    expect(page.get_by_role("img", name=f"Units by week of {name}")).to_be_visible()
