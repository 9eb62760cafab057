"""The report as a page."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

from tests.contracts.kit.broken import NOTE, deployment, missing, told
from tests.contracts.kit.judging import judge
from tests.contracts.kit.reporting import BROKEN, DESELECTED, KEPT, SKIPPED, report
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.report.comparison import Comparison
from understudy.contracts.kit.report.page import to_html

Faulty = Callable[..., Notes]


class Page(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.parts: dict[str, str] = {}
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] in (["style"], ["script"]):
            self.parts.setdefault(self.tags[-1], data)
            return
        self.text += data


def policy(page: Page) -> dict[str, str]:
    """Return the content security policy of a page."""
    said = next(value for name, value in page.attributes if name == "content" and "-src" in value)
    return dict(each.split(" ", 1) for each in said.split("; "))


def test_the_page_shows_what_was_got_and_runs_none_of_it() -> None:
    page = Page(to_html(deployment(BROKEN, told("N-9", NOTE, 200, "<img src=x onerror=x>"))))

    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert '<script>alert("x")</script>' in page.text
    assert "<img src=x onerror=x>" in page.text
    assert "curl x\n# <end>" in page.text


def test_the_page_loads_nothing_and_lets_its_own_two_parts_alone_work() -> None:
    page = Page(to_html(deployment(*missing(2))))

    names = {name for name, _ in page.attributes}
    assert {"src", "action", "style"}.isdisjoint(names)
    assert not any(name.startswith("on") for name in names)
    assert all(value.startswith("#") for name, value in page.attributes if name == "href")
    allowed = policy(page)
    assert allowed["default-src"] == "'none'"
    for name, part in (("style-src", page.parts["style"]), ("script-src", page.parts["script"])):
        assert allowed[name] == f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'"


def test_every_link_of_the_page_leads_to_a_place_in_it() -> None:
    compared = Comparison("2026-06-01T12:00:00.000Z", newly_broken=("PP-GONE-01",))
    page = Page(to_html(deployment(*missing(2), SKIPPED, compared=compared)))

    places = [value for name, value in page.attributes if name == "id"]
    links = {value[1:] for name, value in page.attributes if name == "href"}
    assert links <= set(places)
    assert len(places) == len(set(places))


def test_the_bar_has_the_numbers_of_the_report() -> None:
    page = Page(to_html(report(KEPT, BROKEN, SKIPPED, DESELECTED)))

    assert ("aria-label", "broken: 1 kept, 1 broken, 1 skipped, 1 untested") in page.attributes


def test_the_page_tells_what_is_served_and_on_how_much_a_rule_is_kept() -> None:
    page = Page(to_html(deployment(replace(KEPT, judged=4, of=19))))

    assert "Serves 2 of 4 operations" in page.text
    assert "never succeeded: GET, POST /projects/{projectId}/tasks (404)" in page.text
    assert "kept on 4 of 19 operations" in page.text


def test_request_and_answer_stand_side_by_side() -> None:
    page = Page(to_html(deployment(told("N-9", NOTE, 200, "a name"))))

    assert 'POST /notes\nAuthorization: Bearer $PP_KEY\n\n{\n  "name": "<b>"\n}' in page.text
    assert '200\ncontent-type: application/json\n\n{\n  "status": "error"\n}' in page.text


def test_the_page_begins_with_what_is_broken() -> None:
    page = Page(to_html(report(KEPT, BROKEN))).text

    assert page.index("Sentence of N-2") < page.index("Sentence of N-1")


def test_a_real_run_can_be_shown(faulty: Faulty) -> None:
    broken = judge(faulty("leak"))

    assert Page(to_html(broken)).text.count("Reproduce N-SCOPE") == 2


def test_a_reproducer_names_the_variables_that_it_needs(faulty: Faulty) -> None:
    page = Page(to_html(judge(faulty("leak"))))

    assert "Needs curl, python3 and, as variables: NOTES_KEY, NOTES_OTHER_KEY" in page.text
