"""Which API and which organization a page is about: those of the query, else the first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.server.control.console.page import Asked
from understudy.server.panel import Panel


@dataclass(frozen=True)
class Choice:
    """What can be chosen, and what is, with the panels of the API that is."""

    apis: list[dict[str, Any]]
    orgs: list[dict[str, Any]]
    api: str
    org: str
    panels: Sequence[Panel] = ()

    @property
    def org_name(self) -> str:
        """The name of the organization that is chosen."""
        return next((str(org["name"]) for org in self.orgs if org["id"] == self.org), self.org)


async def choice_of(
    asked: Asked, query: Mapping[str, str], among: Collection[str] | None = None
) -> Choice:
    """Return what a query chooses; what is not there any more gives way to the first that is."""
    health = await asked.line.get("health")
    apis = [api for api in health["apis"] if among is None or api["name"] in among]
    names = [api["name"] for api in apis]
    api = query.get("api", "")
    api = api if api in names else names[0]
    everywhere = await asked.line.get("organizations")
    orgs = [org for org in everywhere if org["api"] == api]
    ids = [org["id"] for org in orgs]
    org = query.get("org", "")
    panels = next(each.panels for each in asked.world.served if each.name == api)
    return Choice(apis, orgs, api, org if org in ids else (ids or [""])[0], panels)
