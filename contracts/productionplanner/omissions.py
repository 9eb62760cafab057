"""Writes that lack a required field, and writes whose body is none at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from understudy.contracts.kit.probes.homes import Suspect
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.sending import Sending
from understudy.contracts.productionplanner.table import WRITES, params
from understudy.contracts.productionplanner.typing import Kit

DAY = "2036-06-01"
NO_DAY = "2031-02-30"
FREE_TEXTS = ("description", "role", "details")
BROKEN: Sending = {"raw": b'{"name": "'}
JUNK: tuple[Sending, ...] = ({"body": []}, {}, {"body": 7})
WRONG = (7, None, ["x"], {"x": 1}, True)


@dataclass(frozen=True)
class Omission:
    """A write without one of its required fields; `mark` is a text that it leaves if it lands."""

    field: str
    answer: Exchange
    mark: str

    @property
    def suspect(self) -> Suspect:
        """The write as one that may have changed something."""
        return Suspect(self.answer, self.mark)


def omit(kit: Kit, project: str) -> list[Omission]:
    """Leave each required field out once."""
    fields = [(write, name) for write in WRITES.values() for name in write.required]
    return [_omit(kit, project, write, name) for write, name in fields]


def ask_for_no_day(kit: Kit, project: str) -> Iterator[Exchange]:
    """Ask for a day that no calendar has."""
    place = params(project, NO_DAY)
    yield kit.call("list_schedule", place)
    yield kit.call("add_schedule_item", place, body={"activity": "x"})


def throw_junk(kit: Kit, project: str) -> Iterator[Exchange]:
    """Send every write bodies that are no object, and objects with values of wrong kinds."""
    for place, write in enumerate(WRITES.values()):
        for junk in (BROKEN, JUNK[place % len(JUNK)]):
            yield kit.call(write.create, params(project), **junk)
        body = write.bearing("x", DAY)
        for step, name in enumerate(body):
            body[name] = WRONG[(place + step) % len(WRONG)]
        yield kit.call(write.create, params(project), body=body)


def _omit(kit: Kit, project: str, write: Resource, name: str) -> Omission:
    mark = f"understudy-{kit.seed.run_id} without {name}, {write.create}"
    body = _marked(write, mark)
    del body[name]
    return Omission(name, kit.call(write.create, params(project), body=body), mark)


def _marked(write: Resource, mark: str) -> dict[str, Any]:
    body = write.bearing(mark, DAY)
    return {**body, **{name: mark for name in FREE_TEXTS if name in body}}
