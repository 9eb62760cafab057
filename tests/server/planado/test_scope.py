"""Two accounts see nothing of each other, whatever they ask for."""

from typing import Any

import httpx
import pytest
from tests.server.planado.accounts import UNKNOWN, job, pages

# Every operation that names one thing: a foreign uuid must be answered as an unknown one.
ON_ONE = [
    ("GET", "/jobs/{jobs}", None),
    ("PATCH", "/jobs/{jobs}", {"description": "x"}),
    ("PATCH", "/jobs/{jobs}", {"description": 1}),
    ("DELETE", "/jobs/{jobs}", None),
    ("GET", "/jobs/{jobs}/history", None),
    ("GET", "/clients/{clients}", None),
    ("PATCH", "/clients/{clients}", {"organization": True, "organization_name": "X"}),
    ("GET", "/sites/{sites}", None),
    ("PATCH", "/sites/{sites}", {"name": "X"}),
    ("GET", "/templates/{templates}", None),
    ("GET", "/dictionaries/{dictionaries}/values", None),
    ("GET", "/users/{users}/shifts?after=2026-06-15&before=2026-06-16", None),
    ("PATCH", "/users/{users}/shifts", {"shifts": []}),
    ("GET", "/webhooks/{webhooks}/requests", None),
    ("GET", "/jobs?after={jobs}", None),
    ("GET", "/skills?after={skills}", None),
    ("POST", "/jobs", {"client": {"uuid": "{clients}"}}),
    ("POST", "/jobs", {"assignee": {"worker": {"uuid": "{users}"}}}),
    ("POST", "/sites", {"name": "X", "client": {"uuid": "{clients}"}}),
]
COLLECTIONS = (
    *("jobs", "clients", "sites", "templates", "job_types", "territories", "teams", "skills"),
    *("dictionaries", "users", "webhooks"),
)


def everything(account: httpx.Client) -> dict[str, Any]:
    """Return all that an account can list."""
    return {name: account.get(f"/{name}").json()[name] for name in COLLECTIONS}


def filled(template: Any, uuids: dict[str, str]) -> Any:
    """Return a path or body with uuids in the places of their names."""
    if isinstance(template, dict):
        return {name: filled(value, uuids) for name, value in template.items()}
    return template.format(**uuids) if isinstance(template, str) else template


@pytest.mark.parametrize(("method", "path", "body"), ON_ONE)
def test_a_foreign_uuid_is_answered_as_an_unknown_one(
    brightline: httpx.Client, nordwind: httpx.Client, method: str, path: str, body: Any
) -> None:
    before = everything(brightline)
    foreign = {name: rows[0]["uuid"] for name, rows in before.items()}
    unknown = dict.fromkeys(foreign, UNKNOWN)

    answer, expected = (
        nordwind.request(method, filled(path, uuids), json=filled(body, uuids))
        for uuids in (foreign, unknown)
    )

    assert (answer.status_code, answer.content) == (expected.status_code, expected.content)
    assert answer.status_code in (400, 404)
    assert everything(brightline) == before


def test_two_accounts_list_nothing_in_common(
    brightline: httpx.Client, nordwind: httpx.Client
) -> None:
    here, there = (
        {row["uuid"] for rows in everything(account).values() for row in rows}
        for account in (brightline, nordwind)
    )

    assert here & there == set()


def test_one_external_id_is_something_else_in_each_account(
    brightline: httpx.Client, nordwind: httpx.Client
) -> None:
    ours = brightline.get("/clients/crm-1001").json()["client"]
    theirs = nordwind.get("/clients/crm-1001").json()["client"]

    assert (ours["name"], theirs["name"]) == ("Harbor Point Offices", "Fjord Terminal AS")
    assert job(brightline, "wo-7781")["uuid"] != job(nordwind, "wo-7781")["uuid"]


def test_each_account_counts_its_own_jobs(brightline: httpx.Client, nordwind: httpx.Client) -> None:
    brightline.post("/jobs", json={})
    made = nordwind.post("/jobs", json={}).json()["job_uuid"]

    assert job(nordwind, made)["serial_no"] == 4
    assert sum(map(len, pages(brightline, "/jobs"))) == 46
