"""Planado's resources that can be made, as its pages describe them."""

from dataclasses import replace
from functools import partial
from typing import Any

from understudy.contracts.kit.probes.table import Resource, Table

CONTACTS = [
    {"name": "Herr Karl", "value": "0179-1234567", "type": "phone"},
    {"name": "Zoe", "value": "zoe@example.com", "type": "email"},
]
ADDRESS = {
    "formatted": "Kelheimer Str. 6, 10777 Berlin, Germany",
    "entrance_no": "02",
    "apartment": "7b",
    "floor": "3",
    "description": "Through the yard",
    "geolocation": {"longitude": 13.3368, "latitude": 52.4989},
}
WEEK = {"after": "2031-05-12", "before": "2031-05-16"}
NAMES = ("first_name", "last_name", "middle_name")
NOBODY = {"uuid": "00000000-0000-4000-8000-000000000000"}

MADE = partial(
    Resource,
    aliases=("external_id",),
    unique=("external_id",),
    decided={"version": 99},
    ident="uuid",
    order="-created_at",
    follows="after",
    touched="updated_at",
    page=20,
)
EVENT = Resource(
    name="event",
    create="",
    naming="type",
    listed="list_job_history",
    rows="events",
    ident="version",
    order="version",
    follows="after",
    page=20,
)
JOB = MADE(
    name="job",
    create="create_job",
    naming="description",
    listed="list_jobs",
    read="get_job",
    update="update_job",
    remove="delete_job",
    reads=("list_job_history",),
    param="job_id",
    body={"scheduled_at": "2031-05-12T09:30:00Z", "scheduled_duration": {"minutes": 90}},
    changes={
        "description": "Another description",
        "scheduled_at": "2032-03-14T07:15:00Z",
        "scheduled_duration": {"minutes": 45},
    },
    texts={"description": 15000, "external_id": 500, "external_order_id": 500},
    times=("scheduled_at",),
    nested={"contacts": CONTACTS, "address": ADDRESS},
    refers={"client": "client", "site": "site"},
    unknown={"client": NOBODY, "site": NOBODY},
    nullable=("description", "scheduled_at", "scheduled_duration"),
    stays=(
        "external_id",
        "external_order_id",
        "serial_no",
        "description",
        "scheduled_at",
        "scheduled_duration",
        "address",
        "contacts",
    ),
    record="job",
    rows="jobs",
    made="job_uuid",
    history=EVENT,
)
CLIENT = MADE(
    name="client",
    create="create_client",
    naming="first_name",
    listed="list_clients",
    read="get_client",
    update="update_client",
    param="client_id",
    body={"organization": False, "last_name": "Byron"},
    required=("organization",),
    changes={"first_name": "Grace", "last_name": "Hopper"},
    texts={**dict.fromkeys(NAMES, 50), "external_id": 500},
    nested={"contacts": CONTACTS, "site_address": ADDRESS},
    stays=(
        "external_id",
        "organization",
        "first_name",
        "last_name",
        "middle_name",
        "site_address",
        "contacts",
    ),
    record="client",
    rows="clients",
    made="client_uuid",
    upserted=True,
    fixed=("organization",),
    one_of={"organization": {True: ("organization_name",), False: NAMES}},
)
ORGANIZATION = replace(
    CLIENT,
    naming="organization_name",
    body={"organization": True},
    texts={"organization_name": 5000},
    aliases=(),
)
SITE = MADE(
    name="site",
    create="create_site",
    naming="name",
    listed="list_sites",
    read="get_site",
    update="update_site",
    param="site_id",
    body={"description": "Second floor"},
    required=("name",),
    changes={"name": "Another depot", "description": "Third floor"},
    texts={"name": 300, "description": 1000, "external_id": 500},
    nested={"contacts": CONTACTS, "address": ADDRESS},
    refers={"client": "client"},
    unknown={"client": NOBODY},
    nullable=("description",),
    stays=("external_id", "name", "description", "address", "contacts"),
    record="site",
    rows="sites",
    made="site_uuid",
    upserted=True,
)
# What is asked of one of those that a list shows.
DETAILS: dict[str, dict[str, Any]] = {
    "templates": {"param": "template_id", "reads": ("get_template",)},
    "dictionaries": {"param": "dictionary_id", "reads": ("list_dictionary_values",)},
    "users": {"param": "user_id", "reads": ("list_shifts",), "query": WEEK},
}
# What the API only lists; the templates alone come in an order that a page tells.
SHOWN = tuple(
    Resource(
        name=name,
        create="",
        naming="name",
        listed=f"list_{name}",
        rows=name,
        ident="uuid",
        order="created_at" if name == "templates" else "",
        follows="after",
        **DETAILS.get(name, {}),
    )
    for name in (
        "templates",
        "job_types",
        "territories",
        "teams",
        "skills",
        "dictionaries",
        "users",
    )
)
TEMPLATES = SHOWN[0]
WEBHOOK = Resource(
    name="webhook",
    create="",
    naming="url",
    listed="list_webhooks",
    reads=("list_webhook_requests",),
    param="webhook_id",
    rows="webhooks",
    ident="uuid",
)
REQUEST = Resource(
    name="request", create="", naming="uuid", listed="list_webhook_requests", rows="requests"
)
TABLE = Table((JOB, CLIENT, SITE), SHOWN, (WEBHOOK,))
UPSERTED = tuple(each for each in TABLE.resources if each.upserted)
# Lists of what is only shown; they may be missing, which refuses a call too.
ALSO = tuple(each.listed for each in (*TABLE.shown, *TABLE.also))
# A deployment may lack what only other pages speak of.
ABSENT = (404, 405, 410, 501)
