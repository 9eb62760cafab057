"""What a fresh reference holds: two accounts, their keys, and some of everything."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.mutants.planado.reference.world import Doc, Hook, Key, Organization, World

OWN = "acc_meadow"
OTHER = "acc_harbour"
KEYS = (
    Key("", "pl-meadow-0001", Organization(OWN)),
    Key("", "pl-meadow-0000", Organization(OWN), revoked=True),
    Key("", "pl-harbour-0001", Organization(OTHER)),
)
BEGIN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NAMES = {
    "template": ("Inspection", "Installation"),
    "job_type": ("Visit", "Call"),
    "territory": ("Hills", "Coast"),
    "team": ("Red", "Blue"),
    "dictionary": ("Causes",),
    "user": ("Ida Frost",),
    "skill": tuple(f"Skill {number}" for number in range(1, 24)),
}


def new_world(hook: tuple[str, str | None] | None = None, **fields: Any) -> World:
    """Return fresh data; `hook` is the URL and the secret of the first account's webhook."""
    world = World(list(KEYS), **fields)
    for account in (OWN, OTHER):
        for kind, names in NAMES.items():
            world.table(account, kind).extend(_rows(world, [{"name": name} for name in names]))
        for number in range(1, 4):
            things = {"name": f"Place {number}", "external_id": f"mill-{number}"}
            world.table(account, "site").extend(_rows(world, [things]))
        world.table(account, "client").extend(
            _rows(world, [{"organization": True, "organization_name": "Mill"}])
        )
        jobs: list[Doc] = [{"description": f"Job {n}"} for n in range(1, 4)]
        world.table(account, "job").extend(_rows(world, jobs))
    (dictionary,) = world.table(OWN, "dictionary")
    world.table(dictionary["uuid"], "value").extend(_rows(world, [{"name": "Rust"}]))
    if hook is not None:
        world.hooks.append(Hook(world.uuid(), OWN, *hook))
    return world


def _rows(world: World, things: list[Doc]) -> list[Doc]:
    rows = []
    for thing in things:
        number = world.memory["rows"] = world.memory.get("rows", 0) + 1
        stamp = (BEGIN + timedelta(minutes=number)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        life = {"version": 1, "created_at": stamp, "updated_at": stamp}
        job = {"external_id": None, "serial_no": number, "status": "posted", "scheduled_at": None}
        extra = job if "Job" in str(thing.get("description")) else {}
        rows.append({"uuid": world.uuid(), **extra, **thing, **life})
    return rows
