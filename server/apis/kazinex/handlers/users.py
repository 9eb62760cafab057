"""The operation on the team."""

from understudy.api import OrgStore, shown
from understudy.server.apis.kazinex.page import Page, Wanted


async def list_users(page: int | None, per_page: int | None, org: OrgStore) -> Page:
    """Return a page of the team."""
    return Wanted(page, per_page).of(org.users.all(), shown)
