"""How a defect of ResourcePlanner is written: in one row, with what it does at one point."""

from collections.abc import Callable
from typing import Any

from tests.mutants.harness.mutation import Defect, Layer, Ordinary
from tests.mutants.resourceplanner.reference.call import Call, Refusal
from tests.mutants.resourceplanner.reference.world import Doc

Change = Callable[..., Any]


class Rows:
    """Collects the defects of one module, in the order of its lines; a family for each prefix."""

    def __init__(self, family: str) -> None:
        self.family = family
        self.found: list[Defect] = []

    def __call__(
        self,
        ident: str,
        breaks: str,
        at: str,
        change: Change,
        *rules: str,
        layer: Layer = "examples",
    ) -> None:
        """Add one defect."""
        named = tuple(f"RP-{rule}" for rule in rules)
        self.found.append(Defect(ident, self.family, breaks, named, at, change, layer))


def refuse(status: int, message: str = "no") -> Any:
    """Raise a refusal, where an expression has to."""
    raise Refusal(status, message)


def of_kind(kind: str, change: Change) -> Change:
    """Return a change that concerns one kind of things."""

    def only(ordinary: Ordinary, call: Call, *given: Any) -> Any:
        return change(ordinary, call, *given) if call.kind == kind else ordinary(call, *given)

    return only


def by_method(method: str, change: Change) -> Change:
    """Return a change that concerns the calls of one method."""

    def only(ordinary: Ordinary, call: Call, *given: Any) -> Any:
        return change(ordinary, call, *given) if call.method == method else ordinary(call, *given)

    return only


def shown(change: Callable[[Call, Doc], Doc]) -> Change:
    """Return the change of what callers see of a thing."""
    return lambda ordinary, call, record: change(call, ordinary(call, record))


def putting(name: str, change: Callable[[Any, Any], Any]) -> Change:
    """Return the change of the value that one field is given; it gets the old one and the new."""

    def put(ordinary: Ordinary, call: Call, record: Doc, field: str, value: Any) -> None:
        given = change(record.get(name), value) if field == name else value
        ordinary(call, record, field, given)

    return put
