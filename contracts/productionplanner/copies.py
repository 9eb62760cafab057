"""What the two-tenant model knows of each project, and how a project is held against it."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from understudy.contracts.kit.layers.machine import Tape
from understudy.contracts.kit.probes.reading import as_json, instant
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.reading import Entry, days, entry, record_of, rows
from understudy.contracts.productionplanner.table import CATEGORIES, WRITES, params
from understudy.contracts.productionplanner.typing import Kit


@dataclass
class Copy:
    """One project as it should be: what was sent, and when it was touched for sure or perhaps."""

    id: str
    key: str
    values: dict[str, Any]
    touched: int
    perhaps: int = 0
    dates: list[str] = field(default_factory=list)
    items: dict[str, list[Entry]] = field(default_factory=dict)
    things: dict[str, list[Entry]] = field(default_factory=dict)

    def added(self, operation: str) -> list[Entry]:
        """Return what was added by an operation."""
        return self.things.setdefault(operation, [])

    def on(self, day: str) -> list[Entry]:
        """Return the schedule items of a day."""
        return self.items.setdefault(day, [])


def judge_project(tape: Tape, copy: Copy) -> None:
    """Read everything that a project holds and compare it."""
    answer = _read(tape.kit, copy, "get_project")
    tape.check(answer.status == 200, "PP-STATUS-01", "200", answer.brief, answer)
    shown = record_of(answer)
    for name, value in copy.values.items():
        tape.check(
            shown.get(name) == value,
            "PP-PATCH-04",
            f'"{name}": {as_json(value)}',
            answer.brief,
            answer,
        )
    judge_dates(tape, copy)
    for day in copy.items:
        judge_day(tape, copy, day, _read(tape.kit, copy, "list_schedule", day), "PP-BACK-01")
    for operation in copy.things:
        judge_things(tape, copy, operation)


def judge_dates(tape: Tape, copy: Copy) -> None:
    """Compare the dates of a project."""
    answer = _read(tape.kit, copy, "list_dates")
    count = Counter(days(answer))
    for day in copy.dates:
        tape.check(count[day] == 1, "PP-BACK-02", f"{day} in it once", answer.brief, answer)


def judge_day(tape: Tape, copy: Copy, day: str, answer: Exchange, rule: str) -> None:
    """Compare an answer that shows the schedule of a day, as a set."""
    shown = rows(answer)
    count = f"{len(copy.on(day))} items"
    tape.check(len(shown) == len(copy.on(day)), rule, count, answer.brief, answer)
    for sent in copy.on(day):
        is_there = any(_holds(item, sent) for item in shown)
        tape.check(is_there, rule, f"an item with {as_json(sent)}", answer.brief, answer)


def judge_things(tape: Tape, copy: Copy, operation: str) -> None:
    """Compare a list with what was added to it."""
    write = WRITES[operation]
    answer = _read(tape.kit, copy, write.listed)
    for sent in copy.added(operation):
        found = entry(answer, write.naming, sent[write.naming]) or {}
        tape.check(
            _holds(found, sent), "PP-BACK-05", f"{as_json(sent)} in it", answer.brief, answer
        )


def judge_list(tape: Tape, key: str, copies: list[Copy]) -> None:
    """Compare the list of an organization: whose it shows, how often, and in which order."""
    answer = tape.kit.call("list_projects", key=key)
    ids = [str(row.get("id")) for row in rows(answer)]
    own = [copy for copy in copies if copy.key == key]
    for copy in copies:
        expected = 1 if copy.key == key else 0
        rule = "PP-LIST-06" if expected else "PP-SCOPE-06"
        said = f"{copy.id} in the list {expected} times"
        tape.check(ids.count(copy.id) == expected, rule, said, answer.brief, answer)
    shown = {str(row.get("id")): row for row in rows(answer)}
    for copy in own:
        name = shown[copy.id].get("name", copy.values["name"])
        expected_name = f'"name": "{copy.values["name"]}"'
        tape.check(name == copy.values["name"], "PP-LIST-06", expected_name, answer.brief, answer)
    for first in own:
        for second in own:
            _judge_order(tape, first, second, shown, answer)


def _judge_order(
    tape: Tape, first: Copy, second: Copy, shown: dict[str, Entry], answer: Exchange
) -> None:
    if first.touched <= max(second.touched, second.perhaps):
        return
    stamps = [instant(shown[each.id].get("updatedAt")) for each in (first, second)]
    if stamps[0] == stamps[1]:
        return
    places = list(shown)
    is_before = places.index(first.id) < places.index(second.id)
    expected = f"{first.id} before {second.id}, which was touched earlier"
    tape.check(is_before, "PP-LIST-05", expected, answer.brief, answer)


def _read(kit: Kit, copy: Copy, operation: str, day: str = "") -> Exchange:
    place = params(copy.id, day) if day else params(copy.id)
    return kit.call(operation, place, key=copy.key)


def _holds(found: Entry, sent: Entry) -> bool:
    return all(found.get(name) == kept(name, value) for name, value in sent.items())


def kept(name: str, value: Any) -> Any:
    """Return what is kept of a value that was sent."""
    return "other" if name == "category" and value not in CATEGORIES else value
