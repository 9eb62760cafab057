"""What ProductionPlanner keeps, how its keys work, and which switches it has."""

from understudy.server.state.collection import Collection
from understudy.server.state.ids import Ids
from understudy.server.state.keys import KeyPolicy

COLLECTIONS = (
    Collection("projects"),
    Collection("schedule", by=("_project", "_date")),
    Collection("team", by=("_project",)),
    Collection("tasks", by=("_project",)),
    Collection("budget", by=("_project",)),
    Collection("locations", by=("_project",)),
    Collection("resources", by=("_project",)),
    Collection("folders", by=("_project",)),
)


def mint(ids: Ids) -> str:
    """Return a new key: `pp_` and 64 hex digits ("Getting an API key")."""
    return f"pp_{ids.hex(64)}"


KEY_POLICY = KeyPolicy(kind="reveal", mint=mint)

# The first value of each is the default. The page says nothing of a folder that is not there.
SETTINGS: dict[str, tuple[str, ...]] = {"folders": ("kept", "strict")}
