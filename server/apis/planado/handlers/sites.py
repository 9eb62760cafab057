"""The operations on sites."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Clock, Created, Doc, Ids, OrgHooks, OrgStore, shown
from understudy.server.apis.planado.moment import lies_between
from understudy.server.apis.planado.page import is_there, newest_first, page_of
from understudy.server.apis.planado.record import Recorder, found
from understudy.server.apis.planado.site import changed_site, new_site, what_lacks
from understudy.server.apis.planado.upsert import Kind, create, update_or_create

Body = Mapping[str, Any]
Answer = dict[str, Any]

SITE = Kind("sites", lacks=what_lacks, new=new_site, changed=changed_site)


async def list_sites(query: Body, org: OrgStore) -> Answer:
    """Return a page of the sites that were updated in a time, the newest first."""
    after, before = query.get("updated_at[after]"), query.get("updated_at[before]")

    def fits(site: Doc) -> bool:
        return is_there(site) and lies_between(site["updated_at"], after, before)

    page = page_of(newest_first(org.sites.all()), query.get("after"), fits)
    return {"sites": [shown(site) for site in page]}


async def create_site(body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock) -> Answer:
    """Add a site."""
    return create(SITE, body, Recorder(org, hooks, ids, clock))


async def get_site(site_id: str, org: OrgStore) -> Answer:
    """Return one site."""
    return {"site": shown(found(org.sites, site_id))}


async def update_site(
    site_id: str, body: Body, org: OrgStore, hooks: OrgHooks, ids: Ids, clock: Clock
) -> Answer | Created:
    """Change the fields that the body names, or add a site of this external id."""
    return update_or_create(SITE, site_id, body, Recorder(org, hooks, ids, clock))
