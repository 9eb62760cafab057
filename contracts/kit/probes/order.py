"""The order of lists: kept from one end to the other, and moved by what is touched."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from typing import Any

from understudy.contracts.kit.probes.crowd import crowd
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import Entry, new_id, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.probes.walk import walked
from understudy.contracts.kit.talk.exchange import Exchange

MANY = 7
# By place among those made: what is first already, what comes after it, one again and again.
TOUCHES = (6, 6, 0, 3, 3, 5, 0, 6, 1)
# Each is behind what was touched before it.
BY_OTHER_FIELDS = (0, 2, 4, 3, 5)


@probe(effect="read")
def stands_from_end_to_end(things: Things, *resources: Resource) -> None:
    """Follow each list whose order is told to its end: it keeps that order."""
    for resource in (each for each in resources if each.order):
        listed = walked(things, resource)
        with things.kit.example():
            first = "newest" if resource.order.startswith("-") else "oldest"
            expected = f"the {first} first by {resource.order.lstrip('-')}"
            is_so = is_in_order(listed.rows, resource)
            things.kit.check(is_so, expected, "another order", *listed.full)


@probe(effect="write")
def follows_what_is_touched(things: Things, resource: Resource) -> None:
    """Touch one thing after the other, also by each field: it stands before what was not since."""
    kit, made = things.kit, crowd(things, resource, MANY)
    writes = [each.made for each in made]
    names = [(place, {resource.naming: kit.name("touched")}) for place in TOUCHES]
    others = [{field: to} for field, to in resource.changes.items() if field != resource.naming]
    for place, change in (*names, *zip(BY_OTHER_FIELDS, others, strict=False)):
        thing = made[min(place, len(made) - 1)]
        writes.append(things.change(thing, change))
        with kit.example():
            listed = things.listed(thing)
            shown = (*writes, listed)
            wrong = partial(_is_out_of_order, resource)
            expected = f"{thing.id} before all that were not touched since"
            kit.check(not wrong(shown), expected, listed.brief, *shown, again=wrong)


def is_in_order(rows: Sequence[Entry], resource: Resource) -> bool:
    """Tell whether rows keep their order, as far as all of them show what they are sorted by."""
    values = [_place(row.get(resource.order.lstrip("-"))) for row in rows]
    known = [each for each in values if each is not None]
    if len(known) < len(values):
        return True
    if resource.order.startswith("-"):
        return all(one >= two for one, two in pairwise(known))
    return all(one <= two for one, two in pairwise(known))


def _is_out_of_order(resource: Resource, answers: Sequence[Exchange]) -> bool:
    """Tell whether the last answer lists what was written in another order, or not once each."""
    turns: dict[str, int] = {}
    for answer in answers[:-1]:
        if answer.is_success:
            made = new_id(answer, resource) if answer.operation == resource.create else None
            turns[made or answer.request.params.get(resource.param, "")] = answer.number
    rows = [row for row in rows_of(answers[-1], resource) if str(row.get(resource.ident)) in turns]
    if len(rows) != len(turns):
        return answers[-1].is_success
    return any(
        turns[str(one[resource.ident])] < turns[str(two[resource.ident])]
        and one.get(resource.order.lstrip("-")) != two.get(resource.order.lstrip("-"))
        for one, two in pairwise(rows)
    )


def _place(value: Any) -> float | None:
    """Return where a number or an instant stands; None of anything else."""
    if isinstance(value, int | float):
        return float(value)
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
