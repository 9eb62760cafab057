"""A small API of a test's own behind all the gates, over the world of a real one."""

from dataclasses import replace
from typing import Any

from starlette.types import ASGIApp

from understudy.reference.spec import Spec
from understudy.server.options import Options
from understudy.server.pipeline import folded, gates_of_apis
from understudy.server.response.refusals import Refusals
from understudy.server.served import Handlers
from understudy.server.world import World


def behind_gates(
    world: World, document: dict[str, Any], handlers: Handlers, security: dict[str, type]
) -> ASGIApp:
    """Return the API that a document describes; `servers` says where it is, and its name.

    Its words are those of the world's first API.
    """
    base: str = document["servers"][0]["url"]
    spec = Spec(base.strip("/"), document, base)
    api = replace(world.served[0], name=spec.api, spec=spec, handlers=handlers)
    gates = gates_of_apis(Options(), [api], world, Refusals([api]))
    return folded(gates, [api], lambda _: security)
