"""Defects of what is kept of odd values."""

import json
import unicodedata
from typing import Any
from urllib.parse import unquote

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.reference.call import Call, Reply
from tests.mutants.productionplanner.reference.world import Doc

echo = Defects("echo")


@echo.defect(
    "echo-texts-trimmed",
    "White space at the ends of a budget item's description is cut off.",
    at="things.budget",
    rules=("PP-ECHO-01",),
    layer="more",
)
def texts_trimmed(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item = ordinary(call, body)
    return {**item, "description": item["description"].strip(" ")}


@echo.defect(
    "echo-line-ends-unified",
    "A carriage return in a location's details is lost.",
    at="things.locations",
    rules=("PP-ECHO-01",),
    layer="more",
)
def line_ends_unified(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    place = ordinary(call, body)
    return {**place, "details": place["details"].replace("\r\n", "\n")}


@echo.defect(
    "echo-tabs-made-blanks",
    "A tab in a task's label becomes a blank.",
    at="things.tasks",
    rules=("PP-ECHO-01",),
    layer="more",
)
def tabs_made_blanks(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    task = ordinary(call, body)
    return {**task, "label": task["label"].replace("\t", " ")}


@echo.defect(
    "echo-percent-decoded",
    "Percent signs in an activity are taken for an encoding.",
    at="things.schedule",
    rules=("PP-ECHO-01",),
    layer="more",
)
def percent_decoded(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item = ordinary(call, body)
    return {**item, "activity": unquote(item["activity"])}


@echo.defect(
    "echo-letters-composed",
    "A member's role is normalised: letters in two parts become one.",
    at="things.team",
    rules=("PP-ECHO-01",),
    layer="more",
)
def letters_composed(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    member = ordinary(call, body)
    return {**member, "role": unicodedata.normalize("NFC", member["role"])}


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


@echo.defect(
    "echo-cut-at-255",
    "A link's name is cut after 255 characters.",
    at="things.resources",
    rules=("PP-ECHO-01",),
    layer="more",
)
def cut_at_255(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    link = ordinary(call, body)
    return {**link, "name": link["name"][:255]}


@echo.defect(
    "echo-ends-at-nul",
    "A project's description ends where a NUL is.",
    at="things.project",
    rules=("PP-ECHO-01",),
    layer="more",
)
def ends_at_nul(ordinary: Ordinary, call: Call, body: Doc, organization: str) -> Any:
    project = ordinary(call, body, organization)
    return {**project, "description": project["description"].partition("\0")[0]}


@echo.defect(
    "echo-costs-in-cents",
    "Costs are rounded to whole cents.",
    at="things.budget",
    rules=("PP-ECHO-01",),
    layer="more",
)
def costs_in_cents(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item = ordinary(call, body)
    return {**item, "actualCost": round(item["actualCost"], 2)} | {
        "estimatedCost": round(item["estimatedCost"], 2)
    }


@echo.defect(
    "echo-half-letter-500",
    "Half of a letter in a label is a 500.",
    at="flow.answer",
    rules=("PP-STATUS-05",),
    layer="more",
)
def half_letter_500(ordinary: Ordinary, call: Call) -> Any:
    if call.route.operation == "add_task" and b"\\ud8" in call.body.lower():
        return Reply(500, {"status": "error", "message": "surrogates not allowed"})
    return ordinary(call)


@echo.defect(
    "echo-large-budget-500",
    "A total budget that is no 64-bit number is a 500.",
    at="flow.answer",
    rules=("PP-STATUS-05",),
    layer="more",
)
def large_budget_500(ordinary: Ordinary, call: Call) -> Any:
    if call.route.operation == "update_project" and b"1e+21" in call.body:
        return Reply(500, {"status": "error", "message": "out of range"})
    return ordinary(call)


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
