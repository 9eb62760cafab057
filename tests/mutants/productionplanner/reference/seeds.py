"""The demo organizations, keys and projects with which every reference starts."""

from typing import Any

from tests.mutants.productionplanner.reference.things import ITEM_TYPES
from tests.mutants.productionplanner.reference.world import Doc, Key, Organization, World

ACME = Organization("org_acme", "Acme Live Events")
NORTH = Organization("org_north", "Northlight Productions")
EMPTY = Organization("org_empty", "Blank Stage Co")


def token(digit: str) -> str:
    """Return the demo token that repeats one hex digit."""
    return "pp_" + digit * 64


KEYS = (
    Key("key_acme_ci", token("1"), ACME),
    Key("key_acme_zapier", token("2"), ACME),
    Key("key_acme_old", token("3"), ACME, revoked=True),
    Key("key_north_main", token("4"), NORTH),
    Key("key_empty_main", token("5"), EMPTY),
)


def instant(day: str) -> str:
    """Return the morning of a day of 2026."""
    return f"2026-{day}T10:30:00.000Z"


def project(owner: Organization, ident: str, name: str, updated: str, **fields: Any) -> Doc:
    """Return a project of the demo data, last updated on a day of 2026."""
    return {
        "id": ident,
        "name": name,
        "description": "",
        "timezone": "UTC",
        "dates": [],
        "orgId": owner.id,
        "status": "active",
        "createdBy": "user:u_jordan",
        "createdAt": "2026-01-15T09:00:00.000Z",
        "updatedAt": instant(updated),
        "archivedAt": None,
        "deletedAt": None,
        "links": [],
        "theme": None,
        "totalBudget": None,
        "budgetCurrency": None,
        "scheduleSettings": {},
        "scheduleItemTypes": [{"id": kind, "label": kind.title()} for kind in ITEM_TYPES],
        "_template": False,
        "_write": 0,
        **fields,
    }


def all_day(day: str, label: str) -> Doc:
    """Return a day of a project."""
    return {"date": day, "label": label, "allDay": True}


def archived(owner: Organization, ident: str, name: str, updated: str) -> Doc:
    """Return a project that was archived."""
    return project(owner, ident, name, updated, archivedAt=instant(updated))


def deleted(owner: Organization, ident: str, name: str, updated: str) -> Doc:
    """Return a project that was soft-deleted."""
    return project(owner, ident, name, updated, status="deleted", deletedAt=instant(updated))


def acme_projects() -> list[Doc]:
    """Return Acme's projects in each of their states."""
    hours = {"label": "Show day", "allDay": False, "startTime": "18:00", "endTime": "23:00"}
    tour = {
        "description": "12-city arena run",
        "timezone": "America/New_York",
        "totalBudget": 250000,
        "budgetCurrency": "USD",
        "dates": [all_day("2026-06-01", "Load-in"), {"date": "2026-06-02", **hours}],
        "links": [{"label": f"Page {n}", "url": f"https://x.example/{n}"} for n in range(1, 8)],
        "theme": {"colour": "#aa3311"},
    }
    gala = {
        "timezone": "Europe/London",
        "totalBudget": 50000,
        "budgetCurrency": "GBP",
        "dates": [all_day("2026-10-09", "Gala night")],
    }
    return [
        project(ACME, "p_summer_tour", "Summer Tour 2026", "05-20", **tour),
        project(ACME, "p_autumn_gala", "Autumn Gala", "05-12", **gala),
        archived(ACME, "p_spring_expo", "Spring Expo", "04-20"),
        project(ACME, "p_bare", "Bare Project", "04-02"),
        deleted(ACME, "p_cancelled_fair", "Cancelled Fair", "03-11"),
        project(ACME, "p_keynote_template", "Keynote template", "05-01", _template=True),
    ]


def north_projects() -> list[Doc]:
    """Return Northlight's projects in each of their states."""
    festival = {
        "description": "Three stages by the water",
        "timezone": "Australia/Sydney",
        "totalBudget": 90000,
        "budgetCurrency": "AUD",
        "dates": [all_day("2026-11-20", "Opening")],
    }
    return [
        project(NORTH, "p_harbour_fest", "Harbour Festival 2026", "05-15", **festival),
        archived(NORTH, "p_north_archived", "Winter Lights 2025", "02-10"),
        deleted(NORTH, "p_north_deleted", "Abandoned Ball", "03-01"),
        project(NORTH, "p_north_template", "Festival template", "04-10", _template=True),
    ]


def people(prefix: str, number: str) -> list[Doc]:
    """Return a team of two."""
    rows = (
        ("Jordan", "Stage Manager", "read", "accepted"),
        ("Tom", "Rigger", "write", "pending"),
    )
    return [
        {
            "id": f"t_{number}{n}",
            "name": f"{name} {prefix}",
            "role": role,
            "email": f"{name.lower()}@{prefix}.example",
            "permission": permission,
            "status": status,
        }
        for n, (name, role, permission, status) in enumerate(rows, 1)
    ]


def costs(number: str) -> list[Doc]:
    """Return a budget of one item."""
    rig = {"name": "Lighting rig", "description": "", "category": "equipment"}
    return [{"id": f"b_{number}1", **rig, "estimatedCost": 18000, "actualCost": 17250.5}]


def links(prefix: str, number: str) -> list[Doc]:
    """Return a link at the root."""
    sheet = {"name": "Run sheet", "type": "link", "url": f"https://{prefix}.example/run-sheet"}
    return [{"id": f"r_{number}1", **sheet, "version": 1, "folderId": None}]


def below(prefix: str, number: str) -> dict[str, list[Doc]]:
    """Return things of every kind to lie below one project; `number` keeps their ids apart."""
    author = f"user:u_{prefix}"
    return {
        "team": people(prefix, number),
        "tasks": [
            {"id": f"k_{number}1", "label": "Book trucks", "done": True, "createdBy": author},
            {"id": f"k_{number}2", "label": "Hire crew", "done": False, "createdBy": author},
        ],
        "budget": costs(number),
        "locations": [
            {"id": f"l_{number}1", "name": "Main Arena", "type": "physical", "details": "Gate 4"},
            {"id": f"l_{number}2", "name": "Stream room", "type": "digital", "details": ""},
        ],
        "resources": links(prefix, number),
        "folders": [
            {"id": f"f_{number}1", "name": "Production"},
            {"id": f"f_{number}2", "name": "Audio"},
        ],
    }


def schedule(number: str) -> list[Doc]:
    """Return the schedule of one day: two items at one time, and one without."""
    rows = (
        ("16:00", 60, "Doors crew", "setup"),
        ("18:00", 45, "Support act", "show"),
        ("18:00", 15, "Merchandise opens", "other"),
        (None, None, "Photographs", "other"),
    )
    return [
        {"id": f"s_{number}{n}", "time": time, "duration": length, "activity": what, "type": kind}
        for n, (time, length, what, kind) in enumerate(rows, 1)
    ]


def plant(world: World) -> World:
    """Put the demo projects into a world."""
    for document in (*acme_projects(), *north_projects()):
        world.projects[document["id"]] = document
    for ident, prefix, number in (("p_summer_tour", "acme", "0"), ("p_harbour_fest", "north", "5")):
        for kind, items in below(prefix, number).items():
            world.shelves[f"{ident} {kind}"] = items
    world.shelves["p_summer_tour schedule 2026-06-02"] = schedule("0")
    world.shelves["p_harbour_fest schedule 2026-11-20"] = schedule("5")
    return world


def new_world(**fields: Any) -> World:
    """Return a world with the demo data; `fields` are World's own, such as `now` and `seed`."""
    return plant(World(list(KEYS), **fields))
