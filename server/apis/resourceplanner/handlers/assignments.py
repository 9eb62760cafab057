"""The operations on assignments."""

from functools import partial

from understudy.api import Caller, Clock, Ids, OrgHooks, OrgStore
from understudy.server.apis.resourceplanner.assignment import (
    links_of,
    new_assignment,
    shown_assignment,
)
from understudy.server.apis.resourceplanner.event import CREATED, DELETED, UPDATED, Teller
from understudy.server.apis.resourceplanner.series import edited, repeated
from understudy.server.apis.resourceplanner.workspace import Answer, Body, new_id

# Which filter asks for which link.
LINKS = {"projectId": "_project", "resourceId": "_resource"}


async def list_assignments(query: Body, org: OrgStore) -> Answer:
    """Return the assignments that fit every filter, in the order in which they were made."""
    links = {link: query[name] for name, link in LINKS.items() if name in query}
    first = query.get("dateFrom", query.get("from"))
    last = query.get("dateTo", query.get("to"))
    found = org.assignments.matching(links, first, last)
    return {"assignments": [shown_assignment(each, org) for each in found]}


async def create_assignment(
    body: Body, org: OrgStore, caller: Caller, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer:
    """Add an assignment, or a weekly series of them."""
    new = partial(new_id, ids, clock)
    made = repeated(new_assignment(new(), body, org), body, new)
    told = Teller(caller.org, org, hooks, clock).tell(CREATED, made)
    org.write([("assignments", each) for each in made], also=told)
    created = [shown_assignment(each, org) for each in made]
    return {"assignment": created[0], "createdAssignments": created}


async def update_assignment(
    assignment_id: str,
    body: Body,
    org: OrgStore,
    caller: Caller,
    hooks: OrgHooks,
    ids: Ids,
    clock: Clock,
) -> Answer:
    """Change what the body names, of those after it in a series too if asked for."""
    assignment = org.assignments.get(assignment_id)
    first, *later = edited(assignment, body, links_of(body, org), org)
    first, *added = repeated(first, body, partial(new_id, ids, clock))
    teller, changed = Teller(caller.org, org, hooks, clock), [first, *later]
    told = [*teller.tell(UPDATED, changed), *teller.tell(CREATED, added)]
    org.write([("assignments", each) for each in (*changed, *added)], also=told)
    updated = [shown_assignment(each, org) for each in (*changed, *added)]
    return {"assignment": updated[0], "updatedAssignments": updated}


async def delete_assignment(
    assignment_id: str, org: OrgStore, caller: Caller, hooks: OrgHooks, clock: Clock
) -> Answer:
    """Remove an assignment."""
    assignment = org.assignments.get(assignment_id)
    told = Teller(caller.org, org, hooks, clock).tell(DELETED, [assignment])
    org.write([], [("assignments", assignment["id"])], also=told)
    return {"success": True}
