"""Defects that show where two writes come at once: who reads, lets others go first, and writes."""

import asyncio
from copy import deepcopy
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.world import Doc

concurrency = Defects("concurrency")
PAUSE = 0.05


async def others_go_first() -> None:
    """Wait, as for a disk or for another service."""
    await asyncio.sleep(PAUSE)


def rows_of(call: Call) -> list[Doc]:
    """Return all things of the kind that a call is about, of all accounts."""
    tables = call.world.tables.items()
    return [row for (_, kind), rows in tables if kind == call.kind for row in rows]


def record_of(call: Call) -> Doc | None:
    """Return what the path of a call names by its uuid."""
    ident = call.params.get("id", "").lower()
    return next((row for row in rows_of(call) if row["uuid"] == ident), None)


def _change_lost(*kinds: str) -> Any:
    async def change(ordinary: Ordinary, call: Call) -> Any:
        record = record_of(call) if call.kind in kinds else None
        if call.route.operation != "update" or record is None:
            return await ordinary(call)
        known = deepcopy(record)
        await others_go_first()
        record.update(known)
        return await ordinary(call)

    return change


concurrency.defect(
    "concurrency-job-change-lost",
    "Of two changes of a job at once, the later one writes back what it read before.",
    at="flow.respond_in_time",
    rules=("PL-NULL-01",),
    layer="more",
)(_change_lost("job"))
concurrency.defect(
    "concurrency-site-change-lost",
    "Of two changes of a client or a site at once, the later one writes back what it read before.",
    at="flow.respond_in_time",
    rules=("PL-NULL-03",),
    layer="more",
)(_change_lost("client", "site"))


@concurrency.defect(
    "concurrency-addition-lost",
    "Of two things that are made at once, one is lost.",
    at="flow.respond_in_time",
    rules=("PL-BACK-01",),
    layer="more",
)
async def addition_lost(ordinary: Ordinary, call: Call) -> Any:
    if call.route.operation != "create":
        return await ordinary(call)
    places = {place: list(rows) for place, rows in call.world.tables.items()}
    await others_go_first()
    for place, rows in call.world.tables.items():
        if place[1] == call.kind:
            rows[:] = places.get(place, [])
    return await ordinary(call)


@concurrency.defect(
    "concurrency-upsert-twice",
    "Two changes at once that find nothing make two things.",
    at="flow.respond_in_time",
    rules=("PL-UPSERT-01",),
    layer="more",
)
async def upsert_twice(ordinary: Ordinary, call: Call) -> Any:
    if call.route.operation != "update" or record_of(call) is not None:
        return await ordinary(call)
    ident = call.params.get("id", "")
    known = [row for row in rows_of(call) if row.get("external_id") == ident]
    await others_go_first()
    meanwhile = [row for row in rows_of(call) if row.get("external_id") == ident]
    for row in meanwhile if not known else ():
        # It is not seen, by a look that was taken before it was there.
        row["external_id"] = None
    answer = await ordinary(call)
    for row in meanwhile:
        row["external_id"] = ident
    return answer
