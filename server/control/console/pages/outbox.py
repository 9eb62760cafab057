"""The outbox of an organization: mail that its API would have sent, and one mail whole."""

from typing import Any

from understudy.server.control.console.page import Asked, Page, cursor_of
from understudy.server.control.console.pages.choice import choice_of
from understudy.server.control.handlers.outbox import outbox_page
from understudy.server.state.failures import NotFound

SHOWN = 100


async def show(asked: Asked) -> dict[str, Any]:
    """Return the latest mail of an organization, newest first."""
    choice = await choice_of(asked, asked.query)
    place = {"api": choice.api, "org": choice.org}
    page = await outbox_page(asked.world, {**place, "limit": SHOWN, **cursor_of(asked)})
    return {
        "choice": choice,
        "mails": page.newest_first,
        "older": page.before,
        "is_newest": not cursor_of(asked),
    }


async def show_mail(asked: Asked) -> dict[str, Any]:
    """Return one mail, or raise NotFound."""
    key = asked.query.get("id", "")
    mail = asked.world.outbox.find(key)
    if mail is None:
        raise NotFound(f"No mail has the id {key!r}: it is not kept any more.")
    return {"mail": mail}


PAGE = Page("/data/outbox", "Outbox", "outbox.html", show, within="/data")
MAIL = Page("/data/outbox/mail", "Mail", "mail.html", show_mail, within="/data")
