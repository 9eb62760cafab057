"""Which operations a fault can strike: one that can strike none is a mistake, and refused."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from understudy.reference.spec import operations_in
from understudy.server.control.naming.names import check_names
from understudy.server.state.failures import Invalid, listed, unknown_name
from understudy.server.world import World

TOKEN = re.compile(r"\*|\{[^/{}]*\}|.", re.DOTALL)
# Of a path: any text; one character of a part; as many more of them as there are.
ANY, ONE, MORE = "*", "{one}", "{more}"
BRACE = "{"
SEVERAL = (ANY, MORE)


class Route(NamedTuple):
    """An operation by its method and its path, with the base path of its API."""

    api: str
    operation: str
    method: str
    path: str


def check_reach(world: World, matchers: Mapping[str, Any]) -> None:
    """Raise Invalid for the matcher after which no operation is left, with what there is."""
    check_names(world, matchers)
    routes = [
        route
        for route in routes_of(world)
        if matchers.get("api") in (None, route.api)
        and matchers.get("operation") in (None, route.operation)
    ]
    method = matchers.get("method")
    if method is not None:
        methods = sorted({each for route in routes for each in methods_of(route)})
        if method not in methods:
            raise unknown_name(method, methods, "method")
        routes = [route for route in routes if method in methods_of(route)]
    path = matchers.get("path")
    if path is not None:
        check_path(path, [*dict.fromkeys(route.path for route in routes)])


def routes_of(world: World) -> Iterator[Route]:
    """Yield every operation of every API."""
    for api in world.served:
        for path, method, operation in operations_in(api.spec.document):
            name = operation["operationId"]
            yield Route(api.name, name, method.upper(), f"{api.base_path}{path}")


def methods_of(route: Route) -> Sequence[str]:
    """Return the methods that an operation answers to."""
    return ("GET", "HEAD") if route.method == "GET" else (route.method,)


def check_path(pattern: str, paths: Sequence[str]) -> None:
    """Raise Invalid for a pattern that no path has, whatever stands in place of its parameters."""
    wanted = tokens_of(pattern)
    if not any(can_meet(wanted, tokens_of(path)) for path in paths):
        there = listed(paths, pattern)
        raise Invalid(f"is that of no operation that this is for; there are: {there}", "path")


def tokens_of(pattern: str) -> Sequence[str]:
    """Return a pattern as characters and what stands for several."""
    found: list[str] = []
    for token in TOKEN.findall(pattern):
        found += (ONE, MORE) if token[0] == BRACE != token else (token,)
    return found


def can_meet(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether there is a path that both patterns match."""
    seen, waiting = {(0, 0)}, [(0, 0)]
    while waiting:
        at, there = waiting.pop()
        if (at, there) == (len(one), len(other)):
            return True
        for place in steps(one, at, other, there):
            if place not in seen:
                seen.add(place)
                waiting.append(place)
    return False


def steps(one: Sequence[str], at: int, other: Sequence[str], there: int) -> Iterator[Any]:
    """Yield where two patterns may be next, when they are here."""
    left = one[at] if at < len(one) else ""
    right = other[there] if there < len(other) else ""
    if left in SEVERAL:
        yield at + 1, there
    if right in SEVERAL:
        yield at, there + 1
    if left and right and have_one(left, right):
        yield at + (left not in SEVERAL), there + (right not in SEVERAL)


def have_one(left: str, right: str) -> bool:
    """Whether one character may be what both of these stand for."""
    if ANY in (left, right) or left == right:
        return True
    texts = [token for token in (left, right) if token not in (ONE, MORE)]
    return len(texts) < 2 and texts != ["/"]
