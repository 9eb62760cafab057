"""Defects of behaviour: what PATCH changes, keeps, ignores and refuses."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")


@behaviour.defect(
    "behaviour-currency-not-kept",
    "PATCH answers the new budgetCurrency and keeps the old one.",
    at="records.change",
    rules=("PP-PATCH-01",),
)
def currency_not_kept(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    before = project["budgetCurrency"]
    shown = dict(ordinary(call, project, changes))
    project["budgetCurrency"] = before
    return shown


@behaviour.defect(
    "behaviour-budget-as-text",
    "The total budget reads back as a string.",
    at="records.change",
    rules=("PP-PATCH-01",),
)
def budget_as_text(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if changes.get("totalBudget") is not None:
        changes["totalBudget"] = str(changes["totalBudget"])
    return ordinary(call, project, changes)


behaviour.add(
    row(
        "behaviour-budget-not-recognised", "PATCH does not know `totalBudget`: alone it is refused."
    )
    .at(
        "checks.recognised",
        then(lambda found: tuple(name for name in found if name != "totalBudget")),
    )
    .breaks("PP-PATCH-01")
)


@behaviour.defect(
    "behaviour-patch-needs-name",
    "PATCH is checked like a new project: without a name it is refused.",
    at="checks.changes",
    rules=("PP-PATCH-01", "PP-TOL-08"),
)
def patch_needs_name(ordinary: Ordinary, call: Call) -> Any:
    changes: Doc = ordinary(call)
    if "name" not in changes:
        raise Refusal(400, "name is required")
    return changes


@behaviour.defect(
    "behaviour-patch-takes-all-keys",
    "PATCH stores whatever the body holds.",
    at="records.change",
    rules=("PP-PATCH-02",),
)
def patch_takes_all_keys(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if call.method != "PATCH":
        return ordinary(call, project, changes)
    body = call.behaviour.checks.document(call)
    known = {name: body[name] for name in body if name in project and name != "dates"}
    return ordinary(call, project, {**known, "id": project["id"]})


@behaviour.defect(
    "behaviour-patch-replaces-dates",
    "PATCH takes `dates` and replaces those of the project.",
    at="records.change",
    rules=("PP-PATCH-02",),
)
def patch_replaces_dates(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if call.method == "PATCH":
        sent = call.behaviour.checks.document(call).get("dates")
        entries = sent if isinstance(sent, list) else project["dates"]
        changes["dates"] = [
            entry if isinstance(entry, dict) and "date" in entry else {"date": str(entry)}
            for entry in entries
        ]
    return ordinary(call, project, changes)


behaviour.add(
    row("behaviour-patch-archives", "PATCH takes `archivedAt` and `status`, and so archives.")
    .at("checks.recognised", then(lambda found: (*found, "archivedAt", "status")))
    .breaks("PP-PATCH-02", "PP-PATCH-03")
)


@behaviour.defect(
    "behaviour-patch-deletes",
    "PATCH with a `deletedAt` beside another field deletes the project.",
    at="records.change",
    rules=("PP-PATCH-02",),
)
def patch_deletes(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if call.method == "PATCH" and call.behaviour.checks.document(call).get("deletedAt"):
        changes["deletedAt"] = call.behaviour.records.stamp(call)
    return ordinary(call, project, changes)


@behaviour.defect(
    "behaviour-unknown-key-refused",
    "PATCH refuses a body with an unrecognised key beside a good one.",
    at="checks.changes",
    rules=("PP-PATCH-02",),
)
def unknown_key_refused(ordinary: Ordinary, call: Call) -> Any:
    changes: Doc = ordinary(call)
    if set(call.behaviour.checks.document(call)) - set(changes):
        raise Refusal(400, "Unknown field")
    return changes


@behaviour.defect(
    "behaviour-nothing-to-change-is-fine",
    "PATCH without a recognised field answers 200 and changes nothing.",
    at="operations.update_project",
    rules=("PP-PATCH-03",),
)
def nothing_to_change_is_fine(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal as refusal:
        if refusal.message != "No field to update":
            raise
        return call.behaviour.operations.get_project(call)


@behaviour.defect(
    "behaviour-refused-patch-touches",
    "A PATCH that is refused for want of a field moves the project up the list.",
    at="checks.changes",
    rules=("PP-PATCH-03", "PP-STATUS-07"),
)
def refused_patch_touches(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal:
        call.behaviour.records.touch(call, call.world.projects[call.project_id])
        raise


@behaviour.defect(
    "behaviour-patch-clears-the-rest",
    "PATCH works like PUT: description, links and budget that are not sent are cleared.",
    at="records.change",
    rules=("PP-PATCH-04",),
)
def patch_clears_the_rest(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    blank: Doc = {"description": "", "links": [], "totalBudget": None, "budgetCurrency": None}
    return ordinary(call, project, {**blank, **changes} if call.method == "PATCH" else changes)


behaviour.add(
    row("behaviour-rename-resets-timezone", "PATCH of the name sets the timezone back to UTC.")
    .at(
        "records.change",
        lambda ordinary, call, project, changes: ordinary(
            call, project, {**({"timezone": "UTC"} if "name" in changes else {}), **changes}
        ),
    )
    .breaks("PP-PATCH-04")
)


@behaviour.defect(
    "behaviour-patch-does-not-move",
    "PATCH leaves `updatedAt` and the place in the list as they were.",
    at="records.touch",
    rules=("PP-LIST-05",),
)
def patch_does_not_move(ordinary: Ordinary, call: Call, project: Doc) -> None:
    if call.method != "PATCH":
        ordinary(call, project)


behaviour.add(
    row("behaviour-budget-of-0-ignored", "PATCH takes a total budget of 0 for none sent.")
    .at(
        "checks.changes",
        then(
            lambda changes: {
                name: value
                for name, value in changes.items()
                if name != "totalBudget" or value != 0
            }
        ),
    )
    .breaks("PP-PATCH-01")
)


@behaviour.defect(
    "behaviour-patch-replaces-team",
    "PATCH replaces the team by one that the body holds.",
    at="records.change",
    rules=("PP-BACK-01",),
)
def patch_replaces_team(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    document = call.behaviour.checks.document(call) if call.method == "PATCH" else {}
    if isinstance(document.get("team"), list):
        call.behaviour.records.items(call, project, "team")[:] = document["team"]
    return ordinary(call, project, changes)


@behaviour.defect(
    "behaviour-new-budget-does-not-move",
    "Setting the budget leaves the project where it stands in the list.",
    at="records.change",
    rules=("PP-LIST-05",),
)
def new_budget_does_not_move(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if set(changes) == {"totalBudget"}:
        project.update(changes)
        return project
    return ordinary(call, project, changes)
