"""What Planado keeps: the things that its API makes, and the lists that it only shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of thing that can be made: its name, the texts that it may have at most so long."""

    name: str
    whole: Mapping[str, Any]
    longest: Mapping[str, int] = field(default_factory=dict)

    @property
    def plural(self) -> str:
        """The key of a list."""
        return f"{self.name}s"

    @property
    def param(self) -> str:
        """The name of the path's parameter."""
        return f"{self.name}_id"

    def place(self, ident: str) -> dict[str, str]:
        """Return the parameters of a call that names one thing."""
        return {self.param: ident}


JOB = Kind(
    "job",
    {
        "description": "Check the meter",
        "scheduled_at": "2031-05-12T09:30:00Z",
        "scheduled_duration": {"minutes": 90},
    },
    {"description": 15000, "external_id": 500, "external_order_id": 500},
)
CLIENT = Kind(
    "client",
    {"organization": False, "first_name": "Ada", "last_name": "Byron"},
    {
        "organization_name": 5000,
        "first_name": 50,
        "last_name": 50,
        "middle_name": 50,
        "external_id": 500,
    },
)
SITE = Kind(
    "site",
    {"name": "Depot", "description": "Second floor"},
    {"name": 300, "description": 1000, "external_id": 500},
)
KINDS = (JOB, CLIENT, SITE)
UPSERTED = (CLIENT, SITE)

LISTS = {
    "list_jobs": "jobs",
    "list_clients": "clients",
    "list_sites": "sites",
    "list_templates": "templates",
    "list_job_types": "job_types",
    "list_territories": "territories",
    "list_teams": "teams",
    "list_skills": "skills",
    "list_dictionaries": "dictionaries",
    "list_users": "users",
}
NEWEST_FIRST = ("list_jobs", "list_clients", "list_sites")
OLDEST_FIRST = ("list_templates",)
MAIN_LISTS = NEWEST_FIRST
# A deployment may lack what only other pages speak of.
ABSENT = (404, 405, 410, 501)
# No page describes it, so nothing is expected of it.
UNDOCUMENTED = "delete_job"
WEEK = {"after": "2031-05-12", "before": "2031-05-16"}
