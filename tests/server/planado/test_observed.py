"""The profile `observed`: what public clients have met, where the pages say otherwise."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.conftest import START
from tests.server.planado.accounts import BRIGHTLINE, caller, client, job, made, pages

from understudy.testing import Understudy

ORG = "acc_brightline"
MAREK = {"worker": {"email": "marek.novak@brightline.example"}}
ALPHA = {"team": {"name": "Alpha"}}
ROW = {
    *("id", "uuid", "external_id", "external_order_id", "serial_no", "status", "scheduled_at"),
    *("scheduled_duration", "template_uuid", "template_name", "client_uuid", "site_uuid"),
    *("type_uuid", "assignee", "assignees", "skill_uuids", "territory_uuid"),
    *("initial_job_uuid", "completion_of_uuid", "resolution"),
    *("version", "created_at", "updated_at"),
}


@pytest.fixture(scope="module")
def serving() -> Iterator[Understudy]:
    """Planado as clients have met it; its answers are checked."""
    settings = ("planado.profile=observed",)
    with Understudy(
        apis=("planado",), settings=settings, seed=1, clock=START, check_responses=True
    ) as mock:
        yield mock


@pytest.fixture
def mock(serving: Understudy) -> Understudy:
    """The stand-in, back at the start."""
    serving.reset()
    return serving


@pytest.fixture
def account(mock: Understudy) -> Iterator[httpx.Client]:
    """A client with the key of the first account."""
    with client(mock, BRIGHTLINE) as account:
        yield account


def row(account: httpx.Client, uuid: str) -> dict[str, Any]:
    """Return a job as lists show it."""
    (found,) = (each for page in pages(account, "/jobs") for each in page if each["uuid"] == uuid)
    return found


@pytest.mark.parametrize(
    "headers", [{"X-Planado-API-Key": BRIGHTLINE}, {"Authorization": f"Bearer {BRIGHTLINE}"}]
)
def test_a_key_is_taken_in_either_header(mock: Understudy, headers: dict[str, str]) -> None:
    with caller(mock, headers) as account:
        assert account.get("/teams").status_code == 200


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/jobs", {"external_id": "wo-7781"}),
        ("/clients", {"organization": False, "first_name": "A", "external_id": "crm-1001"}),
        ("/sites", {"name": "A", "external_id": "hp-a"}),
    ],
)
def test_a_second_external_id_is_422(
    account: httpx.Client, path: str, body: dict[str, Any]
) -> None:
    answer = account.post(path, json=body)

    assert (answer.status_code, answer.json()) == (
        422,
        {"errors": {"external_id": ["is used by another entity"]}},
    )


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"assignee": {}}, "assignee"),
        ({"assignee": {"uuid": "x"}}, "assignee"),
        ({"assignee": "Dana"}, "assignee"),
        ({"assignees": [{"edit_access": True, "uuid": "x"}]}, "assignees"),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_an_assignee_that_is_neither_worker_nor_team_is_422(
    account: httpx.Client, method: str, body: dict[str, Any], field: str
) -> None:
    path = "/jobs" if method == "POST" else "/jobs/wo-7781"

    answer = account.request(method, path, json=body)

    assert (answer.status_code, answer.json()) == (
        422,
        {"errors": {field: ["either team or worker must present"]}},
    )


@pytest.mark.parametrize(("length", "status"), [(200, 200), (201, 422)])
def test_the_text_of_a_custom_field_has_at_most_200_characters(
    account: httpx.Client, length: int, status: int
) -> None:
    fields = [{"name": "Note", "value": "x" * length}]

    answer = account.patch("/jobs/wo-7781", json={"custom_fields": fields})

    assert answer.status_code == status
    if status == 422:
        errors = {"custom_fields": ["is too long (maximum is 200 characters)"]}
        assert answer.json() == {"errors": errors}


def test_a_failure_that_no_client_reports_has_the_documented_body(account: httpx.Client) -> None:
    answer = account.post("/jobs", json={"description": 1})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "validation_failed")


def test_an_update_of_shifts_is_204_without_a_body(account: httpx.Client) -> None:
    uuid = account.get("/users").json()["users"][0]["uuid"]
    times = {"time_from": "2026-07-01T08:00:00+02:00", "time_to": "2026-07-01T10:00:00.5+02:00"}

    answer = account.patch(f"/users/{uuid}/shifts", json={"shifts": [times]})

    assert (answer.status_code, answer.content) == (204, b"")
    assert "content-type" not in answer.headers
    days = {"after": "2026-07-01", "before": "2026-07-02"}
    shift = account.get(f"/users/{uuid}/shifts", params=days).json()["timeline"][1]
    assert (shift["time_from"], shift["time_to"]) == (
        "2026-07-01T06:00:00Z",
        "2026-07-01T08:00:00Z",
    )


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("2026-06-20T06:25:00+02:00", "2026-06-20T04:25:00Z"),
        ("2026-06-20T06:25:00.999Z", "2026-06-20T06:25:00Z"),
        ("2026-06-20T06:25", "2026-06-20T06:25:00Z"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z"),
        (None, None),
    ],
)
def test_a_time_is_shown_in_utc_without_a_fraction(
    account: httpx.Client, sent: str | None, shown: str | None
) -> None:
    uuid = made(account, scheduled_at=sent)

    assert job(account, uuid)["scheduled_at"] == shown
    assert row(account, uuid)["scheduled_at"] == shown
    (event,) = account.get(f"/jobs/{uuid}/history").json()["events"]
    assert event["payload"]["scheduled_at"] == shown


def test_times_that_were_stored_before_are_shown_so_too(account: httpx.Client) -> None:
    rows = [each for page in pages(account, "/jobs") for each in page]

    times = [each["scheduled_at"] for each in rows if each["scheduled_at"]]
    assert len(times) > 20
    assert {len(time) for time in times} == {len("2026-06-20T06:25:00Z")}
    assert {time[-1] for time in times} == {"Z"}


def test_a_row_of_the_list_has_the_fields_that_clients_have_kept(account: httpx.Client) -> None:
    assignees = [{**MAREK, "edit_access": True}, {**ALPHA, "edit_access": False}]
    uuid = made(account, template={"name": "Repair"}, assignees=assignees)

    listed = row(account, uuid)

    alone = job(account, uuid)
    assert set(listed) == ROW
    assert isinstance(listed["id"], int)
    assert listed["template_name"] == "Repair"
    assert listed["assignee"] == {"worker_uuid": alone["assignees"][0]["worker"]["uuid"]}
    assert listed["assignees"] == [
        {"uuid": alone["assignees"][0]["worker"]["uuid"], "access": "edit"},
        {"uuid": alone["assignees"][1]["team"]["uuid"], "access": "view"},
    ]
    assert listed["resolution"] is None


def test_a_row_of_a_finished_job_has_its_resolution(account: httpx.Client) -> None:
    finished = account.get("/jobs", params={"status[]": "finished"}).json()["jobs"][0]

    resolution = job(account, finished["uuid"])["resolution"]
    assert finished["resolution"] == {"uuid": resolution["uuid"], "comment": None}


def test_every_job_of_both_accounts_has_a_number_of_its_own(mock: Understudy) -> None:
    numbers = []
    for key in (BRIGHTLINE, "pl-nordwind-test-key"):
        with client(mock, key) as account:
            numbers += [each["id"] for page in pages(account, "/jobs") for each in page]

    assert len(set(numbers)) == len(numbers) > 45


def test_users_have_permissions_and_an_update_changes_them(account: httpx.Client) -> None:
    first, second = account.get("/users").json()["users"]
    assert first["permissions"]["mobile"]["jobs"]["complete"] is True

    body = {"permissions": {"mobile": {"jobs": {"complete": False, "fly": True}}}}
    answer = account.patch(f"/users/{first['uuid']}", json=body)

    assert (answer.status_code, answer.json()) == (200, {"user_uuid": first["uuid"]})
    changed, other = account.get("/users").json()["users"]
    assert changed["permissions"] == {
        "mobile": {"login": True, "jobs": {"view": True, "complete": False, "create": False}}
    }
    assert other == second


def test_permissions_can_be_staged(mock: Understudy, account: httpx.Client) -> None:
    uuid = account.get("/users").json()["users"][0]["uuid"]
    entry = {"uuid": uuid, "permissions": {"mobile": {"login": False}}}

    mock.stage("set_entry", ORG, collection="users", entry=entry)

    mobile = account.get("/users").json()["users"][0]["permissions"]["mobile"]
    assert (mobile["login"], mobile["jobs"]["complete"]) == (False, True)


def test_an_unknown_user_is_404(account: httpx.Client) -> None:
    assert account.patch("/users/nobody", json={}).status_code == 404
