"""What the two-tenant model draws from: few values of each kind, so that they meet."""

from typing import Any

from hypothesis import strategies as st

from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.productionplanner.filling import SPICE, UNLISTED
from understudy.contracts.productionplanner.table import OTHER_CREATIONS

MOST_PROJECTS = 3
CALENDAR = [f"2032-06-{day:02d}" for day in (9, 2, 7, 4, 11, 1, 10, 3, 8, 5, 6)]
MINUTES = (30, 5, 50, 20, 10, 55, 0, 40, 15, 45, 25)
DAYS = st.sampled_from(["2032-05-01", "2032-05-02", "2032-05-03"])
TIMES = st.sampled_from(["09:00", "09:30", "18:00", "23:15", None])
# Mostly our own: what goes wrong in one organization needs several steps there.
KEYS = st.sampled_from([OWN, OWN, OWN, OWN, OTHER])
WHICH = st.integers(0, MOST_PROJECTS - 1)
KINDS = st.sampled_from(OTHER_CREATIONS)
CHANGES: dict[str, list[Any]] = {
    "name": ["tour", f"gala{SPICE}"],
    "description": ["Twelve cities", "One city"],
    "timezone": ["Europe/London", "Asia/Kolkata"],
    "totalBudget": [1200, 99.5],
    "budgetCurrency": ["USD", "GBP"],
}
VALUES = st.sampled_from([(name, value) for name, values in CHANGES.items() for value in values])
OPTIONS: dict[str, list[dict[str, Any]]] = {
    "add_team_member": [{}, {"role": "Rigger", "email": "rigger@example.com"}],
    "add_task": [{}],
    "add_budget_item": [{}, {"category": "venue", "actualCost": 12.5}, {"category": UNLISTED}],
    "add_location": [{}, {"type": "digital", "details": "Channel 2"}],
    "add_resource_link": [{"url": "https://example.com/A"}, {"url": "https://example.com/b?c=d"}],
}
