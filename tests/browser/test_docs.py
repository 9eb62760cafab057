"""The interactive reference, used as a reader uses it."""

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.conftest import OpenPage, Trouble
from tests.conftest import key

from understudy.testing import Understudy

pytestmark = pytest.mark.browser

PHONE = {"width": 375, "height": 800}


def authorize(page: Page, token: str) -> None:
    page.get_by_role("button", name="Authorize").first.click()
    page.locator(".auth-container input").fill(token)
    page.locator(".auth-btn-wrapper").get_by_text("Authorize").click()
    page.get_by_role("button", name="Close").last.click()


def unfold(page: Page, operation: str) -> Locator:
    block = page.locator(f"[id^=operations-][id$=-{operation}]")
    block.locator(".opblock-summary-control").first.click()
    return block


def execute(block: Locator) -> Locator:
    block.get_by_role("button", name="Execute").click()
    return block.locator(".live-responses-table tbody")


def test_the_page_shows_all_19_operations(open_page: OpenPage) -> None:
    page = open_page("/docs")

    expect(page.locator(".opblock")).to_have_count(19)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page).to_have_title("ProductionPlanner.io API: interactive reference")


def test_with_a_demo_key_try_it_out_lists_the_projects(open_page: OpenPage) -> None:
    page = open_page("/docs")

    authorize(page, key("1"))
    answer = execute(unfold(page, "list_projects"))

    expect(answer.locator(".response-col_status").first).to_contain_text("200")
    expect(answer.locator(".response-col_description").first).to_contain_text("Summer Tour 2026")


def test_without_a_key_try_it_out_shows_what_is_missing(open_page: OpenPage) -> None:
    page = open_page("/docs")

    answer = execute(unfold(page, "list_projects"))

    expect(answer.locator(".response-col_status").first).to_contain_text("401")
    expect(answer).to_contain_text("Missing or invalid Authorization header")


def test_a_project_made_on_the_page_is_there_for_the_api(
    open_page: OpenPage, acme: httpx.Client
) -> None:
    page = open_page("/docs")

    authorize(page, key("1"))
    block = unfold(page, "create_project")
    block.locator("textarea.body-param__text").fill('{"name": "Winter Ball", "timezone": "UTC"}')
    answer = execute(block)

    expect(answer.locator(".response-col_status").first).to_contain_text("201")
    assert acme.get("/projects").json()["data"][0]["name"] == "Winter Ball"


def test_a_path_parameter_is_sent_from_its_field(open_page: OpenPage) -> None:
    page = open_page("/docs")

    authorize(page, key("1"))
    block = unfold(page, "list_dates")
    block.locator("tr[data-param-name=projectId] input").fill("p_summer_tour")
    answer = execute(block)

    expect(answer).to_contain_text("2026-06-01")


def test_after_an_answer_the_page_shows_the_same_request_for_curl(
    open_page: OpenPage, mock: Understudy
) -> None:
    page = open_page("/docs")

    authorize(page, key("1"))
    block = unfold(page, "get_info")
    execute(block)

    snippet = block.locator(".request-snippets pre")
    expect(snippet).to_contain_text(f"{mock.root}/v1/info")
    expect(snippet).to_contain_text(key("1"))


def test_a_body_that_may_also_be_a_form_is_sent_as_one_from_its_fields(browser: Browser) -> None:
    with Understudy(apis=("forwardplanner",)) as planner, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{planner.root}/docs")
        signs_in_by_form(unfold(page, "sign_in"))


def signs_in_by_form(block: Locator) -> None:
    kinds = block.get_by_label("Request content type")
    offered = kinds.locator("option").all_inner_texts()
    kinds.select_option("application/x-www-form-urlencoded")
    for name, value in (("username", "desk@northstar.example"), ("password", "fp-key-northstar")):
        block.locator(f"tr[data-property-name={name}] input").fill(value)
    answer = execute(block)

    assert offered == ["application/json", "application/x-www-form-urlencoded"]
    expect(block.locator(".request-snippets pre")).to_contain_text("urlencoded")
    expect(answer.locator(".response-col_description").first).to_contain_text("refreshToken")


def test_the_key_outlives_a_reload(open_page: OpenPage) -> None:
    page = open_page("/docs")

    authorize(page, key("1"))
    page.reload()
    answer = execute(unfold(page, "get_info"))

    expect(answer).to_contain_text("Acme Live Events")


def test_the_page_asks_no_other_host_and_breaks_no_policy(
    open_page: OpenPage, trouble: Trouble
) -> None:
    page = open_page("/docs")

    authorize(page, key("1"))
    expect(execute(unfold(page, "list_projects"))).to_contain_text("200")
    unfold(page, "add_budget_item")
    page.get_by_role("button", name="Schemas").click()
    page.wait_for_load_state("networkidle")

    assert trouble == Trouble(elsewhere=[], complaints=[])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_we_add_to_swagger_ui_is_accessible(open_page: OpenPage, scheme: str) -> None:
    page = open_page("/docs", color_scheme=scheme)
    expect(page.locator(".opblock")).to_have_count(19)

    found = Axe().run(page, context=".notice")

    assert found.violations_count == 0, found.generate_report()


def test_a_dark_screen_gets_a_dark_page(open_page: OpenPage) -> None:
    page = open_page("/docs", color_scheme="dark")

    expect(page.locator("html")).to_have_class("dark-mode")
    expect(page.locator("body")).to_have_css("background-color", "rgb(28, 32, 34)")


def test_a_phone_scrolls_the_page_up_and_down_only(open_page: OpenPage) -> None:
    page = open_page("/docs", viewport=PHONE)

    authorize(page, key("1"))
    expect(execute(unfold(page, "create_project"))).to_contain_text("201")

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
