"""The calls of the reference, and what is particular to each kind of thing."""

from dataclasses import dataclass

BASE_PATH = "/v2"


@dataclass(frozen=True)
class Route:
    """One call: the operation that performs it, and the kind of thing that it is about."""

    method: str
    path: str
    operation: str
    kind: str


OWN_KINDS = {"jobs": "job", "clients": "client", "sites": "site"}
REFERENCE_KINDS = {
    "templates": "template",
    "job_types": "job_type",
    "territories": "territory",
    "teams": "team",
    "skills": "skill",
    "dictionaries": "dictionary",
    "users": "user",
}
PLURALS = {kind: plural for plural, kind in (OWN_KINDS | REFERENCE_KINDS).items()} | {
    "value": "values",
    "request": "requests",
    "webhook": "webhooks",
}
ROUTES = (
    *(Route("GET", f"/{plural}", "list", kind) for plural, kind in OWN_KINDS.items()),
    *(Route("POST", f"/{plural}", "create", kind) for plural, kind in OWN_KINDS.items()),
    *(Route("GET", f"/{plural}/{{id}}", "get", kind) for plural, kind in OWN_KINDS.items()),
    *(Route("PATCH", f"/{plural}/{{id}}", "update", kind) for plural, kind in OWN_KINDS.items()),
    Route("DELETE", "/jobs/{id}", "delete", "job"),
    Route("GET", "/jobs/{id}/history", "history", "job"),
    *(Route("GET", f"/{plural}", "list", kind) for plural, kind in REFERENCE_KINDS.items()),
    Route("GET", "/templates/{id}", "get", "template"),
    Route("GET", "/dictionaries/{id}/values", "list_values", "value"),
    Route("GET", "/users/{id}/shifts", "timeline", "user"),
    Route("PATCH", "/users/{id}/shifts", "change_shifts", "user"),
    Route("GET", "/webhooks", "list_webhooks", "webhook"),
    Route("GET", "/webhooks/{id}/requests", "list_requests", "request"),
)
STRAY = Route("", "", "", "")
