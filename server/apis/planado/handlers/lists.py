"""The operations on the lists that jobs refer to."""

from typing import Any

from understudy.api import Doc, NotFound, OrgCollection, OrgStore, shown
from understudy.server.apis.planado.page import page_of
from understudy.server.apis.planado.reference import find_uuid

Answer = dict[str, Any]


async def list_templates(after: str | None, org: OrgStore) -> Answer:
    """Return a page of templates, the oldest first."""
    return oldest_first(org.templates, after)


async def get_template(template_id: str, org: OrgStore) -> Answer:
    """Return one template."""
    return {"template": shown(found(org.templates, template_id, "Template"))}


async def list_job_types(after: str | None, org: OrgStore) -> Answer:
    """Return a page of job types, the oldest first."""
    return oldest_first(org.job_types, after)


async def list_territories(after: str | None, org: OrgStore) -> Answer:
    """Return a page of territories, the oldest first."""
    return oldest_first(org.territories, after)


async def list_teams(after: str | None, org: OrgStore) -> Answer:
    """Return a page of teams, the oldest first."""
    return oldest_first(org.teams, after)


async def list_skills(after: str | None, org: OrgStore) -> Answer:
    """Return a page of skills, the oldest first."""
    return oldest_first(org.skills, after)


async def list_dictionaries(after: str | None, org: OrgStore) -> Answer:
    """Return a page of dictionaries, the oldest first."""
    return oldest_first(org.dictionaries, after)


async def list_dictionary_values(dictionary_id: str, after: str | None, org: OrgStore) -> Answer:
    """Return a page of a dictionary's values, the oldest first."""
    dictionary = found(org.dictionaries, dictionary_id, "Dictionary")
    page = page_of(org.dictionary_values.where(dictionary["uuid"]), after)
    return {"values": [shown(value) for value in page]}


def oldest_first(collection: OrgCollection, after: str | None) -> Answer:
    """Return a page of a collection under its name; what was added first comes first."""
    return {collection.name: [shown(row) for row in page_of(collection.all(), after)]}


def found(collection: OrgCollection, uuid: str, name: str) -> Doc:
    """Return what has this uuid, or raise NotFound."""
    row = find_uuid(collection, uuid)
    if row is None:
        raise NotFound(f"{name} not found")
    return row
