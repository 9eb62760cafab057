"""What is computed of a schedule: its critical path, its quality, and its load by week."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.api import Doc
from understudy.server.apis.kazinex.packing import BLOCK, packed
from understudy.server.apis.kazinex.schedule.critical_path import Scheduled
from understudy.server.apis.kazinex.schedule.loading import AssignmentLoading, loading
from understudy.server.apis.kazinex.schedule.model import Schedule
from understudy.server.apis.kazinex.schedule.quality import FIND_OTHERS, Settings, assessed

LoadRow = list[Any]
LOAD_FIELDS = ("name", "planned_units", "actual_units", "loading", "reason")
NOBODY = "Nobody yet"


@dataclass(frozen=True)
class Analysis:
    """The quality, blocks of load rows, and the weeks of each resource, packed.

    A load row is the place of its activity among those of the revision, then LOAD_FIELDS.
    """

    quality: Doc
    loads: Sequence[str]
    load_count: int
    weeks: str


def analysed(
    schedule: Schedule,
    scheduled: Scheduled,
    places: Mapping[str, int],
    baseline: Schedule | None,
    settings: Mapping[str, Any],
) -> Analysis:
    """Return what is computed; `places` tells where each activity's row stands."""
    names = {each.id: each.name or each.code or each.id for each in schedule.resources}
    loads = [each for each in loading(schedule) if each.activity_id in places]
    rows = [_load_row(each, places[each.activity_id], names) for each in loads]
    return Analysis(
        quality_of(schedule, scheduled, places, baseline, settings),
        [packed(rows[first : first + BLOCK]) for first in range(0, len(rows), BLOCK)],
        len(rows),
        packed(_weeks_of(rows)),
    )


def quality_of(
    schedule: Schedule,
    scheduled: Scheduled,
    places: Mapping[str, int],
    baseline: Schedule | None,
    settings: Mapping[str, Any],
) -> Doc:
    """Return score and checks; activities that are found are told by their places."""
    found = assessed(schedule, scheduled, baseline, Settings.from_document(settings)).as_document()
    for check in found["checks"]:
        if check["id"] not in FIND_OTHERS:
            check["findings"] = [places[each] for each in check["findings"] if each in places]
    return found


def _load_row(load: AssignmentLoading, place: int, names: Mapping[str, str]) -> LoadRow:
    weeks = [{"week": week.monday.isoformat(), "units": week.units} for week in load.weeks]
    name = names.get(load.resource_id or "", NOBODY)
    return [place, name, load.planned_units, load.actual_units, weeks, load.reason]


def _weeks_of(rows: Sequence[LoadRow]) -> Mapping[str, Mapping[str, float]]:
    """Return how many units of each resource are in which week."""
    sums: dict[str, dict[str, float]] = {}
    for _, name, _, _, weeks, _ in rows:
        of_one = sums.setdefault(name, defaultdict(float))
        for each in weeks:
            of_one[each["week"]] += each["units"]
    return {
        name: {week: round(of_one[week], 6) for week in sorted(of_one)}
        for name, of_one in sums.items()
    }
