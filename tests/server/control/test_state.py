"""All that is stored: out, in, under names, and back to the start."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.conftest import START, client, key

from understudy.catalog import find
from understudy.testing import Refused, Understudy

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


def test_a_snapshot_can_be_loaded_again_and_again(
    acme: httpx.Client, control: httpx.Client
) -> None:
    before = acme.get("/projects").content
    saved = control.post("/snapshots", json={"name": "start"})
    found = []

    for _ in range(2):
        acme.post("/projects", json=NEW)
        control.post("/keys/key_acme_zapier/revoke")
        loaded = control.post("/snapshots/start/load")
        found.append((acme.get("/projects").content, loaded.json()))

    assert saved.status_code == 201
    assert found == [(before, saved.json())] * 2
    assert saved.json() == {
        "name": "start",
        "saved_at": START.replace("Z", ".000Z"),
        "documents": 61,
    }
    with httpx.Client(base_url=acme.base_url, headers=bearer("2"), trust_env=False) as zapier:
        assert zapier.get("/info").status_code == 200


def bearer(digit: str) -> dict[str, str]:
    """Return the header that carries a demo key."""
    return {"Authorization": f"Bearer {key(digit)}"}


def test_after_loading_the_same_calls_make_the_same_ids(
    acme: httpx.Client, control: httpx.Client
) -> None:
    control.post("/snapshots", json={"name": "start"})
    first = acme.post("/projects", json=NEW).content
    control.post("/snapshots/start/load")

    assert acme.post("/projects", json=NEW).content == first


def test_a_reset_leaves_snapshots_and_saving_again_replaces_them(
    acme: httpx.Client, control: httpx.Client
) -> None:
    control.post("/snapshots", json={"name": "kept"})
    acme.post("/projects", json=NEW)
    control.post("/snapshots", json={"name": "kept"})
    control.post("/reset")

    names = [(one["name"], one["documents"]) for one in control.get("/snapshots").json()]
    assert ("kept", 62) in names
    assert control.delete("/snapshots/kept").json()["documents"] == 62
    assert "kept" not in control.get("/snapshots").text


@pytest.mark.parametrize("call", [("POST", "/snapshots/lost/load"), ("DELETE", "/snapshots/lost")])
def test_an_unknown_snapshot_is_404(control: httpx.Client, call: tuple[str, str]) -> None:
    answer = control.request(*call)

    assert answer.status_code == 404
    assert answer.json() == {"error": "no snapshot is called 'lost'; GET /snapshots lists them"}


@pytest.mark.parametrize("name", ["", "a b", "a/b", "x" * 65, "ä"])
def test_a_snapshot_needs_a_plain_name(control: httpx.Client, name: str) -> None:
    answer = control.post("/snapshots", json={"name": name})

    assert answer.status_code == 400
    assert answer.json() == {
        "error": "name must be 1 to 64 letters, digits, dots, dashes and underscores"
    }


def test_the_number_of_snapshots_is_bounded() -> None:
    with Understudy() as mock:
        for number in range(20):
            mock.snapshot(f"number-{number}")

        with pytest.raises(Refused, match="20 snapshots are kept, which is the most") as refused:
            mock.snapshot("one-more")

        assert refused.value.status == 409
        mock.snapshot("number-0")


def test_a_reset_to_empty_leaves_organizations_and_keys_alone(
    acme: httpx.Client, control: httpx.Client
) -> None:
    keys = control.get("/keys").json()

    answer = control.post("/reset", json={"to": "empty"})

    assert answer.json() == control.get("/health").json()
    assert acme.get("/projects").json()["data"] == []
    assert control.get("/keys").json() == keys
    control.post("/reset")
    assert len(acme.get("/projects").json()["data"]) == 4


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"to": "nothing"}, "to must be one of fixtures, empty"),
        ({"reload": "yes"}, "reload must be a boolean"),
        ({"too": "empty"}, "too is not known here"),
    ],
)
def test_a_reset_that_makes_no_sense_is_refused(
    control: httpx.Client, body: object, error: str
) -> None:
    answer = control.post("/reset", json=body)

    assert (answer.status_code, answer.json()) == (400, {"error": error})


@pytest.fixture
def editable(tmp_path: Path) -> Iterator[tuple[Understudy, Path]]:
    """A stand-in with fixtures that may be edited, and where their tasks are."""
    folder = tmp_path / "productionplanner"
    shutil.copytree(find("productionplanner").fixtures, folder)
    with Understudy(fixtures=tmp_path) as mock:
        yield mock, folder / "tasks.json"


def edit(file: Path, **fields: Any) -> None:
    """Change the first task of Acme in a fixture file."""
    content = json.loads(file.read_text())
    content["org_acme"][0].update(fields)
    file.write_text(json.dumps(content))


def labels(mock: Understudy) -> list[str]:
    """Return the labels of the tour's tasks."""
    with client(mock, key("1")) as acme:
        return [one["label"] for one in acme.get("/projects/p_summer_tour/tasks").json()["data"]]


def test_edited_fixtures_are_read_when_a_reset_asks_for_it(
    editable: tuple[Understudy, Path],
) -> None:
    mock, file = editable
    edit(file, label="Edited")

    mock.reset()
    assert "Edited" not in labels(mock)
    mock.reset(reload=True)
    assert "Edited" in labels(mock)
    mock.reset()
    assert "Edited" in labels(mock)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"done": "no"}, "done must be a boolean"),
        ({"id": ""}, "tasks.json: org_acme: entry 1 ()"),
    ],
)
def test_wrong_fixtures_are_refused_and_change_nothing(
    editable: tuple[Understudy, Path], fields: dict[str, Any], error: str
) -> None:
    mock, file = editable
    mock.create_organization("Stays")
    edit(file, **fields)

    with pytest.raises(Refused) as refused:
        mock.reset(reload=True)

    assert error in str(refused.value)
    assert "Stays" in [org.name for org in mock.organizations()]
