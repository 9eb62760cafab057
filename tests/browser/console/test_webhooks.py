"""Webhooks and limits on the console's pages, for an API that has them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.console.conftest import Console, notice
from tests.conftest import START
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.server.apis.productionplanner import api
from understudy.server.state.access.limits import LimitPolicy, Window
from understudy.server.state.webhooks.events import Sending, WebhookPolicy, doubling
from understudy.testing import Understudy

pytestmark = pytest.mark.browser

ORG = ("productionplanner", "org_acme")


def headers_of(sending: Sending) -> Mapping[str, str]:
    """Return the header that carries a webhook's secret."""
    return {"X-Secret": sending.secret or ""}


POLICY = WebhookPolicy(
    event_types=("job_created", "job_updated"),
    delays=doubling(timedelta(seconds=5), 3),
    headers=headers_of,
)


@pytest.fixture(scope="module")
def sending() -> Iterator[Understudy]:
    """A stand-in whose API sends webhooks, and takes one call a minute."""
    with pytest.MonkeyPatch.context() as patch:
        limits = LimitPolicy((Window(1, 60),))
        patch.setattr(api, "API", replace(api.API, webhooks=POLICY, limits=limits))
        with Understudy(seed=1, clock=START, apis=("productionplanner",)) as mock:
            yield mock


@pytest.fixture
def mock(sending: Understudy) -> Understudy:
    """That stand-in, back at the start."""
    sending.reset()
    return sending


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """Somebody who listens to webhooks."""
    with receiving() as receiver:
        yield receiver


def test_an_address_is_subscribed_tested_and_told_again(
    console: Console, mock: Understudy, receiver: Receiver
) -> None:
    receiver.fails(1)
    page = console.page("/webhooks")

    page.locator("#add_webhook-url").fill(receiver.url)
    page.get_by_label("Secret").fill("hush")
    page.get_by_role("checkbox", name="job_updated").check()
    page.get_by_role("button", name="Subscribe").click()
    notice(page, f"are sent to {receiver.url}")
    page.get_by_role("button", name=f"Test {receiver.url}").click()
    expect(page.locator("#deliveries")).to_contain_text("500")
    page.get_by_role("link", name="job_updated").click()
    expect(page.locator("#course")).to_contain_text("the receiver answered 500")
    mock.clock.advance("5s")
    expect(page.locator("#course .state").first).to_have_text("delivered")
    page.get_by_role("button", name="Send again").click()
    notice(page, "is on its way")

    (hook,) = mock.webhooks.list()
    assert (list(hook.event_types), hook.org) == (["job_updated"], ORG[1])
    assert [delivery.event_type for delivery in mock.webhooks.deliveries()] == ["job_updated"] * 2
    assert receiver.got[0].headers["x-secret"] == "hush"


def test_what_ran_while_time_went_on_is_told(
    console: Console, mock: Understudy, receiver: Receiver
) -> None:
    receiver.fails(1)
    delivery = mock.webhooks.test(mock.webhooks.add(*ORG, receiver.url))
    page = console.page(f"/webhooks/delivery?id={delivery.id}")
    expect(page.locator("#course")).to_contain_text("the receiver answered 500")

    page.get_by_role("link", name="advance it").click()
    page.get_by_role("button", name="15m").click()

    expect(page.get_by_role("region", name="Jobs that ran")).to_contain_text(
        f"job_created to {receiver.url}, attempt 2"
    )


def test_what_is_no_address_is_told_at_its_field(console: Console) -> None:
    page = console.page("/webhooks")

    page.locator("#add_webhook-url").fill("somewhere")
    page.get_by_role("checkbox", name="job_created").check()
    page.get_by_role("button", name="Subscribe").click()

    notice(page, "Nothing was changed.")
    expect(page.locator("#add_webhook-url")).to_have_value("somewhere")
    expect(page.get_by_role("checkbox", name="job_created")).to_be_checked()


def test_a_webhook_that_somebody_adds_appears_and_is_removed(
    console: Console, mock: Understudy, receiver: Receiver
) -> None:
    mock.webhooks.add(*ORG, "http://127.0.0.1:9/")
    page = console.page("/webhooks")
    chosen = page.locator("#hooks select")

    chosen.select_option("job_updated")
    mock.webhooks.add(*ORG, receiver.url)
    expect(page.get_by_role("button", name=f"Remove {receiver.url}")).to_be_visible()
    expect(chosen.first).to_have_value("job_updated")

    page.get_by_role("button", name=f"Remove {receiver.url}").click()

    notice(page, "Nothing more is sent")
    assert [hook.url for hook in mock.webhooks.list()] == ["http://127.0.0.1:9/"]


def test_the_pages_of_webhooks_are_accessible(
    console: Console, mock: Understudy, receiver: Receiver
) -> None:
    hook = mock.webhooks.add(*ORG, receiver.url)
    delivery = mock.webhooks.test(hook)
    page = console.page("/webhooks", color_scheme="dark")
    found = [Axe().run(page).generate_report()]

    page.get_by_role("link", name=delivery.event_type).click()
    expect(page.get_by_role("heading", name="Attempts")).to_be_visible()
    found.append(Axe().run(page).generate_report())

    assert [report for report in found if not report.startswith("Found 0")] == []


def test_limits_are_switched_on(console: Console, mock: Understudy) -> None:
    page = console.page("/faults")

    page.get_by_role("button", name="Switch on the limits of productionplanner").click()
    expect(page.locator("#limits-productionplanner")).to_contain_text("in force")

    assert [limits.on for limits in mock.limits.list()] == [True]
