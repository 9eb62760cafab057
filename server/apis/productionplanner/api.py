"""What ProductionPlanner keeps, how its keys work, and which switches it has."""

from understudy.api import Api, Collection, Ids, KeyPolicy, collected
from understudy.server.apis.productionplanner import envelope, handlers
from understudy.server.apis.productionplanner.staging import STAGING

# Of what belongs to a project, and to a day of one.
OWNED = {"_project": {"type": "string"}}
DATED = {**OWNED, "_date": {"type": "string", "format": "date"}}


def mint(ids: Ids) -> str:
    """Return a new key: `pp_` and 64 hex digits ("Getting an API key")."""
    return f"pp_{ids.hex(64)}"


API = Api(
    handlers=collected(handlers),
    words=envelope,
    collections=(
        Collection("projects", private={"_template": {"type": "boolean", "default": False}}),
        Collection("schedule", by=("_project", "_date"), private=DATED),
        Collection("team", by=("_project",), private=OWNED),
        Collection("tasks", by=("_project",), private=OWNED),
        Collection("budget", by=("_project",), private=OWNED),
        Collection("locations", by=("_project",), private=OWNED),
        Collection("resources", by=("_project",), private=OWNED),
        Collection("folders", by=("_project",), private=OWNED),
    ),
    keys=KeyPolicy(kind="reveal", mint=mint),
    # The page says nothing of a folder that is not there.
    settings={
        "folders": {
            "kept": "A link keeps the `folderId` that it was given, also an unknown one.",
            "strict": "A folder that the project does not have is 404, `Folder not found`.",
        }
    },
    staging=STAGING,
)
