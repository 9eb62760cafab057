"""Keys: one of a workspace, those of managers beside it, and who is let in."""

import httpx
import pytest
from tests.server.control.console.conftest import reader_of
from tests.server.resourceplanner.workspaces import (
    API,
    BALTIC,
    HANA,
    JORDAN,
    KESTREL,
    KEY,
    REPLACED,
    TRIAL,
    TRIAL_KEY,
    UNKNOWN,
    WEBSITE,
    client,
    listed,
)

from understudy.testing import Understudy


def status(planner: Understudy, key: str | None, path: str = "/projects") -> int:
    """Return what a call with a key is answered."""
    with client(planner, key) as caller:
        return caller.get(path).status_code


@pytest.mark.parametrize(
    "key",
    [None, REPLACED, KEY[:-1], KEY.replace(KESTREL, BALTIC), KEY.upper(), "x"],
)
def test_nobody_is_let_in_without_the_whole_key(planner: Understudy, key: str | None) -> None:
    with client(planner, key) as caller:
        answer = caller.get("/projects")

    assert (answer.status_code, answer.json()) == (401, {"error": "Unauthorized"})


def test_a_new_key_names_its_workspace_and_ends_the_old_one_at_once(planner: Understudy) -> None:
    new = planner.keys.create(API, KESTREL, "New")

    assert new.key.startswith(f"rpk_{KESTREL}_")
    assert len(new.key) == len(KEY)
    assert (status(planner, KEY), status(planner, new.key)) == (401, 200)


def test_a_key_that_the_console_makes_ends_the_old_one(planner: Understudy) -> None:
    reader = reader_of(planner.root)
    with reader.http:
        page = reader.send("/integrations", "create_key", name="New", api=API, org=KESTREL)

    assert f"rpk_{KESTREL}_" in page.text
    assert status(planner, KEY) == 401


def test_a_workspace_without_a_licence_is_refused_whatever_it_asks(planner: Understudy) -> None:
    with client(planner, TRIAL_KEY) as trial:
        answers = [
            trial.get("/projects"),
            trial.get("/assignments?dateFrom=never"),
            trial.post("/projects", json={}),
            trial.delete(f"/projects/{UNKNOWN}"),
        ]

    told = {"error": "Trial Desk has no licence for the API"}
    assert [(each.status_code, each.json()) for each in answers] == [(403, told)] * 4


def test_a_licence_comes_and_goes(planner: Understudy) -> None:
    planner.stage("set_licence", TRIAL, licensed=True)
    planner.stage("set_licence", KESTREL, licensed=False)

    assert (status(planner, TRIAL_KEY), status(planner, KEY)) == (200, 403)


def test_a_workspace_of_ones_own_has_a_licence(planner: Understudy) -> None:
    own = planner.create_organization("Own")

    assert own.key is not None
    assert status(planner, own.key.key) == 200


def test_a_managers_key_stands_beside_that_of_the_workspace(
    planner: Understudy, manager: httpx.Client
) -> None:
    assert manager.get("/projects").status_code == 200
    assert status(planner, KEY) == 200


def test_a_manager_sees_no_rates_and_no_expenses(manager: httpx.Client) -> None:
    projects, resources = listed(manager, "project"), listed(manager, "resource")
    one = manager.get(f"/projects/{WEBSITE}").json()["project"]

    hidden = {"projectRate", "resourceRates", "hourlyExpense"}
    assert [row.keys() & hidden for row in (*projects, *resources, one)] == [set()] * 11
    assert one["projectSize"] == 240


def test_a_manager_sets_no_rates_and_no_expenses(
    kestrel: httpx.Client, manager: httpx.Client
) -> None:
    rates = {"projectRate": 1, "resourceRates": [{"resourceId": HANA, "rate": 1}]}
    before = kestrel.get(f"/projects/{WEBSITE}").json()["project"]

    renamed = manager.put(f"/projects/{WEBSITE}", json={"title": "Relaunch", **rates})
    made = manager.post("/resources", json={"name": "X", "hourlyExpense": 99}).json()["resource"]

    assert "projectRate" not in renamed.json()["project"]
    after = kestrel.get(f"/projects/{WEBSITE}").json()["project"]
    assert after == {**before, "title": "Relaunch"}
    whole = kestrel.get(f"/resources/{made['id']}").json()["resource"]
    assert ("hourlyExpense" in made, whole["hourlyExpense"]) == (False, None)


def test_the_workspaces_key_sees_every_rate(kestrel: httpx.Client) -> None:
    jordan = kestrel.get(f"/resources/{JORDAN}").json()["resource"]

    assert jordan["hourlyExpense"] == 45
