"""A schedule as a document of JSON, and back."""

import json
from datetime import date, datetime

from understudy.server.apis.kazinex.schedule import as_document, from_document
from understudy.server.apis.kazinex.schedule.model import (
    Activity,
    Baseline,
    BaselineActivity,
    Calendar,
    ExceptionDay,
    Options,
    Project,
    Relation,
    Schedule,
)

NINE = datetime.fromisoformat("2026-01-05T09:00")
SCHEDULE = Schedule(
    format="xer",
    project_id="1",
    projects=(Project("1", data_date=NINE, options=Options(float_type="FT_SS", is_stored=True)),),
    activities=(
        Activity("10", "1", code="A10", early_start=NINE, total_float_minutes=0),
        Activity("11", "1", code="A11"),
    ),
    relations=(Relation("10", "11", lag_minutes=-480), Relation("9", "10", lag_percent=50.0)),
    calendars=(
        Calendar("5", week=(((480, 720),),) * 7, exceptions=(ExceptionDay(date(2026, 1, 1)),)),
    ),
    baselines=(Baseline("0", "1", activities=(BaselineActivity("A10", start=NINE),)),),
    warnings=("a warning",),
    exported=NINE,
)


def test_a_document_gives_the_schedule_back() -> None:
    written = json.dumps(as_document(SCHEDULE))

    assert from_document(json.loads(written)) == SCHEDULE


def test_what_no_activity_has_takes_no_room() -> None:
    columns = as_document(SCHEDULE)["activities"]["columns"]

    assert columns == {
        "id": ["10", "11"],
        "project_id": ["1", "1"],
        "code": ["A10", "A11"],
        "early_start": ["2026-01-05T09:00:00", None],
        "total_float_minutes": [0, None],
    }
