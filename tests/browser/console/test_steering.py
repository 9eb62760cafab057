"""Time, faults and data steered from the console's pages, and seen through the API."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect
from tests.browser.console.conftest import Console, notice

from understudy.testing import Understudy

pytestmark = pytest.mark.browser
ACME = "api=productionplanner&org=org_acme"


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
