"""What only tests may change in ResourcePlanner: what its app does, and its API cannot."""

from typing import Any

from understudy.api import Action, NotFound, OrgStore, Staged, Staging
from understudy.server.apis.resourceplanner.workspace import OWN, is_present

Body = dict[str, Any]

SCHEMAS = {"resources": "Resource", "projects": "Project", "assignments": "AssignmentDetails"}


def set_membership_status(body: Body, org: OrgStore) -> Staged:
    """Answer an invitation, or end a membership, as somebody does in the app."""
    if not is_present(org.resources, body["resource"]):
        raise NotFound(f"no resource {body['resource']!r} in this workspace")
    resource = org.resources.get(body["resource"])
    if resource["membership"] is None:
        raise NotFound(f"{resource['name']} has no membership")
    membership = {**resource["membership"], "status": body["status"]}
    return [("resources", resource["id"], {**resource, "membership": membership})]


def set_licence(body: Body, org: OrgStore) -> Staged:
    """Give the workspace a licence for the API, or take it away."""
    return [("workspaces", OWN, {"id": OWN, "licensed": body["licensed"]})]


ACTIONS = (
    Action(
        set_membership_status,
        {
            "type": "object",
            "required": ["resource", "status"],
            "additionalProperties": False,
            "properties": {
                "resource": {"type": "string", "description": "The id of a resource."},
                "status": {"$ref": "#/components/schemas/MembershipStatus"},
            },
        },
    ),
    Action(
        set_licence,
        {
            "type": "object",
            "required": ["licensed"],
            "additionalProperties": False,
            "properties": {"licensed": {"type": "boolean"}},
        },
    ),
)
STAGING = Staging(ACTIONS, SCHEMAS)
