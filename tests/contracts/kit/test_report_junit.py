"""The report for CI."""

from xml.etree import ElementTree

import pytest
from tests.contracts.kit.reporting import (
    ACCEPTED,
    ADVICE,
    BROKEN,
    DESELECTED,
    KEPT,
    SKIPPED,
    TROUBLE,
    report,
)

from understudy.contracts.kit.report import Report
from understudy.contracts.kit.report_junit import to_junit


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


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (report(KEPT, stopped="interrupted"), "the run ended early: interrupted"),
        (report(DESELECTED), "no rule was judged"),
    ],
)
def test_a_run_that_tells_nothing_is_an_error(told: Report, why: str) -> None:
    suite = ElementTree.fromstring(to_junit(told)).find("testsuite")

    assert suite is not None
    assert (suite.get("tests"), suite.get("errors")) == ("2", "1")
    assert [error.get("message") for error in suite.iter("error")] == [why]
