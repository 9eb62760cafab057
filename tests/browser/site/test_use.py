"""What readers do: search, move by keyboard, copy, choose a language and a theme, filter."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Trouble, press_as_soon_as_seen
from tests.browser.site.conftest import OpenSite

pytestmark = pytest.mark.browser

ADD_DATE = "productionplanner/add_date.html"
COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}


def hits(page: Page, text: str) -> list[str]:
    """Return what the search finds, from above, each as kind and title."""
    page.get_by_role("combobox").fill(text)
    expect(page.locator("#site-count")).not_to_contain_text("Paste")
    return page.get_by_role("option").evaluate_all(
        "found => found.map(({children: [kind, title]}) => "
        "`${kind.textContent}: ${title.textContent}`)"
    )


def test_the_search_finds_statuses_errors_typos_and_words_within_names(
    open_site: OpenSite, trouble: Trouble
) -> None:
    page = open_site("index.html")
    page.get_by_role("button", name="Search the reference").click()
    page.get_by_role("option").first.wait_for(state="detached")

    found = {
        text: hits(page, text)[:4]
        for text in (
            "409",
            "revoked",
            "Validation failed: date must be a date like 2026-06-01",
            "shedule item",
            "totalBudget",
            "PP-DATE-02",
            "create_project",
            "delete resource",
        )
    }

    assert "error: Date already exists" in found["409"]
    assert found["revoked"][0] == "error: Invalid or revoked API key"
    assert found["Validation failed: date must be a date like 2026-06-01"][0] == (
        "error: Validation failed: date must be a date like 2026-06-01"
    )
    assert found["shedule item"][0] == "operation: Add a schedule item"
    assert "field: totalBudget" in found["totalBudget"]
    assert found["PP-DATE-02"][0].startswith("rule: A date that the project has already")
    assert found["create_project"][0] == "operation: Create a project"
    assert found["delete resource"][0] == "operation: Delete a resource"
    assert trouble == Trouble()


def test_the_keyboard_alone_leads_from_a_question_to_its_answer(open_site: OpenSite) -> None:
    page = open_site(ADD_DATE)

    page.keyboard.press("Control+k")
    page.keyboard.type("budget")
    page.get_by_role("option").nth(1).wait_for()
    page.keyboard.press("ArrowDown")
    second = page.get_by_role("option").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    target = second.get_attribute("href")
    page.keyboard.press("Enter")

    expect(page).to_have_url(str(target))


def test_escape_closes_the_search_and_gives_the_focus_back(open_site: OpenSite) -> None:
    page = open_site(ADD_DATE)
    button = page.get_by_role("button", name="Search the reference")
    button.focus()

    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("x")
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_first_tab_skips_to_the_content(open_site: OpenSite) -> None:
    page = open_site(ADD_DATE)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_arrows_choose_the_language_and_every_page_keeps_it(
    open_site: OpenSite, folder: Path
) -> None:
    page = open_site(ADD_DATE)

    page.get_by_role("radio", name="curl").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("pre.python")).to_be_visible()
    page.goto(f"{folder.as_uri()}/resourceplanner/list_projects.html")

    expect(page.locator("pre.python")).to_be_visible()
    expect(page.locator("pre.curl")).to_be_hidden()


def test_a_chosen_theme_is_kept(open_site: OpenSite, folder: Path) -> None:
    page = open_site(ADD_DATE, color_scheme="light")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)

    page.get_by_role("button", name="Light or dark").click()
    dark = page.evaluate(background)
    page.goto(f"{folder.as_uri()}/index.html")

    assert light != dark
    assert page.evaluate(background) == dark


def test_a_file_offers_to_copy_its_page_where_that_can_be_done(
    open_site: OpenSite, folder: Path
) -> None:
    long = next(each for each in folder.rglob("*.html") if "site-twin" not in each.read_text())

    page = open_site(str(long.relative_to(folder)))

    expect(page.get_by_role("link", name="Markdown", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Copy page")).to_be_hidden()


def test_a_page_is_copied_as_markdown_and_a_sample_as_it_is_shown(
    open_site: OpenSite, folder: Path
) -> None:
    page = open_site(ADD_DATE, **COPYING)
    clipboard = "navigator.clipboard.readText()"

    page.get_by_role("button", name="Copy page").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    whole = page.evaluate(clipboard)
    page.locator(".sample").get_by_role("button", name="Copy").click()
    expect(page.locator(".sample").get_by_role("button", name="Copied")).to_be_visible()

    assert whole == (folder / ADD_DATE).with_suffix(".md").read_text()
    assert page.evaluate(clipboard).startswith("curl -X POST \\\n")


@pytest.mark.parametrize("pressed", ["#site-theme", "[data-copy-page]"])
def test_a_button_listens_as_soon_as_it_is_seen(open_site: OpenSite, pressed: str) -> None:
    page = open_site("index.html", **COPYING)
    press_as_soon_as_seen(page, pressed)

    page.goto(page.url.replace("index.html", ADD_DATE))

    if pressed == "#site-theme":
        expect(page.locator("html")).to_have_attribute("data-theme", re.compile("light|dark"))
    else:
        expect(page.locator("#site-said")).to_have_text(re.compile("Copied|Not copied"))


def test_errors_are_filtered_by_what_one_was_told(open_site: OpenSite) -> None:
    page = open_site("productionplanner/errors.html")

    page.get_by_label("Filter").fill("date already")

    expect(page.locator("tbody tr:visible")).to_have_count(1)
    expect(page.get_by_role("heading", name="401")).to_be_hidden()
    expect(page.get_by_text("1 of ")).to_be_visible()


def test_a_link_to_a_field_shows_beside_its_name_and_marks_where_it_leads(
    open_site: OpenSite, folder: Path
) -> None:
    page = open_site(ADD_DATE)
    link = page.get_by_role("link", name="date", exact=True).first

    link.focus()
    shown = link.evaluate("each => getComputedStyle(each, '::after').opacity")
    page.keyboard.press("Enter")

    assert shown == "1"
    expect(page).to_have_url(f"{folder.as_uri()}/{ADD_DATE}#body-date")
    expect(page.locator("#body-date")).to_be_in_viewport()


def test_served_by_a_stand_in_its_samples_and_doors_name_that_one(
    open_site: OpenSite, folder: Path
) -> None:
    page = open_site("index.html")
    place = "http://stand-in.test/_understudy/spaces/s1"
    served = f"{place}/docs/reference/"
    page.route(
        f"{served}**",
        lambda route: route.fulfill(path=folder / route.request.url.removeprefix(served)),
    )

    page.goto(served + ADD_DATE)

    expect(page.locator("pre.curl")).to_contain_text(f"{place}/v1/projects/p_summer_tour/dates")
    expect(page.get_by_role("link", name="Try it")).to_have_attribute(
        "href", f"{place}/docs/productionplanner#/Dates/add_date"
    )
