"""Activities: those of the revision in use, a page at a time, by status and code, and changed."""

from typing import Any

import httpx
import pytest
from tests.server.kazinex.harbour import (
    HARBOUR,
    NORTH,
    REVISIONS,
    STUDY,
    listed,
    made,
    refusal,
    sent,
    uploaded,
)
from tests.server.kazinex.schedule.xers import COLUMNS, PROJECT, tasks, xer

from understudy.testing import Understudy

PATH = f"/projects/{NORTH}/activities"
NOTICE = f"{PATH}/act_01HZ450000"


def codes(harbour: httpx.Client, **query: Any) -> list[str]:
    """Return the codes of the activities that fit."""
    return [row["task_code"] for row in listed(harbour, PATH, **query)]


def test_they_are_those_of_the_current_revision_in_the_order_of_the_file(
    harbour: httpx.Client,
) -> None:
    rows = listed(harbour, PATH)

    assert [row["task_code"] for row in rows] == [f"A{code}" for code in range(1000, 1240, 10)]
    assert {row["schedule_id"] for row in rows} == {REVISIONS[4]}
    assert len({row["id"] for row in rows}) == 24
    assert rows[0] | {"guid": None} == {
        "id": "act_01HZ450000",
        "project_id": NORTH,
        "schedule_id": "sched_01HZ45",
        "task_code": "A1000",
        "activity_name": "Notice to proceed",
        "activity_type": "Start Milestone",
        "status": "Completed",
        "duration_type": "Fixed Duration & Units",
        "percent_complete_type": "Duration",
        "percent_complete": 100,
        "original_duration": 0,
        "remaining_duration": 0,
        "planned_start": "2025-02-03T08:00:00Z",
        "planned_finish": "2025-02-03T08:00:00Z",
        "actual_start": "2025-02-03T08:00:00Z",
        "actual_finish": "2025-02-03T08:00:00Z",
        "early_start": None,
        "early_finish": None,
        "late_start": None,
        "late_finish": None,
        "total_float": None,
        "constraint_type": None,
        "constraint_date": None,
        "wbs_id": "11",
        "calendar_id": "1",
        "guid": None,
        "create_date": "2025-01-20T08:00:00Z",
        "critical": False,
    }


def test_of_a_file_of_microsoft_project_they_are_told_in_the_same_words(
    harbour: httpx.Client,
) -> None:
    rows = listed(harbour, "/projects/proj_01HZ7K/activities")

    assert [row["activity_name"] for row in rows][:2] == ["Hall handed over", "Set out partitions"]
    assert {row["status"] for row in rows} == {"Completed", "In Progress", "Not Started"}


def test_codes_are_told_in_words_and_unknown_ones_as_they_are(harbour: httpx.Client) -> None:
    rows = {row["task_code"]: row for row in listed(harbour, PATH)}

    assert rows["A1130"]["activity_type"] == "Level of Effort"
    assert rows["A1200"]["activity_type"] == "TT_Odd"
    assert rows["A1170"]["constraint_type"] == "Mandatory Start"
    assert rows["A1110"]["constraint_type"] == "CS_ODD"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"status": "Completed"}, range(1000, 1080, 10)),
        ({"status": "In Progress"}, range(1080, 1140, 10)),
        ({"status": "Not Started"}, range(1140, 1240, 10)),
        ({"status": "Not Started", "per_page": 3, "page": 2}, range(1170, 1200, 10)),
        ({"task_code": "A1110"}, [1110]),
        ({"task_code": "A1110", "status": "Completed"}, []),
        ({"task_code": "a1110"}, []),
        ({"task_code": ""}, []),
        ({"name": "ignored"}, range(1000, 1240, 10)),
    ],
)
def test_a_filter_finds_what_fits(
    harbour: httpx.Client, query: dict[str, Any], found: list[int]
) -> None:
    assert codes(harbour, **query) == [f"A{code}" for code in found]


def test_meta_counts_what_a_filter_finds(harbour: httpx.Client) -> None:
    answer = harbour.get(PATH, params={"status": "In Progress", "per_page": 4, "page": 2}).json()

    assert (len(answer["data"]), answer["meta"]) == (2, {"total": 6, "page": 2})


def test_a_status_that_there_is_not_is_400(harbour: httpx.Client) -> None:
    assert refusal(harbour.get(PATH, params={"status": "Done"})) == (
        400,
        "invalid_input",
        "status must be one of Not Started, In Progress, Completed",
    )


def test_without_a_current_revision_they_are_those_of_the_latest(
    planner: Understudy, harbour: httpx.Client
) -> None:
    planner.stage("set_role", HARBOUR, schedule=REVISIONS[4], role="none")
    assert {row["schedule_id"] for row in listed(harbour, PATH)} == {REVISIONS[4]}

    planner.stage("set_role", HARBOUR, schedule=REVISIONS[0], role="current")
    assert {row["schedule_id"] for row in listed(harbour, PATH)} == {REVISIONS[0]}
    assert harbour.get(NOTICE).status_code == 404


def test_an_upload_that_is_not_current_changes_none(harbour: httpx.Client) -> None:
    before = listed(harbour, PATH)

    uploaded(harbour, NORTH)

    assert listed(harbour, PATH) == before


def test_a_project_without_a_schedule_has_none(harbour: httpx.Client) -> None:
    answer = harbour.get(f"/projects/{STUDY}/activities")

    assert answer.json() == {"data": [], "meta": {"total": 0, "page": 1}}
    assert harbour.get(f"/projects/{STUDY}/activities/act_01HZ450000").status_code == 404


def test_each_is_found_by_its_id(harbour: httpx.Client) -> None:
    rows = listed(harbour, PATH)

    assert [harbour.get(f"{PATH}/{row['id']}").json()["data"] for row in rows] == rows


@pytest.mark.parametrize(
    "key",
    ["act_01HZ45000R", "act_01HZ450", "act_01HZ4500000", "act_01HZ450 00", "act_01HZ43000", "x"],
)
def test_what_is_no_id_is_404(harbour: httpx.Client, key: str) -> None:
    assert refusal(harbour.get(f"{PATH}/{key}"))[:2] == (404, "not_found")
    assert refusal(harbour.patch(f"{PATH}/{key}", json={"percent_complete": 1}))[0] == 404


def test_an_update_changes_what_it_names_and_ignores_the_rest(harbour: httpx.Client) -> None:
    before = harbour.get(NOTICE).json()["data"]
    change = {
        "activity_name": "Go",
        "status": "In Progress",
        "percent_complete": 12.5,
        "remaining_duration": 4,
        "actual_start": "2025-02-03T09:00:00.75+01:00",
        "actual_finish": None,
    }

    answer = harbour.patch(NOTICE, json={**change, "task_code": "B", "id": "x", "guid": 1})

    after = {**before, **change, "actual_start": "2025-02-03T08:00:00Z"}
    assert (answer.status_code, answer.json()) == (200, {"data": after})
    assert harbour.get(NOTICE).json() == {"data": after}
    assert listed(harbour, PATH)[0] == after


def test_a_filter_finds_what_an_update_made(harbour: httpx.Client) -> None:
    harbour.patch(NOTICE, json={"status": "Not Started"})

    assert codes(harbour, status="Not Started")[0] == "A1000"
    assert "A1000" not in codes(harbour, status="Completed")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({}, "no recognised fields to update"),
        ({"task_code": "B"}, "no recognised fields to update"),
        ({"activity_name": ""}, "activity_name must not be blank"),
        ({"status": "Done"}, "status must be one of Not Started, In Progress, Completed"),
        ({"percent_complete": -1}, "percent_complete must be at least 0"),
        ({"percent_complete": 100.5}, "percent_complete must be at most 100"),
        ({"percent_complete": "12"}, "percent_complete must be a number"),
        ({"remaining_duration": -0.1}, "remaining_duration must be at least 0"),
        ({"actual_start": "soon"}, "actual_start must be a time like 2026-06-01T10:30:00Z"),
        (
            {"actual_finish": "2025-02-03T07:59:59Z"},
            "actual_finish must not be before actual_start",
        ),
        (
            {"actual_start": "0001-01-01T00:00:00+14:00"},
            "actual_start must lie in the years 1 to 9999 in UTC",
        ),
    ],
)
def test_what_cannot_be_is_400_and_changes_nothing(
    harbour: httpx.Client, body: dict[str, Any], problem: str
) -> None:
    before = listed(harbour, PATH)

    answer = harbour.patch(NOTICE, json=body)

    assert refusal(answer) == (400, "invalid_input", problem)
    assert listed(harbour, PATH) == before


def test_two_revisions_of_one_file_are_changed_alone(harbour: httpx.Client) -> None:
    project = made(harbour)
    uploaded(harbour, project)
    uploaded(harbour, NORTH)
    before = listed(harbour, PATH)

    (row, *_) = listed(harbour, f"/projects/{project}/activities")
    harbour.patch(f"/projects/{project}/activities/{row['id']}", json={"activity_name": "X"})

    assert listed(harbour, f"/projects/{project}/activities")[0]["activity_name"] == "X"
    assert listed(harbour, PATH) == before


def test_dates_that_a_file_has_the_wrong_way_round_hold_up_no_other_change(
    harbour: httpx.Client,
) -> None:
    columns = (*COLUMNS, "act_start_date", "act_end_date")
    dates = ("2026-02-01 08:00", "2026-01-01 08:00")
    file = xer(*PROJECT, *tasks(("1", "1", "A", "Dig", "40", *dates), columns=columns))
    assert sent(harbour, STUDY, file.encode()).status_code == 201
    (row,) = listed(harbour, f"/projects/{STUDY}/activities")

    path = f"/projects/{STUDY}/activities/{row['id']}"

    assert harbour.patch(path, json={"percent_complete": 50}).status_code == 200
    assert refusal(harbour.patch(path, json={"actual_start": "2026-03-01T08:00:00Z"}))[0] == 400
