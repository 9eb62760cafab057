"""Is it said who does the work, and what it takes?

Sources: V the vendor, O Oracle, R our reading, by docs/schedules.md.
"""

from collections.abc import Sequence

from understudy.server.apis.kazinex.schedule.critical_path.counted import state_of
from understudy.server.apis.kazinex.schedule.model import NOT_STARTED, Assignment
from understudy.server.apis.kazinex.schedule.quality.finding import Finding, Skipped, rest
from understudy.server.apis.kazinex.schedule.quality.subject import MILESTONES, Subject


def missing_resources(subject: Subject) -> Finding:
    """Open tasks but milestones with an assignment, of all such; >= 95 % (V).

    An assignment to no resource and no role (MSPDI writes one for each task without) is none. O
    lets an expense do: how many fail in spite of one is a detail.
    """
    assigned = {each.activity_id for each in subject.schedule.assignments if _is_to_someone(each)}
    paid = {each.activity_id for each in subject.schedule.expenses}
    workers = [each.id for each in subject.open if each.type not in MILESTONES]
    failing = [each for each in workers if each not in assigned]
    with_expense = sum(each in paid for each in failing)
    of = "open activities but milestones"
    return rest(failing, len(workers), of, with_expense=with_expense)


def resource_loading(subject: Subject) -> Finding:
    """How many of five aspects of loading the assignments of the project show; all five (V, R).

    V names eight: cost, progress units, labour, equipment, material, calendars, availability and
    balance. The first five are computed: a cost; units done, where anything was begun; assignments
    of labour, of equipment, of material.
    """
    tasks = {each.id for each in subject.tasks}
    assignments = [each for each in subject.schedule.assignments if each.activity_id in tasks]
    if not assignments:
        raise Skipped("there are no assignments")
    aspects = {
        "cost": any(
            each.planned_cost or each.actual_cost or each.remaining_cost for each in assignments
        ),
        "progress_units": _has_progress(subject, assignments),
        **_kinds(subject, assignments),
    }
    missing = [name for name, is_shown in aspects.items() if not is_shown]
    shown = len(aspects) - len(missing)
    return Finding(shown, len(aspects), missing, len(missing) / len(aspects), {"aspects": aspects})


def _is_to_someone(assignment: Assignment) -> bool:
    return assignment.resource_id is not None or assignment.role_id is not None


def _has_progress(subject: Subject, assignments: Sequence[Assignment]) -> bool:
    begun = {each.id for each in subject.tasks if state_of(each) != NOT_STARTED}
    of_begun = [each for each in assignments if each.activity_id in begun]
    return not of_begun or any(each.actual_units for each in of_begun)


def _kinds(subject: Subject, assignments: Sequence[Assignment]) -> dict[str, bool]:
    types = {each.id: each.type for each in subject.schedule.resources}
    used = {types.get(each.resource_id or "") for each in assignments}
    names = (("labour", "RT_Labor"), ("equipment", "RT_Equip"), ("material", "RT_Mat"))
    return {name: code in used for name, code in names}
