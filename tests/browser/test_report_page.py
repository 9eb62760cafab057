"""The report as a page, in a browser: on a telephone, in both themes, filtered and copied."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Trouble
from tests.contracts.kit.broken import INFO, NOTE, deployment, told, unrelated
from tests.contracts.kit.reporting import ADVICE, BROKEN, SKIPPED, report
from tests.contracts.kit.reporting import INFO as FOUND

from understudy.contracts.kit.report.comparison import Comparison
from understudy.contracts.kit.report.page import to_html
from understudy.contracts.kit.report.report import Report

pytestmark = pytest.mark.browser

PHONE = {"width": 375, "height": 800}
DESK = {"width": 1280, "height": 900}
COMPARED = Comparison("2026-05-01T12:00:00.000Z", newly_broken=("N-2",), newly_kept=("N-1",))
FULL = (
    told("A-LEAK-01", NOTE, 200, "404"),
    told("A-LEAK-02", NOTE, 200, "404"),
    told("A-NAME-01", INFO, 200, "a name", "should"),
    *unrelated(3),
    BROKEN,
    ADVICE,
    FOUND,
    SKIPPED,
)
OpenReport = Callable[..., Page]


@pytest.fixture
def open_report(browser: Browser, tmp_path: Path, trouble: Trouble) -> Iterator[OpenReport]:
    """Opens a report as its users do: from a file."""
    contexts = []

    def open_report(report: Report, **options: object) -> Page:
        path = tmp_path / "report.html"
        path.write_text(to_html(report), "utf-8")
        context = browser.new_context(**options)  # type: ignore[arg-type]  # passed through
        contexts.append(context)
        page = context.new_page()
        trouble.keep_inside(context, path.parent.as_uri())
        trouble.listen(page)
        page.goto(path.as_uri())
        return page

    yield open_report
    for context in contexts:
        context.close()


def shown(page: Page) -> list[str]:
    """Return the ids of the rules that are shown."""
    return page.locator(".rule:visible").evaluate_all("found => found.map(each => each.id)")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_page_is_accessible_in_both_themes_and_never_wider_than_its_screen(
    viewport: dict[str, int], open_report: OpenReport, trouble: Trouble
) -> None:
    full = deployment(*FULL, compared=COMPARED)
    page = open_report(full, viewport=viewport, reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    found = {}
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of its words
        result = Axe().run(page)
        found[theme] = str(result.generate_report()) if result.violations_count else ""
    width = page.evaluate("document.documentElement.scrollWidth")

    assert found == {"light": "", "dark": ""}
    assert width <= viewport["width"]
    assert trouble == Trouble()


def test_rules_are_filtered_by_status_level_route_and_text(open_report: OpenReport) -> None:
    page = open_report(deployment(*FULL))

    for status in ("kept", "skipped", "untested"):
        page.get_by_role("checkbox", name=status).uncheck()
    assert len(shown(page)) == 9
    page.get_by_label("Level").select_option("should")
    assert shown(page) == ["A-NAME-01", "N-3"]
    page.get_by_label("Route").select_option("GET /info")
    assert shown(page) == ["A-NAME-01"]
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_text("11 of 11 rules")).to_be_visible()
    page.get_by_label("Text").fill("leak-02 SENTENCE")

    assert shown(page) == ["A-LEAK-02"]


def test_an_operation_shows_its_rules_alone(open_report: OpenReport) -> None:
    page = open_report(deployment(*FULL))

    page.locator("#operation-get_info").get_by_role("button", name="Show its rules").click()

    assert shown(page) == ["A-NAME-01"]
    expect(page.get_by_label("Route")).to_be_focused()


def test_a_link_leads_to_a_rule_that_was_filtered_away(open_report: OpenReport) -> None:
    page = open_report(deployment(*FULL))
    page.get_by_label("Text").fill("nothing has this")

    page.locator("#causes").get_by_role("link", name="A-LEAK-02").click()

    expect(page.locator("#A-LEAK-02")).to_be_in_viewport()


def test_a_reproducer_is_copied_whole(open_report: OpenReport) -> None:
    page = open_report(report(BROKEN), permissions=["clipboard-read", "clipboard-write"])

    page.get_by_text("Reproduce N-2").click()
    page.locator("#N-2 details", has_text="Reproduce").get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    assert page.evaluate("navigator.clipboard.readText()") == "curl x\n# <end>"


def test_without_scripts_everything_is_there(open_report: OpenReport) -> None:
    page = open_report(deployment(*FULL, compared=COMPARED), java_script_enabled=False)

    expect(page.locator(".rule")).to_have_count(11)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link", name="A-LEAK-02").first).to_be_visible()
