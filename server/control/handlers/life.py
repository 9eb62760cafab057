"""Is the stand-in there, and back to the start."""

from collections.abc import Mapping
from typing import Any

from understudy import __version__
from understudy.server.control.staged import check_documents
from understudy.server.options import BadOption
from understudy.server.served import ServedApi
from understudy.server.state.failures import Invalid
from understudy.server.state.transfer.seeds import Content, FixtureError
from understudy.server.world import World

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def get_health(world: World) -> Answer:
    """Return the version and the APIs that are served."""
    return {"status": "ok", "version": __version__, "apis": shown_apis(world)}


def shown_apis(world: World) -> list[Answer]:
    """Return each API with where it answers and where its pages are."""
    return [shown_api(api, world) for api in world.served]


def shown_api(api: ServedApi, world: World) -> Answer:
    """Return an API as it is reached in this world."""
    docs = "/docs" if api is world.served[0] else f"/docs/{api.name}"
    return {
        "name": api.name,
        "title": api.spec.title,
        "base_path": f"{world.path}{api.base_path}",
        "docs": f"{world.path}{docs}",
    }


async def reset(world: World, body: Body) -> Answer:
    """Go back to the start."""
    start = fixtures_of_now(world) if body.get("reload") else None
    world.reset(start, with_documents=body.get("to") != "empty")
    return await get_health(world)


def fixtures_of_now(world: World) -> Content:
    """Return what the fixture files hold now, or raise Invalid with what is wrong in them."""
    try:
        start = world.read_fixtures()
    except (BadOption, FixtureError) as error:
        raise Invalid(str(error)) from error
    check_documents(world.served, start)
    return start
