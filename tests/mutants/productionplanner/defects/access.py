"""Defects of tenancy that show in odd ways of asking, in other states, and with a second key."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import after, instead
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.world import Doc

tenancy = Defects("tenancy")


def is_there(call: Call) -> bool:
    """Tell whether the path names a project that anybody has."""
    return "projectId" in call.params and call.behaviour.scope.candidate(call) is not None


tenancy.add(
    has("tenancy-head-tells-foreign")
    .says("HEAD of a project that another organization has is a 200, of an unknown one a 405.")
    .breaks("PP-SCOPE-04", layer="more")
)


@tenancy.defect(
    "tenancy-options-tells-foreign",
    "OPTIONS of a project that another organization has names the methods that it takes.",
    at="strays.method",
    rules=("PP-SCOPE-07",),
    layer="more",
)
def options_tells_foreign(ordinary: Ordinary, call: Call, allowed: str) -> Any:
    reply = ordinary(call, allowed)
    if call.method == "OPTIONS" and not is_there(call):
        reply.headers.clear()
    return reply


@tenancy.defect(
    "tenancy-not-modified-for-foreign",
    "If-Modified-Since is looked at before the owner: a foreign project is a 304.",
    at="flow.answer",
    rules=("PP-SCOPE-04",),
    layer="more",
)
def not_modified_for_foreign(ordinary: Ordinary, call: Call) -> Any:
    is_asked = call.method == "GET" and "if-modified-since" in call.headers
    return Reply(304, "") if is_asked and is_there(call) else ordinary(call)


@tenancy.defect(
    "tenancy-any-tag-tells-foreign",
    "If-None-Match: * is a 404 with the tag of the foreign project's budget.",
    at="answers.failure",
    rules=("PP-SCOPE-07",),
    layer="more",
)
def any_tag_tells_foreign(ordinary: Ordinary, call: Call, refusal: Refusal) -> Any:
    reply = ordinary(call, refusal)
    is_asked = call.headers.get("if-none-match") == "*" and call.path.endswith("/budget")
    if is_asked and is_there(call):
        reply.headers["X-Tag"] = "a"
    return reply


@tenancy.defect(
    "tenancy-archived-takes-writes",
    "Who it is that adds to an archived project is not asked.",
    at="scope.owns",
    rules=("PP-SCOPE-02", "PP-SCOPE-05"),
    layer="more",
)
def archived_takes_writes(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    is_open = call.route.operation == "add_budget_item" and project["archivedAt"]
    return bool(is_open) or ordinary(call, project)


@tenancy.defect(
    "tenancy-template-budget-shared",
    "The budget of a template is open to every organization.",
    at="scope.owns",
    rules=("PP-SCOPE-02",),
    layer="more",
)
def template_budget_shared(ordinary: Ordinary, call: Call, project: Doc) -> Any:
    is_open = call.route.operation == "list_budget" and project["_template"]
    return is_open or ordinary(call, project)


@tenancy.defect(
    "tenancy-deleted-takes-a-change",
    "Any key changes a deleted project, which nobody can read any more.",
    at="scope.project",
    rules=("PP-SCOPE-02",),
    layer="more",
)
def deleted_takes_a_change(ordinary: Ordinary, call: Call) -> Any:
    project = call.behaviour.scope.candidate(call)
    is_open = call.method == "PATCH" and project is not None and project["deletedAt"]
    return project if is_open else ordinary(call)


@tenancy.defect(
    "tenancy-template-refused-after-the-write",
    "A foreign task for a template is refused with 404 when it is stored already.",
    at="scope.not_found",
    rules=("PP-SCOPE-05",),
    layer="more",
)
def template_refused_after_the_write(ordinary: Ordinary, call: Call, project: Doc | None) -> Any:
    if call.route.operation == "add_task" and project is not None and project["_template"]:
        behaviour = call.behaviour
        task = behaviour.things.tasks(call, behaviour.checks.body(call))
        behaviour.records.add(call, project, "tasks", task)
    return ordinary(call, project)


tenancy.add(
    row("tenancy-text-tells-archived", "The 404 of a foreign project says whether it is archived.")
    .at(
        "scope.not_found",
        lambda *_: Refusal(404, "Project is archived"),
        when=lambda call, project: project is not None and project["archivedAt"],
    )
    .breaks("PP-SCOPE-04", layer="more"),
    row(
        "tenancy-encoded-id-unscoped",
        "An id that is percent-encoded in the path passes by the check of its owner.",
    )
    .at("scope.owns", instead(True), when=lambda call, *_: "%5F" in call.target)
    .breaks("PP-SCOPE-02", "PP-SCOPE-05", layer="more"),
    row(
        "tenancy-encoded-slash-unscoped",
        "A path with an encoded slash reaches the route behind the check of the owner.",
    )
    .at("scope.owns", instead(True), when=lambda call, *_: "%2F" in call.target)
    .breaks("PP-SCOPE-02", "PP-SCOPE-05", layer="more"),
)


@tenancy.defect(
    "tenancy-two-slashes-unscoped",
    "What a path with two slashes names is shown without asking whose it is.",
    at="strays.path",
    rules=("PP-SCOPE-02",),
    layer="more",
)
def two_slashes_unscoped(ordinary: Ordinary, call: Call) -> Any:
    way, _, named = call.path.rpartition("//")
    project = call.world.projects.get(named)
    if not way.endswith("/projects") or project is None:
        return ordinary(call)
    shown = call.behaviour.shapes.project(call, project)
    return Reply(200, {"status": "ok", "message": "Project", "data": shown})


@tenancy.defect(
    "tenancy-parameter-in-path-unscoped",
    "A parameter behind the id is cut off where the project is looked up, not where it is checked.",
    at="scope.project",
    rules=("PP-SCOPE-02", "PP-SCOPE-05"),
    layer="more",
)
def parameter_in_path_unscoped(ordinary: Ordinary, call: Call) -> Any:
    bare, mark, _ = call.project_id.partition(";")
    return (call.world.projects.get(bare) if mark else None) or ordinary(call)


@tenancy.defect(
    "tenancy-id-in-capitals-changes",
    "A change finds ids in any case, and asks for the owner of those alone that are spelt right.",
    at="scope.project",
    rules=("PP-SCOPE-05",),
    layer="more",
)
def id_in_capitals_changes(ordinary: Ordinary, call: Call) -> Any:
    found = call.world.projects.get(call.project_id.lower())
    is_open = call.method == "PATCH" and call.project_id.isupper()
    return found if found is not None and is_open else ordinary(call)


def is_second(call: Call) -> bool:
    """Tell whether the key is not the first one of its organization."""
    first = next(each for each in call.world.keys if each.organization == call.key.organization)
    return call.key != first


tenancy.add(
    row(
        "tenancy-second-key-sees-no-dates",
        "The dates of a project are for the first key of its organization.",
    )
    .at("operations.list_dates", after(lambda dates, call: [] if is_second(call) else dates))
    .breaks("PP-SCOPE-08", layer="more")
)


@tenancy.defect(
    "tenancy-links-are-the-keys-own",
    "Each key is shown the links that it has added.",
    at="records.shelf",
    rules=("PP-SCOPE-08",),
    layer="more",
)
def links_are_the_keys_own(
    ordinary: Ordinary, call: Call, project: Doc, kind: str, day: str = ""
) -> Any:
    owner = call.key.id if kind == "resources" and is_second(call) else ""
    return ordinary(call, project, kind, day) + owner
