"""Defects that show where requests are odd: bodies, ids, parameters, methods."""

import json
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.facts import has
from tests.mutants.productionplanner.reference.call import Call, Reply
from tests.mutants.productionplanner.reference.world import Doc

junk = Defects("junk")


junk.add(
    has("junk-bom-crashes").breaks("PP-STATUS-05", layer="more"),
    has("junk-null-body-crashes").breaks("PP-STATUS-05", layer="more"),
    has("junk-text-body-crashes").breaks("PP-STATUS-05", layer="more"),
    has("junk-deep-body-crashes").breaks("PP-STATUS-05", layer="more"),
    has("junk-nul-in-parameter-crashes").breaks("PP-STATUS-05", layer="more"),
    has("junk-many-parameters-crashes").breaks("PP-STATUS-05", layer="more"),
    has("junk-nul-in-id-crashes").breaks("PP-SCOPE-03", "PP-STATUS-05", layer="more"),
    has("junk-quote-in-id-crashes").breaks("PP-SCOPE-03", "PP-STATUS-05", layer="more"),
    has("junk-id-of-digits-crashes").breaks("PP-SCOPE-03", "PP-STATUS-05", layer="more"),
    has("junk-long-id-crashes").breaks("PP-SCOPE-03", layer="more"),
    has("junk-nan-stored").breaks("PP-BODY-01", layer="more"),
    has("junk-huge-number-stored").breaks("PP-BODY-01", layer="more"),
    has("junk-latin-body-mangled").breaks("PP-BODY-01", layer="more"),
    has("junk-key-twice-joined").breaks("PP-BODY-01", layer="more"),
    has("junk-list-body-taken").breaks("PP-BODY-01", layer="more"),
    has("junk-charset-refused").breaks("PP-TYPE-02", layer="more"),
)


@junk.defect(
    "junk-parameters-filter",
    "Every parameter is a filter, also one that no page names.",
    at="operations.list_things",
    rules=("PP-QUERY-01",),
    layer="more",
)
def parameters_filter(ordinary: Ordinary, call: Call, kind: str) -> Any:
    wanted = dict(call.query)
    return [
        row
        for row in ordinary(call, kind)
        if all(str(row.get(name)) == value for name, value in wanted.items())
    ]


junk.add(
    row("junk-parameters-in-message", "GET /info repeats the parameters in its data.")
    .at("operations.get_info", lambda ordinary, call: {**ordinary(call), **dict(call.query)})
    .breaks("PP-QUERY-01", layer="more")
)


@junk.defect(
    "junk-sql-matches-all",
    "An id with an OR in it is whatever project comes first.",
    at="scope.candidate",
    rules=("PP-SCOPE-03",),
    layer="more",
)
def sql_matches_all(ordinary: Ordinary, call: Call) -> Any:
    if "' OR '" not in call.project_id:
        return ordinary(call)
    mine = [each for each in call.world.projects.values() if each["orgId"] == _org(call)]
    return mine[0]


def _org(call: Call) -> str:
    return call.key.organization.id


@junk.defect(
    "junk-put-changes",
    "PUT changes a project, though no page names it.",
    at="strays.method",
    rules=("PP-METHOD-01",),
    layer="more",
)
def put_changes(ordinary: Ordinary, call: Call, allowed: str) -> Any:
    project = call.world.projects.get(call.params.get("projectId", ""))
    if call.method != "PUT" or project is None or "PATCH" not in allowed:
        return ordinary(call, allowed)
    project.update({name: value for name, value in _body(call).items() if name in project})
    return Reply(200, {"status": "ok", "message": "Replaced", "data": {}})


@junk.defect(
    "junk-delete-empties",
    "DELETE of a list empties it, though the answer is 405.",
    at="strays.method",
    rules=("PP-METHOD-01",),
    layer="more",
)
def delete_empties(ordinary: Ordinary, call: Call, allowed: str) -> Any:
    if call.method == "DELETE":
        kind = call.path.rsplit("/", 1)[1]
        call.world.shelves.pop(f"{call.params.get('projectId')} {kind}", None)
    return ordinary(call, allowed)


def _body(call: Call) -> Doc:
    found = json.loads(call.body or b"{}")
    return found if isinstance(found, dict) else {}
