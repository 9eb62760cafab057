"""Defects that show where two writes come at once: who reads, lets others go first, and writes."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import both, of, on
from tests.mutants.library.concurrency import AT, others_go_first, written_back
from tests.mutants.library.rows import row
from tests.mutants.planado.facts import anyones
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.world import Doc

concurrency = Defects("concurrency")


def rows_of(call: Call) -> list[Doc]:
    """Return all things of the kind that a call is about, of all accounts."""
    tables = call.world.tables.items()
    return [row for (_, kind), rows in tables if kind == call.kind for row in rows]


concurrency.add(
    row(
        "concurrency-job-change-lost",
        "Of two changes of a job at once, the later one writes back what it read before.",
    )
    .at(AT, written_back(anyones), when=both(on("update"), of("job")))
    .breaks("PL-NULL-01", layer="more"),
    row(
        "concurrency-site-change-lost",
        "Of two changes of a client or a site at once, "
        "the later one writes back what it read before.",
    )
    .at(AT, written_back(anyones), when=both(on("update"), of("client", "site")))
    .breaks("PL-NULL-03", layer="more"),
)


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
    if call.route.operation != "update" or anyones(call) is not None:
        return await ordinary(call)
    ident = call.params.get("id", "")
    known = [row for row in rows_of(call) if row.get("external_id") == ident]
    await others_go_first()
    meanwhile = [row for row in rows_of(call) if row.get("external_id") == ident]
    for each in meanwhile if not known else ():
        # It is not seen, by a look that was taken before it was there.
        each["external_id"] = None
    answer = await ordinary(call)
    for each in meanwhile:
        each["external_id"] = ident
    return answer
