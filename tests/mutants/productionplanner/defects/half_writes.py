"""Defects of half changes, of refused writes, and of bodies that decide too much."""

import re
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import after
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

echo = Defects("echo")


@echo.defect(
    "echo-currency-in-settings",
    "PATCH of the currency alone writes it into the schedule's settings too.",
    at="records.change",
    rules=("PP-PATCH-04",),
    layer="more",
)
def currency_in_settings(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if set(changes) == {"budgetCurrency"}:
        changes = {**changes, "scheduleSettings": dict(changes)}
    return ordinary(call, project, changes)


@echo.defect(
    "echo-null-theme-filled",
    "A project without a theme gets one when its time zone is changed.",
    at="records.change",
    rules=("PP-PATCH-04",),
    layer="more",
)
def null_theme_filled(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if set(changes) == {"timezone"}:
        changes = {**changes, "theme": project["theme"] or {}}
    return ordinary(call, project, changes)


@echo.defect(
    "echo-links-cut-at-two",
    "PATCH keeps no more than two links.",
    at="records.change",
    rules=("PP-TOL-08",),
    layer="more",
)
def links_cut_at_two(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    links = changes.get("links")
    if isinstance(links, list):
        changes = {**changes, "links": links[:2]}
    return ordinary(call, project, changes)


echo.add(
    row("echo-author-from-body", "A new project's author is the one that the body names.")
    .at(
        "things.project",
        after(
            lambda project, call, body, *_: {
                **project,
                "createdBy": body.get("createdBy") or project["createdBy"],
            }
        ),
    )
    .breaks("PP-PROJ-02", "PP-ECHO-02", layer="more"),
    row("echo-done-from-body", "A new task is done if its body says so.")
    .at(
        "things.tasks",
        lambda ordinary, call, body: {**ordinary(call, body), "done": bool(body.get("done"))},
    )
    .breaks("PP-TASK-01", "PP-ECHO-02", layer="more"),
    row("echo-id-from-body", "A new location has the id that its body names.")
    .at(
        "things.locations",
        after(lambda place, call, body: {**place, "id": body.get("id") or place["id"]}),
    )
    .breaks("PP-ECHO-02", layer="more"),
)


@echo.defect(
    "echo-twin-date-relabelled",
    "A date that is refused with 409 takes the label of the second one.",
    at="operations.conflict",
    rules=("PP-STATUS-07",),
    layer="more",
)
def twin_date_relabelled(ordinary: Ordinary, call: Call) -> Any:
    body = call.behaviour.checks.document(call)
    dates = call.world.projects[call.project_id]["dates"]
    for each in dates:
        if each["date"] == body["date"] and str(each["date"]).startswith("2033"):
            each["label"] = str(body.get("label") or each["label"])
    return ordinary(call)


@echo.defect(
    "echo-refused-member-stored",
    "A member with an email of a wrong kind is refused, and stays without one.",
    at="operations.add_team_member",
    rules=("PP-STATUS-07",),
    layer="more",
)
def refused_member_stored(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal as refusal:
        if refusal.message == "email is not valid":
            project = call.behaviour.scope.project(call)
            body = {**call.behaviour.checks.document(call), "email": ""}
            member = call.behaviour.things.team(call, body)
            call.behaviour.records.add(call, project, "team", member)
        raise


@echo.defect(
    "echo-link-without-folder-stored",
    "A link into an unknown folder is refused with 404, and stands at the root.",
    at="operations.check_folder",
    rules=("PP-STATUS-07",),
    layer="more",
)
def link_without_folder_stored(
    ordinary: Ordinary, call: Call, project: Doc, folder: str | None
) -> Any:
    try:
        return ordinary(call, project, folder)
    except Refusal:
        body = {**call.behaviour.checks.document(call), "folderId": None}
        link = call.behaviour.things.resources(call, body)
        call.behaviour.records.add(call, project, "resources", link)
        raise


@echo.defect(
    "echo-refused-patch-half-done",
    "A PATCH with a wrong currency is refused after its name was changed.",
    at="checks.changes",
    rules=("PP-STATUS-07",),
    layer="more",
)
def refused_patch_half_done(ordinary: Ordinary, call: Call) -> Any:
    try:
        return ordinary(call)
    except Refusal:
        name = call.behaviour.checks.document(call).get("name")
        if isinstance(name, str) and name:
            call.world.projects[call.project_id]["name"] = name
        raise


echo.add(
    row("echo-days-as-sent", "What has digits is a date, and is listed as it was sent.")
    .at(
        "checks.is_day",
        lambda ordinary, value: isinstance(value, str) and re.search("\\d", value) is not None,
    )
    .breaks("PP-DATE-03", layer="more")
)
