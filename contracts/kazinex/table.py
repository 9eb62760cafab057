"""Kazinex Planner's calls: the two that its documentation shows, and the groups that it names.

All other paths and methods, and where answers hold what they show, are assumed.
"""

from understudy.rules import Resource, Table

EVENTS = ("schedule.uploaded", "baseline.marked", "quality.complete")
READ_ONLY, NON_ADMIN = "read_only_key", "non_admin_key"

PROJECT = Resource(
    name="project",
    create="create_project",
    listed="list_projects",
    read="get_project",
    update="update_project",
    remove="delete_project",
    param="projectId",
    naming="name",
    required=("name",),
    texts={"name": None},
    changes={"name": "Another name"},
    record="data|project|",
    rows="data",
    made="data.id|id|project.id|data.project.id",
)
WEBHOOK = Resource(
    name="webhook",
    create="create_webhook",
    listed="list_webhooks",
    remove="delete_webhook",
    param="webhookId",
    naming="url",
    body={"events": [*EVENTS]},
    required=("url", "events"),
    record="data|webhook|",
    rows="data|webhooks|",
    made="data.id|id|webhook.id|data.webhook.id",
)
TABLE = Table((PROJECT, WEBHOOK))

# Where it is asked who is let in: the one read whose answer is documented.
LISTED = Resource(name="project", create="", naming="name", listed="list_projects", rows="data")
READS = Table((LISTED,))

OF_PROJECT = (
    *("list_schedules", "list_activities", "list_baselines"),
    *("get_quality", "list_resources"),
)
GROUPS = (*OF_PROJECT, "list_users", "list_webhooks")
