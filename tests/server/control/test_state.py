"""All that is stored: out, and in again."""

from typing import Any

import httpx
import pytest
from tests.conftest import client, key

from understudy.testing import Understudy

NEW = {"name": "Not in the fixtures"}
TASKS = "productionplanner:org_acme:tasks"


def test_an_export_holds_everything_and_no_key(acme: httpx.Client, control: httpx.Client) -> None:
    made = acme.post("/projects", json=NEW).json()["data"]

    exported = control.get("/state")

    tables = exported.json()["tables"]
    assert made["id"] in tables["productionplanner:org_acme:projects"]
    assert set(tables["_orgs"]) >= {"productionplanner:org_acme"}
    assert [digit for digit in "12345" if key(digit) in exported.text] == []
    assert tables["_keys"]["key_acme_ci"]["key"] == ""


def test_an_export_holds_the_keys_when_they_are_asked_for(control: httpx.Client) -> None:
    tables = control.get("/state?reveal=true").json()["tables"]

    assert tables["_keys"]["key_acme_ci"]["key"] == key("1")


@pytest.mark.parametrize("reveal", ["true", "false"])
def test_what_was_exported_can_be_imported(
    acme: httpx.Client, control: httpx.Client, reveal: str
) -> None:
    acme.post("/projects", json=NEW)
    before = acme.get("/projects").content
    state = control.get(f"/state?reveal={reveal}").json()
    control.post("/reset")

    imported = control.put("/state", json=state)

    assert imported.json() == {"organizations": 3, "keys": 5, "documents": 62}
    assert acme.get("/projects").content == before
    assert control.get("/keys?reveal=true").json()[0]["key"] == key("1")


def test_an_import_elsewhere_lets_the_keys_work_and_shows_them_to_nobody(
    control: httpx.Client,
) -> None:
    made = control.post(
        "/keys", json={"api": "productionplanner", "org": "org_acme", "name": "New"}
    ).json()
    state = control.get("/state").json()

    with Understudy() as other:
        other.restore(state)

        with client(other, made["key"]) as caller:
            assert caller.get("/info").json()["data"]["keyId"] == made["id"]
        assert {one.id: one.key for one in other.keys.list(reveal=True)}[made["id"]] == "…"


def broken(control: httpx.Client, table: str, row: str, **fields: Any) -> dict[str, Any]:
    """Return an export with other values in one row."""
    state: dict[str, Any] = control.get("/state").json()
    state["tables"][table][row].update(fields)
    return state


def test_an_import_that_breaks_the_spec_of_its_api_changes_nothing(
    acme: httpx.Client, control: httpx.Client
) -> None:
    acme.post("/projects", json=NEW)
    before = control.get("/state").content

    answer = control.put("/state", json=broken(control, TASKS, "k_tour_passes", done="no"))

    assert answer.status_code == 400
    assert answer.json() == {"error": f"{TASKS}: k_tour_passes: done must be a boolean"}
    assert control.get("/state").content == before


@pytest.mark.parametrize(
    ("state", "error"),
    [
        ({}, "tables is required"),
        ([], "body must be an object"),
        ({"tables": []}, "tables must be an object"),
        ({"tables": {"_orgs": []}}, "tables._orgs must be an object"),
        ({"tables": {"nothing": {}}}, "nothing: there is no such table or organization"),
        (
            {"tables": {"_orgs": {"planner:a": {"id": "a", "name": "A", "api": "planner"}}}},
            "_orgs: planner:a: the API 'planner' is not served; add --api planner",
        ),
    ],
)
def test_what_is_no_exported_state_is_refused(
    control: httpx.Client, state: object, error: str
) -> None:
    answer = control.put("/state", json=state)

    assert (answer.status_code, answer.json()) == (400, {"error": error})


def test_a_state_may_be_larger_than_other_bodies(control: httpx.Client) -> None:
    state = broken(control, TASKS, "k_tour_passes", label="x" * 11_000_000)

    assert control.put("/state", json=state).status_code == 200


def test_any_other_body_has_a_limit(control: httpx.Client) -> None:
    answer = control.post("/snapshots", json={"name": "x" * 11_000_000})

    assert answer.status_code == 400
    assert answer.json() == {"error": "body must be at most 10485760 bytes long"}
