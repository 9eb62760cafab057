"""Permitted differences in what the calls answer as data, and in the order of lists."""

from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import after, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc

differences = Differences()
UNDEFINED = ("team", "budget", "locations", "resources")
"""The kinds of which the page does not show what their POST answers."""


@differences.permit(
    "posts-answer-lists",
    "POST of team, budget, locations and link answers the whole list.",
    at="shapes.created",
)
def posts_answer_lists(ordinary: Ordinary, call: Call, kind: str, project: Doc, item: Doc) -> Any:
    if kind not in UNDEFINED:
        return ordinary(call, kind, project, item)
    items = call.behaviour.records.items(call, project, kind)
    return call.behaviour.shapes.sublist(call, kind, items)


@differences.permit(
    "posts-answer-mixed",
    "POST of a member and of a location answers the list, the others the item.",
    at="shapes.created",
)
def posts_answer_mixed(ordinary: Ordinary, call: Call, kind: str, project: Doc, item: Doc) -> Any:
    if kind not in ("team", "locations"):
        return ordinary(call, kind, project, item)
    items = call.behaviour.records.items(call, project, kind)
    return call.behaviour.shapes.sublist(call, kind, items)


@differences.permit(
    "link-answers-resources",
    "POST of a link answers the resources and folders of the project.",
    at="operations.add_resource_link",
)
def link_answers_resources(ordinary: Ordinary, call: Call) -> Any:
    ordinary(call)
    return call.behaviour.operations.list_resources(call)


differences.add(
    row(
        "posts-answer-wrapped",
        "POST of team, budget, locations and link answers an object that holds the item by kind.",
    ).at(
        "shapes.created",
        after(
            lambda shown, call, kind, *_: (
                {"item": shown, "total": 1} if kind in UNDEFINED else shown
            )
        ),
    ),
    row("omitted-description-null", "A project made without a description has none: null.").at(
        "things.project",
        lambda ordinary, call, body, organization: {
            **ordinary(call, body, organization),
            "description": body.get("description"),
        },
    ),
    row("patch-answers-changes", "PATCH answers the fields that were changed alone.").at(
        "shapes.patched", lambda ordinary, call, project: call.behaviour.checks.changes(call)
    ),
    row("patch-answers-empty-object", "PATCH answers an empty object.").at(
        "shapes.patched", lambda *_: {}
    ),
    row("dates-as-added", "Dates stand in the order in which they were added.").at(
        "shapes.dates", lambda ordinary, call, dates: [dict(entry) for entry in dates]
    ),
    row("dates-bare", "A date shows nothing but its `date`; a label that was sent is dropped.").at(
        "things.date", lambda ordinary, call, body: {"date": body["date"]}
    ),
)


@differences.permit(
    "schedule-read-as-added",
    "Reading a day shows its items in the order in which they were added.",
    at="operations.list_schedule",
)
def schedule_read_as_added(ordinary: Ordinary, call: Call) -> Any:
    project = call.behaviour.scope.project(call)
    day = call.behaviour.checks.path_day(call)
    return [dict(item) for item in call.behaviour.records.items(call, project, "schedule", day)]


differences.add(
    row(
        "untimed-items-first", "Schedule items without a time stand before those that have one."
    ).at("shapes.day", then(lambda rows: sorted(rows, key=lambda item: item["time"] is not None))),
    row("schedule-defaults", "A duration or type that was not sent reads back as 0 or `other`.").at(
        "things.schedule",
        then(
            lambda item: {
                **item,
                "duration": item["duration"] or 0,
                "type": item["type"] or "other",
            }
        ),
    ),
    row(
        "lists-newest-first",
        "Team, tasks, budget, locations and resources begin with what was added last.",
    ).at("shapes.sublist", then(lambda found: list(reversed(found)))),
)


@differences.permit(
    "numbers-with-decimals", "Costs are shown with a decimal point: 0.0 for 0.", at="things.budget"
)
def numbers_with_decimals(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    item: Doc = ordinary(call, body)
    costs = {name: item[name] for name in ("estimatedCost", "actualCost")}
    shown = {name: float(cost) if abs(cost) < 2**53 else cost for name, cost in costs.items()}
    return {**item, **shown}


@differences.permit(
    "sub-ids-are-numbers", "Ids of things below a project are JSON numbers.", at="shapes.item"
)
def sub_ids_are_numbers(ordinary: Ordinary, call: Call, kind: str, item: Doc) -> Any:
    shown: Doc = ordinary(call, kind, item)
    numbers: dict[str, int] = call.world.memory.setdefault("numbers", {})
    number = numbers.setdefault(shown["id"], len(numbers) + 1)
    return shown if kind == "folders" else {**shown, "id": number}


differences.add(
    row("optional-texts-null", "Texts that were not sent read back as null.").at(
        "shapes.item",
        then(lambda shown: {name: None if value == "" else value for name, value in shown.items()}),
    )
)
