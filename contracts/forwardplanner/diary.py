"""What the rules ask about: events that this deployment has, and days that have some."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from understudy import rules
from understudy.contracts.forwardplanner.table import BETWEEN, LATEST, LISTS
from understudy.rules import Exchange, Skip

# Days before and after today; the first window that has events is taken.
WINDOWS = ((10, 20), (200, 200), (1000, 1000))
FEW = 50
Kit = rules.Kit["Diary"]
Event = dict[str, Any]


@dataclass
class Diary:
    """Some events of the deployment, looked up when first asked for."""

    kit: Kit

    @cached_property
    def listed(self) -> Exchange:
        """A list between two days that has events; Skip where none has."""
        for first, last in self._windows():
            found = self.between(first, last, limit=FEW)
            if events_of(found):
                return found
        raise Skip("no events were found: name a day that has some with --need date=YYYYMMDD")

    @cached_property
    def events(self) -> list[Event]:
        """The events of that list that have their days."""
        return [each for each in events_of(self.listed) if day_of(each, "startDate")]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Days to ask for: the first and the last of an event, and the middle of a long one."""
        self.kit.stand_on(bool(self.events), f"events with a startDate: {self.listed.brief}")
        longest = max(self.events, key=lambda each: last_of(each) - first_of(each))
        first, last = first_of(longest), last_of(longest)
        days = (first, first + (last - first) / 2, last, first_of(self.events[0]))
        return tuple(dict.fromkeys(days))

    @cached_property
    def edited(self) -> list[datetime]:
        """When events were last edited, in UTC, earliest first."""
        found = (moment(each, "lastEditDateUtc") for each in self.events)
        return sorted(each for each in found if each)

    def _windows(self) -> list[tuple[date, date]]:
        given = self.kit.needs.get("date")
        if given:
            day = datetime.strptime(given, "%Y%m%d").date()  # noqa: DTZ007  # a day
            return [(day, day + timedelta(days=3))]
        today = self.kit.target.clock.now().date()
        return [(today - timedelta(days=a), today + timedelta(days=b)) for a, b in WINDOWS]

    def ask(self, operation: str, query: Mapping[str, Any], **how: Any) -> Exchange:
        """Ask for a list."""
        sent = {name: str(value) for name, value in query.items()}
        return self.kit.target.call(operation, query=sent, **how)

    def between(self, first: date, last: date, **more: Any) -> Exchange:
        """Ask for the events between two days."""
        days = {"startDate": written(first), "endDate": written(last)}
        return self.ask(BETWEEN.listed, {**days, **more})

    def latest(self, since: datetime, **more: Any) -> Exchange:
        """Ask for what was edited since a minute."""
        when = {"date": written(since), "time": f"{since:%H%M}"}
        return self.ask(LATEST.listed, {**when, **more})


def written(day: date) -> str:
    """Return a day as queries name it."""
    return f"{day:%Y%m%d}"


def events_of(answer: Exchange) -> list[Event]:
    """Return the events of a list, whatever else stands in it."""
    found = answer.json if answer.is_success and answer.operation in LISTS else None
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def ids_of(answer: Exchange) -> list[str]:
    """Return the itemIds of a list."""
    return [str(each["itemId"]) for each in events_of(answer) if "itemId" in each]


def moment(event: Event, name: str) -> datetime | None:
    """Return what a field says of a time, without a zone; None where it says none."""
    value = event.get(name)
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None) if value else None
    except (TypeError, ValueError):
        return None


def day_of(event: Event, name: str) -> date | None:
    """Return the day of a field; None where there is none."""
    found = moment(event, name)
    return found and found.date()


def first_of(event: Event) -> date:
    """Return the first day of an event that has one."""
    return day_of(event, "startDate") or date.min


def last_of(event: Event) -> date:
    """Return its last day, which is the first where no other is told."""
    return max(day_of(event, "endDate") or date.min, first_of(event))


def lasts_over(event: Event, first: date, last: date) -> bool:
    """Tell whether an event lasts over one of these days; without days nobody can tell."""
    is_told = day_of(event, "startDate") is not None
    return not is_told or (first_of(event) <= last and first <= last_of(event))


def shown(events: Sequence[Event], *names: str) -> str:
    """Return what a reader sees of a few events."""
    some = [", ".join(f"{name} {each.get(name)}" for name in names) for each in events[:2]]
    return "; ".join(some)
