"""Defects of behaviour: team, tasks, budget and locations."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import after, instead, refused, replaced, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.things import CATEGORIES
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")
behaviour.add(
    row(
        "behaviour-member-like-in-the-app",
        "A member added over the API may write and is pending, as in the app.",
    )
    .at("things.team", then(lambda found: {**found, "permission": "write", "status": "pending"}))
    .breaks("PP-TEAM-01"),
    row("behaviour-member-status-active", "Members are listed with the status `active`.")
    .at(
        "operations.list_team",
        then(lambda found: [{**member, "status": "active"} for member in found]),
    )
    .breaks("PP-TEAM-01", "PP-TOL-05"),
    row("behaviour-role-not-kept", "The role of a member is answered once and not kept.")
    .at("operations.list_team", then(lambda found: [{**member, "role": None} for member in found]))
    .breaks("PP-BACK-01"),
    row("behaviour-email-required", "A member without an email is refused.")
    .at(
        "things.team",
        refused(400, "email is required"),
        when=lambda call, body: not body.get("email"),
    )
    .breaks("PP-BACK-03"),
)


@behaviour.defect(
    "behaviour-new-member-not-shown",
    "Adding a member answers how many there are, not the member.",
    at="operations.add_team_member",
    rules=("PP-TOL-04",),
)
def new_member_not_shown(ordinary: Ordinary, call: Call) -> Any:
    ordinary(call)
    return {"count": len(call.behaviour.operations.list_team(call))}


behaviour.add(
    row("behaviour-task-begins-done", "A new task is done already.")
    .at("things.tasks", replaced("done", True))
    .breaks("PP-TASK-01"),
    row("behaviour-done-as-number", "The task list gives `done` as 0 or 1.")
    .at(
        "operations.list_tasks",
        then(lambda found: [{**task, "done": int(task["done"])} for task in found]),
    )
    .breaks("PP-TOL-09"),
    row(
        "behaviour-task-author-without-key",
        "A task records that it came over the API, not with which key.",
    )
    .at("things.tasks", replaced("createdBy", "api"))
    .breaks("PP-TASK-01"),
    row("behaviour-label-shortened", "Labels of tasks are cut after twenty characters.")
    .at(
        "things.tasks",
        lambda ordinary, call, body: {**ordinary(call, body), "label": body["label"][:20]},
    )
    .breaks("PP-TASK-01", "PP-BACK-01"),
    row(
        "behaviour-unknown-category-kept",
        "A budget category outside the ten is kept as it was sent.",
    )
    .at("things.category", lambda ordinary, given: given or ordinary(given))
    .breaks("PP-BUDGET-01"),
    row("behaviour-decor-is-other", "`decor` was forgotten among the ten categories.")
    .at("things.category", instead("other"), when=lambda given: given == "decor")
    .breaks("PP-BUDGET-01"),
)


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


behaviour.add(
    row("behaviour-actual-follows-estimate", "The actual cost is the estimate unless it is sent.")
    .at(
        "things.budget",
        after(
            lambda item, call, body: {
                **item,
                "actualCost": body.get("actualCost", item["estimatedCost"]),
            }
        ),
    )
    .breaks("PP-BUDGET-02")
)


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


behaviour.add(
    row("behaviour-location-type-empty", "A location without a type has none.")
    .at(
        "things.locations",
        lambda ordinary, call, body: {**ordinary(call, body), "type": body.get("type")},
    )
    .breaks("PP-LOC-01"),
    row("behaviour-all-locations-physical", "Every location is stored as physical.")
    .at("things.locations", replaced("type", "physical"))
    .breaks("PP-LOC-01"),
    row("behaviour-member-added-twice", "A member who is added stands in the list twice.")
    .at(
        "operations.list_team",
        then(lambda members: [*members, *({**each, "id": f"{each['id']}_2"} for each in members)]),
    )
    .breaks("PP-BACK-01"),
)


@behaviour.defect(
    "behaviour-category-by-beginning",
    "A category that begins as a listed one does is taken for it.",
    at="things.category",
    rules=("PP-BUDGET-01",),
)
def category_by_beginning(ordinary: Ordinary, given: Any) -> Any:
    first = str(given).split()[:1]
    return ordinary(first[0] if first and given not in CATEGORIES else given)
