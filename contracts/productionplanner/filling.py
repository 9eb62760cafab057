"""What a home is filled with: something of everything, in every documented form."""

from collections.abc import Iterator
from typing import Any

from understudy.contracts.productionplanner.home import Home
from understudy.contracts.productionplanner.table import (
    CATEGORIES,
    COST,
    EMPTY_DAY,
    FULL_DAY,
    OTHER_CREATIONS,
    OTHER_DAY,
    WRITES,
    params,
)
from understudy.contracts.productionplanner.typing import Kit

# What careless code loses: quotes, markup, letters beyond ASCII.
SPICE = """ "A" & 'B' <i> Größe"""
# What is lost where letters are kept in one byte, or backslashes taken for marks.
EASTERN = "Łódź\\東京"
# It begins as a listed one does, and is none.
UNLISTED = "equipment hire"
# Those whose form the documentation shows.
READ_EARLY = ("list_dates", "list_schedule", "list_team", "list_resources")
Step = tuple[str, dict[str, Any], str]


def fill(kit: Kit, home: Home, *, is_whole: bool) -> None:
    """Put something of everything into a project; `is_whole` tries every documented form."""
    label = f"of {home.key}"
    unread = set(READ_EARLY) if is_whole else set()
    for operation, body, day in whole(kit, label) if is_whole else brief(kit, label):
        home.write(kit, operation, body, day)
        read = WRITES[operation].listed
        if read in unread:
            # One thing alone; and an answer that is kept for the path would be served again.
            kit.call(read, params(home.id, day), key=home.key)
            unread.remove(read)
    for operation in OTHER_CREATIONS if is_whole else ():
        for made in home.added(operation)[:1]:
            home.repeat(kit, made)


def brief(kit: Kit, label: str) -> Iterator[Step]:
    """Return one write of each kind, two where order matters."""
    for day in (FULL_DAY, OTHER_DAY):
        yield "add_date", {"date": day}, day
    for time in ("18:00", "09:30"):
        item = {"time": time, "activity": kit.name(f"item {label}")}
        yield "add_schedule_item", item, FULL_DAY
    yield "add_team_member", {"name": kit.name(f"member {label}"), "role": "Rigger"}, FULL_DAY
    yield "add_task", {"label": kit.name(f"task {label}")}, FULL_DAY
    yield "add_budget_item", {"name": kit.name(f"cost {label}"), "actualCost": 25}, FULL_DAY
    place = {"name": kit.name(f"place {label}"), "details": "https://example.com/map"}
    yield "add_location", place, FULL_DAY
    link = {"name": kit.name(f"link {label}"), "url": "https://example.com/other"}
    yield "add_resource_link", link, FULL_DAY


def whole(kit: Kit, label: str) -> Iterator[Step]:
    """Return writes that leave out, in turn, what may be left out."""
    for day in (FULL_DAY, OTHER_DAY):
        yield "add_date", {"date": day}, day
    yield from _items(kit, label)
    yield from _members(kit, label)
    for each in (label, label, f"{label}{SPICE} {EASTERN}"):
        yield "add_task", {"label": kit.name(f"task {each}")}, FULL_DAY
    yield from _costs(kit, label)
    yield from _places(kit, label)
    for page in ("s://example.com/Run-Sheet", "s://example.com/a?b=c&d=%20#e", "://example.com/x"):
        url = f"http{page}"
        link = {"name": kit.name(f"link {label}{SPICE}"), "url": url}
        yield "add_resource_link", link, FULL_DAY
    # Last, for it may not harm what is there.
    for time, day in (("18:30", FULL_DAY), ("07:00", OTHER_DAY)):
        yield "add_schedule_item", {"time": time, "activity": kit.name(f"item {label}")}, day
    yield "add_date", {"date": EMPTY_DAY}, EMPTY_DAY


def _items(kit: Kit, label: str) -> Iterator[Step]:
    def activity() -> dict[str, str]:
        return {"activity": kit.name(f"item {label}")}

    # Every non-empty choice of the three fields, and out of order.
    bodies: list[dict[str, Any]] = [
        {"time": "18:30", "duration": 480, **activity()},
        {"time": "09:05", **activity()},
        activity(),
        {"time": "23:59"},
        {"duration": 45},
        {"time": "00:00", "duration": 15},
        {"duration": 30, "activity": kit.name(f"item {label}{SPICE}")},
        {"time": "18:05", **activity()},
    ]
    yield from (("add_schedule_item", body, FULL_DAY) for body in bodies)


def _members(kit: Kit, label: str) -> Iterator[Step]:
    run = kit.seed.run_id
    yield "add_team_member", {"name": kit.name(f"member {label}")}, FULL_DAY
    whole_member = {"role": "Stage Manager", "email": f"{run}+crew@example.com"}
    yield "add_team_member", {"name": kit.name(f"member {label}"), **whole_member}, FULL_DAY
    spiced = {"name": kit.name(f"member {label}{SPICE}"), "role": f"Crew{SPICE}"}
    yield "add_team_member", spiced, FULL_DAY


def _costs(kit: Kit, label: str) -> Iterator[Step]:
    only = {"estimatedCost": 5000.25}
    unlisted = {"category": UNLISTED, "description": "For the load-in"}
    listed = ({"category": each} for each in CATEGORIES if each != COST.body["category"])
    # The unlisted one is not beside `other`; equipment stands in the whole body already.
    for more in (only, dict(COST.body), {}, unlisted, *listed):
        yield "add_budget_item", {"name": kit.name(f"cost {label}{SPICE}"), **more}, FULL_DAY


def _places(kit: Kit, label: str) -> Iterator[Step]:
    for more in ({"type": "digital", "details": f"Gate 4{SPICE}"}, {}, {"type": "physical"}):
        yield "add_location", {"name": kit.name(f"place {label}{SPICE}"), **more}, FULL_DAY
