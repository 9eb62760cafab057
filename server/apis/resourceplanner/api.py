"""What ResourcePlanner keeps, how its keys and webhooks work, and which switches it has."""

from understudy.api import (
    Api,
    Collection,
    Depending,
    Envelope,
    KeyPolicy,
    Settings,
    WebhookPolicy,
    collected,
)
from understudy.server.apis.resourceplanner import handlers
from understudy.server.apis.resourceplanner.envelope import Words
from understudy.server.apis.resourceplanner.event import EVENT_TYPES, headers_of, sample
from understudy.server.apis.resourceplanner.staging import STAGING
from understudy.server.apis.resourceplanner.workspace import ROLES, mint, refuse_unlicensed

# When it was, where it was.
DELETED = {"_deleted": {"type": "string", "default": None}}
LINKED = {
    "_project": {"type": "string"},
    "_resource": {"type": "string"},
    "_series": {"type": "string", "nullable": True},
}


def words_of(settings: Settings) -> Envelope:
    """Return the words: what is not in the workspace is 404, or as one public client says, 403."""
    return Words(unknown=int(settings["foreign"]))


API = Api(
    handlers=collected(handlers),
    words=Depending(words_of),
    collections=(
        Collection("resources", private=DELETED),
        Collection("projects", private=DELETED),
        Collection(
            "assignments",
            groups=("_project", "_resource"),
            span=("dateFrom", "dateTo"),
            private={**LINKED, **DELETED},
        ),
        Collection("workspaces"),
    ),
    # "Only one key per workspace": a new one ends the one before at once.
    keys=KeyPolicy(kind="single", roles=ROLES, mint_for=mint, admits=refuse_unlicensed),
    settings={
        "experimental": {
            "off": "Nothing beyond the page.",
            "on": "`managerSettings` has `managesAll`, a switch whose name the page has lost.",
        },
        "foreign": {
            "404": "What is not in the workspace is 404.",
            "403": "It is 403, as by a public client.",
        },
    },
    # Nothing is documented of retries, so there are none.
    webhooks=WebhookPolicy(event_types=EVENT_TYPES, headers=headers_of, event_id="", sample=sample),
    staging=STAGING,
)
