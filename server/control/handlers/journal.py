"""What was sent to the APIs, and what they answered."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from understudy.server.control.effort import Effort
from understudy.server.control.exchange import exchange
from understudy.server.control.har import CLOSING, OPENING, archived
from understudy.server.control.masks import Mask
from understudy.server.control.naming.names import check_names
from understudy.server.control.paging import A_LOOK, AN_OCTET, Look, Page, page_of
from understudy.server.served import Written
from understudy.server.state.failures import Invalid
from understudy.server.state.journal import Entry, Wanted
from understudy.server.state.time.instants import ClockError, parse_instant
from understudy.server.world import World

Query = Mapping[str, Any]
Answer = dict[str, Any]
Write = Callable[[Entry, Mask], Iterable[bytes]]
# They say how entries are shown, not which.
NO_FILTERS = ("limit", "reveal")
# So much of an archive is sent at once.
PORTION = 65_536


async def list_journal(world: World, query: Query) -> Written:
    """Return a page of the exchanges that are asked for, newest last."""
    page = await journal_page(world, query, lambda entry, mask: exchange(entry, mask, world))
    return page.answer(query)


async def count_journal(world: World, query: Query) -> Answer:
    """Return how many exchanges are asked for."""
    return {"count": len(await found(world, query, Effort()))}


async def export_journal(world: World, query: Query) -> Written:
    """Return the exchanges that are asked for as an archive, which is written as it is sent."""
    return Written(await archive_of(world, query))


async def clear_journal(world: World) -> list[Answer]:
    """Empty the journal."""
    world.journal.clear()
    return []


async def journal_page(world: World, query: Query, write: Write) -> Page:
    """Return a page of the exchanges that the query asks for."""
    effort = Effort()
    looks = search(world, query)
    mask = mask_of(world, query, effort)
    return await page_of(looks, lambda entry: write(entry, mask), effort, query.get("limit"))


async def found(world: World, query: Query, effort: Effort) -> list[Entry]:
    """Return all entries that the query asks for, newest first."""
    entries: list[Entry] = []
    for look in search(world, query):
        if len(entries) == query.get("limit"):
            break
        effort.spent += A_LOOK + AN_OCTET * look.octets
        await effort.rest()
        if look.found is not None:
            entries.append(look.found)
    return entries


async def archive_of(world: World, query: Query) -> AsyncIterator[bytes]:
    """Return the archive of the exchanges that the query asks for."""
    effort = Effort()
    mask = mask_of(world, query, effort)
    return archive(await found(world, query, effort), mask, world)


async def archive(entries: list[Entry], mask: Mask, world: World) -> AsyncIterator[bytes]:
    """Yield an archive of entries that come newest first; what is written is let go of."""
    portion = bytearray(OPENING)
    while entries:
        for piece in archived(entries.pop(), mask, world):
            portion += piece
            await mask.effort.rest()
            if len(portion) > PORTION:
                yield bytes(portion)
                portion.clear()
        portion += b"," if entries else b""
    yield bytes(portion) + CLOSING


def search(world: World, query: Query) -> Iterator[Look[Entry]]:
    """Look for the entries that the query asks for; what is held now is looked through."""
    check_names(world, query)
    filters = {name: value for name, value in query.items() if name not in NO_FILTERS}
    if "since" in filters:
        filters["since"] = instant_of(filters["since"])
    return (Look(*step) for step in world.journal.search(Wanted(**filters)))


def instant_of(text: str) -> datetime:
    """Return the instant that a text names."""
    try:
        return parse_instant(text)
    except ClockError as error:
        raise Invalid(str(error), "since") from error


def mask_of(world: World, query: Query, effort: Effort) -> Mask:
    """Return what hides keys, as far as the query does not ask for them."""
    hooks = [row["secret"] for row in world.webhooks.list() if row["secret"]]
    secrets = [*hooks, *world.accounts.passwords(), *world.sessions.tokens.known()]
    reveal = query.get("reveal", False)
    signing = world.sessions.policies
    return Mask(world.keys, secrets, signing=signing, reveal=reveal, effort=effort)
