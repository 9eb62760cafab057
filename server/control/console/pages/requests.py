"""The journal: what was sent to the APIs and what they answered, live, one by one, as a file."""

from collections.abc import Mapping
from typing import Any

from understudy.server.control.console.page import Asked, Done, Download, Page
from understudy.server.control.console.pages.overview import operations_of
from understudy.server.control.exchange import shown_exchange, shown_line
from understudy.server.control.handlers.journal import found, mask_of
from understudy.server.state.failures import Invalid, NotFound
from understudy.server.world import World

FILTERS = ("api", "operation", "method", "status", "text")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
STATUSES = ("2xx", "4xx", "5xx", "400", "401", "404", "409", "429", "0")
SHOWN = 100


async def show(asked: Asked) -> dict[str, Any]:
    """Return the newest exchanges that pass the filters, newest first."""
    filters = filters_of(asked)
    problem = None
    matching = asked.world.journal.count
    try:
        if filters:
            matching = (await asked.line.get("journal", "count", **filters))["count"]
    except Invalid as broken:
        matching, problem = 0, broken
    return {
        "filters": {**dict.fromkeys(FILTERS, ""), **filters},
        "problem": problem,
        "lines": lines(asked.world, filters)[::-1] if matching else [],
        "matching": matching,
        "total": asked.world.journal.count,
        "apis": (await asked.line.get("health"))["apis"],
        "operations": operations_of(asked),
        "methods": METHODS,
        "statuses": STATUSES,
    }


def lines(world: World, filters: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the newest exchanges in short: this is asked for every two seconds."""
    mask = mask_of(world, {})
    return [shown_line(entry, mask) for entry in found(world, {**filters, "limit": SHOWN})]


def filters_of(asked: Asked) -> dict[str, str]:
    """Return the filters that are set."""
    return {name: asked.query[name] for name in FILTERS if asked.query.get(name)}


async def show_exchange(asked: Asked) -> dict[str, Any]:
    """Return one exchange and its neighbours, or raise NotFound where it has left the journal."""
    number = asked.query.get("number", "")
    entries = asked.world.journal.list()
    places = {str(entry.number): place for place, entry in enumerate(entries)}
    if number not in places:
        raise NotFound(f"No request has the number {number!r}: it is not in the journal any more.")
    place = places[number]
    return {
        "entry": shown_exchange(entries[place], mask_of(asked.world, {}), asked.world),
        "older": entries[place - 1].number if place else None,
        "newer": entries[place + 1].number if place + 1 < len(entries) else None,
    }


async def clear_journal(asked: Asked) -> Done:
    """Empty the journal."""
    await asked.line.delete("journal")
    return Done("The journal is empty.")


async def archive(asked: Asked) -> bytes:
    """Return the exchanges that pass the filters as a HAR file."""
    return await asked.line.fetch("journal.har", **filters_of(asked))


PAGE = Page("/requests", "Requests", "requests.html", show, {"clear_journal": clear_journal})
EXCHANGE = Page("/requests/exchange", "Request", "exchange.html", show_exchange, within="/requests")
HAR = Download("understudy.har", archive)
