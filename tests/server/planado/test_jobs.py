"""Jobs: what a body makes of them, what reads back, and what becomes of them."""

import subprocess

import httpx
import pytest
from tests.server.planado.accounts import BRIGHTLINE, UNKNOWN, job, made

from understudy.testing import Understudy


@pytest.mark.curl
def test_the_vendors_own_curl_call_creates_a_job(planado: Understudy) -> None:
    done = subprocess.run(
        [
            *("curl", "-s", "-H", f"X-Planado-API-Key:{BRIGHTLINE}"),
            *("--data", '{"description": "New job posted via API"}'),
            f"{planado.url('planado')}/jobs",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert list(httpx.Response(200, text=done.stdout).json()) == ["job_uuid"]


@pytest.mark.parametrize("content_type", ["text/plain; charset=utf-8", "application/json"])
def test_json_is_taken_under_the_content_types_that_clients_send(
    brightline: httpx.Client, content_type: str
) -> None:
    body, headers = b'{"description": "x"}', {"content-type": content_type}

    assert brightline.post("/jobs", content=body, headers=headers).status_code == 201


def test_another_content_type_is_refused(brightline: httpx.Client) -> None:
    answer = brightline.post("/jobs", content=b"<x/>", headers={"content-type": "text/xml"})

    assert answer.status_code == 400
    assert "fields" not in answer.json()["error"]


def test_a_job_of_a_description_alone_is_posted(brightline: httpx.Client) -> None:
    posted = job(brightline, made(brightline, description="New job posted via API"))

    assert posted["description"] == "New job posted via API"
    assert (posted["external_id"], posted["scheduled_at"], posted["status"]) == (
        None,
        None,
        "posted",
    )
    assert (posted["serial_no"], posted["version"]) == (22445, 1)
    assert posted["created_at"] == posted["updated_at"] == "2026-06-15T12:00:00.000000Z"


def test_a_job_needs_no_field_and_no_body(brightline: httpx.Client) -> None:
    assert brightline.post("/jobs").status_code == 201
    assert brightline.post("/jobs", json={}).status_code == 201


def test_serial_numbers_are_never_used_again(brightline: httpx.Client) -> None:
    last = made(brightline)
    brightline.delete(f"/jobs/{last}")

    assert job(brightline, made(brightline))["serial_no"] == 22446


def test_a_job_with_a_time_and_an_assignee_is_scheduled(brightline: httpx.Client) -> None:
    dana = {"worker": {"email": "dana.cole@brightline.example"}}
    planned = made(brightline, scheduled_at="2026-06-20T06:25:00", assignee=dana)

    assert job(brightline, planned)["status"] == "scheduled"
    assert job(brightline, planned)["scheduled_at"] == "2026-06-20T06:25:00"
    brightline.patch(f"/jobs/{planned}", json={"assignee": None})
    assert job(brightline, planned)["status"] == "posted"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2028-02-29T06:25:00Z", 201),
        ("2027-02-29T06:25:00Z", 400),
        ("2026-06-20T06:25", 201),
        ("2026-06-20T06:25:00.123456789+02:00", 201),
        ("2026-06-20", 400),
        ("0000-01-01T00:00:00Z", 400),
    ],
)
def test_a_time_must_exist(brightline: httpx.Client, text: str, status: int) -> None:
    assert brightline.post("/jobs", json={"scheduled_at": text}).status_code == status


def test_references_read_back_by_uuid_and_name(brightline: httpx.Client) -> None:
    full = job(
        brightline,
        made(
            brightline,
            client={"external_id": "crm-1001"},
            site={"external_id": "hp-a"},
            territory={"name": "North"},
            job_type={"code": "Diagnostic"},
            skills=[{"name": "Roof work"}],
            assignee={"team": {"name": "Alpha"}},
        ),
    )

    assert full["client"]["external_id"] == "crm-1001"
    assert full["site"]["external_id"] == "hp-a"
    assert (full["territory"]["name"], full["type"]["code"]) == ("North", "Diagnostic")
    assert [skill["name"] for skill in full["skills"]] == ["Roof work"]
    assert full["assignee"]["team"]["name"] == "Alpha"


@pytest.mark.parametrize(
    "fields",
    [
        {"template": {"name": "None such"}},
        {"client": {"external_id": "crm-0990"}},
        {"site": {"uuid": UNKNOWN}},
        {"assignee": {"worker": {"email": "nobody@example.com"}}},
        {"skills": [{"name": "Roof work"}, {"name": "Flying"}]},
    ],
)
def test_an_unknown_reference_is_404_and_creates_nothing(
    brightline: httpx.Client, fields: dict[str, object]
) -> None:
    newest = brightline.get("/jobs").json()["jobs"][0]

    answer = brightline.post("/jobs", json=fields)

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    assert brightline.get("/jobs").json()["jobs"][0] == newest


def test_a_template_fills_in_what_the_body_leaves_out(brightline: httpx.Client) -> None:
    plain = job(brightline, made(brightline, template={"name": "Delivery"}))
    own = job(
        brightline,
        made(brightline, template={"name": "Repair"}, description=None, assignee=None),
    )

    assert plain["scheduled_duration"] == {"minutes": 30}
    assert plain["type"]["code"] == "Delivery"
    assert plain["assignee"]["worker"]["email"] == "marek.novak@brightline.example"
    assert (own["description"], own["scheduled_duration"]) == (None, {"minutes": 60})


def test_of_several_assignees_the_one_who_edits_is_shown(brightline: httpx.Client) -> None:
    dana = {"worker": {"email": "dana.cole@brightline.example"}}
    alpha = {"team": {"name": "Alpha"}}
    shared = job(
        brightline,
        made(
            brightline,
            assignee=dana,
            assignees=[{**dana, "edit_access": False}, {**alpha, "edit_access": True}],
        ),
    )

    assert shared["assignee"]["team"]["name"] == "Alpha"
    assert [each["edit_access"] for each in shared["assignees"]] == [False, True]


@pytest.mark.parametrize(("access", "status"), [([False, False], 409), ([True, True], 409)])
def test_exactly_one_assignee_may_edit(
    brightline: httpx.Client, access: list[bool], status: int
) -> None:
    alpha = {"team": {"name": "Alpha"}}
    wanted = [{**alpha, "edit_access": each} for each in access]

    assert brightline.post("/jobs", json={"assignees": wanted}).status_code == status


@pytest.mark.parametrize("successful", [True, False])
def test_resolutions_are_of_both_kinds(brightline: httpx.Client, successful: bool) -> None:
    names = [{"name": name, "successful": successful} for name in ("One", "Two")]

    answer = brightline.post("/jobs", json={"possible_resolutions": names})

    assert answer.status_code == 409
    assert "possible_resolutions must have" in answer.json()["error"]["message"]


def test_custom_fields_of_other_names_stay(brightline: httpx.Client) -> None:
    fields = [{"name": "Gate", "value": "4"}, {"name": "Floor", "value": 2, "data_type": "integer"}]
    uuid = made(brightline, custom_fields=fields)
    before = job(brightline, uuid)["custom_fields"]

    brightline.patch(f"/jobs/{uuid}", json={"custom_fields": [{"name": "Gate", "value": None}]})

    assert job(brightline, uuid)["custom_fields"] == [{**before[0], "value": None}, before[1]]
