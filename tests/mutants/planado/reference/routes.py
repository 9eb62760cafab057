"""The calls of the reference, and what is particular to each kind of thing."""

from dataclasses import dataclass

from tests.mutants import skeleton

BASE_PATH = "/v2"


@dataclass(frozen=True)
class Route(skeleton.Route):
    """One call: the operation that performs it, and the kind of thing that it is about."""

    kind: str = ""


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
    *(Route("list", "GET", f"/{plural}", kind) for plural, kind in OWN_KINDS.items()),
    *(Route("create", "POST", f"/{plural}", kind) for plural, kind in OWN_KINDS.items()),
    *(Route("get", "GET", f"/{plural}/{{id}}", kind) for plural, kind in OWN_KINDS.items()),
    *(Route("update", "PATCH", f"/{plural}/{{id}}", kind) for plural, kind in OWN_KINDS.items()),
    Route("delete", "DELETE", "/jobs/{id}", "job"),
    Route("history", "GET", "/jobs/{id}/history", "job"),
    *(Route("list", "GET", f"/{plural}", kind) for plural, kind in REFERENCE_KINDS.items()),
    Route("get", "GET", "/templates/{id}", "template"),
    Route("list_values", "GET", "/dictionaries/{id}/values", "value"),
    Route("timeline", "GET", "/users/{id}/shifts", "user"),
    Route("change_shifts", "PATCH", "/users/{id}/shifts", "user"),
    Route("list_webhooks", "GET", "/webhooks", "webhook"),
    Route("list_requests", "GET", "/webhooks/{id}/requests", "request"),
)
STRAY = Route("stray", "", "")
