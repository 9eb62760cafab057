"""The site document."""

from collections.abc import Callable, Mapping
from typing import Any

from understudy.server.apis.planado.parts import address_of, contacts_of
from understudy.server.apis.planado.reference import refer_external
from understudy.server.state.collection import Doc
from understudy.server.state.ids import Ids
from understudy.server.state.org_store import OrgStore
from understudy.server.state.webhooks import uuid_of

Fields = dict[str, Any]

READERS: Mapping[str, Callable[[Any, OrgStore], Any]] = {
    "name": lambda given, org: given,
    "description": lambda given, org: given,
    "contacts": lambda given, org: contacts_of(given),
    "address": lambda given, org: address_of(given),
    "client": lambda given, org: refer_external(org.clients, given, "client"),
}


def new_site(body: Doc, external_id: str | None, org: OrgStore, ids: Ids, now: str) -> Fields:
    """Return a site of what a body says."""
    return {
        "uuid": uuid_of(ids),
        "external_id": external_id,
        "name": body["name"],
        "description": None,
        "contacts": [],
        "address": None,
        "client": None,
        **given_fields(body, org),
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }


def changed_site(site: Doc, body: Doc, org: OrgStore) -> Fields:
    """Return the fields of a site to which a body gives other values."""
    return {name: value for name, value in given_fields(body, org).items() if site[name] != value}


def given_fields(body: Doc, org: OrgStore) -> Fields:
    """Return the fields that a body names, in the form in which they are stored."""
    return {name: read(body[name], org) for name, read in READERS.items() if name in body}
