"""What was added to the homes of all organizations, and what their lists show of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from understudy.contracts.kit.judge.finding import Again
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.home import Home, Made
from understudy.contracts.productionplanner.operations import WRITES
from understudy.contracts.productionplanner.reading import Entry, entry
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
    answer: Exchange = kit.stage.seen(home.key).answers[WRITES[made.operation].shown_by]
    return answer


def listed(kit: Kit, operation: str) -> Iterator[tuple[Made, Entry, Exchange]]:
    """Return what was added and is listed, with its entry in the list."""
    text = WRITES[operation].text
    for home, made in added(kit, operation):
        answer = shown_by(kit, home, made)
        found = entry(answer, text, made.body[text])
        if found is not None:
            yield made, found, answer


def still_lacks(made: Made, values: Mapping[str, Any]) -> Again:
    """Return what tells whether the entry of what was added is listed without one of the values."""
    text = WRITES[made.operation].text

    def is_lacking(answers: Sequence[Exchange]) -> bool:
        found = entry(answers[-1], text, made.body[text])
        return found is not None and any(
            found.get(name) != value or isinstance(found[name], bool) != isinstance(value, bool)
            for name, value in values.items()
        )

    return is_lacking


def still_shows(made: Made) -> Again:
    """Return what tells whether the last answer shows what was added elsewhere."""
    text = WRITES[made.operation].text
    return lambda answers: entry(answers[-1], text, made.body[text]) is not None
