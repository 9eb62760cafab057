"""What a project and its organization's list hold at one moment, as far as it is documented."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from understudy.contracts.kit.probes.reading import bears, entries
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.operations import PROJECT_READS
from understudy.contracts.productionplanner.reading import Entry, data_of, record_of, rows

PROJECT = (
    "id",
    "name",
    "description",
    "timezone",
    "orgId",
    "status",
    "createdBy",
    "createdAt",
    "updatedAt",
    "archivedAt",
    "deletedAt",
    "links",
    "theme",
    "totalBudget",
    "budgetCurrency",
    "scheduleSettings",
    "scheduleItemTypes",
)
DAY = ("date", "label", "allDay", "startTime", "endTime")
# What the documentation does not show may change by itself; what it shows may not.
THINGS = {
    "list_dates": DAY,
    "list_schedule": ("id", "time", "duration", "activity", "type"),
    "list_team": ("id", "name", "role", "email", "permission", "status"),
    "list_tasks": ("id", "label", "done", "createdBy"),
    "list_budget": ("id", "name", "description", "category", "estimatedCost", "actualCost"),
    "list_locations": ("id", "name", "type", "details"),
    "list_resources": ("id", "name", "type", "url", "version"),
}
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Snapshot:
    """The answers to all reads of one project, and to the list that it stands in."""

    answers: Mapping[str, Exchange]

    def holds(self, text: str, operation: str) -> bool:
        """Tell whether an answer bears a text."""
        return bears(self.answers[operation], text)

    def projects(self) -> list[Entry]:
        """Return the rows of the list."""
        return rows(self.answers["list_projects"])

    def facts(self, operation: str) -> Any:
        """Return what one answer says, in a form that can be compared."""
        return facts(self.answers[operation])


def changed(before: Snapshot, after: Snapshot, own: frozenset[str] = frozenset()) -> list[str]:
    """Return the reads that differ; of the list, the rows of `own` projects may."""
    reads = [each for each in PROJECT_READS if before.facts(each) != after.facts(each)]
    was, now = before.facts("list_projects"), after.facts("list_projects")
    is_same = isinstance(was, dict) and isinstance(now, dict)
    if is_same:
        was, now = _without(was, own), _without(now, own)
    return reads if was == now else [*reads, "list_projects"]


def facts(answer: Exchange, read: str | None = None) -> Any:
    """Return the documented part of an answer in a form that can be compared.

    `read` names the read that would give the same, where the answer is not that of a read.
    """
    if not answer.is_success:
        return answer.status
    read = read or answer.operation or ""
    if read == "get_project":
        return project_facts(record_of(answer))
    if read == "list_projects":
        return {str(row.get("id")): project_facts(row) for row in rows(answer)}
    fields = THINGS[read]
    return sorted(_fixed(_part(each, fields)) for each in _things(data_of(answer), fields))


def project_facts(project: Entry) -> Facts:
    """Return the documented part of a project."""
    dates = project.get("dates")
    listed = [each for each in dates if isinstance(each, dict)] if isinstance(dates, list) else []
    return {
        **{name: _fixed(value) for name, value in _part(project, PROJECT).items()},
        "dates": sorted(_fixed(_part(each, DAY)) for each in listed),
    }


def _without(facts_by_id: Facts, own: frozenset[str]) -> dict[str, Any]:
    return {id_: value for id_, value in facts_by_id.items() if id_ not in own}


def _things(data: Any, fields: tuple[str, ...]) -> list[Entry]:
    marks = {"id", "date", "name"} & set(fields)
    return [each for each in entries(data) if marks & each.keys()]


def _part(thing: Entry, fields: tuple[str, ...]) -> Entry:
    return {name: thing[name] for name in fields if name in thing}


def _fixed(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
