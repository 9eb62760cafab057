"""What an API itself cannot change."""

from collections.abc import Mapping
from typing import Any

from understudy.server.control.staged import body_schema, find_action, perform
from understudy.server.state.documents.collection import shown
from understudy.server.world import World

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def list_actions(world: World) -> list[Answer]:
    """Return the actions of every API, with a schema of what each takes."""
    return [
        {
            "api": api.name,
            "action": action.name,
            "summary": action.summary,
            "body": body_schema(api, action),
        }
        for api in world.served
        for action in api.staging.actions
    ]


async def stage(world: World, api: str, action: str, body: Body) -> Answer:
    """Do what an action does; returns what it has changed."""
    return {
        "changed": [
            {
                "collection": collection,
                "id": key,
                "document": None if document is None else shown(document),
            }
            for collection, key, document in perform(world, *find_action(world, api, action), body)
        ]
    }
