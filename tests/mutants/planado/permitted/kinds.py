"""Permitted differences in what becomes of values whose kind the documentation does not name."""

import json
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.planado.permitted.lateness import tables
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.checks import FIELDS, FORMS
from tests.mutants.planado.reference.world import Doc

differences = Differences()


@differences.permit(
    "odd-kinds-ignored", "A value of another kind counts as not sent.", at="flow.answer"
)
def odd_kinds_ignored(ordinary: Ordinary, call: Call) -> Any:
    odd = odd_fields(call)
    if odd:
        body = {name: value for name, value in json.loads(call.body).items() if name not in odd}
        call.body = json.dumps(body).encode()
    return ordinary(call)


@differences.permit(
    "odd-kinds-without-effect", "A value of another kind makes a write idle.", at="flow.answer"
)
def odd_kinds_without_effect(ordinary: Ordinary, call: Call) -> Any:
    if not odd_fields(call):
        return ordinary(call)
    present = call.world.tables
    call.world.tables = tables(call.world.tables)
    try:
        return odd_kinds_ignored(ordinary, call)
    finally:
        call.world.tables = present


@differences.permit(
    "odd-kinds-stored-otherwise", "A value of another kind is kept as a text.", at="flow.answer"
)
def odd_kinds_stored_otherwise(ordinary: Ordinary, call: Call) -> Any:
    odd = odd_fields(call)
    if odd:
        texts = {name: str(value) for name, value in odd.items() if name not in FORMS}
        kept = {name: value for name, value in json.loads(call.body).items() if name not in odd}
        call.body = json.dumps({**kept, **texts}).encode()
    return ordinary(call)


def odd_fields(call: Call) -> Doc:
    """Return the known fields of a body whose values are of another kind than their own."""
    try:
        body = json.loads(call.body)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(body, dict):
        return {}
    return {
        name: body[name]
        for name in FIELDS.get(call.kind, ())
        if body.get(name) is not None and not isinstance(body[name], FORMS.get(name, str))
    }
