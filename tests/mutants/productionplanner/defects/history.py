"""Defects that show only after several steps, in what a project holds."""

from collections.abc import Iterable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc, Key

history = Defects("history")


@history.defect(
    "history-third-date-drops-first",
    "A project keeps two dates: the third pushes the first one out.",
    at="records.add_date",
    rules=("PP-DATE-01",),
)
def third_date_drops_first(ordinary: Ordinary, call: Call, project: Doc, entry: Doc) -> Any:
    ordinary(call, project, entry)
    project["dates"] = project["dates"][-2:]
    return list(project["dates"])


@history.defect(
    "history-eleventh-task-lost",
    "A project keeps ten tasks; more are answered 201 and lost.",
    at="records.add",
    rules=("PP-BACK-01",),
    layer="model",
)
def eleventh_task_lost(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    full = len(call.behaviour.records.items(call, project, kind, day)) >= 10
    if kind == "tasks" and full:
        return item
    return ordinary(call, project, kind, item, day)


history.add(
    row(
        "history-conflict-with-last-date-only",
        "A new date is compared with the date added last, older ones can be added again.",
    )
    .at(
        "records.has_date",
        lambda ordinary, call, project, day: ordinary(
            call, {**project, "dates": project["dates"][-1:]}, day
        ),
    )
    .breaks("PP-DATE-02")
)


@history.defect(
    "history-conflict-blocks-next-date",
    "After a conflict, the next date of the project is a conflict as well.",
    at="records.has_date",
    rules=("PP-DATE-01", "PP-STATUS-02"),
)
def conflict_blocks_next_date(ordinary: Ordinary, call: Call, project: Doc, day: str) -> bool:
    blocked: set[str] = call.world.memory.setdefault("blocked", set())
    if project["id"] in blocked:
        blocked.remove(project["id"])
        return True
    duplicate = bool(ordinary(call, project, day))
    blocked.update([project["id"]] if duplicate else [])
    return duplicate


@history.defect(
    "history-third-item-out-of-place",
    "A new item is compared with the last one only: later goes behind it, earlier to the front.",
    at="shapes.added_day",
    rules=("PP-SCHED-02",),
)
def third_item_out_of_place(ordinary: Ordinary, call: Call, items: Iterable[Doc]) -> Any:
    rows: list[Doc] = []
    for item in items:
        later = not rows or (item["time"] or "99") >= (rows[-1]["time"] or "99")
        rows.insert(len(rows) if later else 0, item)
    return rows


@history.defect(
    "history-second-day-empties-first",
    "Adding an item to a second day empties the day that was written before.",
    at="records.add",
    rules=("PP-SCHED-03", "PP-BACK-05"),
)
def second_day_empties_first(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    last: dict[str, str] = call.world.memory.setdefault("days", {})
    if kind == "schedule":
        before = last.setdefault(project["id"], day)
        last[project["id"]] = day
        if before != day:
            call.behaviour.records.items(call, project, kind, before).clear()
    return ordinary(call, project, kind, item, day)


@history.defect(
    "history-link-replaces-namesake",
    "A second link of the same name replaces the first.",
    at="records.add",
    rules=("PP-BACK-01",),
)
def link_replaces_namesake(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    if kind == "resources":
        items = call.behaviour.records.items(call, project, kind, day)
        items[:] = [entry for entry in items if entry["name"] != item["name"]]
    return ordinary(call, project, kind, item, day)


@history.defect(
    "history-revoked-key-accepted-from-cache",
    "A revoked key is refused once; the next time it is found in the cache and accepted.",
    at="doors.is_revoked",
    rules=("PP-AUTH-04",),
)
def revoked_key_accepted_from_cache(ordinary: Ordinary, call: Call, key: Key) -> Any:
    seen: set[str] = call.world.memory.setdefault("seen", set())
    revoked = key.id not in seen and ordinary(call, key)
    seen.add(key.id)
    return revoked


@history.defect(
    "history-second-member-takes-over",
    "The second member of a team takes over the first one's role and email.",
    at="records.add",
    rules=("PP-BACK-01",),
)
def second_member_takes_over(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    earlier = call.behaviour.records.items(call, project, kind, day)
    if kind == "team" and earlier:
        item.update(role=earlier[0]["role"], email=earlier[0]["email"])
    return ordinary(call, project, kind, item, day)


@history.defect(
    "history-task-namesake-lost",
    "A second task of the same label is answered 201 and not stored.",
    at="records.add",
    rules=("PP-BACK-01",),
)
def task_namesake_lost(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    earlier = call.behaviour.records.items(call, project, kind, day)
    if kind == "tasks" and any(task["label"] == item["label"] for task in earlier):
        return item
    return ordinary(call, project, kind, item, day)


@history.defect(
    "history-item-namesake-replaced",
    "A second schedule item of one activity on one day replaces the first.",
    at="records.add",
    rules=("PP-BACK-01",),
)
def item_namesake_replaced(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    if kind == "schedule" and item["activity"]:
        items = call.behaviour.records.items(call, project, kind, day)
        items[:] = [each for each in items if each["activity"] != item["activity"]]
    return ordinary(call, project, kind, item, day)


@history.defect(
    "history-conflict-relabels-date",
    "A date that is refused as a conflict takes over the label that was sent with it.",
    at="records.has_date",
    rules=("PP-DATE-02",),
)
def conflict_relabels_date(ordinary: Ordinary, call: Call, project: Doc, day: str) -> Any:
    for entry in project["dates"]:
        if entry["date"] == day:
            entry["label"] = f"{entry['label']} (again)"
    return ordinary(call, project, day)


@history.defect(
    "history-cost-moves-budget",
    "Adding a budget item adds its estimate to the project's total budget.",
    at="records.add",
    rules=("PP-BACK-05",),
)
def cost_moves_budget(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    if kind == "budget" and item["estimatedCost"]:
        project["totalBudget"] = (project["totalBudget"] or 0) + item["estimatedCost"]
    return ordinary(call, project, kind, item, day)


@history.defect(
    "history-new-zone-empties-days",
    "Another time zone of a project empties the schedules of its days.",
    at="records.change",
    rules=("PP-PATCH-04",),
)
def new_zone_empties_days(ordinary: Ordinary, call: Call, project: Doc, changes: Doc) -> Any:
    if "timezone" in changes:
        for entry in project["dates"]:
            call.behaviour.records.items(call, project, "schedule", entry["date"]).clear()
    return ordinary(call, project, changes)
