"""What each page of the console is for, done in the browser and seen through the API."""

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import press_as_soon_as_seen
from tests.browser.console.conftest import Console, notice
from tests.conftest import client, key

from understudy.testing import Understudy

pytestmark = pytest.mark.browser
ACME = "api=productionplanner&org=org_acme"
FIRST = "a first request to ProductionPlanner.io API"


def clipboard(page: Page) -> str:
    """Return what was copied."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_the_overview_tells_how_to_send_the_first_request(
    console: Console, mock: Understudy
) -> None:
    page = console.page()

    page.get_by_role("button", name=f"Copy {FIRST}").click()

    expect(page.get_by_role("button", name=f"Copied {FIRST}")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Copied to the clipboard.")
    assert clipboard(page) == (
        f'curl {mock.url("productionplanner")}/info -H "Authorization: Bearer $KEY"'
    )


def test_a_space_is_opened_and_ended_on_the_overview(console: Console, mock: Understudy) -> None:
    page = console.page()

    page.get_by_role("button", name="Open a space").click()
    notice(page, "is open")
    (name,) = mock.spaces.list()
    page.get_by_role("link", name=name).click()
    expect(page.get_by_text(f"You are in the space {name}")).to_be_visible()
    page.get_by_role("link", name="To the stand-in itself").click()
    page.get_by_role("button", name=f"End {name}").click()

    notice(page, "has ended")
    assert mock.spaces.list() == []


def test_a_key_is_created_and_works(console: Console, mock: Understudy) -> None:
    page = console.page(f"/integrations?{ACME}")

    page.get_by_label("Name").first.fill("Nightly run")
    page.get_by_role("button", name="Create key").click()
    notice(page, "“Nightly run” works")
    page.get_by_role("button", name="Copy the new key").click()
    expect(page.locator("#said")).not_to_be_empty()

    with client(mock, clipboard(page)) as caller:
        assert caller.get("/info").json()["data"]["orgName"] == "Acme Live Events"
    expect(page.get_by_label("Name").first).to_have_value("")


def test_a_key_is_revealed_and_revoked(console: Console, acme: httpx.Client) -> None:
    page = console.page(f"/integrations?{ACME}")

    expect(page.locator("#key-key_acme_ci")).to_have_text("pp_1111…1111")
    page.get_by_role("link", name="Reveal the key CI pipeline").click()
    expect(page.locator("#key-key_acme_ci")).to_have_text(key("1"))
    page.get_by_role("button", name="Revoke the key CI pipeline").click()
    notice(page, "is revoked")

    assert acme.get("/info").status_code == 401


def test_an_organization_is_created_and_shown(console: Console, mock: Understudy) -> None:
    page = console.page(f"/integrations?{ACME}")

    page.locator("#create_organization-name").fill("Riverside Nights")
    page.locator("#create_organization-id").fill("org_riverside")
    page.get_by_role("button", name="Create organization").click()
    notice(page, "Riverside Nights has its first key")

    expect(page.locator("#choice-org")).to_have_value("org_riverside")
    assert "org_riverside" in [org.id for org in mock.organizations()]


def test_requests_appear_as_they_come(console: Console, acme: httpx.Client) -> None:
    page = console.page("/requests")
    expect(page.get_by_text("Nothing was sent yet.")).to_be_visible()

    acme.get("/projects/p_nope")

    expect(page.get_by_role("link", name="/v1/projects/p_nope")).to_be_visible()
    expect(page.locator("#journal .status")).to_have_text("404")


def test_requests_are_filtered_while_one_types(console: Console, acme: httpx.Client) -> None:
    acme.get("/info")
    acme.post("/projects", json={"name": "Winter Ball"})
    page = console.page("/requests")

    page.get_by_label("Text").fill("winter")
    expect(page.get_by_text("1 of 2 requests")).to_be_visible()
    expect(page.locator("#journal .log tbody tr")).to_contain_text("create_project")
    page.get_by_label("Status", exact=True).fill("4xx")

    expect(page.get_by_text("No request passes these filters.")).to_be_visible()
    assert "text=winter" in page.url


def test_a_request_is_looked_at_and_copied_as_curl(
    console: Console, acme: httpx.Client, mock: Understudy
) -> None:
    acme.post("/projects", json={"name": "Winter Ball"})
    page = console.page("/requests")

    page.get_by_role("link", name="/v1/projects").click()
    expect(page.get_by_label("Body of the request")).to_contain_text('"name": "Winter Ball"')
    page.get_by_role("button", name="Copy the request as curl").click()
    expect(page.locator("#said")).not_to_be_empty()

    assert clipboard(page) == mock.journal.list()[0].curl


def test_a_button_listens_as_soon_as_it_is_seen(console: Console) -> None:
    page = console.page("/time")
    press_as_soon_as_seen(page, "[data-copy]")

    page.get_by_role("link", name="Overview").click()

    expect(page.locator("#said")).to_have_text("Copied to the clipboard.")


def test_the_journal_is_downloaded_and_cleared(
    console: Console, acme: httpx.Client, mock: Understudy
) -> None:
    acme.get("/info")
    page = console.page("/requests")

    with page.expect_download() as download:
        page.get_by_role("link", name="Download HAR").click()
    page.get_by_role("button", name="Clear").click()
    notice(page, "The journal is empty.")

    assert download.value.suggested_filename == "understudy.har"
    assert mock.journal.count() == 0
