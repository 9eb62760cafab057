"""What there is of a resource, and what it costs: an XER has that in a table of its own."""

from collections.abc import Iterable
from dataclasses import replace

from understudy.server.apis.kazinex.schedule.failures import Unreadable
from understudy.server.apis.kazinex.schedule.model import Resource
from understudy.server.apis.kazinex.schedule.values import number, shortened
from understudy.server.apis.kazinex.schedule.xer.lines import Table
from understudy.server.apis.kazinex.schedule.xer.rows import cells_of

COLUMNS = ("rsrc_id", "max_qty_per_hr", "cost_per_qty")


def rated(resources: Iterable[Resource], tables: Iterable[Table]) -> list[Resource]:
    """Return the resources with the first rate of each."""
    rates: dict[str, tuple[float | None, float | None]] = {}
    for table in tables:
        for line, (resource, most, price) in cells_of(table, COLUMNS):
            rates.setdefault(resource, (_number(line, most), _number(line, price)))
    return [
        replace(each, max_units=rates[each.id][0], price=rates[each.id][1])
        if each.id in rates
        else each
        for each in resources
    ]


def _number(line: int, text: str) -> float | None:
    try:
        return number(text) if text else None
    except ValueError as error:
        raise Unreadable(f"Line {line}: a rate {error}: {shortened(text)}") from None
