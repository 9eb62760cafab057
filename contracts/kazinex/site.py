"""What the rules ask about: a project with schedules; on this machine one of the run's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from understudy import rules
from understudy.contracts.kazinex.files import FORM, form, xer
from understudy.contracts.kazinex.table import PROJECT
from understudy.contracts.kit.probes.reading import at
from understudy.rules import OWN, Exchange, Skip, entries, new_id, rows_of

Kit = rules.Kit["Site"]
Entry = dict[str, Any]


@dataclass(frozen=True)
class Project:
    """A project: whose it is, and by which requests it came about, if it is the run's own."""

    id: str
    name: str
    key: str
    made: tuple[Exchange, ...] = ()

    @property
    def place(self) -> dict[str, str]:
        """The path parameter of every call about it."""
        return {PROJECT.param: self.id}


class Site:
    """The projects of a run, each looked up or made when it is first asked for."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._homes: dict[str, Project] = {}

    @cached_property
    def listed(self) -> Exchange:
        """The list of projects; where it is empty and may be written to, with one of ours."""
        listed = self.kit.call(PROJECT.listed)
        if rows_of(listed, PROJECT) or not self.kit.may_write:
            return listed
        self.made("listed")
        return self.kit.call(PROJECT.listed)

    def home(self, key: str = OWN) -> Project:
        """Return a project that has schedules, if any: nobody changes it. Skip where there is none.

        On this machine it is the run's own wherever one can be made, and takes a schedule.
        """
        if key not in self._homes:
            own = self.uploaded("home", key) if self.kit.may_write else None
            is_filled = own is not None and own.made[-1].is_success
            found = own if is_filled else self._found(key) or own
            if found is None:
                raise Skip(f"there is no project that the {key.replace('_', ' ')} sees")
            self._homes[key] = found
        return self._homes[key]

    def _found(self, key: str) -> Project | None:
        rows = rows_of(self.kit.call(PROJECT.listed, key=key), PROJECT)
        known = [each for each in rows if isinstance(each.get("id"), str)]
        if not known:
            return None
        fullest = max(known, key=_schedule_count)
        return Project(fullest["id"], str(fullest.get("name")), key)

    def made(self, label: str, key: str = OWN) -> Project | None:
        """Return a new project; None where none can be made, for nobody documents the call."""
        name = self.kit.name(label)
        made = self.kit.call(PROJECT.create, key=key, body={"name": name})
        ident = new_id(made, PROJECT) if made.is_success else None
        return Project(ident, name, key, (made,)) if ident else None

    def uploaded(self, label: str, key: str = OWN, times: int = 1) -> Project | None:
        """Return a new project with so many schedules; None where none can be made."""
        project = self.made(label, key)
        if project is None:
            return None
        sent = tuple(self.upload(project) for _ in range(times))
        return Project(project.id, project.name, key, (*project.made, *sent))

    def upload(self, project: Project, key: str | None = None, label: str = "plan") -> Exchange:
        """Upload a schedule of four activities to a project."""
        name = self.kit.name(label)
        content = form(f"{name.replace(' ', '-')}.xer", xer(name))
        how: dict[str, Any] = {"key": key or project.key, "raw": content, "headers": FORM}
        return self.kit.call("upload_schedule", project.place, **how)


def _schedule_count(row: Entry) -> int:
    count = row.get("schedule_count")
    return count if isinstance(count, int) else 0


def rows_in(answer: Exchange) -> list[Entry]:
    """Return the things that a success lists, under `data` or by itself."""
    found = at(answer.json, "data|") if answer.is_success else ()
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def ids_of(answers: Sequence[Exchange]) -> list[str]:
    """Return the first id that each of some successes shows, of those that show one."""
    return [str(found[0]) for each in answers if (found := _ids_in(each))]


def _ids_in(answer: Exchange) -> list[str | int]:
    shown = (each.get("id") for each in entries(answer.json) if answer.is_success)
    return [each for each in shown if isinstance(each, str | int)]
