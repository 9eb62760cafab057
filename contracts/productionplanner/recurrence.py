"""Whether later answers to the same requests show the same break in the fields of a project."""

from collections.abc import Mapping, Sequence
from typing import Any

from understudy.contracts.kit.judge.finding import Again
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.reading import facts, project_facts, record_of


def lacks(values: Mapping[str, Any]) -> Again:
    """Return what tells whether the last answer lacks a value after the others succeeded."""

    def is_lacking(answers: Sequence[Exchange]) -> bool:
        shown = record_of(answers[-1])
        is_sent = all(each.is_success for each in answers)
        return is_sent and any(shown.get(name) != value for name, value in values.items())

    return is_lacking


def changes(field: str) -> Again:
    """Return what tells whether a project's field is another in the last answer than the first."""

    def is_changed(answers: Sequence[Exchange]) -> bool:
        was, now = (project_facts(record_of(answers[place])) for place in (0, -1))
        return bool(now.get(field) != was.get(field))

    return is_changed


def differ(answers: Sequence[Exchange]) -> bool:
    """Tell whether the last answer shows other facts than the first."""
    return bool(facts(answers[0]) != facts(answers[-1]))
