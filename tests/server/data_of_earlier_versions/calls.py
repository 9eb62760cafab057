"""What is written into a data folder of an earlier version, and what is read back from it."""

from dataclasses import dataclass
from typing import Any

from tests.conftest import key

ACME = {"Authorization": f"Bearer {key('1')}"}
PLANADO = {"X-Planado-API-Key": "pl-nordwind-test-key"}
# Nobody listens there: deliveries stay pending.
NOBODY = "http://127.0.0.1:9/"
HOOK = {"api": "planado", "org": "acc_nordwind", "event_types": ["job_created", "job_updated"]}


@dataclass(frozen=True)
class Call:
    """One call; `keeps` names the id in its answer for the paths of later calls."""

    method: str
    path: str
    body: Any = None
    keeps: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The key that the call's API asks for."""
        return {"/v1": ACME, "/v2": PLANADO}.get(self.path[:3], {})


# Before the stand-in is stopped: this is in the snapshot, but for the clock.
STOPPED = (
    # Without the demo data a folder is a tenth as large.
    Call("POST", "/_understudy/reset", {"to": "empty"}),
    Call("POST", "/_understudy/clock", {"freeze": "2026-06-15T12:00:00Z"}),
    Call("POST", "/v1/projects", {"name": "Kept"}, keeps="project"),
    Call("POST", "/v1/projects/{project}/dates", {"date": "2026-06-20"}),
    Call(
        "POST", "/v1/projects/{project}/schedule/2026-06-20", {"time": "09:00", "title": "Load-in"}
    ),
    Call("POST", "/v1/projects/{project}/tasks", {"label": "Call the venue"}),
    Call("POST", "/v1/projects/{project}/team", {"name": "Ada", "role": "Rigger"}),
    Call(
        "POST", "/v2/clients", {"organization": True, "organization_name": "Kept"}, keeps="client"
    ),
    Call("POST", "/v2/sites", {"name": "Kept"}, keeps="site"),
    Call("POST", "/v2/jobs", {"description": "Kept", "external_id": "kept-1"}, keeps="job"),
    Call("POST", "/v2/jobs", {"description": "Gone"}, keeps="gone"),
    Call("DELETE", "/v2/jobs/{gone}"),
    Call("POST", "/_understudy/keys/key_acme_zapier/revoke"),
    Call("POST", "/_understudy/organizations", {"api": "productionplanner", "name": "Made here"}),
    Call("POST", "/_understudy/webhooks", {**HOOK, "url": NOBODY}, keeps="gone_hook"),
    Call("DELETE", "/_understudy/webhooks/{gone_hook}"),
    Call("POST", "/_understudy/snapshots", {"name": "kept"}),
)
# Before it is killed: this is in the journal.
KILLED = (
    Call("POST", "/_understudy/clock", {"freeze": "2026-06-16T12:00:00Z"}),
    Call("PATCH", "/v1/projects/{project}", {"name": "Kept, and renamed"}),
    Call("PATCH", "/v2/clients/{client}", {"organization_name": "Kept, and renamed"}),
    Call("POST", "/_understudy/webhooks", {**HOOK, "url": NOBODY}, keeps="hook"),
    Call("PATCH", "/v2/jobs/{job}", {"description": "Kept, and told"}),
    Call("PUT", "/_understudy/limits", {"api": "planado", "on": True}),
    Call(
        "POST", "/_understudy/faults", {"api": "planado", "operation": "list_teams", "status": 503}
    ),
    Call(
        "POST",
        "/_understudy/keys",
        {"api": "productionplanner", "org": "org_acme", "name": "Made here"},
        keeps="key",
    ),
)
READ = (
    "/v1/info",
    "/v1/projects",
    "/v1/projects/{project}",
    "/v1/projects/{project}/dates",
    "/v1/projects/{project}/schedule/2026-06-20",
    "/v1/projects/{project}/tasks",
    "/v1/projects/{project}/team",
    "/v2/jobs",
    "/v2/jobs/{job}",
    "/v2/jobs/{job}/history",
    "/v2/jobs/{gone}",
    "/v2/clients",
    "/v2/clients/{client}",
    "/v2/sites/{site}",
    "/v2/users",
    "/v2/webhooks",
    "/_understudy/keys?reveal=true",
    "/_understudy/organizations",
    "/_understudy/webhooks?reveal=true",
    "/_understudy/webhooks/deliveries",
    "/_understudy/snapshots",
)
