"""The calls of the reference."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.mutants import skeleton
from tests.mutants.kazinex.reference.world import World
from tests.mutants.skeleton import Refusal, Reply, Route

if TYPE_CHECKING:
    from tests.mutants.kazinex.reference.behaviour import Behaviour

__all__ = ["BASE_PATH", "GROUPS", "ROUTES", "Call", "Refusal", "Reply", "Route"]

BASE_PATH = "/planner/v1"
PROJECT = "/projects/{projectId}"
ROUTES = (
    Route("list_projects", "GET", "/projects"),
    Route("create_project", "POST", "/projects"),
    Route("get_project", "GET", PROJECT),
    Route("update_project", "PATCH", PROJECT),
    Route("delete_project", "DELETE", PROJECT),
    Route("list_schedules", "GET", f"{PROJECT}/schedules"),
    Route("upload_schedule", "POST", f"{PROJECT}/schedules"),
    Route("get_schedule", "GET", f"{PROJECT}/schedules/{{scheduleId}}"),
    Route("list_activities", "GET", f"{PROJECT}/activities"),
    Route("get_activity", "GET", f"{PROJECT}/activities/{{activityId}}"),
    Route("update_activity", "PATCH", f"{PROJECT}/activities/{{activityId}}"),
    Route("list_baselines", "GET", f"{PROJECT}/baselines"),
    Route("mark_baseline", "POST", f"{PROJECT}/baselines"),
    Route("unmark_baseline", "DELETE", f"{PROJECT}/baselines/{{baselineId}}"),
    Route("get_quality", "GET", f"{PROJECT}/quality"),
    Route("list_resources", "GET", f"{PROJECT}/resources"),
    Route("list_users", "GET", "/users"),
    Route("list_webhooks", "GET", "/webhooks"),
    Route("create_webhook", "POST", "/webhooks"),
    Route("delete_webhook", "DELETE", "/webhooks/{webhookId}"),
)
GROUPS = (
    *("list_schedules", "list_activities", "list_baselines", "get_quality", "list_resources"),
    *("list_users", "list_webhooks"),
)


@dataclass
class Call(skeleton.Call):
    """A request on its way."""

    world: World
    behaviour: "Behaviour"

    @property
    def project_id(self) -> str:
        """The id of the project in the path, "" without one."""
        return self.params.get("projectId", "")

    @property
    def is_write(self) -> bool:
        """Whether the call changes something."""
        return self.method != "GET"
