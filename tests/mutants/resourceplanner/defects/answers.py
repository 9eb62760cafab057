"""Defects in what answers are, and in which codes they have."""

import re
from typing import Any

from tests.mutants.harness.mutation import Defects
from tests.mutants.library.changes import Change, both, by, instead, of, refused, replied, then
from tests.mutants.library.rows import row
from tests.mutants.resourceplanner.reference.call import Call, Reply
from tests.mutants.resourceplanner.reference.world import Doc

answers = Defects("envelope")
SUCCESS, MANY, ONE = "answers.success", "shapes.many", "shapes.one"
CAMELS, LISTS, THINGS, STATUS = "RP-TRANS-01", "RP-WRAP-01", "RP-WRAP-02", "RP-STATUS-01"


def _snaked(name: str) -> str:
    return re.sub("[A-Z]", lambda each: f"_{each[0].lower()}", name)


def _snake(*names: str) -> Change:
    """Return the change that shows fields in snake case: all of them, or these."""
    return then(
        lambda shown: {
            _snaked(name) if name in names or not names else name: shown[name] for name in shown
        }
    )


def _listed(kind: str) -> Any:
    return both(of(kind), by("GET"))


def _items(_: Any, call: Call, rows: list[Doc]) -> Doc:
    return {"items": [call.behaviour.shapes.row(call, each) for each in rows]}


def _bare(_: Any, call: Call, record: Doc) -> Doc:
    shown: Doc = call.behaviour.shapes.single(call, record)
    return shown


answers.add(
    row("snake-case", "All keys are in snake case.").at("shapes.shown", _snake()).breaks(CAMELS),
    *(
        row(f"snake-case-{name}", f"{name} is shown in snake case.")
        .at("shapes.shown", _snake(name))
        .breaks(CAMELS)
        for name in (
            *("workDays", "projectRate", "hoursPerDay"),
            *("hourlyExpense", "resourceRates", "dateTo"),
        )
    ),
    *(
        row(f"{kind}s-as-html", f"The list of {kind}s is a page.")
        .at(SUCCESS, replied(200, "<ul></ul>", "text/html"), when=_listed(kind))
        .breaks(CAMELS)
        for kind in ("resource", "assignment")
    ),
    row("resources-as-python", "A list is no JSON, but nearly.")
    .at(SUCCESS, lambda _, call, payload: Reply(200, str(payload)), when=_listed("resource"))
    .breaks(CAMELS),
    row("empty-list-without-a-body", "An empty list has no body.")
    .at(
        SUCCESS,
        replied(204, ""),
        when=both(_listed("assignment"), lambda _, payload: not payload["assignments"]),
    )
    .breaks(CAMELS, LISTS),
    row("empty-list-bare", "An empty list has no wrapper.")
    .at(MANY, lambda *_: [], when=lambda call, rows: not rows)
    .breaks(LISTS),
    row("list-under-items", "A list stands under items.").at(MANY, _items).breaks(LISTS),
    row("thing-under-result", "One thing stands under result.")
    .at(ONE, lambda *given: {"result": _bare(*given)})
    .breaks(THINGS),
    row("thing-wrapped-by-turns", "The wrapper of a thing changes.")
    .at(ONE, _bare, when=lambda call, record: call.world.count("wrapped") % 2 == 0)
    .breaks(THINGS),
    row("list-with-days-fails", "A list with a first day fails.")
    .at("filters.begin", refused(500, "no"), when=lambda call: "dateFrom" in call.query)
    .breaks("RP-ASG-04"),
    row("deleted-and-refused", "A deletion is answered with 409.")
    .at("answers.status", instead(409), when=by("DELETE"))
    .breaks(STATUS),
    row("changed-and-refused", "A change is answered with 404.")
    .at("answers.status", instead(404), when=by("PUT"))
    .breaks(STATUS),
)
