"""Resources: the assignments of the schedule in use, with their load by week."""

from datetime import date

import httpx
import pytest
from tests.server.kazinex.harbour import FERRY, NORTH, STUDY, listed, refusal

PATH = f"/projects/{NORTH}/resources"


def test_the_weeks_of_an_assignment_add_up_to_what_was_planned(harbour: httpx.Client) -> None:
    rows = listed(harbour, PATH)
    spread = [row for row in rows if row["reason"] is None]

    assert spread
    for row in spread:
        assert sum(week["units"] for week in row["loading"]) == pytest.approx(row["planned_units"])
        mondays = [date.fromisoformat(week["week"]) for week in row["loading"]]
        assert {day.isoweekday() for day in mondays} == {1}
        assert mondays == sorted(mondays)


def test_the_demo_data_have_six_resources_with_twelve_weeks_of_loading(
    harbour: httpx.Client,
) -> None:
    rows = listed(harbour, PATH)

    assert len(rows) == 17
    assert len({row["name"] for row in rows}) == 6
    assert len({week["week"] for row in rows for week in row["loading"]}) >= 12


def test_an_assignment_names_its_activity(harbour: httpx.Client) -> None:
    for row in listed(harbour, PATH):
        answer = harbour.get(f"/projects/{NORTH}/activities/{row['activity_id']}")
        assert answer.status_code == 200


def test_assignments_come_in_pages(harbour: httpx.Client) -> None:
    every = listed(harbour, PATH)

    pages = [listed(harbour, PATH, page=number, per_page=4) for number in range(1, 40)]

    assert [row for page in pages for row in page] == every
    assert len({row["id"] for row in every}) == len(every)


def test_a_project_without_a_schedule_has_no_resources(harbour: httpx.Client) -> None:
    answer = harbour.get(f"/projects/{STUDY}/resources")

    assert refusal(answer) == (404, "not_found", "There is no schedule in this project")


def test_a_file_of_microsoft_project_has_loads_too(harbour: httpx.Client) -> None:
    rows = listed(harbour, f"/projects/{FERRY}/resources")

    assert any(row["loading"] for row in rows)
