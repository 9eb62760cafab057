"""What ProductionPlanner keeps, how its keys work, and which switches it has."""

from understudy.api import Api, Collection, Ids, KeyPolicy, collected
from understudy.server.apis.productionplanner import envelope, handlers
from understudy.server.apis.productionplanner.staging import STAGING


def mint(ids: Ids) -> str:
    """Return a new key: `pp_` and 64 hex digits ("Getting an API key")."""
    return f"pp_{ids.hex(64)}"


API = Api(
    handlers=collected(handlers),
    words=envelope,
    collections=(
        Collection("projects"),
        Collection("schedule", by=("_project", "_date")),
        Collection("team", by=("_project",)),
        Collection("tasks", by=("_project",)),
        Collection("budget", by=("_project",)),
        Collection("locations", by=("_project",)),
        Collection("resources", by=("_project",)),
        Collection("folders", by=("_project",)),
    ),
    keys=KeyPolicy(kind="reveal", mint=mint),
    # The page says nothing of a folder that is not there.
    settings={"folders": ("kept", "strict")},
    staging=STAGING,
)
