"""What a fresh reference holds: two organizations, their keys, projects and users."""

from typing import Any

from tests.mutants.kazinex.reference.records import new_project
from tests.mutants.kazinex.reference.world import Doc, Key, Organization, World

HARBOUR, RIDGE = Organization("org_harbour"), Organization("org_ridge")
ADMIN = Key("", "kzx_3f9a1c07b5e24d8896aa0c11d4e7f052", HARBOUR, role="admin")
READER = Key("key_reader", "kzx_81c4d0e7a93b4f6d82157be0c9f3a6d4", HARBOUR, role="read-only")
WRITER = Key("key_writer", "kzx_c27e5ba1904d4c3fb6e80d92175af83c", HARBOUR, role="read-write")
REVOKED = Key("", "kzx_9d16f28eb07c4a53a1c4e5d80f7b3926", HARBOUR, revoked=True, role="read-write")
OTHER = Key("", "kzx_5be07d13f6c84a9eb2d1907c43f8a6e1", RIDGE, role="read-write")
KEYS = (ADMIN, READER, WRITER, REVOKED, OTHER)


def new_world(**fields: Any) -> World:
    """Return fresh data: a project of the same name in each organization."""
    world = World(list(KEYS), **fields)
    names = {"A": (HARBOUR, "North Harbour Civil Works"), "B": (HARBOUR, "Ferry Terminal Fit-out")}
    names |= {"C": (RIDGE, "Summit Tunnel"), "D": (RIDGE, "Ferry Terminal Fit-out")}
    for day, (place, (owner, name)) in enumerate(names.items(), start=14):
        project = new_project(f"proj_01HZ4{place}", owner.id, name, f"2025-01-{day}T08:00:00Z")
        project["_schedules"] = [_schedule(place, revision) for revision in (1, 2)]
        world.projects.append(project)
    gone = new_project("proj_01HZ2D", HARBOUR.id, "Old Quay Demolition", "2024-11-02T08:00:00Z")
    world.projects.append({**gone, "_gone": True})
    for number, (name, role) in enumerate((("Ana Duarte", "admin"), ("Iris Vale", "viewer"))):
        told = {"id": f"user_01HZ0{number}", "name": name, "role": role, "_org": HARBOUR.id}
        world.users.append(told)
    return world


def _schedule(place: str, revision: int) -> Doc:
    named = {"task_code": "A1000", "activity_name": "Dredging", "activity_type": "TT_Task"}
    activity = {"id": f"act_01HZ{place}{revision}", **named, "status": "Not Started"}
    return {
        "id": f"sched_01HZ{place}{revision}",
        "revision": revision,
        "filename": f"rev-{revision}.xer",
        "format": "xer",
        "role": ("baseline", "current")[revision - 1],
        "activity_count": 1,
        "uploaded_at": f"2025-02-0{revision}T08:00:00Z",
        "_activities": [activity],
    }
