"""One exchange of the journal: looked at, compared with another, made a fault."""

from typing import Any

import orjson

from understudy.server.control.console.page import Asked, Page, number_of
from understudy.server.control.effort import Effort
from understudy.server.control.exchange import exchange
from understudy.server.control.handlers.journal import mask_of
from understudy.server.state.failures import NotFound
from understudy.server.state.journal import Entry, Wanted
from understudy.server.state.rows import Beginning, size_of

# So much of a body is shown: a browser takes long over more, and so does what is set out.
MOST = 100_000
# A key in a path is masked: nothing would match it.
MASKED = "\u2026"


async def show(asked: Asked) -> dict[str, Any]:
    """Return one exchange and its neighbours, or raise NotFound where it has left the journal."""
    entry = entry_of(asked, asked.query.get("number", ""))
    held = asked.world.journal.numbers
    bodies = {"request": entry.request_body, "response": entry.response_body}
    sizes = {name: size_of(body) for name, body in bodies.items()}
    shown = await shown_of(asked, entry, MOST)
    return {
        "entry": shown,
        "sizes": sizes,
        "is_cut": {name: size > MOST for name, size in sizes.items()},
        "is_beginning": {name: isinstance(body, Beginning) for name, body in bodies.items()},
        "older": entry.number - 1 if entry.number - 1 in held else None,
        "newer": entry.number + 1 if entry.number + 1 in held else None,
        "same": number_before(asked, entry),
        "fault": fault_of(shown),
    }


def entry_of(asked: Asked, number: str) -> Entry:
    """Return the exchange of a number, or raise NotFound where it has left the journal."""
    entry = asked.world.journal.get(number_of(number))
    if entry is None:
        raise NotFound(f"No request has the number {number!r}: it is not in the journal any more.")
    return entry


async def shown_of(asked: Asked, entry: Entry, most: int) -> dict[str, Any]:
    """Return an exchange as the control API shows it, without the keys in it."""
    effort = Effort()
    mask = mask_of(asked.world, {}, effort)
    found: dict[str, Any] = orjson.loads(
        await effort.gather(exchange(entry, mask, asked.world, most))
    )
    return found


def number_before(asked: Asked, entry: Entry) -> int | None:
    """Return the number of the request before one of its operation, the best to compare it with."""
    before = Wanted(api=entry.api, operation=entry.operation, before=entry.number)
    steps = asked.world.journal.search(before)
    return next((step.number for step in steps if step.found), None)


def fault_of(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what the form of a fault is to say so that the next request like this one fails."""
    names = ("api", "operation", "method", "path")
    matchers = {name: entry[name] for name in names if entry[name] and MASKED not in entry[name]}
    status = {"status": entry["status"]} if entry["status"] >= 400 else {}
    return {**matchers, **status, "times": 1}


PAGE = Page("/requests/exchange", "Request", "requests/exchange.html", show, within="/requests")
