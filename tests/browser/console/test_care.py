"""The care that every page of the console takes: access, colour, size, keyboard, policy."""

from collections.abc import Iterator

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.browser.conftest import Trouble
from tests.browser.console.conftest import CONSOLE, Console, notice

from understudy.testing import Understudy

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 375, "height": 800}
DESK: ViewportSize = {"width": 1280, "height": 800}
# The names of tables that do not fit, where they are not pictures.
CUT = """() => [...document.querySelectorAll(".scroll:not(:has(.picture))")]
  .filter((table) => table.scrollWidth > table.clientWidth)
  .map((table) => table.getAttribute("aria-label")).join()"""
# What stands at about one height is a line.
LINES = """() => [...document.querySelectorAll(".bar a, .bar button")]
  .map((part) => part.getBoundingClientRect()).map((box) => (box.top + box.bottom) / 2)
  .sort((one, other) => one - other)
  .filter((middle, at, all) => at === 0 || middle - all[at - 1] > 9).length"""
ACME = "api=productionplanner&org=org_acme"
DOCUMENT = f"/data/document?{ACME}&collection=projects&id=p_summer_tour"
MAIL = {
    "id": "mail_1",
    "api": "productionplanner",
    "org": "org_acme",
    "to": "somebody-with-a-long-name@a-long-host-name.acme-live-events.example",
    "subject": "You are invited",
    "text": "Come and plan with us: https://a-long-host-name.acme.example/" + "x" * 60,
    "data": {"user": "u_1"},
    "created_at": "2026-06-01T12:00:00.000Z",
}
PAGES = (
    "",
    f"/integrations?{ACME}&reveal=key_acme_ci",
    "/requests",
    "/requests/exchange?number={number}",
    "/requests/difference?one={older}&other={number}",
    "/time",
    "/faults",
    "/webhooks",
    f"/data/outbox?{ACME}",
    "/data/outbox/mail?id=mail_1",
    f"/data?{ACME}",
    DOCUMENT,
    f"/data/staging?{ACME}&action=set_document",
    "/data/state",
)


@pytest.fixture
def busy(mock: Understudy, acme: httpx.Client) -> Understudy:
    """The shared stand-in with something on every page."""
    state = mock.state(reveal=True)
    mock.restore({**state, "tables": {**state["tables"], "_outbox": {"mail_1": MAIL}}})
    acme.post("/projects", json={"name": "Winter Ball"})
    acme.get("/projects/p_summer_tour?" + "a-long-query=" * 20)
    mock.faults.add(path="/v1/projects/*", status=429, retry_after=30, message="Slow down")
    mock.faults.add(probability=0.1, drop=True)
    mock.snapshot("before-the-test")
    return mock


def violations(page: Page, *rules: str) -> str:
    """Return what axe finds on a page, "" where it finds nothing."""
    found = Axe().run(page, options={"runOnly": [*rules]} if rules else None)
    return str(found.generate_report()) if found.violations_count else ""


@pytest.mark.parametrize("size", [PHONE, pytest.param(DESK, marks=pytest.mark.long)])
def test_every_page_is_accessible_in_both_colour_schemes_and_fits(
    console: Console, busy: Understudy, trouble: Trouble, size: ViewportSize
) -> None:
    number = busy.journal.list()[-1].number
    with busy.spaces.open():
        # Colours that are still changing would be measured half-way.
        page = console.page(viewport=size, reduced_motion="reduce")
        found = {}
        for path in PAGES:
            place = path.format(number=number, older=number - 1)
            page.goto(f"{busy.root}{CONSOLE}{place}")
            page.emulate_media(color_scheme="light")
            found[path, "light"] = violations(page)
            page.emulate_media(color_scheme="dark")
            # Nothing but colours differs there.
            found[path, "dark"] = violations(page, "color-contrast")
            found[path, "cut"] = page.evaluate(CUT)
            found[path, "width"] = page.evaluate(
                f"document.documentElement.scrollWidth > {size['width']} ? 'too wide' : ''"
            )

    assert {where: what for where, what in found.items() if what} == {}
    assert trouble == Trouble()


def test_the_head_stays_low_with_a_frozen_clock_and_much_to_tell(
    console: Console, mock: Understudy, acme: httpx.Client
) -> None:
    for _ in range(10):
        acme.get("/info")
    for _ in range(10):
        mock.faults.add(status=503)
    page = console.page(viewport=DESK)
    desk = page.evaluate(LINES)

    page.set_viewport_size(PHONE)

    assert (desk, page.evaluate(LINES)) == (1, 2)


def test_what_was_refused_is_accessible(console: Console, mock: Understudy) -> None:
    page = console.page("/time")

    page.get_by_role("button", name="Advance", exact=True).click()
    notice(page, "Nothing was changed.")

    assert violations(page) == ""


def test_a_dark_screen_gets_dark_pages(console: Console) -> None:
    page = console.page(color_scheme="dark")

    expect(page.locator("body")).to_have_css("background-color", "rgb(19, 23, 22)")


def test_a_key_is_created_with_the_keyboard_alone(console: Console, mock: Understudy) -> None:
    page = console.page(f"/integrations?{ACME}")
    before = len(mock.keys.list())

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    name = page.locator("#create_key-name")
    while not name.evaluate("field => field === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("From the keyboard")
    page.keyboard.press("Enter")

    notice(page, "“From the keyboard” works")
    assert len(mock.keys.list()) == before + 1


def test_what_was_done_is_said_where_the_reader_is(console: Console) -> None:
    page = console.page("/faults", viewport=PHONE)

    page.get_by_role("button", name="Add fault").click()

    expect(page.locator("#notice")).to_be_in_viewport()


def test_who_presses_what_goes_away_stays_in_the_page(console: Console, mock: Understudy) -> None:
    mock.faults.add(status=503)
    page = console.page("/faults")

    page.get_by_role("button", name="Remove fault_1").press("Enter")

    notice(page, "fault_1 is gone")
    expect(page.locator("#main")).to_be_focused()


def test_polling_takes_neither_focus_nor_what_is_being_typed(
    console: Console, acme: httpx.Client
) -> None:
    page = console.page("/requests")
    field = page.get_by_label("Text")

    field.type("in")
    acme.get("/info")

    expect(page.get_by_role("link", name="/v1/info")).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_value("in")


def test_the_journal_rests_when_it_is_asked_to(console: Console, acme: httpx.Client) -> None:
    page = console.page("/requests")
    asked: list[str] = []

    page.get_by_label("Live").uncheck()
    acme.get("/info")
    # What is always followed tells that time has passed.
    expect(page.locator("#pulse-requests")).to_have_text("1 request")
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_request("**/console/status"):
        pass

    assert [url for url in asked if "/requests" in url] == []


def test_who_loses_the_stand_in_is_told(console: Console) -> None:
    page = console.page("/webhooks", offline=False)

    page.context.set_offline(True)
    expect(page.get_by_role("alert")).to_contain_text("No connection to the stand-in.")
    page.context.set_offline(False)

    expect(page.locator("#offline")).to_be_hidden()


def test_without_scripts_the_forms_work_too(console: Console, mock: Understudy) -> None:
    page = console.page("/faults", java_script_enabled=False)

    page.locator("#add_fault-status").fill("500")
    page.get_by_role("button", name="Add fault").click()

    notice(page, "fault_1 is in force.")
    assert [fault.status for fault in mock.faults.list()] == [500]


@pytest.fixture
def guarded_page(browser: Browser) -> Iterator[Page]:
    """A page of a stand-in that asks for a token."""
    with Understudy(admin_token="open sesame") as guarded:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{guarded.root}{CONSOLE}/faults")
        yield page
        context.close()


def test_the_token_is_asked_for_and_opens_the_pages(guarded_page: Page) -> None:
    page = guarded_page

    assert violations(page) == ""
    page.get_by_label("Admin token").fill("open sesame")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Faults")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
