"""What the APIs would have sent by mail."""

from collections.abc import Mapping
from typing import Any

from understudy.server.control.effort import Effort
from understudy.server.control.mail import mail
from understudy.server.control.naming.names import check_names
from understudy.server.control.paging import Look, Page, page_of
from understudy.server.served import Written
from understudy.server.world import World

Query = Mapping[str, Any]
FILTERS = ("api", "org", "to")


async def list_outbox(world: World, query: Query) -> Written:
    """Return a page of the mail that is asked for, newest last."""
    return (await outbox_page(world, query)).answer(query)


async def outbox_page(world: World, query: Query) -> Page:
    """Return a page of the mail that the query asks for."""
    check_names(world, query)
    effort = Effort()
    filters = {name: query[name] for name in FILTERS if query.get(name) is not None}
    looks = (
        Look(number, 0, row if all(row[name] == filters[name] for name in filters) else None)
        for number, row in world.outbox.newest_first(query.get("before"))
    )
    return await page_of(looks, lambda row: mail(row, effort), effort, query.get("limit"))
