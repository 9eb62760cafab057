"""A plan of assignments on either side of a window, by which filters and cascades are judged."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from understudy import rules
from understudy.contracts.resourceplanner.table import ASSIGNMENT, PROJECT, RESOURCE, TABLE
from understudy.rules import Exchange, Resource, Thing, Things, ids_in, things_of

Kit: TypeAlias = rules.Kit[Any]

FIRST, LAST = "2031-05-10", "2031-05-20"
WINDOW = {"dateFrom": FIRST, "dateTo": LAST}
# By name: which project and resource, from and to. A day lies between each and the window's edges.
DAYS = {
    "before": ("one", "one", "2031-05-02", "2031-05-07"),
    "inside": ("one", "one", "2031-05-13", "2031-05-15"),
    "after": ("one", "other", "2031-05-23", "2031-05-27"),
    "inside, of the other": ("other", "one", "2031-05-17", "2031-05-17"),
    "long after": ("other", "other", "2031-06-28", "2031-07-03"),
}


@dataclass(frozen=True)
class Plan:
    """Projects, resources and their assignments, each by name; no resource has two at once."""

    kit: Kit
    projects: Mapping[str, Thing]
    resources: Mapping[str, Thing]
    assignments: Mapping[str, Thing]

    def listed(self, **query: str) -> Exchange:
        """Return the list of assignments that some filters leave."""
        return self.kit.target.call(ASSIGNMENT.listed, query=query)

    def check(self, expected: Collection[str], answer: Exchange, *before: Exchange) -> None:
        """Check which of the plan's assignments a list shows, whatever else it shows."""
        names = [name for name in self.assignments if name in expected]
        wanted = {self.assignments[name].id for name in names}
        ours = {each.id: each for each in self.assignments.values()}

        def is_wrong(answers: Sequence[Exchange]) -> bool:
            last = answers[-1]
            return not last.is_success or ids_in(last, ASSIGNMENT) & ours.keys() != wanted

        found = ids_in(answer, ASSIGNMENT) & ours.keys()
        lacking, beside = sorted(wanted - found), sorted(found - wanted)
        told = [f"not {each}" for each in beside] + [f"{each} there" for each in lacking]
        got = f"{'' if answer.is_success else answer.brief}{len(found)} of ours"
        wrong = [ours[each].made for each in (*beside, *lacking)[:2]]
        expects = f"{' and '.join(told[:2]) or 'the right ones'} in {answer.request.line}"
        is_kept = not is_wrong([answer])
        self.kit.check(is_kept, expects, got, *wrong, *before, answer, again=is_wrong)


def once(evidence: Sequence[Exchange]) -> list[Exchange]:
    """Return evidence in which no exchange stands twice."""
    return list({each.number: each for each in evidence}.values())


def put(kit: Kit, resource: Resource, ident: str, body: Mapping[str, Any]) -> Exchange:
    """Update a thing by a whole body, and return the answer.

    What links of an assignment are called in an update is not documented: one way, or the other.
    """
    named = {"project": "projectId", "resource": "resourceId"}
    renamed = {named.get(name, name): value for name, value in body.items()}
    answer = kit.call(resource.update, resource.at(ident), body=renamed)
    if renamed == body or answer.is_success:
        return answer
    return kit.call(resource.update, resource.at(ident), body=dict(body))


def plan_of(kit: Kit) -> Plan:
    """Return the plan of this run, which nobody changes."""
    return kit.shared("plan", lambda: make(kit, DAYS))


def make(kit: Kit, days: Mapping[str, tuple[str, str, str, str]]) -> Plan:
    """Return a plan of one's own."""
    things = things_of(kit, TABLE)
    projects = _named(things, PROJECT, [project for project, *_ in days.values()])
    resources = _named(things, RESOURCE, [resource for _, resource, *_ in days.values()])
    assignments = {
        name: assign(things, projects[project], resources[resource], begin, end)
        for name, (project, resource, begin, end) in days.items()
    }
    plan = Plan(kit, projects, resources, assignments)
    ids = {each.id for each in assignments.values()}
    kit.lateness.settled(
        plan.listed, lambda seen: ids <= ids_in(seen, ASSIGNMENT), lambda seen: [seen]
    )
    return plan


def _named(things: Things, kind: Resource, names: Collection[str]) -> dict[str, Thing]:
    return {each: things.make(kind, f"planned {each}") for each in dict.fromkeys(names)}


def assign(things: Things, project: Thing, resource: Thing, begin: str, end: str) -> Thing:
    """Make an assignment of these days, in a project and for a resource of ours."""
    links = {"project": project.id, "resource": resource.id}
    body = {**ASSIGNMENT.whole(things.kit.name("planned")), **links}
    return things.made(ASSIGNMENT, {**body, "dateFrom": begin, "dateTo": end})
