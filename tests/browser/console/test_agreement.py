"""Head and page of one screen say the same, whoever has changed something."""

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.browser.console.conftest import Console, notice

from understudy.testing import Understudy

pytestmark = pytest.mark.browser

# What head and page say of one thing, looked at whenever the screen is painted.
WATCH = """
([head, pattern, part]) => {
  window.contradictions = [];
  const look = () => {
    const said = document.querySelector(head).textContent.match(pattern)?.[0];
    const shown = part.includes("tr") ? `${document.querySelectorAll(part).length}`
      : document.querySelector(part).textContent.match(pattern)?.[0];
    if (said !== shown) window.contradictions.push(`${said} above ${shown}`);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
"""
FAULTS = ["#pulse-faults", "[0-9]+", "#in-force tbody tr"]
CLOCK = ["#pulse-clock", "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}", "#now"]
REQUESTS = ["#pulse-requests", "[0-9]+", "#journal .log tbody tr"]


def contradictions(page: Page) -> list[str]:
    """Return what head and page have said at the same time."""
    found: list[str] = page.evaluate("window.contradictions")
    return [*dict.fromkeys(found)]


def test_faults_come_and_go_in_head_and_page_at_once(console: Console, mock: Understudy) -> None:
    page = console.page("/faults")
    page.evaluate(WATCH, FAULTS)

    page.get_by_role("button", name="Add fault").click()
    notice(page, "is in force")
    mock.faults.add(status=500)
    expect(page.locator("#pulse-faults")).to_have_text("2 faults")

    assert contradictions(page) == []


def test_the_clock_moves_in_head_and_page_at_once(console: Console, mock: Understudy) -> None:
    page = console.page("/time")
    page.evaluate(WATCH, CLOCK)

    page.get_by_role("button", name="15m").click()
    notice(page, "UTC now")
    mock.clock.advance("1h")
    expect(page.locator("#now")).to_contain_text("13:15:00")

    assert contradictions(page) == []


def test_requests_come_in_head_and_page_at_once(
    console: Console, mock: Understudy, acme: httpx.Client
) -> None:
    page = console.page("/requests")
    page.evaluate(WATCH, REQUESTS)

    acme.get("/info")
    expect(page.locator("#pulse-requests")).to_have_text("1 request")

    assert contradictions(page) == []
