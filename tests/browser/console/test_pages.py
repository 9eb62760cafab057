"""What each page of the console is for, done in the browser and seen through the API."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.browser.console.conftest import Console
from tests.conftest import client, key

from understudy.testing import Understudy

pytestmark = pytest.mark.browser
ACME = "api=productionplanner&org=org_acme"
FIRST = "a first request to ProductionPlanner.io API"


def clipboard(page: Page) -> str:
    """Return what was copied."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def notice(page: Page, text: str) -> None:
    """Wait for what the page says that it has done."""
    expect(page.locator("#notice")).to_contain_text(text)


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
    expect(page.locator("#journal tbody tr")).to_contain_text("create_project")
    page.get_by_label("Status").fill("4xx")

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


def test_time_is_frozen_moved_and_let_go(console: Console, mock: Understudy) -> None:
    page = console.page("/time")

    page.get_by_label("At", exact=True).fill("2027-01-01T00:00:00Z")
    page.get_by_role("button", name="Freeze", exact=True).click()
    notice(page, "Time stands still at 2027-01-01 00:00:00 UTC.")
    page.get_by_label("By", exact=True).fill("1h30m")
    page.get_by_role("button", name="Advance", exact=True).click()
    notice(page, "It is 2027-01-01 01:30:00 UTC now.")
    expect(page.locator("#pulse")).to_contain_text("2027-01-01 01:30:00")

    assert mock.clock.now().isoformat() == "2027-01-01T01:30:00+00:00"
    page.get_by_role("button", name="Use real time").click()
    notice(page, "this machine's time")
    assert not mock.clock.is_frozen()


def test_what_is_no_duration_is_told_at_its_field(console: Console) -> None:
    page = console.page("/time")

    page.get_by_label("By", exact=True).fill("soon")
    page.get_by_role("button", name="Advance", exact=True).click()

    field = page.get_by_label("By", exact=True)
    expect(field).to_have_accessible_description(
        "advance 'soon' is not a duration; write it like 30s, 15m, 1h30m, 30d or P30D "
        "Such as 30s, 15m, 1h30m, 30d or P30D."
    )
    expect(field).to_have_value("soon")
    expect(field).to_be_focused()


def test_a_fault_is_put_in_force_strikes_and_is_removed(
    console: Console, acme: httpx.Client, mock: Understudy
) -> None:
    page = console.page("/faults")

    page.get_by_label("Operation").select_option("list_projects")
    page.get_by_label("Message").fill("Down for maintenance")
    page.get_by_label("Times").fill("2")
    page.get_by_role("button", name="Add fault").click()
    notice(page, "fault_1 is in force.")

    answer = acme.get("/projects")
    assert (answer.status_code, answer.json()["message"]) == (503, "Down for maintenance")
    page.get_by_role("button", name="Remove fault_1").click()
    notice(page, "it struck 1 times")
    assert mock.faults.list() == []


@pytest.mark.parametrize(
    ("label", "field"), [("No answer", "drop"), ("Half an answer", "truncate")]
)
def test_an_answer_can_be_lost_too(
    console: Console, mock: Understudy, label: str, field: str
) -> None:
    page = console.page("/faults")

    page.get_by_label(label).check()
    page.get_by_role("button", name="Add fault").click()
    notice(page, "is in force")

    (fault,) = mock.faults.list()
    assert (getattr(fault, field), fault.status) == (True, None)


def test_documents_are_found_by_organization_and_collection(console: Console) -> None:
    page = console.page(f"/data?{ACME}")

    page.get_by_role("link", name="tasks 5").click()
    page.get_by_role("link", name="k_tour_passes").click()

    expect(page.get_by_label("The document")).to_contain_text("Print crew passes")
    page.get_by_role("link", name="Acme Live Events").click()
    page.locator("#choice-org").select_option(label="Blank Stage Co")
    expect(page.get_by_text("has no projects.")).to_be_visible()


def test_a_project_is_archived_from_its_document(console: Console, acme: httpx.Client) -> None:
    page = console.page(f"/data?{ACME}")

    page.get_by_role("link", name="p_summer_tour").click()
    page.get_by_role("link", name="archive_project", exact=True).click()
    expect(page.locator("#stage-project")).to_have_value("p_summer_tour")
    page.get_by_role("button", name="Do it").click()
    notice(page, "archive_project: p_summer_tour changed.")

    assert acme.get("/projects/p_summer_tour").json()["data"]["archivedAt"] is not None


def test_a_staged_document_that_breaks_the_spec_is_told_at_its_field(
    console: Console, acme: httpx.Client
) -> None:
    page = console.page(f"/data/staging?{ACME}&action=set_document")

    page.locator("#stage-collection").select_option("tasks")
    page.locator("#stage-document").fill('{"id": "k_tour_passes", "done": ')
    page.get_by_role("button", name="Do it").click()

    expect(page.locator("#stage-document-wrong")).to_contain_text("document must be valid JSON")
    expect(page.locator("#stage-collection")).to_have_value("tasks")
    page.locator("#stage-document").fill('{"id": "k_tour_passes", "done": true}')
    page.get_by_role("button", name="Do it").click()
    notice(page, "k_tour_passes changed")
    tasks = acme.get("/projects/p_summer_tour/tasks").json()["data"]
    assert {task["id"]: task["done"] for task in tasks}["k_tour_passes"] is True


def test_a_snapshot_brings_back_what_was(console: Console, acme: httpx.Client) -> None:
    page = console.page("/data/state")

    page.get_by_label("Name").fill("before")
    page.get_by_role("button", name="Save snapshot").click()
    notice(page, "“before” holds")
    acme.post("/projects", json={"name": "Winter Ball"})
    page.get_by_role("button", name="Load before", exact=True).click()
    notice(page, "Everything is as in the snapshot “before”.")

    assert "Winter Ball" not in acme.get("/projects").text
    page.get_by_role("button", name="Forget before", exact=True).click()
    notice(page, "is forgotten")


def test_everything_goes_back_to_the_start_or_to_nothing(
    console: Console, acme: httpx.Client
) -> None:
    acme.post("/projects", json={"name": "Winter Ball"})
    page = console.page("/data/state")

    page.get_by_role("button", name="Reset to empty").click()
    notice(page, "Back at the start, with no documents.")
    assert acme.get("/projects").json()["data"] == []

    page.get_by_role("button", name="Reset to the fixtures").click()
    notice(page, "Back at the start, with the fixtures.")
    assert acme.get("/projects").json()["data"][0]["id"] == "p_summer_tour"


def test_an_export_is_imported_again(console: Console, acme: httpx.Client, tmp_path: Path) -> None:
    page = console.page("/data/state")
    with page.expect_download() as download:
        page.get_by_role("link", name="Export with whole keys").click()
    download.value.save_as(tmp_path / "state.json")
    acme.post("/projects", json={"name": "Winter Ball"})

    page.get_by_label("File").set_input_files(tmp_path / "state.json")
    page.get_by_role("button", name="Import", exact=True).click()
    notice(page, "Imported: ")

    assert "Winter Ball" not in acme.get("/projects").text
