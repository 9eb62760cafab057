"""The operations on sites."""

from collections.abc import Mapping
from typing import Any

from understudy.server.apis.planado.moment import lies_between, stamp
from understudy.server.apis.planado.page import is_there, newest_first, page_of, shown
from understudy.server.apis.planado.record import Recorder, found, found_or_new, refuse_taken
from understudy.server.apis.planado.site import changed_site, new_site
from understudy.server.served import Created
from understudy.server.state.clock import Clock
from understudy.server.state.collection import Doc
from understudy.server.state.failures import NotFound
from understudy.server.state.ids import Ids
from understudy.server.state.org_store import OrgStore
from understudy.server.state.webhooks import OrgHooks

Body = Mapping[str, Any]
Answer = dict[str, Any]


async def list_sites(query: Body, org: OrgStore) -> Answer:
    """Return a page of the sites that were updated in a time, the newest first."""
    after, before = query.get("updated_at[after]"), query.get("updated_at[before]")

    def fits(site: Doc) -> bool:
        return is_there(site) and lies_between(site["updated_at"], after, before)

    page = page_of(newest_first(org.sites.all()), query.get("after"), fits)
    return {"sites": [shown(site) for site in page]}


async def create_site(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Answer:
    """Add a site."""
    refuse_taken(org.sites, body.get("external_id"))
    site = new_site(body, body.get("external_id"), org, ids, stamp(clock))
    Recorder(org, hooks, ids, clock).add("sites", site, body)
    return {"site_uuid": site["uuid"]}


async def get_site(site_id: str, org: OrgStore) -> Answer:
    """Return one site."""
    return {"site": shown(found(org.sites, site_id))}


async def update_site(
    site_id: str, body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer | Created:
    """Change the fields that the body names, or add a site of this external id."""
    site = found_or_new(org.sites, site_id)
    recorder = Recorder(org, hooks, ids, clock)
    if site is not None:
        recorder.change("sites", site, changed_site(site, body, org))
        return {"site_uuid": site["uuid"]}
    if "name" not in body:
        raise NotFound("Site not found; to create one, name is required")
    site = recorder.add("sites", new_site(body, site_id, org, ids, stamp(clock)), body)
    return Created({"site_uuid": site["uuid"]})
