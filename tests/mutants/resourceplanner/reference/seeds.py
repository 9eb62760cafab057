"""What a fresh reference holds: two workspaces, their keys, and a few things in each."""

from typing import Any

from tests.mutants.resourceplanner.reference.records import DEFAULTS
from tests.mutants.resourceplanner.reference.world import Doc, Key, Organization, World

KESTREL, BALTIC = Organization("ws_kestrel"), Organization("ws_baltic")
KEYS = (
    Key("", "rpk_kestrel_0000000000000000000001", KESTREL),
    Key("", "rpk_kestrel_0000000000000000000000", KESTREL, revoked=True),
    Key("", "rpk_baltic_0000000000000000000002", BALTIC),
)


def new_world(**fields: Any) -> World:
    """Return fresh data: the workspaces have things of the same names."""
    world = World(list(KEYS), **fields)
    for workspace in (KESTREL.id, BALTIC.id):
        resource = _added(world, workspace, "resource", name="Jordan Weaver", membership=None)
        project = _added(world, workspace, "project", title="Website Relaunch", projectSize=240)
        links = {"project": project["id"], "resource": resource["id"]}
        days = {"dateFrom": "2025-10-01", "dateTo": "2025-10-03"}
        _added(world, workspace, "assignment", **links, **days)
    return world


def _added(world: World, workspace: str, kind: str, **fields: Any) -> Doc:
    row = {"id": world.hexadecimal(24), **DEFAULTS[kind], **fields}
    world.table(workspace, kind).append(row)
    return row
