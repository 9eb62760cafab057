"""Defects in what answers are, and in what they show of another workspace."""

import re
from typing import Any

from tests.mutants.resourceplanner.defects.rows import Rows, by_method, of_kind, refuse, shown
from tests.mutants.resourceplanner.reference.call import Call, Reply
from tests.mutants.resourceplanner.reference.world import Doc

answers = Rows("envelope")
SUCCESS = "answers.success"


def _snake(*names: str) -> Any:
    def rename(_: Call, row: Doc) -> Doc:
        return {_snaked(name) if name in names or not names else name: row[name] for name in row}

    return shown(rename)


def _snaked(name: str) -> str:
    return re.sub("[A-Z]", lambda each: f"_{each[0].lower()}", name)


answers("snake-case", "All keys are in snake case.", "shapes.shown", _snake(), "TRANS-01")
for _name in ("workDays", "projectRate", "hoursPerDay", "hourlyExpense", "resourceRates", "dateTo"):
    _told = f"{_name} is shown in snake case."
    answers(f"snake-case-{_name}", _told, "shapes.shown", _snake(_name), "TRANS-01")


def _listed(kind: str, change: Any) -> Any:
    return of_kind(kind, by_method("GET", change))


for _kind in ("resource", "assignment"):
    answers(
        *(f"{_kind}s-as-html", f"The list of {_kind}s is a page.", SUCCESS),
        _listed(_kind, lambda *_: Reply(200, "<ul></ul>", media_type="text/html")),
        "TRANS-01",
    )
answers(
    *("resources-as-python", "A list is no JSON, but nearly.", SUCCESS),
    _listed("resource", lambda _, call, payload: Reply(200, str(payload))),
    "TRANS-01",
)
answers(
    *("empty-list-without-a-body", "An empty list has no body.", SUCCESS),
    _listed(
        "assignment",
        lambda ordinary, call, payload: (
            ordinary(call, payload) if payload["assignments"] else Reply(204, "")
        ),
    ),
    *("TRANS-01", "WRAP-01"),
)
answers(
    *("empty-list-bare", "An empty list has no wrapper.", "shapes.many"),
    *(lambda ordinary, call, rows: ordinary(call, rows) if rows else [], "WRAP-01"),
)
answers(
    *("list-under-items", "A list stands under items.", "shapes.many"),
    *(
        lambda ordinary, call, rows: {"items": [call.behaviour.shapes.row(call, r) for r in rows]},
        "WRAP-01",
    ),
)
answers(
    *("thing-under-result", "One thing stands under result.", "shapes.one"),
    *(lambda _, call, record: {"result": call.behaviour.shapes.single(call, record)}, "WRAP-02"),
)
answers(
    *("thing-wrapped-by-turns", "The wrapper of a thing changes.", "shapes.one"),
    lambda ordinary, call, record: (
        ordinary(call, record)
        if call.world.count("wrapped") % 2
        else call.behaviour.shapes.single(call, record)
    ),
    "WRAP-02",
)
answers(
    *("list-with-days-fails", "A list with a first day fails.", "filters.begin"),
    lambda ordinary, call: refuse(500) if "dateFrom" in call.query else ordinary(call),
    "ASG-04",
)
answers(
    *("deleted-and-refused", "A deletion is answered with 409.", "answers.status"),
    *(by_method("DELETE", lambda _, call: 409), "STATUS-01"),
)
answers(
    *("changed-and-refused", "A change is answered with 404.", "answers.status"),
    *(by_method("PUT", lambda _, call: 404), "STATUS-01"),
)
