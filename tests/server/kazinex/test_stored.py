"""What is stored packed of a revision is looked into before a state is imported."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from tests.server.kazinex.harbour import HARBOUR, REVISIONS

from understudy.server.apis.kazinex import packing
from understudy.server.apis.kazinex.activity import FIELDS
from understudy.server.apis.kazinex.packing import compressed, packed, unpacked
from understudy.testing import Understudy

Tables = dict[str, Any]
LAST = REVISIONS[-1]
BLOCK = f"{LAST}-00000"
OWN = f"kazinex:{HARBOUR}"
GARBAGE = "is damaged: it cannot be unpacked"


@pytest.fixture
def control(planner: Understudy) -> Iterator[httpx.Client]:
    """A client of the control plane."""
    root = f"{planner.root}/_understudy"
    with httpx.Client(base_url=root, trust_env=False, verify=False, timeout=30) as control:
        yield control


def field(collection: str, key: str, name: str, value: Any) -> Callable[[Tables], None]:
    """Return what gives a field of a document another value."""

    def spoil(tables: Tables) -> None:
        tables[f"{OWN}:{collection}"][key][name] = value

    return spoil


def gone(collection: str, key: str) -> Callable[[Tables], None]:
    """Return what takes a document away."""

    def spoil(tables: Tables) -> None:
        del tables[f"{OWN}:{collection}"][key]

    return spoil


def row(collection: str, change: Callable[[list[Any]], Any]) -> Callable[[Tables], None]:
    """Return what puts other rows into a block."""

    def spoil(tables: Tables) -> None:
        block = tables[f"{OWN}:{collection}"][BLOCK]
        rows = unpacked(block["_rows"])
        block["_rows"] = packed(change(rows))

    return spoil


def with_value(name: str, value: Any) -> Callable[[list[Any]], Any]:
    """Return what changes a field of the first activity."""
    at = FIELDS.index(name)
    return lambda rows: [[*rows[0][:at], value, *rows[0][at + 1 :]], *rows[1:]]


SETTINGS = {"id": "quality", "weights": {"leads": 0.1}}
DAMAGES = {
    "a block that is no Base64": (
        field("activities", BLOCK, "_rows", "!"),
        f"activities: {BLOCK}: _rows {GARBAGE}",
    ),
    "a block that was not compressed": (
        field("activities", BLOCK, "_rows", "AAAA"),
        f"activities: {BLOCK}: _rows {GARBAGE}",
    ),
    "a block that is no JSON": (
        field("loads", BLOCK, "_rows", compressed(b"{")),
        f"loads: {BLOCK}: _rows {GARBAGE}",
    ),
    "a block that holds no rows": (
        row("activities", lambda _: {}),
        f"activities: {BLOCK}: _rows must hold 24 rows",
    ),
    "a row too few": (
        row("activities", lambda rows: rows[1:]),
        f"activities: {BLOCK}: _rows must hold 24 rows",
    ),
    "a value too few": (
        row("activities", lambda rows: [rows[0][1:], *rows[1:]]),
        f"activities: {BLOCK}: _rows must hold rows of {len(FIELDS)} values",
    ),
    "a date that is none": (
        row("activities", with_value("early_start", "soon")),
        f"activities: {BLOCK}: early_start",
    ),
    "a load of no activity": (
        row("loads", lambda rows: [[24, *rows[0][1:]], *rows[1:]]),
        f"loads: {BLOCK}: _rows names an activity that is not there",
    ),
    "a load without units": (
        row("loads", lambda rows: [[*rows[0][:2], None, *rows[0][3:]], *rows[1:]]),
        f"loads: {BLOCK}: planned_units",
    ),
    "a block of another place": (
        field("activities", BLOCK, "_schedule", REVISIONS[0]),
        f"activities: {BLOCK}: is no block of its revision",
    ),
    "a block that is gone": (
        gone("activities", BLOCK),
        f"schedules: {LAST}: has no document {BLOCK} in activities",
    ),
    "a file that is gone": (gone("files", LAST), f"schedules: {LAST}: has no document in files"),
    "a file that is cut": (
        field("files", LAST, "_file", compressed(b"ERMHDR" * 99)[:-12]),
        f"files: {LAST}: _file {GARBAGE}",
    ),
    "columns that are short": (
        field("files", LAST, "_columns", packed([[], []])),
        f"files: {LAST}: _columns must hold two columns of 24 values",
    ),
    "weeks that have no date": (
        field("files", LAST, "_weeks", packed({"Crane": {"soon": 1}})),
        f"files: {LAST}: ",
    ),
    "a quality without checks": (
        field("files", LAST, "_quality", {"score": 1}),
        f"files: {LAST}: _quality",
    ),
    "settings that are none": (
        lambda tables: tables.update({f"{OWN}:settings": {"quality": SETTINGS}}),
        "settings: quality: weight of leads must be 0, or 0.5 to 10",
    ),
}


@pytest.mark.parametrize(("spoil", "error"), DAMAGES.values(), ids=DAMAGES)
def test_an_import_that_could_not_be_read_is_refused_by_name(
    control: httpx.Client, spoil: Callable[[Tables], None], error: str
) -> None:
    before = control.get("/state").content
    state = control.get("/state").json()
    spoil(state["tables"])

    refused = control.put("/state", json=state)

    assert refused.status_code == 400
    assert refused.json()["error"].startswith(f"{OWN}:{error}")
    assert control.get("/state").content == before


def test_what_grows_without_end_when_it_is_unpacked_is_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "LARGEST", 1000)

    assert packing.expanded(compressed(bytes(1000))) == bytes(1000)
    with pytest.raises(ValueError, match="too large"):
        packing.expanded(compressed(bytes(1001)))
