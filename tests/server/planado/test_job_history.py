"""How a job's versions, its external id and its history go on."""

import httpx
from tests.server.planado.accounts import job, made

from understudy.testing import Understudy


def test_a_job_is_found_by_its_external_id(brightline: httpx.Client) -> None:
    assert job(brightline, "wo-7781")["serial_no"] == 22430


def test_an_external_id_is_taken_once(brightline: httpx.Client) -> None:
    answer = brightline.post("/jobs", json={"external_id": "wo-7781"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "conflict")


def test_a_deleted_job_is_gone_and_its_external_id_free(brightline: httpx.Client) -> None:
    uuid = job(brightline, "wo-7781")["uuid"]

    assert brightline.delete("/jobs/wo-7781").json() == {"job_uuid": uuid}

    assert brightline.get(f"/jobs/{uuid}").status_code == 404
    assert brightline.delete(f"/jobs/{uuid}").status_code == 404
    assert brightline.get(f"/jobs/{uuid}/history").status_code == 404
    assert brightline.post("/jobs", json={"external_id": "wo-7781"}).status_code == 201


def test_an_unknown_job_is_not_created_by_an_update(brightline: httpx.Client) -> None:
    assert brightline.patch("/jobs/never-seen", json={"description": "x"}).status_code == 404


def test_an_update_makes_a_version_and_no_change_makes_none(
    planado: Understudy, brightline: httpx.Client
) -> None:
    uuid = made(brightline, description="x")
    planado.clock.advance("5m")

    brightline.patch(f"/jobs/{uuid}", json={})
    brightline.patch(f"/jobs/{uuid}", json={"description": "x"})
    assert job(brightline, uuid)["version"] == 1
    brightline.patch(f"/jobs/{uuid}", json={"description": "y"})
    assert job(brightline, uuid)["version"] == 2
    assert job(brightline, uuid)["updated_at"] == "2026-06-15T12:05:00.000000Z"


def test_the_history_comes_in_chunks_of_twenty(brightline: httpx.Client) -> None:
    uuid = next(
        row["uuid"] for row in brightline.get("/jobs").json()["jobs"] if row["version"] == 25
    )

    first = brightline.get(f"/jobs/{uuid}/history").json()["events"]
    rest = brightline.get(f"/jobs/{uuid}/history", params={"after": 20}).json()["events"]

    assert [event["version"] for event in first] == list(range(1, 21))
    assert [event["version"] for event in rest] == list(range(21, 26))
    assert (first[0]["type"], first[1]["type"]) == ("job_created", "job_updated")


def test_the_history_tells_what_an_update_changed(brightline: httpx.Client) -> None:
    uuid = made(brightline, description="x")
    brightline.patch(f"/jobs/{uuid}", json={"description": None, "contacts": []})

    created, updated = brightline.get(f"/jobs/{uuid}/history").json()["events"]

    assert created["payload"] == {"description": "x"}
    assert updated["payload"] == {"description": None}
    assert updated["context"]["source"] == "api"
    assert updated["context"]["happened_at"] == "2026-06-15T12:00:00.000000Z"
