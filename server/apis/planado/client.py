"""The client document: an organization with its name, or an individual with three."""

from typing import Any

from understudy.api import Conflict, Doc, uuid_of
from understudy.server.apis.planado.parts import address_of, contacts_of
from understudy.server.apis.planado.record import Recorder

Fields = dict[str, Any]

NAMES = ("first_name", "last_name", "middle_name")


def what_lacks(body: Doc) -> str:
    """Return what a body needs to become a client, "" where it has all."""
    if "organization" not in body:
        return "organization is required"
    if body["organization"]:
        return "" if "organization_name" in body else "organization_name is required"
    return "" if any(body.get(name) for name in NAMES) else f"one of {', '.join(NAMES)} is required"


def new_client(body: Doc, external_id: str | None, recorder: Recorder) -> Fields:
    """Return a client of what a body says."""
    own = ("organization_name",) if body["organization"] else NAMES
    fields = {name: body.get(name) for name in own}
    return {
        "uuid": uuid_of(recorder.ids),
        "external_id": external_id,
        "name": name_of(fields),
        "organization": body["organization"],
        **fields,
        "site_address": None,
        "contacts": [],
        **common_fields(body),
        "version": 1,
        "created_at": recorder.now,
        "updated_at": recorder.now,
    }


def changed_client(client: Doc, body: Doc, _: Recorder) -> Fields:
    """Return the fields of a client to which a body gives other values."""
    if body.get("organization", client["organization"]) != client["organization"]:
        raise Conflict("organization cannot change")
    own = ("organization_name",) if client["organization"] else NAMES
    fields = {name: body[name] for name in own if name in body} | common_fields(body)
    fields["name"] = name_of({**client, **fields})
    if not fields["name"]:
        raise Conflict(f"an individual needs one of {', '.join(NAMES)}")
    return {name: value for name, value in fields.items() if client[name] != value}


def common_fields(body: Doc) -> Fields:
    """Return the fields that organizations and individuals share, as far as a body names them."""
    fields: Fields = {}
    if "site_address" in body:
        fields["site_address"] = address_of(body["site_address"])
    if "contacts" in body:
        fields["contacts"] = contacts_of(body["contacts"])
    return fields


def name_of(client: Doc) -> str:
    """Return the name under which a client is shown."""
    if client.get("organization_name") is not None:
        return str(client["organization_name"])
    return " ".join(filter(None, (client[name] for name in NAMES)))
