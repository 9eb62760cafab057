"""The first page: what is served, where, how to begin, and the spaces."""

from typing import Any

from understudy.server.control.console.page import Asked, Done, Page
from understudy.server.gates.pages import SITE
from understudy.server.served import ServedApi


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
                "curl": first_call(served[api["name"]], asked.origin + api["base_path"]),
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


def first_call(api: ServedApi, url: str) -> str:
    """Return a shell line for the first thing that can be read without knowing an id."""
    paths = api.spec.document["paths"]
    simple = (path for path, item in paths.items() if "get" in item and "{" not in path)
    path = next(simple, next(iter(paths)))
    return f'curl {url}{path} -H "{key_header(api)}"'


def key_header(api: ServedApi) -> str:
    """Return the header that carries a key, as the API's spec says."""
    schemes = api.spec.document.get("components", {}).get("securitySchemes", {})
    named = (scheme["name"] for scheme in schemes.values() if scheme.get("in") == "header")
    name = next(named, "") if not has_bearer(schemes) else ""
    return f"{name}: $KEY" if name else "Authorization: Bearer $KEY"


def has_bearer(schemes: dict[str, Any]) -> bool:
    """Whether keys can be sent as bearer tokens."""
    return any(scheme.get("scheme", "").lower() == "bearer" for scheme in schemes.values())


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
