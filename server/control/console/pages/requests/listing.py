"""The journal as a list: live, by filters, with its figures, and as a file."""

from collections.abc import AsyncIterable, Sequence
from itertools import islice
from typing import Any

from understudy.server.control.console.page import Asked, Done, Download, Page, cursor_of
from understudy.server.control.console.pages.overview import operations_of
from understudy.server.control.console.pages.requests.charts import (
    calls_by_operation,
    statuses_over_time,
)
from understudy.server.control.effort import Effort
from understudy.server.control.exchange import line
from understudy.server.control.handlers.journal import archive_of, found, journal_page
from understudy.server.control.paging import Page as Rows
from understudy.server.state.failures import Invalid
from understudy.server.state.journal import Entry

FILTERS = ("api", "operation", "method", "status", "key", "text")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
STATUSES = ("2xx", "4xx", "5xx", "400", "401", "404", "409", "429", "0")
SHOWN, MOST_KEYS = 100, 200
# So many are drawn: whoever keeps more waits for no chart.
DRAWN = 5_000


async def show(asked: Asked) -> dict[str, Any]:
    """Return the newest exchanges that pass the filters, newest first, and how they went."""
    filters, cursor, journal = filters_of(asked), cursor_of(asked), asked.world.journal
    problem, page = None, Rows(())
    entries: Sequence[Entry] = ()
    try:
        if filters:
            # What is refused there is refused here, and before the first one nothing is looked at.
            await asked.line.get("journal", before=1, **filters)
        entries = await found(asked.world, filters or {"limit": DRAWN}, Effort())
        page = await journal_page(asked.world, {**filters, **cursor, "limit": SHOWN}, line)
    except Invalid as broken:
        problem = broken
    return {
        "filters": {**dict.fromkeys(FILTERS, ""), **filters},
        "problem": problem,
        "lines": page.newest_first,
        "older": page.before,
        "is_newest": not cursor,
        "matching": len(entries) if filters else journal.count,
        "total": journal.count,
        "dropped": journal.dropped,
        "statuses_over_time": statuses_over_time(entries[:DRAWN]),
        "calls": calls_by_operation(entries[:DRAWN]),
        "drawn": min(len(entries), DRAWN),
        "apis": (await asked.line.get("health"))["apis"],
        "operations": operations_of(asked),
        "methods": METHODS,
        "statuses": STATUSES,
        "keys": keys_of(asked, filters.get("key", "")),
    }


def keys_of(asked: Asked, chosen: str) -> list[tuple[str, str]]:
    """Return the ids of keys with their names, as many as a list has room for."""
    keys = {key.id: key.name for key in islice(asked.world.keys.list(), MOST_KEYS)}
    return [*({chosen: ""} | keys if chosen else keys).items()]


def filters_of(asked: Asked) -> dict[str, str]:
    """Return the filters that are set."""
    return {name: asked.query[name] for name in FILTERS if asked.query.get(name)}


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


PAGE = Page(
    "/requests", "Requests", "requests/listing.html", show, {"clear_journal": clear_journal}
)
HAR = Download("understudy.har", archive)
