"""What the app does to jobs, done by staging: where a job can go, and what is told of it."""

from typing import Any

import httpx
import pytest
from tests.server.planado.accounts import job, made

from understudy.testing import Refused, Understudy

ORG = "acc_brightline"
WAY = ("set_out_for_job", "start_job", "suspend_job", "resume_job", "finish_job")
STATUSES = ("en_route", "started", "suspended", "started", "finished")
RESOLUTIONS = [{"name": "Mended", "successful": True}, {"name": "Given up", "successful": False}]


def test_a_job_goes_its_way(planado: Understudy, brightline: httpx.Client) -> None:
    uuid = made(brightline, possible_resolutions=RESOLUTIONS)
    seen = []
    for action in WAY:
        planado.clock.advance("10m")
        planado.stage(action, ORG, job=uuid)
        seen.append(job(brightline, uuid)["status"])

    done = job(brightline, uuid)
    assert tuple(seen) == STATUSES
    assert done["timestamps"] == {
        "en_route_at": "2026-06-15T12:10:00.000000Z",
        "started_at": "2026-06-15T12:20:00.000000Z",
        "suspended_at": "2026-06-15T12:30:00.000000Z",
        "finished_at": "2026-06-15T12:50:00.000000Z",
    }
    assert (done["resolution"]["name"], done["version"]) == ("Mended", 6)


def test_only_a_finished_job_has_a_resolution(
    planado: Understudy, brightline: httpx.Client
) -> None:
    uuid = made(brightline, possible_resolutions=RESOLUTIONS)
    assert "resolution" not in job(brightline, uuid)

    for action in WAY[:2]:
        planado.stage(action, ORG, job=uuid)
    planado.stage("finish_job", ORG, job=uuid, resolution="Given up")

    assert job(brightline, uuid)["resolution"] == job(brightline, uuid)["possible_resolutions"][1]


def test_a_job_cannot_end_in_a_way_that_it_does_not_name(
    planado: Understudy, brightline: httpx.Client
) -> None:
    uuid = made(brightline, possible_resolutions=RESOLUTIONS)
    for action in WAY[:2]:
        planado.stage(action, ORG, job=uuid)

    with pytest.raises(Refused, match="its resolutions are: Mended, Given up"):
        planado.stage("finish_job", ORG, job=uuid, resolution="Lost")


@pytest.mark.parametrize("action", ["start_job", "suspend_job", "resume_job", "finish_job"])
def test_a_posted_job_can_only_be_set_out_for(
    planado: Understudy, brightline: httpx.Client, action: str
) -> None:
    uuid = made(brightline)

    with pytest.raises(Refused, match="a job that is posted cannot become"):
        planado.stage(action, ORG, job=uuid)
    assert job(brightline, uuid)["version"] == 1


@pytest.mark.parametrize("steps", range(5))
def test_a_job_can_be_canceled_until_it_is_finished(
    planado: Understudy, brightline: httpx.Client, steps: int
) -> None:
    uuid = made(brightline)
    for action in WAY[:steps]:
        planado.stage(action, ORG, job=uuid)

    planado.stage("cancel_job", ORG, job=uuid)

    assert job(brightline, uuid)["status"] == "canceled"


def test_a_finished_job_cannot_be_canceled(planado: Understudy, brightline: httpx.Client) -> None:
    finished = brightline.get("/jobs", params={"status[]": "finished"}).json()["jobs"][0]["uuid"]

    with pytest.raises(Refused, match="a job that is finished cannot become canceled"):
        planado.stage("cancel_job", ORG, job=finished)


@pytest.mark.parametrize(
    "body",
    [
        {"assignee": None},
        {"assignees": [{"team": {"name": "Alpha"}, "edit_access": True}]},
        {"possible_resolutions": RESOLUTIONS},
    ],
)
@pytest.mark.parametrize("status", ["started", "suspended", "finished"])
def test_what_is_fixed_by_the_start_cannot_change_after_it(
    brightline: httpx.Client, status: str, body: dict[str, Any]
) -> None:
    found = brightline.get("/jobs", params={"status[]": status}).json()["jobs"][0]["uuid"]
    before = job(brightline, found)

    assert brightline.patch(f"/jobs/{found}", json=body).status_code == 409
    assert brightline.patch(f"/jobs/{found}", json={"contacts": []}).status_code == 200
    assert job(brightline, found)["assignee"] == before["assignee"]


def test_a_time_that_is_taken_away_leaves_a_started_job_started(brightline: httpx.Client) -> None:
    started = brightline.get("/jobs", params={"status[]": "started"}).json()["jobs"][0]["uuid"]

    brightline.patch(f"/jobs/{started}", json={"scheduled_at": None})

    assert job(brightline, started)["status"] == "started"


def test_the_history_tells_of_moves(planado: Understudy, brightline: httpx.Client) -> None:
    uuid = made(brightline)
    planado.stage("set_out_for_job", ORG, job=uuid)

    moved = brightline.get(f"/jobs/{uuid}/history").json()["events"][1]

    assert (moved["version"], moved["type"]) == (2, "job_en_route")
    assert moved["payload"]["status"] == "en_route"
    assert moved["context"]["source"] == "app"


def test_a_list_entry_can_be_added_changed_and_removed(
    planado: Understudy, brightline: httpx.Client
) -> None:
    (change,) = planado.stage("set_entry", ORG, collection="skills", entry={"name": "Diving"})
    planado.stage(
        "set_entry", ORG, collection="skills", entry={"uuid": change.id, "name": "Deep diving"}
    )
    made(brightline, skills=[{"name": "Deep diving"}])

    planado.stage("remove_entry", ORG, collection="skills", uuid=change.id)

    assert brightline.post("/jobs", json={"skills": [{"uuid": change.id}]}).status_code == 404
    names = [skill["name"] for skill in brightline.get("/skills").json()["skills"]]
    assert "Deep diving" not in names


def test_a_value_is_added_to_a_dictionary(planado: Understudy, brightline: httpx.Client) -> None:
    uuid = brightline.get("/dictionaries").json()["dictionaries"][0]["uuid"]
    value = {"collection": "dictionary_values", "entry": {"name": "Rust"}}

    with pytest.raises(Refused, match="dictionary must be the uuid of a dictionary"):
        planado.stage("set_entry", ORG, **value)
    planado.stage("set_entry", ORG, dictionary=uuid, **value)

    values = brightline.get(f"/dictionaries/{uuid}/values").json()["values"]
    assert values[-1]["name"] == "Rust"


def test_an_entry_that_breaks_the_spec_is_refused(planado: Understudy) -> None:
    with pytest.raises(Refused, match="code is required"):
        planado.stage("set_entry", ORG, collection="job_types", entry={"name": "X"})
    with pytest.raises(Refused, match="no entry 'x' in teams"):
        planado.stage("remove_entry", ORG, collection="teams", uuid="x")


def test_a_job_that_names_no_resolution_ends_as_it_is_told(
    planado: Understudy, brightline: httpx.Client
) -> None:
    told, untold = made(brightline), made(brightline)
    for action in WAY[:2]:
        planado.stage(action, ORG, job=told)
        planado.stage(action, ORG, job=untold)

    planado.stage("finish_job", ORG, job=told, resolution="Postponed")
    planado.stage("finish_job", ORG, job=untold)

    assert job(brightline, told)["resolution"]["name"] == "Postponed"
    assert job(brightline, untold)["resolution"]["name"] == "Success"
