"""Defects that show where requests are odd: bodies, ids, parameters, methods."""

import json
from collections.abc import Callable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.defects.status import crash
from tests.mutants.productionplanner.reference.call import Call, Refusal, Reply
from tests.mutants.productionplanner.reference.world import Doc

junk = Defects("junk")


def _crashing(is_odd: Callable[[Call], bool]) -> Callable[[Ordinary, Call], Any]:
    def change(ordinary: Ordinary, call: Call) -> Any:
        if is_odd(call):
            raise crash()
        return ordinary(call)

    return change


CRASHES: dict[str, tuple[str, str, tuple[str, ...], Callable[[Call], bool]]] = {
    "bom": (
        "A body with a byte order mark is a 500.",
        "checks.document",
        ("PP-STATUS-05",),
        lambda call: call.body.startswith(b"\xef\xbb\xbf"),
    ),
    "null-body": (
        "A body that is null is a 500.",
        "checks.document",
        ("PP-STATUS-05",),
        lambda call: call.body == b"null",
    ),
    "text-body": (
        "A body that is a text is a 500.",
        "checks.document",
        ("PP-STATUS-05",),
        lambda call: call.body.startswith(b'"'),
    ),
    "deep-body": (
        "A body of many levels is a 500.",
        "checks.document",
        ("PP-STATUS-05",),
        lambda call: call.body.count(b"[") > 500,
    ),
    "nul-in-parameter": (
        "A parameter with a NUL in it is a 500.",
        "operations.perform",
        ("PP-STATUS-05",),
        lambda call: any("\0" in value for value in call.query.values()),
    ),
    "many-parameters": (
        "More than a hundred parameters are a 500.",
        "operations.perform",
        ("PP-STATUS-05",),
        lambda call: len(call.query) > 100,
    ),
    "nul-in-id": (
        "An id with a NUL in it is a 500.",
        "operations.perform",
        ("PP-SCOPE-03", "PP-STATUS-05"),
        lambda call: "\0" in call.params.get("projectId", ""),
    ),
    "quote-in-id": (
        "An id with a quotation mark in it is a 500.",
        "operations.perform",
        ("PP-SCOPE-03", "PP-STATUS-05"),
        lambda call: "'" in call.params.get("projectId", ""),
    ),
    "id-of-digits": (
        "An id of very many digits is a 500.",
        "operations.perform",
        ("PP-SCOPE-03", "PP-STATUS-05"),
        lambda call: len(call.params.get("projectId", "")) == 400,
    ),
    "long-id": (
        "An id of ten thousand characters is a 500.",
        "operations.perform",
        ("PP-SCOPE-03",),
        lambda call: len(call.params.get("projectId", "")) > 5000,
    ),
}
for _name, (_breaks, _point, _rules, _is_odd) in CRASHES.items():
    junk.defect(f"junk-{_name}-crashes", _breaks, at=_point, rules=_rules, layer="more")(
        _crashing(_is_odd)
    )


@junk.defect(
    "junk-nan-stored",
    "NaN is stored, and answered as it came.",
    at="checks.document",
    rules=("PP-BODY-01",),
    layer="more",
)
def nan_stored(ordinary: Ordinary, call: Call) -> Any:
    return json.loads(call.body) if b"NaN" in call.body else ordinary(call)


@junk.defect(
    "junk-huge-number-stored",
    "A number beyond all doubles is stored as Infinity.",
    at="checks.document",
    rules=("PP-BODY-01",),
    layer="more",
)
def huge_number_stored(ordinary: Ordinary, call: Call) -> Any:
    return json.loads(call.body) if b"1e999" in call.body else ordinary(call)


@junk.defect(
    "junk-latin-body-mangled",
    "Bytes that are no UTF-8 are replaced.",
    at="checks.document",
    rules=("PP-BODY-01",),
    layer="more",
)
def latin_body_mangled(ordinary: Ordinary, call: Call) -> Any:
    call.body = call.body.decode("utf-8", "replace").encode()
    return ordinary(call)


@junk.defect(
    "junk-key-twice-joined",
    "The values of a key that comes twice are joined.",
    at="checks.document",
    rules=("PP-BODY-01",),
    layer="more",
)
def key_twice_joined(ordinary: Ordinary, call: Call) -> Any:
    document = ordinary(call)
    pairs = json.loads(call.body, object_pairs_hook=list)
    values: dict[str, list[Any]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    joined = {name: ", ".join(each) for name, each in values.items() if len(each) > 1}
    return {**document, **joined}


@junk.defect(
    "junk-list-body-taken",
    "Of a body that is a list, the first entry is taken.",
    at="checks.document",
    rules=("PP-BODY-01",),
    layer="more",
)
def list_body_taken(ordinary: Ordinary, call: Call) -> Any:
    if call.body.startswith(b"[{"):
        call.body = json.dumps(json.loads(call.body)[0]).encode()
    return ordinary(call)


@junk.defect(
    "junk-charset-refused",
    "A body whose type names a charset is refused.",
    at="checks.document",
    rules=("PP-TYPE-02",),
    layer="more",
)
def charset_refused(ordinary: Ordinary, call: Call) -> Any:
    if ";" in call.headers.get("content-type", ""):
        raise Refusal(400, "Content-Type must be application/json")
    return ordinary(call)


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


@junk.defect(
    "junk-parameters-in-message",
    "GET /info repeats the parameters in its data.",
    at="operations.get_info",
    rules=("PP-QUERY-01",),
    layer="more",
)
def parameters_in_info(ordinary: Ordinary, call: Call) -> Any:
    return {**ordinary(call), **dict(call.query)}


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
