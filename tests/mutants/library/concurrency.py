"""Defects that show where two writes come at once: who reads, lets others go first, and writes."""

import asyncio
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import Row, row
from tests.mutants.skeleton import Doc

PAUSE = 0.05
AT = "flow.respond_in_time"


async def others_go_first() -> None:
    """Wait, as for a disk or for another service."""
    await asyncio.sleep(PAUSE)


def written_back(found: Callable[[Any], Doc | None]) -> Any:
    """Return the change that writes a thing back as it was read before another write."""

    async def change(ordinary: Any, call: Any) -> Any:
        record = found(call)
        if record is None:
            return await ordinary(call)
        known = deepcopy(record)
        await others_go_first()
        record.update(known)
        return await ordinary(call)

    return change


def rows(facts: Facts) -> tuple[Row, ...]:
    """Return all of them."""
    return (
        row(
            "concurrency-change-lost", "Of two changes at once, the later one undoes the other."
        ).at(AT, written_back(facts.anyones), when=lambda call: call.method == "PATCH"),
    )
