"""A key that is left out keeps its value; a key with null stores null, on every nullable field."""

from typing import Any

import httpx
import pytest
from tests.server.planado.accounts import job, made

JOB = {
    "description": "x",
    "scheduled_at": "2026-06-20T06:25:00Z",
    "scheduled_duration": {"minutes": 60},
    "assignee": {"worker": {"email": "dana.cole@brightline.example"}},
    "client": {"external_id": "crm-1001"},
    "site": {"external_id": "hp-a"},
    "territory": {"name": "North"},
}
NEVER_NULL = {
    "/jobs/wo-7781": [
        *("assignees", "possible_resolutions", "address", "contacts", "skills"),
        *("custom_fields", "report_fields"),
    ],
    "/clients/crm-1001": ["organization", "organization_name", "site_address", "contacts"],
    "/sites/hp-a": ["name", "address", "contacts"],
}
PERSON = {"organization": False, "first_name": "A", "last_name": "B", "middle_name": "C"}


def others(entity: dict[str, Any], *changed: str) -> dict[str, Any]:
    """Return what an update of some fields must leave alone."""
    own = {*changed, "version", "updated_at", "status", "assignees", "name"}
    return {name: value for name, value in entity.items() if name not in own}


@pytest.mark.parametrize("field", JOB)
def test_null_empties_one_field_of_a_job_and_leaves_the_others(
    brightline: httpx.Client, field: str
) -> None:
    uuid = made(brightline, **JOB)
    before = job(brightline, uuid)
    assert before[field] is not None

    brightline.patch(f"/jobs/{uuid}", json={field: None})

    after = job(brightline, uuid)
    assert after[field] is None
    minutes = "scheduled_duration_min"
    assert others(after, field, minutes) == others(before, field, minutes)


@pytest.mark.parametrize("field", ["first_name", "last_name", "middle_name"])
def test_null_empties_one_name_of_an_individual(brightline: httpx.Client, field: str) -> None:
    uuid = brightline.post("/clients", json=PERSON).json()["client_uuid"]
    before = brightline.get(f"/clients/{uuid}").json()["client"]

    brightline.patch(f"/clients/{uuid}", json={field: None})

    after = brightline.get(f"/clients/{uuid}").json()["client"]
    assert after[field] is None
    assert others(after, field) == others(before, field)


@pytest.mark.parametrize("field", ["description", "client"])
def test_null_empties_one_field_of_a_site(brightline: httpx.Client, field: str) -> None:
    before = brightline.get("/sites/ruiz-1").json()["site"]
    assert before[field] is not None

    brightline.patch("/sites/ruiz-1", json={field: None})

    after = brightline.get("/sites/ruiz-1").json()["site"]
    assert after[field] is None
    assert others(after, field) == others(before, field)


@pytest.mark.parametrize(
    ("path", "field"), [(path, field) for path, fields in NEVER_NULL.items() for field in fields]
)
def test_what_cannot_be_null_refuses_it(brightline: httpx.Client, path: str, field: str) -> None:
    answer = brightline.patch(path, json={field: None})

    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == [field]


@pytest.mark.parametrize("field", ["external_id", "external_order_id", "template", "job_type"])
def test_what_a_job_is_made_with_cannot_be_null(brightline: httpx.Client, field: str) -> None:
    assert brightline.post("/jobs", json={field: None}).status_code == 400


def test_the_last_name_of_an_individual_stays(brightline: httpx.Client) -> None:
    names = dict.fromkeys(("first_name", "last_name", "middle_name"))

    assert brightline.patch("/clients/crm-1002", json=names).status_code == 409
    assert brightline.get("/clients/crm-1002").json()["client"]["name"] == "Elena Ruiz"


def test_the_same_resolutions_again_make_no_version(brightline: httpx.Client) -> None:
    ways = [{"name": "Fixed", "successful": True}, {"name": "No access", "successful": False}]
    uuid = made(brightline, possible_resolutions=ways)
    before = job(brightline, uuid)

    brightline.patch(f"/jobs/{uuid}", json={"possible_resolutions": ways})

    assert job(brightline, uuid) == before


def test_a_resolution_that_stays_keeps_its_uuid(brightline: httpx.Client) -> None:
    ways = [{"name": "Fixed", "successful": True}, {"name": "No access", "successful": False}]
    uuid = made(brightline, possible_resolutions=ways)
    (fixed, _) = job(brightline, uuid)["possible_resolutions"]

    others = [{"name": "Dog", "successful": False}, ways[0], ways[0]]
    brightline.patch(f"/jobs/{uuid}", json={"possible_resolutions": others})

    uuids = [each["uuid"] for each in job(brightline, uuid)["possible_resolutions"]]
    assert uuids[1] == fixed["uuid"]
    assert len(set(uuids)) == 3
