"""Activities, and the links between them."""

from datetime import datetime

from understudy.server.apis.kazinex.schedule.model.record import record

NOT_STARTED, ACTIVE, COMPLETE = "TK_NotStart", "TK_Active", "TK_Complete"
START_MILESTONE, FINISH_MILESTONE = "TT_Mile", "TT_FinMile"
LEVEL_OF_EFFORT, WBS_SUMMARY = "TT_LOE", "TT_WBS"


@record
class Activity:
    """One activity, with dates and floats as the file stores them: nothing here is computed.

    `id` is the file's own (XER task_id, MSPDI UID, P6 XML ObjectId) and unique in it; `code` is
    what people call it (task_code, MSPDI ID, P6 XML Id). `project_id`, `wbs_id` and `calendar_id`
    may name what the file lacks. `original_minutes` is target_drtn_hr_cnt. `planned_*` are
    target_start_date and target_end_date; `external_*` come with links to absent projects.
    `is_manual` (MSPDI): links do not move it. `is_driving`: on the stored longest path.
    """

    id: str
    project_id: str
    code: str | None = None
    name: str | None = None
    type: str | None = None
    status: str | None = None
    wbs_id: str | None = None
    calendar_id: str | None = None
    percent_type: str | None = None
    duration_type: str | None = None
    original_minutes: int | None = None
    remaining_minutes: int | None = None
    total_float_minutes: int | None = None
    free_float_minutes: int | None = None
    physical_percent: float | None = None
    # What MSPDI and P6 XML store beside it; XER stores none.
    stored_percent: float | None = None
    planned_units: float | None = None
    actual_units: float | None = None
    remaining_units: float | None = None
    planned_start: datetime | None = None
    planned_finish: datetime | None = None
    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    early_start: datetime | None = None
    early_finish: datetime | None = None
    late_start: datetime | None = None
    late_finish: datetime | None = None
    suspended: datetime | None = None
    resumed: datetime | None = None
    constraint: str | None = None
    constraint_date: datetime | None = None
    constraint2: str | None = None
    constraint2_date: datetime | None = None
    expected_finish: datetime | None = None
    external_early_start: datetime | None = None
    external_late_finish: datetime | None = None
    priority: str | None = None
    resource_id: str | None = None
    guid: str | None = None
    created: datetime | None = None
    is_driving: bool | None = None
    is_manual: bool = False

    @property
    def percent_complete(self) -> float:
        """Return the percent of its own type: physical, of units, or of duration (the default)."""
        if self.stored_percent is not None:
            return self.stored_percent
        if self.percent_type == "CP_Phys":
            return self.physical_percent or 0.0
        if self.status in (NOT_STARTED, COMPLETE):
            return 100.0 if self.status == COMPLETE else 0.0
        if self.percent_type == "CP_Units":
            done = self.actual_units or 0.0
            return _share(done, done + (self.remaining_units or 0.0))
        original, left = self.original_minutes or 0, self.remaining_minutes or 0
        return _share(max(original - left, 0), original)


@record
class Relation:
    """A link. Its type tells which end of the successor waits for which of the predecessor.

    An end may be absent from the file: then the id names nothing in `Schedule.activities`, and
    the project ids tell whose it is. `lag_minutes` is work on the lag calendar (`Options`), but
    plain time where `is_elapsed`; `lag_percent` (MSPDI) is of the predecessor's duration, and the
    minutes are then 0.
    """

    predecessor_id: str
    successor_id: str
    type: str = "PR_FS"
    lag_minutes: int = 0
    id: str | None = None
    predecessor_project_id: str | None = None
    successor_project_id: str | None = None
    lag_percent: float | None = None
    is_elapsed: bool = False


def _share(part: float, whole: float) -> float:
    return 100.0 * part / whole if whole else 0.0
