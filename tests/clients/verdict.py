"""Says what is wrong with a client's results, given the plan and what the stand-in saw."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from tests.clients.compare import differences, losses
from tests.clients.document import Node

from understudy.testing.answers import Exchange

PLACE = re.compile(r"\[\d+\]")
Results = Mapping[int, Node]


def problems(
    calls: Sequence[Node],
    results: Results,
    exchanges: Sequence[Exchange],
    *,
    reads_errors: bool = True,
    digits: int = 9,
) -> Iterator[str]:
    """Yield one line for each thing that a client did not do, lost or changed."""
    seen = matched(calls, exchanges)
    for call in calls:
        result, exchange = results.get(call["n"]), seen.get(call["n"])
        for problem in _once(_of_call(call, result, exchange, reads_errors, digits)):
            yield f"{call['operation']} (call {call['n']}): {problem}"


def matched(calls: Sequence[Node], exchanges: Sequence[Exchange]) -> dict[int, Exchange]:
    """Return the exchange of each call by its number; both are in the order of the plan."""
    if len(calls) == len(exchanges):
        return {call["n"]: exchange for call, exchange in zip(calls, exchanges, strict=True)}
    # Some calls never left the client: the rest is found by the names of the operations.
    found, rest = {}, list(exchanges)
    for call in calls:
        if rest and rest[0].operation == call["operation"]:
            found[call["n"]] = rest.pop(0)
    return found


def _once(every: Iterable[str]) -> Iterable[str]:
    """Leave out what is told of another item of the same list already."""
    firsts: dict[str, str] = {}
    for one in every:
        place = one.partition(" ")[0]
        firsts.setdefault(PLACE.sub("[]", place) if PLACE.search(place) else one, one)
    return firsts.values()


def _of_call(
    call: Node, result: Node | None, exchange: Exchange | None, reads_errors: bool, digits: int
) -> Iterator[str]:
    if result is None:
        yield "no result"
    elif "error" in result:
        yield _first_line(result["error"])
    elif exchange is None:
        yield "the stand-in never got it"
    else:
        yield from _of_request(call, exchange)
        yield from _of_answer(call, result, exchange, reads_errors, digits)


def _of_request(call: Node, exchange: Exchange) -> Iterator[str]:
    if exchange.operation != call["operation"]:
        yield f"called {exchange.operation}"
    if call["body"] is not None:
        # A client may write a default of the spec out, so what is added is no mistake.
        yield from losses(call["body"], _json(exchange.request.body), place="request")
    asked = [(one["name"], one["value"]) for one in call["parameters"] if one["in"] == "query"]
    wanted = sorted(pair for name, value in asked for pair in _pairs(name, value))
    if (got := sorted(parse_qsl(exchange.query))) != wanted:
        yield f"the query was to be {wanted} and is {got}"


def _of_answer(
    call: Node, result: Node, exchange: Exchange, reads_errors: bool, digits: int
) -> Iterator[str]:
    if exchange.status != call["status"]:
        yield f"was to be {call['status']} and is {exchange.status}: {exchange.response.body}"
    elif result["status"] != exchange.status:
        yield f"was answered with {exchange.status}, the client says {result['status']}"
    elif reads_errors or not call["refusal"]:
        yield from differences(_json(exchange.response.body), result["decoded"], digits)


def _pairs(name: str, value: Any) -> Iterator[tuple[str, str]]:
    for one in value if isinstance(value, list) else [value]:
        yield name, one if isinstance(one, str) else json.dumps(one)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text or None


def _first_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[0][:300] if lines else "an error without a text"
