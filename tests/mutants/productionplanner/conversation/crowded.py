"""A topic of the conversation: more than a few things in each list, and what moves in them."""

from typing import Any

from tests.mutants.productionplanner.conversation.talk import ACME, ACME_TOO, NORTH, Talk

DAY = "2033-03-04"
READS = ("/dates", f"/schedule/{DAY}", "/team", "/tasks", "/budget", "/locations", "/resources")
MANY = 7


def crowds(talk: Talk) -> None:
    """Put many things into each list, two alike, let another key write, and touch projects."""
    path = f"/projects/{talk.make('Crowded')}"
    for number in range(MANY):
        _add(talk, path, str(number), ACME)
    _add(talk, path, "6", ACME)
    _read(talk, path)
    _add(talk, path, "7", ACME_TOO)
    _read(talk, path)
    made = [talk.make(f"One of {MANY}", ACME, description="Alike") for _ in range(MANY)]
    talk.say("GET", "/projects")
    talk.make("By another key", ACME_TOO)
    talk.say("GET", "/projects")
    for project in (made[6], made[6], made[0], made[6], made[0], made[3]):
        talk.say("PATCH", f"/projects/{project}", {"name": "Touched"})
        talk.say("GET", "/projects")
    talk.say("GET", "/projects", key=NORTH)


def _add(talk: Talk, path: str, name: str, key: str) -> None:
    bodies: tuple[tuple[str, dict[str, Any]], ...] = (
        ("/dates", {"date": f"2033-03-{int(name) + 1:02}"}),
        (f"/schedule/{DAY}", {"activity": name}),
        ("/team", {"name": name}),
        ("/tasks", {"label": name}),
        ("/budget", {"name": name}),
        ("/locations", {"name": name}),
        ("/resources/link", {"name": name, "url": "https://x.example"}),
    )
    for kind, body in bodies:
        talk.say("POST", path + kind, body, key)


def _read(talk: Talk, path: str) -> None:
    for read in READS:
        talk.say("GET", path + read)
