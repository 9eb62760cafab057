"""The seed data of Planado is what other tools rely on, keeps the spec and fits together."""

import json
from collections import Counter
from typing import Any

import pytest

from understudy.catalog import find
from understudy.server.control.staged import check_documents
from understudy.server.registry import load_served
from understudy.server.state.transfer.seeds import load_fixtures

FOLDER = find("planado").fixtures
ACCOUNTS = ("acc_brightline", "acc_nordwind")
SETTINGS = ("both", "classic", "current", "observed")


def read(name: str) -> Any:
    """Return what a fixture file holds."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


JOBS = {account: read("jobs")[account] for account in ACCOUNTS}


def uuids(account: str, name: str) -> set[str]:
    """Return the uuids of one collection of an account."""
    return {row["uuid"] for row in read(name)[account]}


@pytest.mark.parametrize("profile", SETTINGS)
def test_every_document_keeps_the_spec(profile: str) -> None:
    (api,) = load_served(("planado",), (f"planado.profile={profile}",))

    check_documents([api], load_fixtures("planado", FOLDER, api.collections))


def test_the_jobs_of_the_first_account_are_of_every_status() -> None:
    assert Counter(job["status"] for job in JOBS["acc_brightline"]) == {
        "posted": 20,
        "scheduled": 10,
        "en_route": 1,
        "started": 1,
        "suspended": 1,
        "finished": 10,
        "canceled": 2,
    }


def test_serial_numbers_count_up() -> None:
    assert [job["serial_no"] for job in JOBS["acc_brightline"]] == list(range(22400, 22445))


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_version_of_a_job_has_its_event(account: str) -> None:
    events = [(event["_job"], event["version"]) for event in read("history")[account]]

    assert sorted(events) == sorted(
        (job["uuid"], version) for job in JOBS[account] for version in range(1, job["version"] + 1)
    )


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize(
    ("field", "collection"),
    [
        ("template", "templates"),
        ("client", "clients"),
        ("site", "sites"),
        ("type", "job_types"),
        ("territory", "territories"),
    ],
)
def test_a_job_refers_to_what_its_account_has(account: str, field: str, collection: str) -> None:
    referred = {job[field]["uuid"] for job in JOBS[account] if job[field]}

    assert referred <= uuids(account, collection)


def test_a_job_is_scheduled_if_it_has_a_time_and_an_assignee() -> None:
    planned = {
        job["status"]: job["scheduled_at"] is not None and job["assignee"] is not None
        for job in JOBS["acc_brightline"]
    }

    assert {status: planned[status] for status in ("posted", "scheduled")} == {
        "posted": False,
        "scheduled": True,
    }


def test_only_finished_jobs_have_a_resolution_and_it_was_possible() -> None:
    finished = [job for job in JOBS["acc_brightline"] if "resolution" in job]

    assert {job["status"] for job in finished} == {"finished"}
    assert len(finished) == 10
    assert all(job["resolution"] in job["possible_resolutions"] for job in finished)


def test_nothing_was_updated_after_the_day_on_which_tests_stand_still() -> None:
    rows = [row for name in ("jobs", "clients", "sites") for row in read(name)["acc_brightline"]]

    assert all("2026-03" < row["created_at"] <= row["updated_at"] < "2026-06-15" for row in rows)


def test_two_accounts_share_no_uuid() -> None:
    collections = ("jobs", "clients", "sites", "templates", "users", "skills", "webhooks")
    here, there = (
        {row.get("uuid", row.get("id")) for name in collections for row in read(name)[account]}
        for account in ACCOUNTS
    )

    assert here & there == set()
