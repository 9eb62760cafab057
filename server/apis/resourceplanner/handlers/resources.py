"""The operations on resources."""

from understudy.api import Caller, Clock, Ids, OrgHooks, OrgOutbox, OrgStore
from understudy.server.apis.resourceplanner.cascade import remove_resource
from understudy.server.apis.resourceplanner.event import Teller
from understudy.server.apis.resourceplanner.membership import Settings, invitation
from understudy.server.apis.resourceplanner.resource import (
    FINANCIAL,
    changed_resource,
    new_resource,
    shown_resource,
)
from understudy.server.apis.resourceplanner.workspace import (
    Answer,
    Body,
    listed,
    new_id,
    present,
    without,
)


async def list_resources(org: OrgStore, caller: Caller) -> Answer:
    """Return every resource, in the order in which they were made."""
    return {"resources": [shown_resource(each, caller) for each in listed(org.resources)]}


async def create_resource(
    body: Body,
    org: OrgStore,
    caller: Caller,
    ids: Ids,
    clock: Clock,
    settings: Settings,
    outbox: OrgOutbox,
) -> Answer:
    """Add a resource, and invite it if asked for."""
    given = without(body, FINANCIAL, caller)
    resource = new_resource(new_id(ids, clock), given, org, settings)
    invited = invitation(body, resource, None, outbox, caller)
    org.write([("resources", resource)], also=invited)
    return {"resource": shown_resource(resource, caller)}


async def get_resource(resource_id: str, org: OrgStore, caller: Caller) -> Answer:
    """Return one resource."""
    return {"resource": shown_resource(present(org.resources, resource_id), caller)}


async def update_resource(
    resource_id: str,
    body: Body,
    org: OrgStore,
    caller: Caller,
    settings: Settings,
    outbox: OrgOutbox,
) -> Answer:
    """Change the fields that the body names, and invite the resource if asked for."""
    resource = present(org.resources, resource_id)
    changed = changed_resource(resource, without(body, FINANCIAL, caller), org, settings)
    invited = invitation(body, changed, resource["membership"], outbox, caller)
    org.write([("resources", changed)], also=invited)
    return {"resource": shown_resource(changed, caller)}


async def delete_resource(
    resource_id: str, org: OrgStore, caller: Caller, hooks: OrgHooks, clock: Clock
) -> Answer:
    """Remove a resource and its assignments."""
    resource = present(org.resources, resource_id)
    remove_resource(resource, Teller(caller.org, org, hooks, clock))
    return {"success": True}
