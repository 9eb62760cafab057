"""Defects of lists of more than a few things, and of what moves in them."""

from collections.abc import Iterable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import after, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc

lists = Defects("lists")
FEW = 5


def _ending(kind: str, number: int) -> Any:
    def change(ordinary: Ordinary, call: Call, kinds: str, items: Iterable[Doc]) -> Any:
        shown = ordinary(call, kinds, items)
        return shown[:number] if kinds == kind else shown

    return change


for _kind in ("team", "tasks", "locations", "resources"):
    lists.defect(
        f"lists-{_kind}-end-after-five",
        f"The list of {_kind} ends after five things.",
        at="shapes.sublist",
        rules=("PP-BACK-01",),
        layer="more",
    )(_ending(_kind, FEW))

for _kind, _number in (("team", 20), ("budget", 31), ("tasks", 100)):
    lists.defect(
        f"lists-{_kind}-end-after-{_number}",
        f"The list of {_kind} ends after {_number} things.",
        at="shapes.sublist",
        rules=("PP-BACK-01",),
        layer="most",
    )(_ending(_kind, _number))
lists.add(
    row("lists-dates-end-after-five", "The list of dates ends after five days.")
    .at("operations.list_dates", then(lambda found: found[:FEW]))
    .breaks("PP-BACK-01", layer="more"),
    row("lists-day-ends-after-thirty-one", "The schedule of a day ends after thirty-one items.")
    .at("operations.list_schedule", then(lambda found: found[:31]))
    .breaks("PP-BACK-01", layer="most"),
    row("lists-projects-end-after-a-hundred", "The list of projects ends after a hundred.")
    .at("scope.ordered", then(lambda found: found[:100]))
    .breaks("PP-LIST-06", layer="most"),
    row("lists-added-dates-end-after-five", "POST of a date answers with the last five.")
    .at("shapes.added_dates", then(lambda found: found[-FEW:]))
    .breaks("PP-DATE-01", layer="more"),
)


@lists.defect(
    "lists-added-day-without-the-tenth",
    "POST of a schedule item answers without the items that have no time, beyond five.",
    at="shapes.added_day",
    rules=("PP-SCHED-02",),
    layer="more",
)
def added_day_cut(ordinary: Ordinary, call: Call, items: Iterable[Doc]) -> Any:
    shown = ordinary(call, items)
    timed = [each for each in shown if each["time"] is not None]
    return [*timed, *(each for each in shown if each["time"] is None)][: len(timed) + FEW]


lists.add(
    row("lists-sixth-task-twice", "The sixth task of a project is there twice.")
    .at(
        "shapes.sublist",
        after(
            lambda shown, call, kind, *_: (
                [*shown, *shown[FEW : FEW + 1]] if kind == "tasks" else shown
            )
        ),
    )
    .breaks("PP-BACK-07", layer="more")
)


def _once(kind: str) -> Any:
    def change(
        ordinary: Ordinary, call: Call, project: Doc, kinds: str, item: Doc, day: str = ""
    ) -> Any:
        there = call.behaviour.records.items(call, project, kinds, day)
        same = [each for each in there if {**each, "id": ""} == {**item, "id": ""}]
        if kinds == kind and same:
            item["id"] = same[0]["id"]
            return same[0]
        return ordinary(call, project, kinds, item, day)

    return change


for _kind in ("schedule", "team", "tasks", "budget", "locations", "resources"):
    lists.defect(
        f"lists-same-{_kind}-once",
        f"Of {_kind}, what has the same values as one that is there is not added.",
        at="records.add",
        rules=("PP-BACK-08",),
        layer="more",
    )(_once(_kind))


@lists.defect(
    "lists-same-project-once",
    "A project of the same values is the one that is there.",
    at="records.keep_project",
    rules=("PP-BACK-08",),
    layer="more",
)
def same_project_once(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    names = ("orgId", "name", "description", "timezone")
    for known in call.world.projects.values():
        if all(known[name] == project[name] for name in names) and project["description"]:
            return known
    return ordinary(call, project)


@lists.defect(
    "lists-head-touched-falls-out",
    "A project that is changed while it stands first is not in the list until another is changed.",
    at="records.touch",
    rules=("PP-LIST-05",),
    layer="more",
)
def head_touched_falls_out(ordinary: Ordinary, call: Call, project: Doc) -> None:
    own = [each for each in call.world.projects.values() if each["orgId"] == project["orgId"]]
    is_head = call.behaviour.scope.ordered(own)[0] is project
    ordinary(call, project)
    fallen: list[Doc] = call.world.memory.setdefault("fallen", [])
    for each in fallen:
        each["_template"] = False
    fallen[:] = [project] if is_head and call.method == "PATCH" else []
    for each in fallen:
        each["_template"] = True


@lists.defect(
    "lists-third-change-does-not-move",
    "From the third change of its name on, a project stays where it is in the list.",
    at="records.touch",
    rules=("PP-LIST-05",),
    layer="more",
)
def third_change_does_not_move(ordinary: Ordinary, call: Call, project: Doc) -> None:
    counts: dict[str, int] = call.world.memory.setdefault("changes", {})
    is_name = call.method == "PATCH" and b'"name"' in call.body
    counts[project["id"]] = counts.get(project["id"], 0) + is_name
    if not (is_name and counts[project["id"]] >= 3):
        ordinary(call, project)


@lists.defect(
    "lists-projects-kept-by-key",
    "A key is shown the list of projects that it read before, until it writes itself.",
    at="flow.answer",
    rules=("PP-SCOPE-08",),
    layer="more",
)
def projects_kept_by_key(ordinary: Ordinary, call: Call) -> Any:
    reply = ordinary(call)
    kept: dict[str, Any] = call.world.memory.setdefault("kept", {})
    if call.method != "GET":
        kept.pop(call.key.id, None)
    is_list = call.route.operation == "list_projects" and reply.status == 200
    return kept.setdefault(call.key.id, reply) if is_list else reply


@lists.defect(
    "lists-tasks-kept-by-key",
    "A key is shown the tasks that it read before, until it adds one itself.",
    at="flow.answer",
    rules=("PP-SCOPE-08",),
    layer="more",
)
def tasks_kept_by_key(ordinary: Ordinary, call: Call) -> Any:
    reply = ordinary(call)
    kept: dict[tuple[str, str], Any] = call.world.memory.setdefault("kept", {})
    if call.method != "GET":
        kept.pop((call.key.id, call.path), None)
    is_list = call.route.operation == "list_tasks" and reply.status == 200
    return kept.setdefault((call.key.id, call.path), reply) if is_list else reply


lists.add(
    *(
        has(f"envelope-first-{kind}").named(f"lists-first-calls-are-{kind}").breaks("PP-ENV-01")
        for kind in ("null", "text", "list", "number")
    )
)
