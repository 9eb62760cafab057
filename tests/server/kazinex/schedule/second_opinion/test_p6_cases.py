"""The second opinion itself, proved on what Primavera P6 23.12 gave: before it judges others."""

import csv
from datetime import datetime
from pathlib import Path

from tests.server.kazinex.schedule.second_opinion.compared import Comparison, Value, dates
from tests.server.kazinex.schedule.second_opinion.critical import opinion
from tests.server.kazinex.schedule.second_opinion.links import World

from understudy.server.apis.kazinex.schedule import read
from understudy.server.apis.kazinex.schedule.model import Activity

DAY = 480


def test_the_second_opinion_equals_p6_in_its_27_activities(schedules: Path) -> None:
    schedule = read(schedules / "p6-cases.xer")
    world, second = World(schedule), opinion(schedule)
    by_code = {(world.project(each).code, each.code): each for each in schedule.activities}
    comparison = Comparison()

    with (schedules / "p6-cases.expected.csv").open() as lines:
        for row in csv.DictReader(lines):
            activity = by_code[row["project"], row["activity"]]
            given = dates(second, world, activity.id)
            for column, text in row.items():
                if text and column not in ("project", "activity"):
                    name = column.removesuffix("_days")
                    place = f"{row['project']} {row['activity']}, {name}"
                    expected, value = _expected(text), _shown(activity, name, text, given)
                    comparison.add(place, value, expected)

    assert comparison.differences == []
    assert comparison.values == 160


def _expected(text: str) -> Value:
    """Return a date, or a float of days as minutes."""
    if "-" in text[1:]:
        return datetime.fromisoformat(text.removesuffix(" A"))
    return float(text) * DAY


def _shown(activity: Activity, name: str, text: str, given: dict[str, Value]) -> Value:
    """Return what P6 shows: the actual date where there is one, which it marks with A."""
    if not text.endswith(" A"):
        return given[name]
    return activity.actual_finish if name.endswith("finish") else activity.actual_start
