"""The demo organizations, keys and projects with which every reference starts."""

from typing import Any

from tests.mutants.reference.things import ITEM_TYPES
from tests.mutants.reference.world import Doc, Key, Organization, World

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
        "updatedAt": f"2026-{updated}T10:30:00.000Z",
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


def acme_projects() -> list[Doc]:
    """Return Acme's projects in each of their states."""
    day = {"label": "Show day", "allDay": False, "startTime": "18:00", "endTime": "23:00"}
    return [
        project(
            ACME,
            "p_summer_tour",
            "Summer Tour 2026",
            "05-20",
            description="12-city arena run",
            timezone="America/New_York",
            totalBudget=250000,
            budgetCurrency="USD",
            dates=[
                {"date": "2026-06-01", "label": "Load-in", "allDay": True},
                {"date": "2026-06-02", **day},
            ],
        ),
        project(
            ACME,
            "p_autumn_gala",
            "Autumn Gala",
            "05-12",
            timezone="Europe/London",
            totalBudget=50000,
            budgetCurrency="GBP",
            dates=[{"date": "2026-10-09", "label": "Gala night", "allDay": True}],
        ),
        project(
            ACME,
            "p_spring_expo",
            "Spring Expo",
            "04-20",
            archivedAt="2026-04-20T10:30:00.000Z",
        ),
        project(ACME, "p_bare", "Bare Project", "04-02"),
        project(
            ACME,
            "p_cancelled_fair",
            "Cancelled Fair",
            "03-11",
            status="deleted",
            deletedAt="2026-03-11T10:30:00.000Z",
        ),
        project(ACME, "p_keynote_template", "Keynote template", "05-01", _template=True),
    ]


def north_projects() -> list[Doc]:
    """Return Northlight's projects in each of their states."""
    return [
        project(
            NORTH,
            "p_harbour_fest",
            "Harbour Festival 2026",
            "05-15",
            description="Three stages by the water",
            timezone="Australia/Sydney",
            totalBudget=90000,
            budgetCurrency="AUD",
            dates=[{"date": "2026-11-20", "label": "Opening", "allDay": True}],
        ),
        project(
            NORTH,
            "p_north_archived",
            "Winter Lights 2025",
            "02-10",
            archivedAt="2026-02-10T10:30:00.000Z",
        ),
        project(
            NORTH,
            "p_north_deleted",
            "Abandoned Ball",
            "03-01",
            status="deleted",
            deletedAt="2026-03-01T10:30:00.000Z",
        ),
        project(NORTH, "p_north_template", "Festival template", "04-10", _template=True),
    ]


def below(prefix: str, number: str) -> dict[str, list[Doc]]:
    """Return things of every kind to lie below one project; `number` keeps their ids apart."""
    author = f"user:u_{prefix}"
    return {
        "team": [
            {
                "id": f"t_{number}1",
                "name": f"Jordan {prefix}",
                "role": "Stage Manager",
                "email": f"jordan@{prefix}.example",
                "permission": "read",
                "status": "accepted",
            },
            {
                "id": f"t_{number}2",
                "name": f"Tom {prefix}",
                "role": "Rigger",
                "email": f"tom@{prefix}.example",
                "permission": "write",
                "status": "pending",
            },
        ],
        "tasks": [
            {"id": f"k_{number}1", "label": "Book trucks", "done": True, "createdBy": author},
            {"id": f"k_{number}2", "label": "Hire crew", "done": False, "createdBy": author},
        ],
        "budget": [
            {
                "id": f"b_{number}1",
                "name": "Lighting rig",
                "description": "",
                "category": "equipment",
                "estimatedCost": 18000,
                "actualCost": 17250.5,
            },
        ],
        "locations": [
            {"id": f"l_{number}1", "name": "Main Arena", "type": "physical", "details": "Gate 4"},
            {"id": f"l_{number}2", "name": "Stream room", "type": "digital", "details": ""},
        ],
        "resources": [
            {
                "id": f"r_{number}1",
                "name": "Run sheet",
                "type": "link",
                "url": f"https://{prefix}.example/run-sheet",
                "version": 1,
                "folderId": None,
            },
        ],
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
