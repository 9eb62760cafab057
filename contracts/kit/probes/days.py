"""Days that are none, or written otherwise than documented: what is taken is listed as a day."""

import re
from collections.abc import Sequence
from functools import partial

from understudy.contracts.kit.probes.attempt import holder, try_to_make
from understudy.contracts.kit.probes.equality import told
from understudy.contracts.kit.probes.probe import probe
from understudy.contracts.kit.probes.reading import rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange

WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
ODD = (
    "2032-02-30",
    "2032-2-9",
    "29.02.2032",
    "20320301",
    "2032-03-02T10:00:00Z",
    "2032-3-03 ",
)


@probe(effect="write")
def are_listed_as_days(things: Things, resource: Resource) -> None:
    """Send odd days; whatever is made of one that is taken, every listed day is written alike."""
    parent = holder(things, resource)
    place = {**({} if parent is None else parent.place), **resource.place}
    tried = [try_to_make(things, resource, {resource.naming: odd}, parent) for odd in ODD]
    listed = things.kit.call(resource.listed, place)
    writes = [each.answer for each in tried]
    with things.kit.example():
        wrong = _written_otherwise(resource, listed)
        again = partial(_is_still_wrong, resource)
        expected = "days like 2026-06-01"
        things.kit.check(not wrong, expected, told(wrong), *writes, listed, again=again)


def _written_otherwise(resource: Resource, listed: Exchange) -> list[str]:
    shown = [each.get(resource.naming) for each in rows_of(listed, resource)]
    return [str(day) for day in shown if not WRITTEN.fullmatch(str(day))]


def _is_still_wrong(resource: Resource, answers: Sequence[Exchange]) -> bool:
    return bool(_written_otherwise(resource, answers[-1]))
