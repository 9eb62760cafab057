"""Staging: what each API lets tests change beside itself, checked against its own spec."""

import inspect
from collections.abc import Mapping, Sequence
from typing import Any

from understudy.reference.schemas import standalone
from understudy.server.control.declared import declared_check
from understudy.server.control.private import check_private, documents_of
from understudy.server.control.profiles import check_accounts
from understudy.server.gates.validation import Check
from understudy.server.served import Action, ServedApi, Staged
from understudy.server.state.access.accounts import ACCOUNTS
from understudy.server.state.access.keys import KEYS, ORGS
from understudy.server.state.documents.collection import shown
from understudy.server.state.failures import Invalid, NotFound, listed
from understudy.server.state.outbox import OUTBOX
from understudy.server.state.transfer.seeds import Content
from understudy.server.state.webhooks.deliveries import DELIVERIES
from understudy.server.state.webhooks.secrets import HOOKS
from understudy.server.world import World

Body = Mapping[str, Any]
ORG = {"type": "string", "description": "The id of an organization."}
# What is caused by a change, and is no document.
CAUSED = (DELIVERIES, OUTBOX)


def body_schema(api: ServedApi, action: Action) -> dict[str, Any]:
    """Return the JSON Schema of what an action takes, with the organization that it is for."""
    own = standalone(api.spec, action.body)
    return {
        # Of an API of one's own too, what is misspelled is no field.
        "unevaluatedProperties": False,
        **own,
        "required": ["org", *own.get("required", [])],
        "properties": {"org": ORG, **own.get("properties", {})},
    }


def find_action(world: World, api_name: str, name: str) -> tuple[ServedApi, Action]:
    """Return an action of an API, or raise NotFound."""
    for api in world.served:
        for action in api.staging.actions:
            if (api.name, action.name) == (api_name, name):
                return api, action
    apis = {api.name: [action.name for action in api.staging.actions] for api in world.served}
    if api_name not in apis:
        raise NotFound(f"no API is called {api_name!r}; there are: {listed([*apis], api_name)}")
    there = listed(apis[api_name], name)
    raise NotFound(f"{api_name} has no action {name!r}; there are: {there}")


def perform(world: World, api: ServedApi, action: Action, body: Body) -> Staged:
    """Do what an action does: all of it, or nothing where something of it breaks the spec."""
    body = Check(body_schema(api, action), {}).fitted(body)
    org = world.store.org(api.name, world.orgs.find(api.name, body["org"]).id)
    given = {
        "body": body,
        "org": org,
        "clock": world.clock,
        "hooks": world.webhooks.org(api.name, body["org"]),
        "ids": world.ids,
        "outbox": world.outbox.org(api.name, body["org"]),
    }
    wanted = inspect.signature(action.act).parameters
    staged = action.act(**{name: given[name] for name in wanted})
    caused = [change for change in staged if change[0] in CAUSED]
    changes = [change for change in staged if change[0] not in CAUSED]
    for collection, _, document in changes:
        # What an API never shows has no schema in its spec.
        if document is not None and collection in api.staging.schemas:
            document_check(api, collection, strict=True)(shown(document))
    org.write(
        [(collection, document) for collection, _, document in changes if document is not None],
        [(collection, key) for collection, key, document in changes if document is None],
        also=caused,
        may_share=True,
    )
    return changes


def document_check(api: ServedApi, collection: str, *, strict: bool = False) -> Check:
    """Return what checks the documents of a collection; a strict one refuses unknown fields."""
    schema = {"$ref": f"#/components/schemas/{api.staging.schemas[collection]}"}
    told = {"allOf": [schema], "unevaluatedProperties": False} if strict else schema
    return declared_check(api, told, f"the collection {collection}")


def check_documents(served: Sequence[ServedApi], content: Content) -> None:
    """Raise Invalid for the first document of a content that breaks the spec of its API."""
    for api in served:
        for collection in api.staging.schemas:
            check = document_check(api, collection)
            for table, key, document in documents_of(content, api.name, collection):
                try:
                    check(shown(document))
                except Invalid as broken:
                    raise Invalid(f"{table}: {key}: {broken.message}") from broken
    check_private(served, content)
    check_event_types(served, content)
    check_roles(served, content)
    check_accounts(served, content)
    check_plans(served, content)


def check_roles(served: Sequence[ServedApi], content: Content) -> None:
    """Raise Invalid for the first key or account of a role that its API does not have."""
    roles = {api.name: api.key_policy.roles for api in served}
    for table in (KEYS, ACCOUNTS):
        for row_id, row in content.get(table, {}).items():
            if row.get("role") and row["role"] not in roles[row["api"]]:
                known = ", ".join(roles[row["api"]]) or "(none)"
                raise Invalid(f"{table}: {row_id}: the role must be one of {known}")


def check_plans(served: Sequence[ServedApi], content: Content) -> None:
    """Raise Invalid for the first organization of a plan that its API does not tell apart."""
    plans = {api.name: api.limits.plans if api.limits else {} for api in served}
    for org_id, row in content.get(ORGS, {}).items():
        if row.get("plan") and row["plan"] not in plans[row["api"]]:
            known = ", ".join(plans[row["api"]]) or "(none)"
            raise Invalid(f"{ORGS}: {org_id}: the plan must be one of {known}")


def check_event_types(served: Sequence[ServedApi], content: Content) -> None:
    """Raise Invalid for the first webhook that asks for an event which its API does not send."""
    sent = {api.name: api.webhooks.event_types if api.webhooks else () for api in served}
    for hook_id, row in content.get(HOOKS, {}).items():
        unknown = [one for one in row["event_types"] if one not in sent[row["api"]]]
        if unknown:
            raise Invalid(f"{HOOKS}: {hook_id}: {row['api']} sends no event {unknown[0]!r}")
