"""Permitted differences in what becomes of values whose kind the documentation does not name."""

import json
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.productionplanner.permitted.lateness import projects, shelves
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc

differences = Differences()
OTHERWISE: dict[str, Any] = {"number": 0, "minutes": 0, "place": "physical", "time": "00:00"}


@differences.permit(
    "odd-kinds-ignored",
    "A value of a kind that is not documented counts as not sent, and the rest succeeds.",
    at="flow.answer",
)
def odd_kinds_ignored(ordinary: Ordinary, call: Call) -> Any:
    odd = odd_fields(call)
    if odd:
        body = {name: value for name, value in json.loads(call.body).items() if name not in odd}
        needed = {name: str(odd[name]) for name in call.route.required if name in odd}
        call.body = json.dumps({**unchanged(call), **body, **needed}).encode()
    return ordinary(call)


@differences.permit(
    "odd-kinds-without-effect",
    "A write with such a value is answered as a success, and nothing of it is stored.",
    at="flow.answer",
)
def odd_kinds_without_effect(ordinary: Ordinary, call: Call) -> Any:
    if not odd_fields(call):
        return ordinary(call)
    world = call.world
    present = world.projects, world.shelves
    world.projects, world.shelves = projects(world.projects), shelves(world.shelves)
    try:
        return odd_kinds_ignored(ordinary, call)
    finally:
        world.projects, world.shelves = present


@differences.permit(
    "odd-kinds-stored-otherwise",
    "Such a value is stored as another one: a number as its text, a text as no number.",
    at="flow.answer",
)
def odd_kinds_stored_otherwise(ordinary: Ordinary, call: Call) -> Any:
    odd = odd_fields(call)
    if odd:
        fields = call.route.fields
        kept = {name: OTHERWISE.get(fields[name], str(value)) for name, value in odd.items()}
        call.body = json.dumps({**json.loads(call.body), **kept}).encode()
    return ordinary(call)


def odd_fields(call: Call) -> Doc:
    """Return the known fields of a body whose values are of another kind than their own."""
    try:
        body = json.loads(call.body)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(body, dict):
        return {}
    fits = call.behaviour.checks.fits
    return {
        name: body[name]
        for name, kind in call.route.fields.items()
        # A day of another kind would be no day at all, and null is as good as not sent.
        if kind != "day" and body.get(name) is not None and not fits(kind, body[name])
    }


def unchanged(call: Call) -> Doc:
    """Return a field of the project as it is, for a PATCH of which nothing else is left."""
    project = call.world.projects.get(call.params.get("projectId", ""))
    is_change = call.method == "PATCH" and project is not None
    return {"description": project["description"]} if is_change and project else {}
