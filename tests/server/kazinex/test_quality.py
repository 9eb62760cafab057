"""Quality and resources: computed from the file, kept with the revision, told when complete."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.server.kazinex.harbour import (
    ADMIN,
    API,
    HARBOUR,
    NORTH,
    REVISIONS,
    STUDY,
    client,
    listed,
    made,
    refusal,
    uploaded,
)
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.testing import Understudy

PATH = f"/projects/{NORTH}/quality"
# What the demo data has nothing of: the file sets no region, and the opt-in is no default.
SKIPPED = {"weightage", "ramadan-calendar"}


@pytest.fixture(scope="module")
def listening() -> Iterator[Receiver]:
    """Somebody who takes every event."""
    with receiving() as receiver:
        yield receiver


def quality(harbour: httpx.Client, path: str = PATH, **query: str) -> dict[str, Any]:
    """Return the quality of a revision."""
    answer = harbour.get(path, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["data"]
    return found


def statuses(found: dict[str, Any]) -> dict[str, str]:
    """Return what came of each check."""
    return {check["id"]: check["status"] for check in found["checks"]}


def test_the_faulty_revision_is_found_wrong_by_nearly_every_check(harbour: httpx.Client) -> None:
    found = quality(harbour)

    assert found["schedule_id"] == REVISIONS[4]
    assert len(found["checks"]) == 35
    kept = {name for name, status in statuses(found).items() if status not in ("warn", "fail")}
    # Its critical activities are one chain; all else is wrong.
    assert kept == SKIPPED | {"critical-path-test"}


def test_the_baseline_is_better_and_next_to_nothing_is_wrong_in_it(harbour: httpx.Client) -> None:
    found = quality(harbour, schedule_id=REVISIONS[2])

    assert found["score"] > quality(harbour)["score"]
    assert found["grade"] == "Excellent"
    assert [name for name, status in statuses(found).items() if status == "fail"] == []


def test_what_is_found_wrong_is_named_by_its_id(harbour: httpx.Client) -> None:
    found = {check["id"]: check for check in quality(harbour)["checks"]}

    (key,) = found["dangling-activities"]["findings"]
    activity = harbour.get(f"/projects/{NORTH}/activities/{key}").json()["data"]
    assert activity["task_code"] == "A1200"


def test_high_duration_is_a_setting() -> None:
    found = {}
    for days in ("14", "44"):
        settings = (f"{API}.high_duration_days={days}",)
        with Understudy(apis=(API,), settings=settings) as planner, client(planner, ADMIN) as org:
            (check,) = [one for one in quality(org)["checks"] if one["id"] == "high-duration"]
            found[days] = check["failing"]

    assert found["44"] < found["14"]


@pytest.mark.parametrize("key", [REVISIONS[0], REVISIONS[3]])
def test_it_is_shown_of_the_current_revision_and_the_baseline_alone(
    harbour: httpx.Client, key: str
) -> None:
    assert refusal(harbour.get(PATH, params={"schedule_id": key}))[:2] == (404, "not_found")


@pytest.mark.parametrize("kind", ["quality", "resources"])
def test_a_project_without_a_schedule_has_none(harbour: httpx.Client, kind: str) -> None:
    assert refusal(harbour.get(f"/projects/{STUDY}/{kind}")) == (
        404,
        "not_found",
        "There is no schedule in this project",
    )


def test_another_baseline_has_it_computed_anew(harbour: httpx.Client) -> None:
    before = quality(harbour)
    # It has none of the activities of the revision in use.
    other = uploaded(harbour, NORTH, "ferry-terminal.xml")
    harbour.post(f"/projects/{NORTH}/baselines", json={"schedule_id": other["id"]})
    after = quality(harbour)
    harbour.delete(f"/projects/{NORTH}/baselines/{baseline(harbour)}")
    without = quality(harbour)

    found = [
        next(check for check in each["checks"] if check["id"] == "baseline-integrity")
        for each in (before, after, without)
    ]
    assert [check["status"] == "skipped" for check in found] == [False, False, True]
    assert found[0]["failing"] < found[1]["failing"]


def baseline(harbour: httpx.Client) -> str:
    """Return the id of the baseline."""
    key: str = listed(harbour, f"/projects/{NORTH}/baselines")[0]["id"]
    return key


def test_it_is_complete_after_the_upload(
    planner: Understudy, harbour: httpx.Client, listening: Receiver
) -> None:
    listening.begin()
    planner.webhooks.add(API, HARBOUR, listening.url, secret="hush")
    project = made(harbour)

    revision = uploaded(harbour, project)
    planner.clock.advance("0s")

    found = quality(harbour, f"/projects/{project}/quality")
    told = [got.json() for got in listening.got]
    assert [each["event"] for each in told] == ["schedule.uploaded", "quality.complete"]
    assert told[1]["data"] == {
        "schedule_id": revision["id"],
        "score": found["score"],
        "grade": found["grade"],
    }
