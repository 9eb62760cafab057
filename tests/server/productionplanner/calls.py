"""The 19 operations as data: how to call each so that it succeeds."""

from typing import Any, NamedTuple


class Call(NamedTuple):
    """A method, a path template and a valid body."""

    method: str
    path: str
    body: Any = None

    def at(self, project: str = "p_summer_tour") -> str:
        """Return the path for a project."""
        return self.path.format(project=project)


DAY = "2026-09-09"
PROJECT = "/projects/{project}"
ON_PROJECT = [
    Call("GET", PROJECT),
    Call("PATCH", PROJECT, {"description": "new"}),
    Call("GET", f"{PROJECT}/dates"),
    Call("POST", f"{PROJECT}/dates", {"date": DAY}),
    Call("GET", f"{PROJECT}/schedule/{DAY}"),
    Call("POST", f"{PROJECT}/schedule/{DAY}", {"time": "09:00", "activity": "Doors"}),
    Call("GET", f"{PROJECT}/team"),
    Call("POST", f"{PROJECT}/team", {"name": "Sam"}),
    Call("GET", f"{PROJECT}/tasks"),
    Call("POST", f"{PROJECT}/tasks", {"label": "Book"}),
    Call("GET", f"{PROJECT}/budget"),
    Call("POST", f"{PROJECT}/budget", {"name": "Hall"}),
    Call("GET", f"{PROJECT}/locations"),
    Call("POST", f"{PROJECT}/locations", {"name": "Hall"}),
    Call("GET", f"{PROJECT}/resources"),
    Call("POST", f"{PROJECT}/resources/link", {"name": "Map", "url": "https://maps.example"}),
]
ALL = [
    Call("GET", "/info"),
    Call("GET", "/projects"),
    Call("POST", "/projects", {"name": "Fresh"}),
    *ON_PROJECT,
]
WITH_BODY = [call for call in ALL if call.body is not None]


def label(call: Call) -> str:
    """Return a call's name in test reports."""
    return f"{call.method} {call.path}"
