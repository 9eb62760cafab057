"""The site document."""

from collections.abc import Callable, Mapping
from typing import Any

from understudy.api import Doc, OrgStore, uuid_of
from understudy.server.apis.planado.parts import address_of, contacts_of
from understudy.server.apis.planado.record import Recorder
from understudy.server.apis.planado.reference import refer_external

Fields = dict[str, Any]

READERS: Mapping[str, Callable[[Any, OrgStore], Any]] = {
    "name": lambda given, org: given,
    "description": lambda given, org: given,
    "contacts": lambda given, org: contacts_of(given),
    "address": lambda given, org: address_of(given),
    "client": lambda given, org: refer_external(org.clients, given, "client"),
}


def what_lacks(body: Doc) -> str:
    """Return what a body needs to become a site, "" where it has all."""
    return "" if "name" in body else "name is required"


def new_site(body: Doc, external_id: str | None, recorder: Recorder) -> Fields:
    """Return a site of what a body says."""
    return {
        "uuid": uuid_of(recorder.ids),
        "external_id": external_id,
        "name": body["name"],
        "description": None,
        "contacts": [],
        "address": None,
        "client": None,
        **given_fields(body, recorder.org),
        "version": 1,
        "created_at": recorder.now,
        "updated_at": recorder.now,
    }


def changed_site(site: Doc, body: Doc, recorder: Recorder) -> Fields:
    """Return the fields of a site to which a body gives other values."""
    given = given_fields(body, recorder.org)
    return {name: value for name, value in given.items() if site[name] != value}


def given_fields(body: Doc, org: OrgStore) -> Fields:
    """Return the fields that a body names, in the form in which they are stored."""
    return {name: read(body[name], org) for name, read in READERS.items() if name in body}
