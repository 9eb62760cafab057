"""The pages of the console by their path, the files that it hands out, and its menu."""

from understudy.server.control.console.page import Download, Page
from understudy.server.control.console.pages import (
    data,
    faults,
    integrations,
    outbox,
    overview,
    panel,
    staging,
    state,
    status,
    time,
    webhooks,
)
from understudy.server.control.console.pages.requests import difference, exchange, listing

MENU = (
    overview.PAGE,
    integrations.PAGE,
    listing.PAGE,
    time.PAGE,
    faults.PAGE,
    webhooks.PAGE,
    data.PAGE,
)
PAGES: dict[str, Page] = {
    page.path: page
    for page in (
        *MENU,
        status.PAGE,
        exchange.PAGE,
        difference.PAGE,
        webhooks.DELIVERY,
        data.DOCUMENT,
        outbox.PAGE,
        outbox.MAIL,
        panel.PAGE,
        staging.PAGE,
        state.PAGE,
    )
}
DOWNLOADS: dict[str, Download] = {
    "/requests.har": listing.HAR,
    "/state.json": state.EXPORT,
}
