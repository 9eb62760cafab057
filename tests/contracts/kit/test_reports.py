"""The reports: each says the same, in the form that its reader needs."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree

import httpx
import pytest
from tests.contracts.kit.judging import judge, row, run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.exchange import Exchange
from understudy.contracts.kit.finding import Broken
from understudy.contracts.kit.report import Report, Row
from understudy.contracts.kit.report_html import to_html
from understudy.contracts.kit.report_json import as_dict, to_json
from understudy.contracts.kit.report_junit import to_junit
from understudy.contracts.kit.report_text import print_report
from understudy.contracts.kit.rule import Invariant
from understudy.reference.rules import Level, RuleText

Faulty = Callable[..., Notes]
NASTY = '<script>alert("x")</script> & \x07 \ud800'.encode("utf-8", "replace").decode()


def rule(name: str, level: Level = "must") -> RuleText:
    return RuleText(name, f"Sentence of {name} <b>", "Heading & more", level)


def report(*rows: Row, strict: bool = False, stopped: str | None = None) -> Report:
    return Report(
        api="notes",
        title="Notes <i>",
        target="http://127.0.0.1:9/v1",
        seed=1,
        started=datetime(2026, 6, 1, 12, tzinfo=UTC),
        duration=1.23456,
        requests=7,
        rows=rows,
        left_behind=("n_1",),
        is_strict=strict,
        stopped=stopped,
    )


KEPT = Row(rule("N-1"), "kept", 3)
BROKEN = Row(rule("N-2"), "broken", 2, f"GET /: expected a; got {NASTY}", ("curl x", "# <end>"))
ADVICE = Row(rule("N-3", "should"), "broken", 1, "a matter of taste")
INFO = Row(rule("N-4", "info"), "broken", 1, "just so")
SKIPPED = Row(rule("N-5"), "skipped", 0, "needs other_key")
TROUBLE = Row(rule("N-6"), "untested", 0, "no verdict: odd", has_trouble=True)
DESELECTED = Row(rule("N-7"), "untested", 0, "not selected", is_selected=False)
ACCEPTED = Row(rule("N-8"), "broken", 1, "known", is_accepted=True)
HEALED = Row(rule("N-9"), "kept", 1, is_accepted=True)


@pytest.mark.parametrize(
    ("rows", "strict", "verdict"),
    [
        ((KEPT, SKIPPED, DESELECTED, INFO), True, "kept"),
        ((KEPT, BROKEN), False, "broken"),
        ((KEPT, ADVICE), False, "kept"),
        ((KEPT, ADVICE), True, "broken"),
        ((KEPT, ACCEPTED), True, "kept"),
        ((KEPT, TROUBLE), False, "inconclusive"),
        ((BROKEN, TROUBLE), False, "broken"),
    ],
)
def test_the_verdict_weighs_the_levels(rows: tuple[Row, ...], strict: bool, verdict: str) -> None:
    assert report(*rows, strict=strict).verdict == verdict


@pytest.mark.parametrize(
    ("rows", "stopped", "require_all", "code"),
    [
        ((KEPT,), None, True, 0),
        ((KEPT, SKIPPED), None, False, 0),
        ((KEPT, SKIPPED), None, True, 3),
        ((KEPT, DESELECTED), None, True, 0),
        ((BROKEN, SKIPPED), None, True, 1),
        ((TROUBLE, SKIPPED), None, True, 2),
        ((BROKEN,), "interrupted", False, 2),
    ],
)
def test_the_exit_code_is_the_first_that_applies(
    rows: tuple[Row, ...], stopped: str | None, require_all: bool, code: int
) -> None:
    assert report(*rows, stopped=stopped).exit_code(require_all=require_all) == code


def test_json_has_the_shape_that_other_tools_rely_on() -> None:
    document = as_dict(report(KEPT, BROKEN))

    assert list(document) == [
        "api",
        "target",
        "seed",
        "started",
        "duration_s",
        "requests",
        "verdict",
        "rules",
        "left_behind",
    ]
    assert document["started"] == "2026-06-01T12:00:00.000Z"
    assert document["rules"][0] == {
        "id": "N-1",
        "statement": "Sentence of N-1 <b>",
        "citation": "Heading & more",
        "level": "must",
        "status": "kept",
        "examples": 3,
        "why": None,
        "reproducer": None,
    }
    assert document["rules"][1]["reproducer"] == ["curl x", "# <end>"]
    assert document["left_behind"] == ["n_1"]


def test_junit_has_one_case_per_rule() -> None:
    rows = (KEPT, BROKEN, ADVICE, SKIPPED, TROUBLE, DESELECTED, ACCEPTED)

    suite = ElementTree.fromstring(to_junit(report(*rows))).find("testsuite")

    assert suite is not None
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "7",
        "failures": "1",
        "errors": "1",
        "skipped": "3",
    }
    assert next(suite.iter("testcase")).get("name") == "N-1 Sentence of N-1 <b>"


def test_junit_can_be_parsed_whatever_was_got() -> None:
    suites = ElementTree.fromstring(to_junit(report(BROKEN)))

    failure = suites.find("testsuite/testcase/failure")
    assert failure is not None
    assert '<script>alert("x")</script>' in (failure.get("message") or "")
    assert "curl x" in (failure.text or "")


def test_junit_fails_advice_only_when_strict() -> None:
    lenient = ElementTree.fromstring(to_junit(report(ADVICE)))
    strict = ElementTree.fromstring(to_junit(report(ADVICE, strict=True)))

    assert lenient.find("testsuite/testcase/failure") is None
    assert strict.find("testsuite/testcase/failure") is not None


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


def test_plain_text_has_the_sentence_of_each_rule_and_what_is_wrong() -> None:
    lines = text(report(KEPT, BROKEN, SKIPPED, DESELECTED, ACCEPTED, HEALED)).splitlines()

    assert lines[0] == "Notes <i> at http://127.0.0.1:9/v1 (7 requests, 1.2 s, seed 1)"
    assert lines[1] == "kept      N-1  must        3  Sentence of N-1 <b> [Heading & more]"
    assert any("got <script>" in line for line in lines)
    assert "          accepted by the baseline: known" in lines
    assert "N-9 is kept now: take it out of the baseline." in lines
    assert "Left behind: n_1" in lines
    assert lines[-1] == "Broken: 2 kept, 2 broken, 1 skipped, 1 untested"
    assert not any("N-7" in line for line in lines)


def test_a_reproducer_can_be_copied_from_the_text() -> None:
    lines = text(report(BROKEN)).splitlines()

    start = lines.index("# To see N-2 broken (must: Sentence of N-2 <b>):")
    assert lines[start + 1 : start + 3] == ["curl x", "# <end>"]


def test_a_table_on_a_terminal_takes_nothing_for_markup(faulty: Faulty) -> None:
    odd = Row(RuleText("N-1", "[bold]all[/bold]", "[/]", "must"), "broken", 1, "[/red] got [x]")

    assert "[/red] got [x]" in text(report(odd), is_terminal=True)


def test_what_a_target_says_cannot_steer_a_terminal_or_spoil_a_file() -> None:
    def odd(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b"\x1b[2J\x07 \\ud800 \xff\r\n<")

    def oops(answer: Exchange) -> None:
        raise Broken("this", f"{answer.text} \ud800", answer)

    run = run_of(odd, rules=("N-JSON-01",))
    run.target.invariants = [Invariant("N-JSON-01", oops, lambda _: True)]
    run.target.call("get_me")
    told = run.judge()

    why = row(told, "N-JSON-01").why or ""
    assert "\x1b" not in why + "".join(row(told, "N-JSON-01").reproducer or ())
    assert to_json(told).encode()
    assert to_html(told).encode()
    assert to_junit(told)


def test_an_early_end_is_said() -> None:
    assert "The run ended early: interrupted" in text(report(KEPT, stopped="interrupted"))


def test_a_real_run_can_be_shown_in_every_form(faulty: Faulty) -> None:
    broken = judge(faulty("leak"))

    assert Page(to_html(broken)).text.count("Reproduce N-SCOPE") == 2
    assert ElementTree.fromstring(to_junit(broken)).find("testsuite") is not None


def text(told: Report, *, is_terminal: bool = False) -> str:
    out = io.StringIO()
    print_report(told, out, is_terminal=is_terminal)
    return out.getvalue()
