"""The report as a page, on a telephone."""

from playwright.sync_api import Browser
from tests.contracts.kit.reporting import BROKEN, KEPT, report

from understudy.contracts.kit.report_html import to_html

WIDTH = 390


def test_the_page_fits_a_telephone(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": 800})
    page.set_content(to_html(report(BROKEN, KEPT)))

    widest = page.evaluate("document.documentElement.scrollWidth")
    statement = page.get_by_text("Sentence of N-1").bounding_box()
    page.close()

    assert widest == WIDTH
    assert statement is not None
    assert statement["x"] + statement["width"] <= WIDTH
