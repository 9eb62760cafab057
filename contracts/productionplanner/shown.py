"""What was added to the homes of all organizations, and what their lists show of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from understudy.contracts.kit.judge.finding import Again
from understudy.contracts.kit.judge.rule import Rule
from understudy.contracts.kit.probes.reading import as_json
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.home import Home, Made
from understudy.contracts.productionplanner.reading import Entry, entry
from understudy.contracts.productionplanner.table import DATE, ITEM, WRITES
from understudy.contracts.productionplanner.typing import Kit


def written(kit: Kit, *operations: str) -> Iterator[tuple[Home, Made]]:
    """Return every write of these operations with the home that it went to."""
    for key in kit.stage.keys:
        home = kit.stage.home(key)
        yield from ((home, made) for made in home.writes(*operations))


def added(kit: Kit, *operations: str) -> Iterator[tuple[Home, Made]]:
    """Return every write of these operations that was answered as a success."""
    yield from (each for each in written(kit, *operations) if each[1].answer.is_success)


def shown_by(kit: Kit, home: Home, made: Made) -> Exchange:
    """Return the first answer of the list in which a thing should stand."""
    answer: Exchange = kit.stage.seen(home.key).answers[WRITES[made.operation].listed]
    return answer


def listed(kit: Kit, operation: str) -> Iterator[tuple[Made, Entry, Exchange]]:
    """Return what was added and is listed, with its entry in the list."""
    text = WRITES[operation].naming
    for home, made in added(kit, operation):
        answer = shown_by(kit, home, made)
        found = entry(answer, text, made.body[text])
        if found is not None:
            yield made, found, answer


def still_lacks(made: Made, values: Mapping[str, Any]) -> Again:
    """Return what tells whether the entry of what was added is listed without one of the values."""
    text = WRITES[made.operation].naming

    def is_lacking(answers: Sequence[Exchange]) -> bool:
        found = entry(answers[-1], text, made.body[text])
        return found is not None and any(
            found.get(name) != value or isinstance(found[name], bool) != isinstance(value, bool)
            for name, value in values.items()
        )

    return is_lacking


def still_shows(made: Made) -> Again:
    """Return what tells whether the last answer shows what was added elsewhere."""
    text = WRITES[made.operation].naming
    return lambda answers: entry(answers[-1], text, made.body[text]) is not None


def standing_on(home: Home, made: Made) -> list[Exchange]:
    """Return what a write stands on, a schedule item on the date that was added for it; and it."""
    is_item = made.operation == ITEM.create
    dates = [each for each in home.added(DATE.create) if is_item and each.body["date"] == made.day]
    return [*(each.answer for each in dates), made.answer]


def judge_taken(kit: Kit, *operations: str, having: str = "") -> None:
    """Check that each write of these operations is 201; of those that have a field, if told."""
    for home, made in written(kit, *operations):
        if not having or having in made.body:
            with kit.example():
                status = made.answer.status
                kit.check(status == 201, "201", made.answer.brief, *standing_on(home, made))


def shows(rule: str, resource: Resource, values: Callable[[Entry], Entry]) -> Rule:
    """Return a rule's check: what was added is listed with the values that its body leads to."""

    def is_listed_with(kit: Kit) -> None:
        for made, found, answer in listed(kit, resource.create):
            for name, value in values(made.body).items():
                with kit.example():
                    expected = f'"{name}": {as_json(value)}'
                    again = still_lacks(made, {name: value})
                    is_so = not again([made.answer, answer])
                    kit.check(is_so, expected, as_json(found), made.answer, answer, again=again)

    return Rule(rule, is_listed_with, effect="write", needs=())
