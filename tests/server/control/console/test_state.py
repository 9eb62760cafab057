"""What the console says before anything is lost, and what it offers instead of asking for it."""

import re
from html import unescape

import httpx
from tests.server.control.console.conftest import Reader, words

from understudy.testing import Understudy


def questions(page: httpx.Response) -> list[str]:
    """Return what a page asks before it does something."""
    return [unescape(text) for text in re.findall(r'hx-confirm="([^"]*)"', page.text)]


def test_at_the_start_a_reset_loses_nothing(mock: Understudy, reader: Reader) -> None:
    page = reader.read("/data/state")

    assert "Nothing has changed since the start." in words(page)
    assert "Go back to the start? Nothing has changed since the start." in questions(page)


def test_a_reset_asks_with_what_is_lost(
    mock: Understudy, reader: Reader, acme: httpx.Client
) -> None:
    acme.post("/projects", json={"name": "Winter Ball"})
    acme.patch("/projects/p_summer_tour", json={"name": "Winter Tour"})
    mock.stage("remove_document", "org_acme", collection="tasks", id="k_tour_passes")
    mock.keys.revoke(mock.keys.list()[0])
    mock.faults.add(status=503)

    page = reader.read("/data/state")

    lost = (
        "3 documents made, changed or deleted, 1 key made or revoked, "
        "2 requests in the journal, 1 fault in force"
    )
    assert f"What is lost: {lost}." in words(page)
    assert f"Go back to the start? Lost: {lost}." in questions(page)


def test_emptying_the_journal_asks_with_how_much_is_lost(
    reader: Reader, acme: httpx.Client
) -> None:
    acme.get("/info")

    assert "Empty the journal? Lost: 1 request." in questions(reader.read("/requests"))


def test_staging_offers_the_ids_that_there_are(reader: Reader) -> None:
    staging = "/data/staging?api=productionplanner&org=org_acme&action="

    project = reader.read(f"{staging}archive_project").text
    document = reader.read(f"{staging}remove_document&id=elsewhere").text

    assert '<option value="p_summer_tour">p_summer_tour: Summer Tour 2026</option>' in project
    assert re.search(r'<select id="stage-id".*?<optgroup label="tasks">', document, re.DOTALL)
    assert '<option value="k_tour_passes">k_tour_passes: Print crew passes</option>' in document
    assert '<option value="elsewhere" selected>elsewhere</option>' in document
