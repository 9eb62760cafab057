"""The part of the conversation that is about odd values, half changes and refused writes."""

from typing import Any

from tests.mutants.productionplanner.conversation.talk import Talk

CROWDED = "  \\ <b>&amp;</b> 100 %20\r\n\tcafe\u0301 "


def odd_values(talk: Talk) -> None:
    """Send what is easily lost, what is refused, and what a body may not decide."""
    lies = {"id": "p_1", "createdBy": "api:me", "done": True}
    project = talk.make("Odd values", description="a\0b", **lies)
    path = f"/projects/{project}"
    steps: tuple[tuple[str, Any], ...] = (
        ("/budget", {"name": "Odd", "description": CROWDED, "actualCost": 0.005}),
        ("/locations", {"name": "Odd", "details": CROWDED, "id": "l_1"}),
        ("/tasks", {"label": CROWDED, "done": True}),
        ("/tasks", {"label": "\ud800"}),
        ("/schedule/2032-02-29", {"activity": CROWDED}),
        ("/team", {"name": "Odd", "role": CROWDED}),
        ("/team", {"name": "Odder", "email": 7}),
        ("/resources/link", {"name": "x" * 256, "url": "https://x.example"}),
        ("/dates", {"date": "2033-01-01"}),
        ("/dates", {"date": "2033-01-01", "label": "Twice"}),
        ("/dates", {"date": "2032-2-9"}),
    )
    for place, body in steps:
        talk.say("POST", path + place, body)
    changes: tuple[dict[str, Any], ...] = (
        {"description": "007"},
        {"totalBudget": 1e21},
        {"budgetCurrency": "JPY"},
        {"timezone": "Asia/Tokyo"},
        {"links": [1, 2, 3]},
        {"name": "Half", "budgetCurrency": {"x": 1}},
    )
    for change in changes:
        talk.say("PATCH", path, change)
        talk.say("GET", path)
    for place in ("/dates", "/team", "/tasks", "/tasks", "/locations", "/budget", "/resources"):
        talk.say("GET", path + place)
