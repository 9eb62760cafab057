"""Schedules that the kit uploads: a few activities in Primavera's XER, as a form with one file."""

from collections.abc import Sequence

BOUNDARY = "understudy-form-a1b2c3"
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
DAYS = ("2031-05-05", "2031-05-12", "2031-05-19", "2031-05-26")
NAMES = ("Site mobilisation", "Quay wall piling", "Deck slab", "Handover")


def form(filename: str, content: str) -> bytes:
    """Return the form that carries a file under the name `file`."""
    lines = (
        f"--{BOUNDARY}",
        f'Content-Disposition: form-data; name="file"; filename="{filename}"',
        "Content-Type: application/octet-stream",
        "",
        content,
        f"--{BOUNDARY}--",
        "",
    )
    return "\r\n".join(lines).encode()


def xer(title: str) -> str:
    """Return a schedule of four activities, one after the other, whose project bears a title."""
    tables = (
        ("CURRTYPE", ("curr_id", "curr_type", "curr_short_name"), [("1", "US Dollar", "USD")]),
        ("CALENDAR", ("clndr_id", "clndr_name", "day_hr_cnt", "clndr_type"), [_CALENDAR]),
        ("PROJECT", _PROJECT_FIELDS, [("7", title, "1", "2031-05-05 08:00", "2031-05-05 08:00")]),
        ("PROJWBS", ("wbs_id", "proj_id", "proj_node_flag", "wbs_short_name", "wbs_name"), [_WBS]),
        ("TASK", _TASK_FIELDS, [_task(place) for place in range(len(NAMES))]),
        ("TASKPRED", _LINK_FIELDS, [_link(place) for place in range(1, len(NAMES))]),
    )
    head = "ERMHDR\t19.12\t2031-05-05\tProject\tunderstudy\tunderstudy\tdb\tProject Management\tUSD"
    lines = [head]
    for name, columns, rows in tables:
        lines += [f"%T\t{name}", _line("%F", columns), *(_line("%R", row) for row in rows)]
    return "\r\n".join([*lines, "%E", ""])


_CALENDAR = ("1", "Five days", "8", "CA_Base")
_WBS = ("70", "7", "Y", "U", "understudy")
_PROJECT_FIELDS = ("proj_id", "proj_short_name", "clndr_id", "last_recalc_date", "plan_start_date")
_TASK_FIELDS = (
    *("task_id", "proj_id", "wbs_id", "clndr_id", "task_code", "task_name", "task_type"),
    *("status_code", "duration_type", "complete_pct_type", "phys_complete_pct"),
    *("target_drtn_hr_cnt", "remain_drtn_hr_cnt", "target_start_date", "target_end_date"),
    *("early_start_date", "early_end_date", "total_float_hr_cnt"),
)
_LINK_FIELDS = (
    *("task_pred_id", "task_id", "pred_task_id", "proj_id", "pred_proj_id"),
    *("pred_type", "lag_hr_cnt"),
)


def _task(place: int) -> tuple[str, ...]:
    begin, end = f"{DAYS[place]} 08:00", f"{DAYS[place][:-2]}{int(DAYS[place][-2:]) + 4:02} 16:00"
    return (
        *(f"{100 + place}", "7", "70", "1", f"A10{place}0", NAMES[place], "TT_Task"),
        *("TK_NotStart", "DT_FixedDUR2", "CP_Drtn", "0", "40", "40"),
        *(begin, end, begin, end, "0"),
    )


def _link(place: int) -> tuple[str, ...]:
    return (f"{200 + place}", f"{100 + place}", f"{99 + place}", "7", "7", "PR_FS", "0")


def _line(mark: str, values: Sequence[str]) -> str:
    return "\t".join((mark, *values))
