"""Judging: by what is in the file and what tests set, anew where another baseline is marked."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.server.kazinex.harbour import (
    FAULTY,
    FILES,
    HARBOUR,
    NORTH,
    REVISIONS,
    STUDY,
    made,
    refusal,
    uploaded,
)
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.server.apis.kazinex.schedule import read
from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.quality import assessed
from understudy.testing import Refused, Understudy

GRADES = {"Excellent", "Good", "Fair", "Poor", "Critical"}


def quality(org: httpx.Client, project: str = NORTH, **query: str) -> dict[str, Any]:
    """Return the quality of a project's schedule."""
    answer = org.get(f"/projects/{project}/quality", params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["data"]
    return found


def check(found: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the check with an id."""
    (one,) = [each for each in found["checks"] if each["id"] == name]
    return dict(one)


@pytest.fixture(scope="module")
def listening() -> Iterator[Receiver]:
    """Somebody who takes every event."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def hooked(harbour: httpx.Client, listening: Receiver) -> Receiver:
    """A receiver that is told of everything."""
    listening.begin()
    events = ["schedule.uploaded", "baseline.marked", "quality.complete"]
    answer = harbour.post("/webhooks", json={"url": listening.url, "events": events})
    assert answer.status_code == 201, answer.text
    return listening


def test_an_upload_is_judged_by_what_is_in_its_file(harbour: httpx.Client) -> None:
    project = made(harbour)
    uploaded(harbour, project, FAULTY)
    schedule = read(FILES / FAULTY)

    found = quality(harbour, project)

    expected = assessed(schedule, scheduled(schedule)).as_document()
    assert found["score"] == expected["score"]
    shown = {each["id"]: (each["status"], each["value"]) for each in found["checks"]}
    assert shown == {each["id"]: (each["status"], each["value"]) for each in expected["checks"]}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (f"{STUDY}/quality", "There is no schedule in this project"),
        (
            f"{NORTH}/quality?schedule_id={REVISIONS[0]}",
            "Quality is shown of the current revision and of the baseline alone",
        ),
        (
            f"{NORTH}/quality?schedule_id=sched_ZZZZZZ",
            "There is no schedule sched_ZZZZZZ in this project",
        ),
        ("proj_ZZZZZZ/quality", "There is no project proj_ZZZZZZ"),
    ],
)
def test_what_has_no_quality_is_404(harbour: httpx.Client, path: str, message: str) -> None:
    assert refusal(harbour.get(f"/projects/{path}")) == (404, "not_found", message)


def test_another_baseline_has_the_schedule_in_use_judged_anew(
    planner: Understudy, harbour: httpx.Client, hooked: Receiver
) -> None:
    project = made(harbour)
    first = uploaded(harbour, project)
    second = uploaded(harbour, project, FAULTY)
    harbour.post(f"/projects/{project}/baselines", json={"schedule_id": second["id"]})
    before = quality(harbour, project, schedule_id=first["id"])
    planner.clock.advance("1m")
    so_far = len(hooked.got)

    baseline = harbour.get(f"/projects/{project}/baselines").json()["data"][0]
    harbour.delete(f"/projects/{project}/baselines/{baseline['id']}")
    planner.clock.advance("0s")

    after = quality(harbour, project)
    assert after["schedule_id"] == before["schedule_id"] == first["id"]
    assert check(before, "baseline-integrity")["status"] != "skipped"
    assert check(after, "baseline-integrity")["reason"] == "there is no baseline"
    assert after["computed_at"] == "2025-07-01T12:01:00Z"
    assert [each.json()["event"] for each in hooked.got[so_far:]] == ["quality.complete"]


def test_an_activity_that_a_client_changes_leaves_the_quality_of_the_file(
    harbour: httpx.Client,
) -> None:
    before = quality(harbour)
    activity = harbour.get(f"/projects/{NORTH}/activities").json()["data"][0]

    harbour.patch(f"/projects/{NORTH}/activities/{activity['id']}", json={"activity_name": "New"})

    assert quality(harbour) == before


def test_what_tests_set_holds_for_what_was_uploaded_before(
    planner: Understudy, harbour: httpx.Client
) -> None:
    before = quality(harbour)

    planner.stage("set_quality", HARBOUR, thresholds={"high-float": 1}, weights={"leads": 0})

    after = quality(harbour)
    assert check(before, "high-float")["threshold"] == 0.05
    assert check(after, "high-float")["threshold"] == 1
    assert check(after, "leads")["weight"] == 0
    assert after["computed_at"] == "2025-07-01T12:00:00Z"


def test_a_baseline_that_tests_set_is_the_one_beside_which_is_judged(
    planner: Understudy, harbour: httpx.Client
) -> None:
    before = check(quality(harbour), "baseline-integrity")

    # It has none of the activities of the revision in use.
    other = uploaded(harbour, NORTH, "ferry-terminal.xml")
    planner.stage("set_role", HARBOUR, schedule=other["id"], role="baseline")

    assert check(quality(harbour), "baseline-integrity")["failing"] > before["failing"]


def test_a_weight_that_the_vendor_does_not_have_is_refused(planner: Understudy) -> None:
    with pytest.raises(Refused, match="weight of leads must be 0"):
        planner.stage("set_quality", HARBOUR, weights={"leads": 11})


@pytest.mark.parametrize(
    "body",
    [
        {"category_weights": {"logic": 1e308}},
        {"weights": {"leads": 1e308}},
        {"thresholds": {"leads": 1e308}},
        {"high_duration_days": 1e308},
    ],
)
def test_a_number_of_which_no_mean_can_be_computed_is_refused(
    planner: Understudy, body: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match="must be at most 1000000"):
        planner.stage("set_quality", HARBOUR, **body)
