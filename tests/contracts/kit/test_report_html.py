"""The report as a page."""

from collections.abc import Callable
from html.parser import HTMLParser

from tests.contracts.kit.judging import judge
from tests.contracts.kit.reporting import (
    BROKEN,
    KEPT,
    report,
)
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.report_html import to_html

Faulty = Callable[..., Notes]


class Page(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_what_was_got_and_runs_none_of_it() -> None:
    page = Page(to_html(report(BROKEN)))

    assert "script" not in page.tags
    assert '<script>alert("x")</script>' in page.text
    assert "curl x\n# <end>" in page.text


def test_the_page_loads_nothing() -> None:
    page = Page(to_html(report(BROKEN, KEPT)))

    assert {"src", "href", "action"}.isdisjoint(name for name, _ in page.attributes)
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes


def test_the_page_begins_with_what_is_broken() -> None:
    page = Page(to_html(report(KEPT, BROKEN))).text

    assert page.index("N-2") < page.index("N-1")


def test_a_real_run_can_be_shown(faulty: Faulty) -> None:
    broken = judge(faulty("leak"))

    assert Page(to_html(broken)).text.count("Reproduce N-SCOPE") == 2


def test_a_reproducer_names_the_variables_that_it_needs(faulty: Faulty) -> None:
    page = Page(to_html(judge(faulty("leak"))))

    assert "Needs curl, python3 and, as variables: NOTES_KEY, NOTES_OTHER_KEY" in page.text
