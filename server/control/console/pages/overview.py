"""The first page: what is served, where, how to begin, and the spaces."""

from typing import Any

from understudy.server.control.console.first_request import first_request, secret_of
from understudy.server.control.console.page import Asked, Done, Page
from understudy.server.gates.pages import SITE


async def show(asked: Asked) -> dict[str, Any]:
    """Return the APIs with a first request for each, what is going on, and the open spaces."""
    health = await asked.line.get("health")
    served = {api.name: api for api in asked.world.served}
    organizations = await asked.line.get("organizations")
    return {
        "apis": [
            {
                **api,
                "url": asked.origin + api["base_path"],
                "organizations": [org for org in organizations if org["api"] == api["name"]],
                "curl": first_request(served[api["name"]], asked.origin + api["base_path"]),
                "secret": secret_of(served[api["name"]]),
            }
            for api in health["apis"]
        ],
        "site": f"{asked.world.path}{SITE}",
        "clock": await asked.line.get("clock"),
        "faults": await asked.line.get("faults"),
        "requests": asked.world.journal.count,
        "snapshots": await asked.line.get("snapshots"),
        "spaces": await asked.line.get("spaces") if asked.world.spaces else None,
    }


def operations_of(asked: Asked) -> list[str]:
    """Return the operations of every API, in the order of their names."""
    return sorted(
        {
            operation["operationId"]
            for api in asked.world.served
            for operation in api.spec.operations()
        }
    )


async def open_space(asked: Asked) -> Done:
    """Open a space."""
    space = await asked.line.post("spaces")
    return Done(f"Space {space['id']} is open.")


async def end_space(asked: Asked) -> Done:
    """End a space."""
    space = await asked.line.delete("spaces", str(asked.sent.get("id", "")))
    return Done(f"Space {space['id']} has ended.")


PAGE = Page(
    "", "Overview", "overview.html", show, {"open_space": open_space, "end_space": end_space}
)
