"""The operations on clients."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Clock, Conflict, Created, Ids, OrgHooks, OrgStore, shown
from understudy.server.apis.planado.client import changed_client, new_client, what_lacks
from understudy.server.apis.planado.page import newest_first, page_of
from understudy.server.apis.planado.record import Recorder, found
from understudy.server.apis.planado.upsert import Kind, create, update_or_create

Body = Mapping[str, Any]
Answer = dict[str, Any]

CLIENT = Kind("clients", lacks=what_lacks, new=new_client, changed=changed_client)


async def list_clients(after: str | None, org: OrgStore) -> Answer:
    """Return a page of clients, the newest first."""
    page = page_of(newest_first(org.clients.all()), after)
    return {"clients": [shown(client) for client in page]}


async def create_client(
    body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer:
    """Add a client."""
    lacking = what_lacks(body)
    if lacking:
        kind = "true" if body["organization"] else "false"
        raise Conflict(f"organization is {kind}, so {lacking}")
    return create(CLIENT, body, Recorder(org, hooks, ids, clock))


async def get_client(client_id: str, org: OrgStore) -> Answer:
    """Return one client."""
    return {"client": shown(found(org.clients, client_id))}


async def update_client(
    client_id: str, body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer | Created:
    """Change the fields that the body names, or add a client of this external id."""
    return update_or_create(CLIENT, client_id, body, Recorder(org, hooks, ids, clock))
