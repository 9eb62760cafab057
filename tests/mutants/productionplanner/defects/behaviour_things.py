"""Defects of behaviour: team, tasks, budget and locations."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.things import CATEGORIES
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")


@behaviour.defect(
    "behaviour-member-like-in-the-app",
    "A member added over the API may write and is pending, as in the app.",
    at="things.team",
    rules=("PP-TEAM-01",),
)
def member_like_in_the_app(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    return {**ordinary(call, body), "permission": "write", "status": "pending"}


@behaviour.defect(
    "behaviour-member-status-active",
    "Members are listed with the status `active`.",
    at="operations.list_team",
    rules=("PP-TEAM-01", "PP-TOL-05"),
)
def member_status_active(ordinary: Ordinary, call: Call) -> Any:
    return [{**member, "status": "active"} for member in ordinary(call)]


@behaviour.defect(
    "behaviour-role-not-kept",
    "The role of a member is answered once and not kept.",
    at="operations.list_team",
    rules=("PP-BACK-01",),
)
def role_not_kept(ordinary: Ordinary, call: Call) -> Any:
    return [{**member, "role": None} for member in ordinary(call)]


@behaviour.defect(
    "behaviour-email-required",
    "A member without an email is refused.",
    at="things.team",
    rules=("PP-BACK-03",),
)
def email_required(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    if not body.get("email"):
        raise Refusal(400, "email is required")
    return ordinary(call, body)


@behaviour.defect(
    "behaviour-new-member-not-shown",
    "Adding a member answers how many there are, not the member.",
    at="operations.add_team_member",
    rules=("PP-TOL-04",),
)
def new_member_not_shown(ordinary: Ordinary, call: Call) -> Any:
    ordinary(call)
    return {"count": len(call.behaviour.operations.list_team(call))}


@behaviour.defect(
    "behaviour-task-begins-done",
    "A new task is done already.",
    at="things.tasks",
    rules=("PP-TASK-01",),
)
def task_begins_done(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    return {**ordinary(call, body), "done": True}


@behaviour.defect(
    "behaviour-done-as-number",
    "The task list gives `done` as 0 or 1.",
    at="operations.list_tasks",
    rules=("PP-TOL-09",),
)
def done_as_number(ordinary: Ordinary, call: Call) -> Any:
    return [{**task, "done": int(task["done"])} for task in ordinary(call)]


@behaviour.defect(
    "behaviour-task-author-without-key",
    "A task records that it came over the API, not with which key.",
    at="things.tasks",
    rules=("PP-TASK-01",),
)
def task_author_without_key(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    return {**ordinary(call, body), "createdBy": "api"}


@behaviour.defect(
    "behaviour-label-shortened",
    "Labels of tasks are cut after twenty characters.",
    at="things.tasks",
    rules=("PP-TASK-01", "PP-BACK-01"),
)
def label_shortened(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    return {**ordinary(call, body), "label": body["label"][:20]}


@behaviour.defect(
    "behaviour-unknown-category-kept",
    "A budget category outside the ten is kept as it was sent.",
    at="things.category",
    rules=("PP-BUDGET-01",),
)
def unknown_category_kept(ordinary: Ordinary, given: Any) -> Any:
    return given or ordinary(given)


@behaviour.defect(
    "behaviour-decor-is-other",
    "`decor` was forgotten among the ten categories.",
    at="things.category",
    rules=("PP-BUDGET-01",),
)
def decor_is_other(ordinary: Ordinary, given: Any) -> Any:
    return "other" if given == "decor" else ordinary(given)


@behaviour.defect(
    "behaviour-unknown-category-refused",
    "A budget category outside the ten is refused.",
    at="things.category",
    rules=("PP-BUDGET-01",),
)
def unknown_category_refused(ordinary: Ordinary, given: Any) -> Any:
    category = ordinary(given)
    if given is not None and category != given:
        raise Refusal(400, "category is not valid")
    return category


@behaviour.defect(
    "behaviour-costs-empty",
    "Costs that are not sent read back as null.",
    at="things.budget",
    rules=("PP-BUDGET-02",),
)
def costs_empty(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    costs = {name: body.get(name) for name in ("estimatedCost", "actualCost")}
    return {**ordinary(call, body), **costs}


@behaviour.defect(
    "behaviour-actual-follows-estimate",
    "The actual cost is the estimate unless it is sent.",
    at="things.budget",
    rules=("PP-BUDGET-02",),
)
def actual_follows_estimate(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item: Doc = ordinary(call, body)
    return {**item, "actualCost": body.get("actualCost", item["estimatedCost"])}


@behaviour.defect(
    "behaviour-cents-cut-off",
    "Costs lose what stands behind the decimal point.",
    at="things.budget",
    rules=("PP-BACK-01",),
)
def cents_cut_off(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item: Doc = ordinary(call, body)
    costs = {name: int(item[name]) for name in ("estimatedCost", "actualCost")}
    return {**item, **costs}


@behaviour.defect(
    "behaviour-location-type-empty",
    "A location without a type has none.",
    at="things.locations",
    rules=("PP-LOC-01",),
)
def location_type_empty(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    return {**ordinary(call, body), "type": body.get("type")}


@behaviour.defect(
    "behaviour-all-locations-physical",
    "Every location is stored as physical.",
    at="things.locations",
    rules=("PP-LOC-01",),
)
def all_locations_physical(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    return {**ordinary(call, body), "type": "physical"}


@behaviour.defect(
    "behaviour-member-added-twice",
    "A member who is added stands in the list twice.",
    at="operations.list_team",
    rules=("PP-BACK-01",),
)
def member_added_twice(ordinary: Ordinary, call: Call) -> Any:
    members = ordinary(call)
    return [*members, *({**each, "id": f"{each['id']}_2"} for each in members)]


@behaviour.defect(
    "behaviour-category-by-beginning",
    "A category that begins as a listed one does is taken for it.",
    at="things.category",
    rules=("PP-BUDGET-01",),
)
def category_by_beginning(ordinary: Ordinary, given: Any) -> Any:
    first = str(given).split()[:1]
    return ordinary(first[0] if first and given not in CATEGORIES else given)
