"""A project of this run, and the record of what was written into it."""

from dataclasses import dataclass, field
from typing import Any

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes import homes
from understudy.contracts.kit.probes.homes import Suspect
from understudy.contracts.kit.probes.looks import Look
from understudy.contracts.kit.probes.table import Resource, Table
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.reading import (
    Entry,
    entry,
    project_id,
    record_of,
    rows,
)
from understudy.contracts.productionplanner.table import FULL_DAY, PROJECT, TABLE, WRITES, params
from understudy.contracts.productionplanner.typing import Kit


@dataclass(frozen=True)
class Made:
    """One write with its answer; `day` is where a schedule item was put."""

    operation: str
    body: dict[str, Any]
    day: str
    answer: Exchange


@dataclass(kw_only=True)
class Home(homes.Home):
    """A project, and everything that was written into it.

    `repeated` are writes that were sent and taken a second time, `shown` is the project as it read
    back when it was new.
    """

    table: Table = TABLE
    resource: Resource = PROJECT
    unknown_rule: str | None = "PP-SCOPE-03"
    made: list[Made] = field(default_factory=list)
    repeated: list[Made] = field(default_factory=list)
    shown: Exchange | None = None

    @property
    def day(self) -> str:
        """The day whose schedule is looked at."""
        return self.place["date"]

    def is_shown(self, seen: Look) -> bool:
        """Tell whether a look at a project shows it, and by name everything written into it."""
        project = record_of(seen.answers["get_project"])
        listed = rows(seen.answers["list_projects"])
        row = next((each for each in listed if str(each.get("id")) == self.id), None)
        if not project or row is None:
            return False
        is_one = project.get("updatedAt") == row.get("updatedAt", project.get("updatedAt"))
        are_dated = all(_has_dates(each, self) for each in (project, row))
        return is_one and are_dated and all(_is_shown(seen, self, each) for each in self.made[1:])

    def writes(self, *operations: str) -> list[Made]:
        """Return the writes of these operations, in their order."""
        return [each for each in self.made if each.operation in operations]

    def added(self, *operations: str) -> list[Made]:
        """Return the writes of these operations that were answered as successes."""
        return [each for each in self.writes(*operations) if each.answer.is_success]

    def write(self, kit: Kit, operation: str, body: dict[str, Any], day: str = FULL_DAY) -> Made:
        """Write something into the project, and note it."""
        answer = kit.call(operation, params(self.id, day), key=self.key, body=body)
        made = Made(operation, body, day, answer)
        self.made.append(made)
        if operation != "add_date":
            # The homes of both organizations have the same dates.
            self.suspects.append(Suspect(answer, body.get(WRITES[operation].naming)))
        return made

    def repeat(self, kit: Kit, made: Made) -> None:
        """Write the same once more; it may be refused, for what is double is not documented."""
        place = params(self.id, made.day)
        answer = kit.call(made.operation, place, key=self.key, body=made.body)
        if answer.is_success:
            self.repeated.append(Made(made.operation, made.body, made.day, answer))


def create(kit: Kit, key: str, body: dict[str, Any]) -> Home:
    """Create a project; Broken where that is refused, Unmet where its id cannot be found."""
    answer = kit.call("create_project", key=key, body=body)
    if not answer.is_success:
        is_bare = body.keys() == {"name"}
        raise Broken("201", answer.brief, answer, rule="PP-PROJ-03" if is_bare else "PP-STATUS-02")
    found = project_id(answer) or _listed(kit, key, body["name"])
    kit.stand_on(found is not None, f"a created project has no id: {answer.brief}")
    made = [Made("create_project", body, FULL_DAY, answer)]
    return Home(
        id=str(found),
        key=key,
        name=body["name"],
        place=params(str(found)),
        origin=answer,
        made=made,
    )


def _listed(kit: Kit, key: str, name: str) -> str | None:
    listed = rows(kit.call("list_projects", key=key))
    return next((str(row["id"]) for row in listed if row.get("name") == name and "id" in row), None)


def _has_dates(project: Entry, home: Home) -> bool:
    listed = project.get("dates")
    if not isinstance(listed, list):
        return True
    days = {each.get("date") for each in listed if isinstance(each, dict)}
    return all(made.body["date"] in days for made in home.added("add_date"))


def _is_shown(seen: Look, home: Home, made: Made) -> bool:
    write = WRITES[made.operation]
    is_elsewhere = write.listed == "list_schedule" and made.day != home.day
    if not made.answer.is_success or write.naming not in made.body or is_elsewhere:
        return True
    return entry(seen.answers[write.listed], write.naming, made.body[write.naming]) is not None
