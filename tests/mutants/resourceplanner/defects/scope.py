"""Defects that show or change what is another workspace's."""

from typing import Any

from tests.mutants.harness.mutation import Ordinary
from tests.mutants.resourceplanner.defects.rows import Rows, by_method, of_kind, refuse
from tests.mutants.resourceplanner.reference.call import KINDS, Call, Refusal
from tests.mutants.resourceplanner.reference.world import Doc

scope = Rows("tenancy")
ANY = "records.within"


def _everywhere(call: Call) -> list[Doc]:
    return [
        row for (_, kind), rows in call.world.tables.items() if kind == call.kind for row in rows
    ]


def _removed_everywhere(ordinary: Ordinary, call: Call, record: Doc) -> None:
    for (_, kind), rows in call.world.tables.items():
        if kind == call.kind and record in rows:
            rows.remove(record)


def _both(ordinary: Ordinary, call: Call) -> list[Doc]:
    """Find everybody's things, and delete them where they stand."""
    call.behaviour.records.remove = lambda own, record: _removed_everywhere(ordinary, own, record)
    return _everywhere(call)


for _kind in KINDS:
    scope(
        *(f"foreign-{_kind}-changed", f"Another workspace's {_kind} is changed.", ANY),
        *(of_kind(_kind, by_method("PUT", lambda _, call: _everywhere(call))), "SCOPE-01"),
    )
    scope(
        *(f"foreign-{_kind}-deleted", f"Another workspace's {_kind} is deleted.", ANY),
        *(of_kind(_kind, by_method("DELETE", _both)), "SCOPE-01"),
    )
    scope(
        *(f"foreign-{_kind}s-listed", f"The list of {_kind}s has those of all.", "records.listed"),
        *(of_kind(_kind, lambda _, call: _everywhere(call)), "SCOPE-02"),
    )

for _kind in KINDS[:2]:
    scope(
        *(f"foreign-{_kind}-read", f"Another workspace's {_kind} is read.", ANY),
        *(of_kind(_kind, by_method("GET", lambda _, call: _everywhere(call))), "SCOPE-01"),
    )


def _refused_and_done(method: str) -> Any:
    def get(ordinary: Ordinary, call: Call) -> Doc:
        found = next((row for row in _everywhere(call) if row["id"] == call.id), None)
        if found is not None and found not in call.rows() and call.method == method:
            if method == "DELETE":
                _removed_everywhere(ordinary, call, found)
            else:
                found.update(call.behaviour.checks.kept(call, call.behaviour.checks.document(call)))
            refuse(404)
        own: Doc = ordinary(call)
        return own

    return get


scope(
    "foreign-refused-and-changed",
    "What is not found is changed.",
    "records.get",
    _refused_and_done("PUT"),
    "SCOPE-01",
)
scope(
    "foreign-refused-and-deleted",
    "What is not found is deleted.",
    "records.get",
    _refused_and_done("DELETE"),
    "SCOPE-01",
)
scope(
    "foreign-is-500",
    "Another workspace's id is a 500.",
    "records.foreign",
    lambda _, call: Refusal(500, "no"),
    "SCOPE-01",
)
scope(
    "foreign-is-400",
    "Another workspace's id is a 400.",
    "records.foreign",
    lambda _, call: Refusal(400, "no"),
    "SCOPE-01",
)
scope(
    "foreign-is-409",
    "Another workspace's id is a 409.",
    "records.foreign",
    lambda _, call: Refusal(409, "no"),
    "SCOPE-01",
)
scope(
    *("foreign-by-a-filter", "projectId leads into another workspace.", "records.listed"),
    lambda ordinary, call: _everywhere(call) if "projectId" in call.query else ordinary(call),
    "SCOPE-02",
)
scope(
    *("foreign-by-resource", "resourceId leads into another workspace.", "records.listed"),
    lambda ordinary, call: _everywhere(call) if "resourceId" in call.query else ordinary(call),
    "SCOPE-02",
)


def _cached(ordinary: Ordinary, call: Call) -> Any:
    """Answer a list that was asked for right before, whoever asked."""
    lists = call.world.memory.setdefault("lists", {})
    before = lists.pop(call.path, None) if call.method == "GET" and not call.query else None
    if before is not None and before[0] != call.organization:
        return before[1]
    payload = ordinary(call)
    lists.clear()
    if call.method == "GET":
        lists[call.path] = (call.organization, payload)
    return payload


scope(
    "lists-kept-for-the-path",
    "A list is answered from a cache.",
    "operations.perform",
    _cached,
    "SCOPE-02",
)


def _with_names(ordinary: Ordinary, call: Call, kind: str, value: Any) -> None:
    """Take whatever is there, and show its name."""
    call.behaviour.shapes.own = lambda own, of, ident: [
        row for row in [own.world.row(of, ident)] if row
    ]
    if not call.world.row(kind, value):
        ordinary(call, kind, value)


def _named_in_refusal(ordinary: Ordinary, call: Call, kind: str, value: Any) -> None:
    found = call.world.row(kind, value)
    if found is not None and found not in call.rows(kind):
        refuse(403, f"{found.get('name') or found.get('title')} is of another workspace")
    ordinary(call, kind, value)


def _of(kind: str, change: Any) -> Any:
    return lambda ordinary, call, of, value: (
        change(ordinary, call, of, value) if of == kind else ordinary(call, of, value)
    )


for _kind in ("project", "resource"):
    scope(
        *(f"foreign-{_kind}-linked", f"A link shows another workspace's {_kind}.", "checks.link"),
        *(_of(_kind, _with_names), "SCOPE-03"),
    )
    scope(
        *(f"foreign-{_kind}-named", f"A refusal names another workspace's {_kind}.", "checks.link"),
        *(_of(_kind, _named_in_refusal), "SCOPE-03"),
    )
scope(
    *("foreign-rate-named", "A refused rate names a foreign resource.", "checks.link"),
    *(of_kind("project", _named_in_refusal), "SCOPE-03"),
)
