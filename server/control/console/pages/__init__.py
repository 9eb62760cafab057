"""The pages of the console by their path, the files that it hands out, and its menu."""

from understudy.server.control.console.page import Download, Page
from understudy.server.control.console.pages import (
    data,
    faults,
    integrations,
    outbox,
    overview,
    panel,
    requests,
    staging,
    state,
    status,
    time,
    webhooks,
)

MENU = (
    overview.PAGE,
    integrations.PAGE,
    requests.PAGE,
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
        requests.EXCHANGE,
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
    "/requests.har": requests.HAR,
    "/state.json": state.EXPORT,
}
