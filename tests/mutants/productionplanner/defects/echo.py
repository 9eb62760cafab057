"""Defects of what is kept of odd values."""

import json
from typing import Any
from urllib.parse import unquote

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library import texts
from tests.mutants.library.changes import all_turned, turned
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Reply
from tests.mutants.productionplanner.reference.world import Doc

echo = Defects("echo")
echo.add(
    row("echo-texts-trimmed", "White space at the ends of a budget item's description is cut off.")
    .at("things.budget", turned("description", texts.trimmed))
    .breaks("PP-ECHO-01", layer="more"),
    row("echo-line-ends-unified", "A carriage return in a location's details is lost.")
    .at("things.locations", turned("details", texts.line_ends_unified))
    .breaks("PP-ECHO-01", layer="more"),
    row("echo-tabs-made-blanks", "A tab in a task's label becomes a blank.")
    .at("things.tasks", turned("label", texts.tabs_made_blanks))
    .breaks("PP-ECHO-01", layer="more"),
    row("echo-percent-decoded", "Percent signs in an activity are taken for an encoding.")
    .at("things.schedule", turned("activity", unquote))
    .breaks("PP-ECHO-01", layer="more"),
    row("echo-letters-composed", "A member's role is normalised: letters in two parts become one.")
    .at("things.team", turned("role", texts.composed))
    .breaks("PP-ECHO-01", layer="more"),
)


@echo.defect(
    "echo-digits-as-number",
    "A description of nothing but digits becomes a number for a while, and loses its zeros.",
    at="records.change",
    rules=("PP-ECHO-01",),
    layer="more",
)
def digits_as_number(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    text = changes.get("description")
    if isinstance(text, str) and text.isdecimal():
        changes = {**changes, "description": str(int(text))}
    return ordinary(call, project, changes)


echo.add(
    row("echo-cut-at-255", "A link's name is cut after 255 characters.")
    .at("things.resources", turned("name", texts.cut(255)))
    .breaks("PP-ECHO-01", layer="more"),
    row("echo-ends-at-nul", "A project's description ends where a NUL is.")
    .at("things.project", turned("description", texts.until_nul))
    .breaks("PP-ECHO-01", layer="more"),
    row("echo-costs-in-cents", "Costs are rounded to whole cents.")
    .at("things.budget", all_turned(texts.in_cents, "actualCost", "estimatedCost"))
    .breaks("PP-ECHO-01", layer="more"),
    row("echo-half-letter-500", "Half of a letter in a label is a 500.")
    .at(
        "flow.answer",
        lambda *_: Reply(500, {"status": "error", "message": "surrogates not allowed"}),
        when=lambda call: call.route.operation == "add_task" and b"\\ud8" in call.body.lower(),
    )
    .breaks("PP-STATUS-05", layer="more"),
    row("echo-large-budget-500", "A total budget that is no 64-bit number is a 500.")
    .at(
        "flow.answer",
        lambda *_: Reply(500, {"status": "error", "message": "out of range"}),
        when=lambda call: call.route.operation == "update_project" and b"1e+21" in call.body,
    )
    .breaks("PP-STATUS-05", layer="more"),
)


@echo.defect(
    "echo-second-look-escaped",
    "The second answer of a list of tasks in a row has its labels in one line.",
    at="operations.list_tasks",
    rules=("PP-ECHO-01",),
    layer="more",
)
def second_look_escaped(ordinary: Ordinary, call: Call) -> Any:
    seen = call.world.memory.setdefault("tasks seen", {})
    tasks = ordinary(call)
    told = json.dumps(tasks)
    is_again = seen.get(call.project_id) == told
    seen[call.project_id] = told
    return (
        [{**each, "label": " ".join(each["label"].split())} for each in tasks]
        if is_again
        else tasks
    )
