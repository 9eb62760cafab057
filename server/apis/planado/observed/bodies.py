"""What public clients send, in the words of the documentation."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from understudy.api import Doc, NotFound
from understudy.server.apis.planado.moment import in_utc_seconds

Body = Mapping[str, Any]
Part = dict[str, Any]


def documented_job(body: Body) -> Part:
    """Return the body of a job as the documentation has it."""
    return documented(body, "address", "client", "scheduled_at")


def documented_client(body: Body) -> Part:
    """Return the body of a client as the documentation has it."""
    return documented(body, "site_address")


def documented_site(body: Body) -> Part:
    """Return the body of a site as the documentation has it."""
    return documented(body, "address", "client")


def documented(body: Body, *fields: str) -> Part:
    """Return a body with its own fields read: what another kind's are called may hold anything."""
    return {name: READERS[name](body[name]) if name in fields else body[name] for name in body}


def without_template_fields(body: Body) -> Part:
    """Return the body of a new job: with a template, description and contacts are ignored."""
    ignored = IGNORED if "template" in body else ()
    return {name: value for name, value in body.items() if name not in ignored}


def named_fields(job: Doc, given: Sequence[Doc]) -> list[Part]:
    """Return custom fields by name and with a value; a client may name one of a job by uuid."""
    return [named_field(job, field, number) for number, field in enumerate(given)]


def named_field(job: Doc, given: Doc, number: int) -> Part:
    """Return a custom field by name and with a value, those that it has where none is given."""
    known = next((field for field in job["custom_fields"] if is_meant(field, given)), None)
    if known is None and "name" not in given:
        raise NotFound(f"custom_fields[{number}] names no field of the job")
    return {"value": None, **(known or {}), **given}


def is_meant(field: Doc, given: Doc) -> bool:
    """Whether a custom field is the one that a body names, by uuid if it has one."""
    if "uuid" in given:
        return bool(field.get("uuid") == given["uuid"].lower())
    return "name" in given and field["name"] == given["name"]


def hidden_fields(fields: Sequence[Doc], given: Sequence[Doc]) -> list[Part]:
    """Return custom fields, those hidden or shown again of which a body says so."""
    hidden = {field["name"]: field["hidden"] for field in given if "hidden" in field}
    return [
        {**field, "hidden": hidden[field["name"]]} if field["name"] in hidden else {**field}
        for field in fields
    ]


def with_numbers(address: Doc) -> Part:
    """Return an address whose place on the map is in numbers; a client sends them as text."""
    place = address.get("geolocation")
    if place is None:
        return {**address}
    numbers = {name: float(place[name]) for name in ("longitude", "latitude")}
    return {**address, "geolocation": numbers}


def without_null(reference: Doc | None) -> Part | None:
    """Return a reference; one whose uuid is null refers to nothing."""
    names = ("uuid", "external_id")
    named = {name: (reference or {}).get(name) for name in names}
    return {name: wanted for name, wanted in named.items() if wanted is not None} or None


READERS: Mapping[str, Callable[[Any], Any]] = {
    "address": with_numbers,
    "site_address": with_numbers,
    "client": without_null,
    "scheduled_at": lambda given: given and in_utc_seconds(given),
}
IGNORED = ("description", "contacts")
