"""The journal: what was sent to the APIs and what they answered, live, one by one, as a file."""

from collections.abc import AsyncIterable
from typing import Any

import orjson

from understudy.server.control.console.page import (
    Asked,
    Done,
    Download,
    Page,
    cursor_of,
    number_of,
)
from understudy.server.control.console.pages.overview import operations_of
from understudy.server.control.effort import Effort
from understudy.server.control.exchange import exchange, line
from understudy.server.control.handlers.journal import archive_of, journal_page, mask_of
from understudy.server.control.paging import Page as Rows
from understudy.server.state.failures import Invalid, NotFound
from understudy.server.state.journal import Beginning, size_of

FILTERS = ("api", "operation", "method", "status", "text")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
STATUSES = ("2xx", "4xx", "5xx", "400", "401", "404", "409", "429", "0")
SHOWN = 100
# So much of a body is shown: a browser takes long over more, and so does what is set out.
MOST = 100_000


async def show(asked: Asked) -> dict[str, Any]:
    """Return the newest exchanges that pass the filters, newest first."""
    filters, cursor = filters_of(asked), cursor_of(asked)
    problem, page = None, Rows(())
    matching = asked.world.journal.count
    try:
        if filters:
            matching = (await asked.line.get("journal", "count", **filters))["count"]
        page = await journal_page(asked.world, {**filters, **cursor, "limit": SHOWN}, line)
    except Invalid as broken:
        matching, problem = 0, broken
    return {
        "filters": {**dict.fromkeys(FILTERS, ""), **filters},
        "problem": problem,
        "lines": page.newest_first,
        "older": page.before,
        "is_newest": not cursor,
        "matching": matching,
        "total": asked.world.journal.count,
        "apis": (await asked.line.get("health"))["apis"],
        "operations": operations_of(asked),
        "methods": METHODS,
        "statuses": STATUSES,
    }


def filters_of(asked: Asked) -> dict[str, str]:
    """Return the filters that are set."""
    return {name: asked.query[name] for name in FILTERS if asked.query.get(name)}


async def show_exchange(asked: Asked) -> dict[str, Any]:
    """Return one exchange and its neighbours, or raise NotFound where it has left the journal."""
    number = asked.query.get("number", "")
    held = asked.world.journal.numbers
    entry = asked.world.journal.get(number_of(number))
    if entry is None:
        raise NotFound(f"No request has the number {number!r}: it is not in the journal any more.")
    effort = Effort()
    mask = mask_of(asked.world, {}, effort)
    shown = await effort.gather(exchange(entry, mask, asked.world, MOST))
    bodies = {"request": entry.request_body, "response": entry.response_body}
    sizes = {name: size_of(body) for name, body in bodies.items()}
    return {
        "entry": orjson.loads(shown),
        "sizes": sizes,
        "is_cut": {name: size > MOST for name, size in sizes.items()},
        "is_beginning": {name: isinstance(body, Beginning) for name, body in bodies.items()},
        "older": entry.number - 1 if entry.number - 1 in held else None,
        "newer": entry.number + 1 if entry.number + 1 in held else None,
    }


async def clear_journal(asked: Asked) -> Done:
    """Empty the journal."""
    await asked.line.delete("journal")
    return Done("The journal is empty.")


async def archive(asked: Asked) -> AsyncIterable[bytes]:
    """Return the exchanges that pass the filters as a HAR file, in parts as they are made."""
    filters = filters_of(asked)
    # What is refused there is refused here.
    await asked.line.get("journal", "count", **filters)
    return await archive_of(asked.world, filters)


PAGE = Page("/requests", "Requests", "requests.html", show, {"clear_journal": clear_journal})
EXCHANGE = Page("/requests/exchange", "Request", "exchange.html", show_exchange, within="/requests")
HAR = Download("understudy.har", archive)
