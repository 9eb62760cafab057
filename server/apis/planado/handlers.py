"""The 27 operations of Planado by operationId; each subject has a file of its own."""

from understudy.server.apis.planado.handle_clients import (
    create_client,
    get_client,
    list_clients,
    update_client,
)
from understudy.server.apis.planado.handle_jobs import (
    create_job,
    delete_job,
    get_job,
    list_job_history,
    list_jobs,
    update_job,
)
from understudy.server.apis.planado.handle_lists import (
    get_template,
    list_dictionaries,
    list_dictionary_values,
    list_job_types,
    list_skills,
    list_teams,
    list_templates,
    list_territories,
)
from understudy.server.apis.planado.handle_sites import (
    create_site,
    get_site,
    list_sites,
    update_site,
)
from understudy.server.apis.planado.handle_users import list_shifts, list_users, update_shifts
from understudy.server.apis.planado.handle_webhooks import list_webhook_requests, list_webhooks

__all__ = [
    "create_client",
    "create_job",
    "create_site",
    "delete_job",
    "get_client",
    "get_job",
    "get_site",
    "get_template",
    "list_clients",
    "list_dictionaries",
    "list_dictionary_values",
    "list_job_history",
    "list_job_types",
    "list_jobs",
    "list_shifts",
    "list_sites",
    "list_skills",
    "list_teams",
    "list_templates",
    "list_territories",
    "list_users",
    "list_webhook_requests",
    "list_webhooks",
    "update_client",
    "update_job",
    "update_shifts",
    "update_site",
]
