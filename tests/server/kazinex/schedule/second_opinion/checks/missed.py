"""Second opinions on what stands in the details of check 31: missed tasks, and the real BEI."""

from datetime import datetime

from tests.server.kazinex.schedule.second_opinion.checks.case import Case

from understudy.server.apis.kazinex.schedule.model import COMPLETE, Activity


def missed_tasks(case: Case) -> dict[str, float]:
    """Return how many were due by the data date, and how many of those are late or not done.

    BEI is what is finished by what was due or is not in the baseline.
    """
    if case.baseline is None or not case.open:
        return {}
    planned = {
        each.code: each.planned_finish
        for each in case.baseline.activities
        if each.project_id == case.baseline.project_id
    }
    ends = [(each, planned.get(each.code)) for each in case.work]
    due = [(each, end) for each, end in ends if end is not None and end <= case.data_date]
    missed = [each for each, end in due if _is_missed(each, end)]
    without = [each for each, end in ends if end is None]
    finished = [each for each in case.work if each.status == COMPLETE]
    counts: dict[str, float] = {"due": len(due), "missed": len(missed)}
    if due or without:
        counts["bei"] = round(len(finished) / (len(due) + len(without)), 4)
    return counts


def _is_missed(activity: Activity, end: datetime) -> bool:
    finish = activity.actual_finish
    return activity.status != COMPLETE or finish is None or finish > end
