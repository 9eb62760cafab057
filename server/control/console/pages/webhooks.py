"""The webhooks of the APIs that send any."""

from typing import Any

from understudy.server.control.console.page import Asked, Page


async def show(asked: Asked) -> dict[str, Any]:
    """Return the APIs, none of which sends webhooks yet."""
    return {"apis": (await asked.line.get("health"))["apis"]}


PAGE = Page("/webhooks", "Webhooks", "webhooks.html", show)
