"""Which rows a list shows: in its order, filtered, and a page of them."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs

from understudy.contracts.kit.probes.reading import at, instant
from understudy.contracts.kit.probes.rehearsal.links import spelled
from understudy.contracts.kit.probes.rehearsal.shelf import Kept
from understudy.contracts.kit.probes.table import Resource


def in_order(things: Iterable[Kept], resource: Resource) -> list[Kept]:
    """Return things as the table says that they are listed: what has no place comes last."""
    name = resource.order.removeprefix("-")
    if not name:
        return list(things)
    made = list(things)
    made = made[::-1] if resource.order.startswith("-") else made
    blank = [each for each in made if each.shown.get(name) is None]
    placed = [each for each in made if each.shown.get(name) is not None]
    placed.sort(key=lambda each: each.shown[name], reverse=resource.order.startswith("-"))
    return [*placed, *blank]


def page(things: list[Kept], resource: Resource, query: str) -> list[Kept] | None:
    """Return the rows that a query asks for; None where it follows a row that never was."""
    given = parse_qs(query)
    rows = things
    if resource.follows and resource.follows in given:
        idents = [each.ident for each in things]
        after = given.pop(resource.follows)[-1]
        if after not in idents:
            return None
        rows = things[idents.index(after) + 1 :]
    left = [each for each in rows if not each.is_gone and _is_asked_for_by(each, given)]
    return left[: resource.page or None]


def _is_asked_for_by(kept: Kept, given: Mapping[str, list[str]]) -> bool:
    """Tell whether a thing fits filters: of what it links, of its days, and of its fields."""
    names = spelled(kept.resource)
    links = {name: values for name, values in given.items() if name in names}
    if any(kept.links.get(names[name]) != values[-1] for name, values in links.items()):
        return False
    days = {name for parameters in kept.resource.window for name in parameters}
    left = {name: each for name, each in given.items() if name not in {*links, *days}}
    return _is_in_window(kept, given) and _is_asked_for(kept.shown, left)


def _is_in_window(kept: Kept, given: Mapping[str, list[str]]) -> bool:
    """Tell whether the days of a thing overlap those that a query asks for."""
    if not kept.resource.window:
        return True
    days = [str(kept.shown.get(name))[:10] for name in kept.resource.days]
    since, until = (
        next((given[name][-1][:10] for name in names if name in given), None)
        for names in kept.resource.window
    )
    return (since is None or days[-1] >= since) and (until is None or days[0] <= until)


def _is_asked_for(shown: Mapping[str, Any], given: Mapping[str, list[str]]) -> bool:
    """Tell whether a row fits filters that are named like fields: one of their values, or a span.

    `state` and `state[]` keep what has this value, `made_at[after]` and `made_at[before]` what is
    beyond it.
    """
    for filtered, values in given.items():
        field, _, way = filtered.removesuffix("]").partition("[")
        moment = instant(shown.get(field))
        if way in ("after", "before"):
            limit = instant(values[-1])
            if field in shown and (moment is None or limit is None or moment == limit):
                return False
            if moment and limit and (moment > limit) != (way == "after"):
                return False
        elif field in shown and str(at(shown, ".".join(filter(None, (field, way))))) not in values:
            return False
    return True
