"""What is assumed, as the interactive reference tells it beside the vendor's facts."""

import html
import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect
from tests.browser.assumed import DOCUMENT
from tests.browser.conftest import OpenPage, Trouble

from understudy.testing import Understudy

pytestmark = pytest.mark.browser

PHONE = {"width": 375, "height": 800}
HOSTILE = '<img src=x onerror="document.title=1"> **bold** [a](javascript:a()) `b` &amp; <script>'
SHOWN = "fetch(reference.dataset.spec).then(a => a.json()).then(withDecisions).then(JSON.stringify)"
WIDTHS = "all => all.map(each => each.clientWidth)"
SETTLED = """() => new Promise(done => {
  let last = "", calm = 0
  const look = () => {
    const now = document.body.innerHTML
    calm = now === last ? calm + 1 : 0
    last = now
    calm > 4 ? done(true) : setTimeout(look, 40)
  }
  look()
})"""
VISIBLE_TEXTS = "all => all.filter(each => each.checkVisibility()).map(each => each.innerText)"


@pytest.fixture(scope="module")
def running() -> Iterator[Understudy]:
    """A stand-in of every API."""
    with Understudy(seed=1) as mock:
        yield mock


@pytest.fixture
def marked_page(browser: Browser, mock: Understudy, trouble: Trouble) -> Iterator[Page]:
    """The reference of a document that is all marks, unfolded, in a dark window."""
    with browser.new_context(color_scheme="dark") as context:
        page = open_document(context.new_page(), mock, DOCUMENT)
        trouble.listen(page)
        settle(page)
        for operation in page.locator(".opblock-summary-control").all():
            operation.click()
        settle(page)
        yield page


def open_document(page: Page, mock: Understudy, document: dict[str, Any]) -> Page:
    """Return the reference as it shows another document."""

    def answer(route: Route) -> None:
        route.fulfill(json=document)

    page.route("**/docs.json", answer)
    page.goto(f"{mock.root}/docs")
    return page


def settle(page: Page) -> None:
    """Wait until the page draws nothing more: it draws operations and schemas one by one."""
    page.locator(".opblock").first.wait_for()
    page.evaluate(SETTLED)


def reasons(node: Any) -> Iterator[str]:
    """Yield the reasons of all marks in a document."""
    if isinstance(node, list):
        for item in node:
            yield from reasons(item)
    if isinstance(node, dict):
        mark = node.get("x-assumed", {})
        yield from [mark] if isinstance(mark, str) else mark.values()
        for name, part in node.items():
            if name != "x-assumed":
                yield from reasons(part)


def without_marks(node: dict[str, Any]) -> dict[str, Any]:
    """Return an object without its mark."""
    return {name: part for name, part in node.items() if name != "x-assumed"}


def unfold_models(place: Locator) -> None:
    """Open the schemas of a place, four levels deep."""
    for _ in range(4):
        place.evaluate(
            "all => all.querySelectorAll('[aria-expanded=false]').forEach(b => b.click())"
        )


def text_of(place: Locator) -> str:
    """Return the text of a place in one line."""
    return " ".join(place.inner_text().split())


def told_in(place: Locator) -> set[str]:
    """Return the sentences that tell of decisions in a place."""
    texts = place.locator("p:has(mark)").evaluate_all(VISIBLE_TEXTS)
    return {" ".join(text.split()) for text in texts}


def told_on(page: Page) -> set[str]:
    """Return what the page tells of decisions: in the operations, their examples and schemas."""
    block = page.locator("[id$=-put_things]")
    told = told_in(page.locator("#reference"))
    block.locator(".opblock-section-request-body select").last.select_option("second")
    settle(page)
    told |= told_in(block)
    for tab in block.get_by_role("tab", name="Schema").all():
        tab.click()
    unfold_models(block)
    page.get_by_text("Callbacks").click()
    page.locator(".callbacks-container .opblock-summary-control").click()
    page.get_by_role("button", name="Authorize").click()
    settle(page)
    return told | told_in(page.locator("#reference"))


def missing(node: Any, told: set[str]) -> list[str]:
    """Return the reasons in a part of the document that no sentence ends with."""
    endings = {sentence.rpartition(": ")[2] for sentence in told}
    return [reason for reason in reasons(node) if reason not in endings]


def test_every_mark_is_shown_with_its_reason(marked_page: Page) -> None:
    told = told_on(marked_page)

    assert missing(DOCUMENT, told) == []
    assert len(told) == len(set(reasons(DOCUMENT))) == 35


def test_the_schemas_below_the_operations_show_the_marks_too(marked_page: Page) -> None:
    models = marked_page.locator("section.models")

    unfold_models(models)

    assert missing(DOCUMENT["components"]["schemas"], told_in(models)) == []


def test_a_decision_names_what_it_is_about(marked_page: Page) -> None:
    assert told_on(marked_page) >= {
        "Our decision: reason of an operation",
        "Our decision on this path: reason of a path",
        "Our decision on application/json schema: reason of a media type's keyword",
        "Our decision on required/name: reason of an entry of required",
        "Our decision on enum/link: reason of an entry of an enum",
        "Our decision on minimum, maximum: reason of both bounds",
        "Our decision on nullable: false: reason of a null that never comes",
        "Our decision on required/old, properties/old: reason of a member",
    }


def test_an_example_that_is_ours_is_known_in_the_choice_of_examples(marked_page: Page) -> None:
    choice = marked_page.locator("[id$=-put_things] .opblock-section-request-body select").last

    # The page makes the choice after the rest.
    expect(choice.locator("option")).to_have_text(["First", "Second (our decision)"])


def test_the_vendors_words_stand_before_our_decision(marked_page: Page) -> None:
    limit = marked_page.locator("tr[data-param-name=limit] .renderedMarkdown").first

    assert text_of(limit) == "How many. Our decision on minimum: reason in a parameter's schema"


@pytest.mark.parametrize("place", ["/docs", "/docs/planado", "/_understudy/docs"])
def test_no_reason_of_a_served_document_is_left_out(open_page: OpenPage, place: str) -> None:
    page = open_page(place)
    expect(page.locator(".opblock").first).to_be_visible()

    document = httpx.get(f"{page.url}.json").json()
    shown = json.loads(page.evaluate(SHOWN), object_hook=without_marks)
    told = html.unescape(json.dumps(shown, ensure_ascii=False))

    assert [why for why in reasons(document) if " ".join(why.split()) not in told] == []


def test_the_document_for_tools_stays_as_it_is(mock: Understudy) -> None:
    document = httpx.get(f"{mock.root}/docs.json").text

    assert "x-assumed" in document
    assert "Our decision" not in document


def test_a_reason_is_text_whatever_it_holds(
    browser: Browser, mock: Understudy, trouble: Trouble
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        trouble.listen(page)
        info = {"title": "Marks", "version": "1", "x-assumed": {HOSTILE: HOSTILE}}
        open_document(page, mock, {**DOCUMENT, "info": info})

        told = page.locator(".info .description")

        expect(told).to_have_text(f"Our decision on {HOSTILE}: {HOSTILE}")
        assert trouble == Trouble()


@pytest.mark.parametrize("place", ["/docs", "/docs/planado"])
def test_the_page_says_what_our_decision_means(open_page: OpenPage, place: str) -> None:
    page = open_page(place)

    expect(page.locator(".notice")).to_contain_text("Our decision stands where the vendor's")


def test_the_control_plane_says_that_it_is_nobody_elses(open_page: OpenPage) -> None:
    page = open_page("/_understudy/docs")

    expect(page.locator(".notice")).to_contain_text("all of it is our decision")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_decision_can_be_read_in_both_colour_schemes(open_page: OpenPage, scheme: str) -> None:
    page = open_page("/docs", color_scheme=scheme)
    page.locator("[id$=-create_project] .opblock-summary-control").first.click()
    expect(page.locator("#reference mark").first).to_be_visible()

    found = Axe().run(page, context="mark")

    assert found.violations_count == 0, found.generate_report()


def test_on_a_phone_the_decisions_make_no_page_wider(open_page: OpenPage) -> None:
    page = open_page("/docs", viewport=PHONE)
    page.locator("[id$=-add_budget_item] .opblock-summary-control").first.click()
    for tab in page.get_by_role("tab", name="Schema").all():
        tab.click()
    unfold_models(page.locator("[id$=-add_budget_item]"))

    widths = page.locator("#reference p:has(mark)").evaluate_all(WIDTHS)

    assert min(widths) > 100
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
