"""Defects of tenancy: storage, caches and remembered callers that mix organizations."""

from dataclasses import replace
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import instead
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc, Key

tenancy = Defects("tenancy")


def cached(ordinary: Ordinary, call: Call, place: str) -> Any:
    """Return what was answered for a place before, until something is written."""
    cache: dict[str, Any] = call.world.memory.setdefault("cache", {})
    if place not in cache:
        cache[place] = ordinary(call)
    return cache[place]


def forget(call: Call) -> None:
    """Empty the cache, as every write does."""
    call.world.memory.pop("cache", None)


@tenancy.defect(
    "tenancy-list-cached-by-path",
    "GET /projects is cached by path until the next write, whoever asks.",
    at="operations.perform",
    rules=("PP-SCOPE-01", "PP-SCOPE-06"),
)
def list_cached_by_path(ordinary: Ordinary, call: Call) -> Any:
    if call.method != "GET":
        forget(call)
    if call.route.operation == "list_projects":
        return cached(ordinary, call, call.path)
    return ordinary(call)


@tenancy.defect(
    "tenancy-project-cached-by-path",
    "What its owner read of a project is served to any key until the next write.",
    at="operations.perform",
    rules=("PP-SCOPE-02",),
)
def project_cached_by_path(ordinary: Ordinary, call: Call) -> Any:
    if call.method != "GET":
        forget(call)
    if call.route.operation == "get_project":
        return cached(ordinary, call, call.path)
    return ordinary(call)


@tenancy.defect(
    "tenancy-locations-cached-by-route",
    "Locations are cached by route, so one project's are shown for all until something is added.",
    at="operations.list_locations",
    rules=("PP-SCOPE-05", "PP-BACK-04"),
)
def locations_cached_by_route(ordinary: Ordinary, call: Call) -> Any:
    fresh = ordinary(call)
    count = sum(map(len, call.world.shelves.values()))
    kept, rows = call.world.memory.get("locations", (None, []))
    if kept != count:
        rows = fresh
        call.world.memory["locations"] = (count, rows)
    return rows


tenancy.add(
    row(
        "tenancy-day-without-project",
        "A schedule is stored by its date alone, so all projects share the day.",
    )
    .at(
        "records.shelf",
        lambda ordinary, call, project, kind, day="": f"any {day}",
        when=lambda call, project, kind, *_: kind == "schedule",
    )
    .breaks("PP-SCOPE-05", "PP-BACK-04"),
    row(
        "tenancy-team-by-name",
        "A team is stored by the project's name, so twins in two organizations share it.",
    )
    .at(
        "records.shelf",
        lambda ordinary, call, project, kind, day="": f"{project['name']} team",
        when=lambda call, project, kind, *_: kind == "team",
    )
    .breaks("PP-SCOPE-05"),
)


@tenancy.defect(
    "tenancy-folders-of-all",
    "The folders of every project of every organization are listed.",
    at="records.items",
    rules=("PP-SCOPE-05", "PP-RES-01", "PP-RES-04"),
)
def folders_of_all(ordinary: Ordinary, call: Call, project: Doc, kind: str, day: str = "") -> Any:
    if kind != "folders":
        return ordinary(call, project, kind, day)
    shelves = call.world.shelves.items()
    return [item for shelf, items in shelves if shelf.endswith(" folders") for item in items]


@tenancy.defect(
    "tenancy-task-ids-collide",
    "Task ids count per project while tasks are stored by id: the later one takes the place.",
    at="records.add",
    rules=("PP-SCOPE-05", "PP-BACK-01"),
)
def task_ids_collide(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, item: Doc, day: str = ""
) -> Any:
    if kind != "tasks":
        return ordinary(call, project, kind, item, day)
    counters: dict[str, int] = call.world.memory.setdefault("task numbers", {})
    counters[project["id"]] = counters.get(project["id"], 0) + 1
    item["id"] = f"k_{counters[project['id']]}"
    for shelf, items in call.world.shelves.items():
        if shelf.endswith(" tasks"):
            items[:] = [task for task in items if task["id"] != item["id"]]
    return ordinary(call, project, kind, item, day)


@tenancy.defect(
    "tenancy-last-lister-reads-team",
    "The team route works for the organization that last listed its projects.",
    at="scope.organization",
    rules=("PP-SCOPE-02", "PP-STATUS-01"),
)
def last_lister_reads_team(ordinary: Ordinary, call: Call) -> Any:
    if call.route.operation == "list_projects":
        call.world.memory["lister"] = ordinary(call)
    if call.route.operation == "list_team":
        return call.world.memory.get("lister", ordinary(call))
    return ordinary(call)


@tenancy.defect(
    "tenancy-connection-keeps-organization",
    "Below a project, a connection stays with the organization of its first call there.",
    at="scope.organization",
    rules=("PP-SCOPE-02", "PP-STATUS-01"),
)
def connection_keeps_organization(ordinary: Ordinary, call: Call) -> Any:
    if "projectId" not in call.params:
        return ordinary(call)
    first: dict[str, str] = call.world.memory.setdefault("connections", {})
    return first.setdefault(call.connection, ordinary(call))


tenancy.add(
    row(
        "tenancy-keys-kept-apart",
        "Projects belong to the key that made them; the list hides the organization's others.",
    )
    .at(
        "scope.listed",
        lambda ordinary, call: [
            p for p in ordinary(call) if p["createdBy"] == f"api:{call.key.id}"
        ],
    )
    .breaks("PP-LIST-03", "PP-SCOPE-08")
)


@tenancy.defect(
    "tenancy-author-is-last-writer",
    "`createdBy` of a task records the key of the last caller of any organization.",
    at="records.author",
    rules=("PP-TASK-01",),
)
def author_is_last_writer(ordinary: Ordinary, call: Call) -> Any:
    mine = ordinary(call)
    before = call.world.memory.get("author", mine)
    call.world.memory["author"] = mine
    return before if call.route.operation == "add_task" else mine


@tenancy.defect(
    "tenancy-info-cached-on-second-ask",
    "GET /info goes into a cache when a key asks again, and is then served to every key.",
    at="operations.perform",
    rules=("PP-INFO-03",),
)
def info_cached_on_second_ask(ordinary: Ordinary, call: Call) -> Any:
    if call.method != "GET":
        forget(call)
    if call.route.operation != "get_info":
        return ordinary(call)
    asked: set[str] = call.world.memory.setdefault("asked", set())
    again = call.key.id in asked
    asked.add(call.key.id)
    is_cached = call.path in call.world.memory.get("cache", {})
    return cached(ordinary, call, call.path) if again or is_cached else ordinary(call)


tenancy.add(
    row(
        "tenancy-accented-names-open",
        "A project whose name goes beyond ASCII is read by everybody.",
    )
    .at(
        "scope.owns",
        instead(True),
        when=lambda call, project: (
            ("projectId" in call.params and call.method == "GET")
            and (not project["name"].isascii())
        ),
    )
    .breaks("PP-SCOPE-02")
)


@tenancy.defect(
    "tenancy-first-organization-kept",
    "All keys on a connection are taken for the organization of the first one.",
    at="doors.admit",
    rules=("PP-INFO-03",),
)
def first_organization_kept(ordinary: Ordinary, call: Call) -> Any:
    key = ordinary(call)
    firsts: dict[str, Key] = call.world.memory.setdefault("firsts", {})
    return replace(key, organization=firsts.setdefault(call.connection, key).organization)
