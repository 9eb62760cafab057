"""A panel that an API declares, for one organization."""

from typing import Any

from understudy.server.control.console.page import Asked, Page
from understudy.server.control.console.pages.choice import choice_of
from understudy.server.panel import Html, Picture, Rows
from understudy.server.state.failures import NotFound

OURS = ("api", "org", "panel")


async def show(asked: Asked) -> dict[str, Any]:
    """Return what a panel of the chosen API shows of the chosen organization."""
    declaring = [api.name for api in asked.world.served if api.panels]
    if not declaring:
        raise NotFound("No API that is served has panels.")
    choice = await choice_of(asked, asked.query, declaring)
    name = asked.query.get("panel", "")
    panel = next((each for each in choice.panels if each.name == name), choice.panels[0])
    given = {
        "clock": asked.world.clock,
        "org": asked.world.store.org(choice.api, choice.org),
        "query": {key: value for key, value in asked.query.items() if key not in OURS},
        "settings": asked.world.settings(choice.api),
    }
    return {
        "choice": choice,
        "panel": panel,
        "parts": [(kind_of(part), part) for part in panel.parts(given)] if choice.org else [],
    }


def kind_of(part: object) -> str:
    """Return how a part is shown."""
    kinds = {Rows: "rows", Picture: "picture", Html: "html"}
    return next((name for kind, name in kinds.items() if isinstance(part, kind)), "text")


PAGE = Page("/data/panel", "Panel", "panel.html", show, within="/data")
