"""Says what is wrong with a client's results, given the plan and what the stand-in saw."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.clients.document import Node
from tests.clients.judging.compare import differences, losses
from tests.clients.judging.recorder import Exchange

PLACE = re.compile(r"\[\d+\]")
Results = Mapping[int, Node]


def problems(
    plan: Node,
    results: Results,
    exchanges: Sequence[Exchange],
    *,
    reads_errors: bool = True,
    digits: int = 9,
) -> Iterator[str]:
    """Yield one line for each thing that a client did not do, lost or changed."""
    seen = matched(plan, exchanges)
    for call in plan["calls"]:
        result, exchange = results.get(call["n"]), seen.get(call["n"])
        for problem in _once(_of_call(call, result, exchange, reads_errors, digits)):
            yield f"{call['operation']} (call {call['n']}): {problem}"


def matched(plan: Node, exchanges: Sequence[Exchange]) -> dict[int, Exchange]:
    """Return the exchange of each call by its number; both are in the order of the plan."""
    # A call that never left the client has none, and takes nobody else's.
    found, rest = {}, list(exchanges)
    for call in plan["calls"]:
        if rest and target(plan, call) == (rest[0].method, rest[0].path):
            found[call["n"]] = rest.pop(0)
    return found


def target(plan: Node, call: Node) -> tuple[str, str]:
    """Return the method and the path that a call must have."""
    names = {one["name"]: one["value"] for one in call["parameters"] if one["in"] == "path"}
    return call["method"], urlsplit(plan["base_url"]).path + call["path"].format(**names)


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
        yield " ".join(result["error"].split())[:300] or "an error without a text"
    elif exchange is None:
        yield f"the stand-in did not get {call['method']} {call['path']} when it was due"
    else:
        yield from _of_request(call, exchange)
        yield from _of_answer(call, result, exchange, reads_errors, digits)


def _of_request(call: Node, exchange: Exchange) -> Iterator[str]:
    """Tell what is gone; what is added is no mistake: clients write defaults of the spec out."""
    # A stand-in that refuses a key does not read on.
    if call["body"] is not None and (exchange.sent or not call["refusal"]):
        yield from losses(call["body"], _json(exchange.sent), place="request")
    if call.get("file") and not call["refusal"]:
        yield from _of_file(call["file"], exchange.sent)
    got = Counter(parse_qsl(exchange.query, keep_blank_values=True))
    for one in call["parameters"]:
        texts = [_text(value) for value in _listed(one["value"])]
        if one["in"] == "query":
            lost = Counter((one["name"], text) for text in texts) - got
            yield from (f"query {name}={text} was not sent" for name, text in lost)
        if one["in"] == "header" and exchange.headers.get(one["name"].lower()) not in texts:
            yield f"header {one['name']}: {texts[0]} was not sent"


def _of_file(file: Node, sent: bytes) -> Iterator[str]:
    if Path(file["path"]).read_bytes() not in sent:
        yield f"the file {file['name']} was not sent, or changed"
    if f'filename="{file["name"]}"'.encode() not in sent:
        yield f"the name of the file {file['name']} was not sent"


def _of_answer(
    call: Node, result: Node, exchange: Exchange, reads_errors: bool, digits: int
) -> Iterator[str]:
    if exchange.status != call["status"]:
        answer = exchange.answered[:300].decode(errors="replace")
        yield f"was to be {call['status']} and is {exchange.status}: {answer}"
    elif result["status"] != exchange.status:
        yield f"was answered with {exchange.status}, the client says {result['status']}"
    # Of an answer without a body, some clients make an empty object.
    elif (exchange.answered or result["decoded"]) and (reads_errors or not call["refusal"]):
        yield from differences(_json(exchange.answered), result["decoded"], digits)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body.decode(errors="replace") or None
