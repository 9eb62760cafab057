"""Weekly series: the assignments that repeat one, and what an edit means for those after it."""

from collections.abc import Callable
from datetime import timedelta

from understudy.api import Doc, OrgStore
from understudy.server.apis.resourceplanner.assignment import (
    changed_assignment,
    day_of,
    moved,
)
from understudy.server.apis.resourceplanner.workspace import Body, Fields

WEEK = timedelta(weeks=1)


def repeated(assignment: Doc, body: Body, new_id: Callable[[], str]) -> list[Doc]:
    """Return an assignment and those of the following weeks, as many as the body asks for.

    One that is of a series already is not repeated again.
    """
    weeks = body.get("repeatWeeks", 1) if body.get("repeatWeekly") else 1
    if weeks <= 1 or assignment["_series"]:
        return [assignment]
    series = {"_series": new_id()}
    later = [
        {
            **assignment,
            **moved(assignment, number * WEEK, number * WEEK, "repeatWeeks"),
            **series,
            "id": new_id(),
        }
        for number in range(1, weeks)
    ]
    return [{**assignment, **series}, *later]


def edited(assignment: Doc, body: Body, links: Fields, org: OrgStore) -> list[Doc]:
    """Return an assignment as a body changes it and, if it asks for that, those after it.

    Those after it move by as many days as it does.
    """
    changed = {**changed_assignment(assignment, body), **links}
    begins, ends = (
        day_of(changed[end]) - day_of(assignment[end]) for end in ("dateFrom", "dateTo")
    )
    return [
        changed,
        *(
            {
                **changed_assignment(later, {**body, **moved(later, begins, ends, "dateFrom")}),
                **links,
            }
            for later in those_after(assignment, body, org)
        ),
    ]


def those_after(assignment: Doc, body: Body, org: OrgStore) -> list[Doc]:
    """Return the later assignments of a series, if a body is about them too; by their days."""
    if body.get("seriesEditMode") != "future" or not assignment["_series"]:
        return []
    later = [
        one
        for one in org.assignments.matching({}, first=assignment["dateFrom"])
        if one["_series"] == assignment["_series"] and one["dateFrom"] > assignment["dateFrom"]
    ]
    return sorted(later, key=lambda one: one["dateFrom"])
