"""One fixed conversation that goes through everything that the documentation speaks of."""

from datetime import timedelta
from typing import Any

from tests.mutants.productionplanner.conversation.crowded import crowds
from tests.mutants.productionplanner.conversation.odd_requests import odd_requests, the_keys
from tests.mutants.productionplanner.conversation.odd_values import odd_values
from tests.mutants.productionplanner.conversation.talk import (
    ACME,
    ACME_TOO,
    EMPTY,
    NORTH,
    OLD,
    UNKNOWN,
    Talk,
)

DAY = "2026-06-02"
READS = ("", "/dates", f"/schedule/{DAY}", "/team", "/tasks", "/budget", "/locations", "/resources")
WRITES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("PATCH", "", {"name": "Renamed by a stranger"}),
    ("POST", "/dates", {"date": "2031-01-01"}),
    ("POST", "/dates", {"date": "2026-11-20"}),
    ("POST", "/schedule/2026-11-20", {"time": "09:00", "duration": 5, "activity": "Stray"}),
    ("POST", "/team", {"name": "Stray", "orgId": "org_north"}),
    ("POST", "/tasks", {"label": "Stray"}),
    ("POST", "/budget", {"name": "Stray", "category": "venue"}),
    ("POST", "/locations", {"name": "Stray"}),
    ("POST", "/resources/link", {"name": "Stray", "url": "https://Stray.example/A"}),
)
OWN, FOREIGN, NOWHERE = "p_summer_tour", "p_harbour_fest", "p_harbour_fesX"


def read_all(talk: Talk, project: str, key: str) -> None:
    """Read everything of one project."""
    for read in (*READS, "/schedule/2026-11-20", "/schedule/2026-06-03"):
        talk.say("GET", f"/projects/{project}{read}", key=key)


def without_rights(talk: Talk) -> None:
    """Try every route with no key, an unknown and a revoked one, then look at what was left."""
    for key in (None, UNKNOWN, OLD):
        for read in READS:
            talk.say("GET", f"/projects/{FOREIGN}{read}", key=key)
        for method, path, body in WRITES:
            talk.say(method, f"/projects/{FOREIGN}{path}", body, key)
        read_all(talk, FOREIGN, NORTH)
        talk.say("GET", "/projects", key=NORTH)


def across_the_border(talk: Talk) -> None:
    """Reach for a foreign project in every way, and for one that does not exist."""
    for key in (NORTH, ACME, NORTH):
        talk.say("GET", "/projects", key=key)
    for key in (NORTH, ACME, NORTH):
        talk.say("GET", f"/projects/{FOREIGN}", key=key)
    talk.say("GET", f"/projects/{OWN[:-1]}X")
    talk.say("GET", "/projects?orgId=org_north")
    talk.say("GET", f"/projects/{FOREIGN}?orgId=org_north")
    for project in (FOREIGN, "p_north_archived", "p_north_template", "p_north_deleted", NOWHERE):
        for read in READS:
            talk.say("GET", f"/projects/{project}{read}")
        for method, path, body in WRITES:
            talk.say(method, f"/projects/{project}{path}", body)
            talk.say(method, f"/projects/{project}{path}", {})
        read_all(talk, FOREIGN, NORTH)
        talk.say("GET", "/projects", key=NORTH)
    link = {"name": "In a foreign folder", "url": "https://x.example", "folderId": "f_51"}
    talk.say("POST", f"/projects/{OWN}/resources/link", link)
    read_all(talk, OWN, ACME)
    read_all(talk, FOREIGN, NORTH)


def projects(talk: Talk) -> None:
    """Make projects: named alike in two organizations, with odd names, and badly."""
    twin = talk.make("Twin", NORTH)
    mine = talk.make("Twin", description="d", timezone="America/New_York")
    again = talk.make("Twin", description="again", timezone="Europe/London")
    odd = talk.make("A & B <i> \U0001f3aa")
    talk.say("GET", f"/projects/{odd}", key=NORTH)
    talk.make("Of the second key", ACME_TOO)
    talk.make("For another", orgId="org_north", extra=1)
    bad: tuple[Any, ...] = ({}, {"name": None}, {"name": " "}, {"name": 5}, [], {"name": "x" * 300})
    for body in bad:
        talk.say("POST", "/projects", body)
    talk.say("POST", "/projects", {"name": "Nowhere land", "timezone": "Mars/Base"})
    talk.send("POST", "/v1/projects", {"Authorization": f"Bearer {ACME}"}, b"{")
    talk.send("POST", "/v1/projects", {"Authorization": f"Bearer {ACME}"})
    for project, key in ((mine, ACME), (again, ACME), (twin, NORTH), (mine, ACME_TOO)):
        talk.say("POST", f"/projects/{project}/team", {"name": f"Member of {project}"}, key)
        talk.say("PATCH", f"/projects/{project}", {"name": "Twin 2"}, key)
        talk.say("GET", "/projects", key=key)
    read_all(talk, twin, NORTH)
    read_all(talk, mine, ACME)


def updates(talk: Talk) -> None:
    """Change a project in every documented way, and in some that are refused or ignored."""
    project = talk.make("Updates", description="kept", timezone="Europe/London")
    path = f"/projects/{project}"
    bodies: tuple[dict[str, Any], ...] = (
        {"name": "Updated"},
        {"totalBudget": 12.5},
        {"description": "free", "totalBudget": 0},
        {"totalBudget": 3},
        {"budgetCurrency": "EUR"},
        {"budgetCurrency": "euro"},
        {"description": "new"},
        {"timezone": "Asia/Tokyo"},
        {"links": ["a"], "theme": None, "scheduleSettings": {}, "scheduleItemTypes": []},
        {"name": "N", "id": FOREIGN, "orgId": "org_north", "createdBy": "me", "x": 1},
        {"name": "M", "dates": [{"date": "2030-01-01"}], "archivedAt": "2026-01-01"},
        {"status": "archived"},
        {"name": None},
        {"totalBudget": -1},
        {},
    )
    talk.say("GET", path)
    for number, body in enumerate(bodies, 1):
        talk.say("PATCH", path, body)
        talk.say("GET", path)
        talk.say("GET", "/projects")
        if number % 3 == 0:
            talk.say("POST", path + "/dates", {"date": f"2027-01-{number:02d}"})
    talk.say("PATCH", path, {"name": "Gone", "deletedAt": "2026-01-01T00:00:00.000Z"})
    talk.say("GET", path)
    read_all(talk, FOREIGN, NORTH)


def days(talk: Talk) -> None:
    """Add dates and schedule items, in and out of order."""
    for zone in ("America/New_York", "UTC"):
        path = f"/projects/{talk.make('Days', timezone=zone)}"
        for day in ("2026-06-03", DAY, DAY, "2026-06-04", "2026-06-03", "1999-06-03"):
            talk.say("POST", path + "/dates", {"date": day, "label": "Day one"})
        for body in (
            {},
            {"date": "2026-02-30"},
            {"date": None},
            {"date": "2026-07-01", "allDay": 1},
        ):
            talk.say("POST", path + "/dates", body)
        for time in ("10:30", "10:05", None, "12:00", "11:00", "25:00", 7):
            item = {"time": time, "duration": 0, "activity": "Walk", "type": "show"}
            talk.say("POST", f"{path}/schedule/{DAY}", item)
        talk.say("PATCH", path, {"timezone": "Asia/Tokyo"})
        for part in (
            {},
            {"activity": "A"},
            {"duration": 2000},
            {"duration": 7.5},
            {"type": "none"},
        ):
            talk.say("POST", path + "/schedule/2026-06-03", part)
        talk.say("POST", path + "/schedule/2029-01-01", {"activity": "Far away"})
        for day in (DAY, "2026-06-03", "2029-01-01", "soon"):
            talk.say("GET", f"{path}/schedule/{day}")
        talk.say("GET", path + "/dates")


def things(talk: Talk) -> None:
    """Add things of every kind, with all fields, with the least, and with bad ones."""
    path = f"/projects/{talk.make('Things')}"
    other = f"/projects/{talk.make('Things too', NORTH)}"
    bodies: tuple[tuple[str, Any], ...] = (
        ("/team", {"name": "Ann", "role": "Lead", "email": "ann@x.example"}),
        ("/team", {"name": "Bob", "role": "Crew", "email": "bob@x.example"}),
        ("/team", {"name": "Ann", "email": "ann@x.example"}),
        ("/team", {"name": "Cy", "email": "no address"}),
        ("/team", {"name": "Di", "role": None}),
        ("/budget", {"name": "Hall", "category": "decor", "estimatedCost": 9.75}),
        ("/budget", {"name": "Lamp", "category": "fireworks", "actualCost": -1}),
        ("/budget", {"name": "Tree", "category": "Venue"}),
        ("/budget", {"name": "Lift", "category": "equipment hire", "estimatedCost": 9}),
        ("/budget", {"name": "Cup"}),
        ("/locations", {"name": "Arena", "type": "digital", "details": "Gate <4>"}),
        ("/locations", {"name": "Yard"}),
        ("/resources/link", {"name": "Plan", "url": "https://X.example/Plan"}),
        ("/resources/link", {"name": "Plan", "url": "no-scheme"}),
        ("/resources/link", {"name": "Lost", "url": "https://x.example", "folderId": "f_0"}),
        *(("/tasks", {"label": f"Task with a long label, number {n}"}) for n in range(12)),
        ("/tasks", {"label": "Task with a long label, number 1"}),
        *((kind, {}) for kind in ("/team", "/tasks", "/budget", "/locations", "/resources/link")),
        ("/resources/link", {"name": "No url"}),
    )
    for kind, body in bodies:
        talk.say("POST", path + kind, body)
    talk.say("POST", other + "/tasks", {"label": "Elsewhere"}, NORTH)
    talk.say("POST", path + "/tasks", {"label": "After another organization"})
    talk.say("PATCH", path, {"name": "Renamed things"})
    read_all(talk, path.rsplit("/", 1)[1], ACME)
    read_all(talk, other.rsplit("/", 1)[1], NORTH)


def oddities(talk: Talk) -> None:
    """Add to what was read before, with values that are easily lost."""
    project = talk.make("Odd", description="One\nTwo")
    path = f"/projects/{project}"
    steps: tuple[tuple[str, dict[str, Any]], ...] = (
        ("/locations", {"name": "Stream", "type": "digital"}),
        ("/locations", {"name": "Second stream", "type": "digital"}),
        ("/team", {"name": "Eve", "email": "eve+crew@x.example"}),
        ("/resources/link", {"name": "Plain", "url": "http://x.example/"}),
        ("/dates", {"date": DAY}),
        ("/dates", {"date": DAY}),
        (f"/schedule/{DAY}", {"activity": "Late"}),
    )
    for kind, body in steps:
        talk.say("GET", path + ("/team" if kind == "/team" else "/locations"))
        talk.say("POST", path + kind, body)
        read_all(talk, project, ACME)
    talk.say("PATCH", path, {"totalBudget": 5, "team": []})
    talk.say("GET", path, key=NORTH)
    read_all(talk, project, ACME)


def outside(talk: Talk) -> None:
    """Ask for what is not among the 19 routes, and for projects that are put away."""
    for path in ("/docs.json", "/docs", "/v1/nothing", "/v1/projects/"):
        talk.send("GET", path)
    talk.send("GET", "/docs.json", {"Authorization": f"Bearer {ACME}"})
    talk.say("DELETE", f"/projects/{OWN}")
    for project in ("p_spring_expo", "p_cancelled_fair", "p_keynote_template"):
        talk.say("GET", f"/projects/{project}")
        talk.say("PATCH", f"/projects/{project}", {"description": "put away"})
    talk.send("GET", "/v1/info", {"Authorization": f"Bearer {ACME}", "Accept-Encoding": "gzip"})
    for key in (ACME, ACME_TOO, NORTH, EMPTY):
        talk.say("GET", "/projects", key=key)


def hold(
    defect: str | None = None,
    permitted: tuple[str, ...] = (),
    step: timedelta = timedelta(seconds=1),
) -> Talk:
    """Hold the whole conversation, with so much time for each request."""
    talk = Talk(defect, permitted, step)
    topics = (the_keys, across_the_border, without_rights, projects, updates, days, things, crowds)
    for topic in (*topics, oddities, odd_values, outside, odd_requests):
        topic(talk)
    talk.asker.close()
    return talk
