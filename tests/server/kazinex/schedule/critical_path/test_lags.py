"""Lags and leads, and the calendars that they run on."""

import pytest
from tests.server.kazinex.schedule.critical_path.computed import computed, early, late
from tests.server.kazinex.schedule.made import activity, project, schedule

from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.model import Calendar, Options, Relation

LAG_CALENDARS = {
    # A finishes on Friday 17:00; two days of lag, eight hours each.
    "rcal_Predecessor": "01-14 08:00",
    # Saturday and Monday are worked.
    "rcal_Successor": "01-13 08:00",
    "rcal_24Hour": "01-10 09:00",
    "rcal_ProjDefault": "01-14 08:00",
}


@pytest.mark.parametrize("choice", LAG_CALENDARS)
def test_a_lag_runs_on_the_calendar_that_the_project_chose(choice: str) -> None:
    projects = (project(options=Options(lag_calendar=choice)),)
    both = [activity("A", 5), activity("B", 1, calendar_id="six")]

    times = computed(both, "A FS+2 B", projects=projects)

    assert early(times["B"])[0] == LAG_CALENDARS[choice]


def test_options_given_stand_in_for_those_of_the_project() -> None:
    both = schedule([activity("A", 5), activity("B", 1, calendar_id="six")], "A FS+2 B")

    times = scheduled(both, Options(lag_calendar="rcal_24Hour")).times

    assert early(times["B"])[0] == LAG_CALENDARS["rcal_24Hour"]


def test_the_project_default_is_the_project_s_own_calendar() -> None:
    projects = (project(options=Options(lag_calendar="rcal_ProjDefault"), calendar_id="all"),)

    times = computed([activity("A", 5), activity("B", 1)], "A FS+8 B", projects=projects)

    # 64 hours after Friday 17:00 it is Monday 09:00.
    assert early(times["B"])[0] == "01-12 09:00"


def test_an_elapsed_lag_runs_by_the_clock_and_a_percentage_is_of_the_predecessor() -> None:
    both = [activity("A", 5), activity("B", 1, calendar_id="all"), activity("C", 1)]
    links = (
        Relation("A", "B", lag_minutes=60, is_elapsed=True),
        Relation("A", "C", lag_percent=40.0),
    )

    times = computed(both, relations=links)

    assert early(times["B"])[0] == "01-09 18:00"
    assert early(times["C"])[0] == "01-14 08:00"


def test_a_lead_lets_the_successor_start_before_the_predecessor_ends() -> None:
    times = computed([activity("A", 5), activity("B", 5)], "A FS-2 B")

    assert early(times["B"]) == ("01-08 08:00", "01-14 17:00")
    assert late(times["A"]) == ("01-05 08:00", "01-09 17:00")


def test_finish_to_finish_and_start_to_finish_bound_the_finish() -> None:
    # The SF link ends B where C starts, and keeps 08:00 as it is.
    times = computed(
        [activity("A", 5), activity("B", 2), activity("C", 1), activity("D", 2)],
        "A C",
        "C SF B",
        "A FF+1 D",
    )

    assert early(times["B"]) == ("01-08 08:00", "01-12 08:00")
    assert early(times["D"]) == ("01-09 08:00", "01-12 17:00")


def test_late_dates_across_lag_calendars_leave_no_negative_float() -> None:
    nights = Calendar("night", week=(((0, 360), (1320, 1440)),) * 5 + ((), ()))
    projects = (project(options=Options(lag_calendar="rcal_ProjDefault")),)
    both = [activity("A", 1, calendar_id="night"), activity("B", 1)]

    times = computed(both, "A FS+1 B", projects=projects, calendars=(nights,))

    assert times["A"].total_float == 0


@pytest.mark.parametrize("links", [("A SF C", "B FF C"), ("B FF C", "A SF C")])
def test_of_two_finishes_with_the_same_work_the_earlier_holds(links: tuple[str, str]) -> None:
    activities = [activity("A", 1), activity("B", 1), activity("C", 1 / 8)]

    times = computed(activities, "B A", *links)

    assert early(times["C"]) == ("01-05 16:00", "01-05 17:00")
