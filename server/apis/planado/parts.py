"""The parts that jobs, clients and sites share: addresses, contacts, fields and resolutions."""

from collections.abc import Sequence
from typing import Any

from understudy.api import Conflict, Doc, Ids, uuid_of

Part = dict[str, Any]

ADDRESS = ("formatted", "entrance_no", "apartment", "floor", "description", "geolocation")


def address_of(given: Doc) -> Part:
    """Return an address with all its lines; those that are left out are null."""
    point = given.get("geolocation")
    place = point and {name: point[name] for name in ("longitude", "latitude")}
    return {**{name: given.get(name) for name in ADDRESS}, "geolocation": place}


def contacts_of(given: Sequence[Doc]) -> list[Part]:
    """Return contacts with all they can have; a contact is a phone unless it says otherwise."""
    return [
        {
            "name": contact.get("name"),
            "value": contact["value"],
            "type": contact.get("type", "phone"),
        }
        for contact in given
    ]


def resolutions_of(kept: Sequence[Doc], given: Sequence[Doc], ids: Ids) -> list[Part]:
    """Return resolutions; one that there was already keeps its uuid."""
    for successful in (True, False):
        if all(each["successful"] is not successful for each in given):
            kind = "a successful" if successful else "an unsuccessful"
            raise Conflict(f"possible_resolutions must have {kind} one")
    known = {(each["name"], each["successful"]): each["uuid"] for each in kept}
    return [
        {
            "uuid": known.pop((each["name"], each["successful"]), None) or uuid_of(ids),
            "name": each["name"],
            "successful": each["successful"],
        }
        for each in given
    ]


def merged_fields(kept: Sequence[Doc], given: Sequence[Doc], ids: Ids) -> list[Doc]:
    """Return fields of which those of the given names have new values; unknown names are added."""
    fields = {field["name"]: field for field in kept}
    for field in given:
        known = fields.get(field["name"]) or new_field(field["name"], ids)
        changed = {name: field[name] for name in ("field_type", "data_type") if name in field}
        fields[field["name"]] = {**known, **changed, "value": field["value"]}
    return list(fields.values())


def new_field(name: str, ids: Ids) -> Part:
    """Return a field as it is before anything is known of it but its name."""
    kind = {"field_type": "input", "data_type": "string", "required": False}
    return {"uuid": uuid_of(ids), "name": name, **kind}
