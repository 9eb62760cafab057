"""The report for CI."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from tests.contracts.kit.broken import SERVED
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

from understudy.contracts.kit.report.document import as_dict
from understudy.contracts.kit.report.junit import to_junit
from understudy.contracts.kit.report.report import Report
from understudy.reference.rules import About


def properties(root: ElementTree.Element, place: str) -> dict[str, str]:
    """Return the properties of a suite or a case."""
    found = root.findall(f"{place}/properties/property")
    return {str(each.get("name")): str(each.get("value")) for each in found}


def test_junit_has_one_case_per_rule() -> None:
    rows = (KEPT, BROKEN, ADVICE, SKIPPED, TROUBLE, DESELECTED, ACCEPTED)

    suite = ElementTree.fromstring(to_junit(report(*rows))).find("testsuite")

    assert suite is not None
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "7",
        "failures": "1",
        "errors": "1",
        "skipped": "4",
    }
    assert next(suite.iter("testcase")).get("name") == "N-1 Sentence of N-1 <b>"


def test_junit_can_be_parsed_whatever_was_got() -> None:
    suites = ElementTree.fromstring(to_junit(report(BROKEN)))

    failure = suites.find("testsuite/testcase/failure")
    assert failure is not None
    assert '<script>alert("x")</script>' in (failure.get("message") or "")
    assert "curl x" in (failure.text or "")


def test_broken_advice_is_a_failure_when_strict_and_else_seen_among_what_was_skipped() -> None:
    lenient = ElementTree.fromstring(to_junit(report(ADVICE)))
    strict = ElementTree.fromstring(to_junit(report(ADVICE, strict=True)))

    assert lenient.find("testsuite/testcase/failure") is None
    skipped = lenient.find("testsuite/testcase/skipped")
    assert skipped is not None
    assert skipped.get("message") == "broken, counts under --strict: a matter of taste"
    assert properties(lenient, "testsuite/testcase") == {"status": "broken", "level": "should"}
    assert strict.find("testsuite/testcase/failure") is not None


def test_junit_tells_the_numbers_of_the_other_reports() -> None:
    rows = (KEPT, BROKEN, ADVICE, SKIPPED, TROUBLE, DESELECTED, ACCEPTED)
    told = report(*rows, served=SERVED)

    found = properties(ElementTree.fromstring(to_junit(told)), "testsuite")

    assert {name: int(found[name]) for name in told.counts_by_status} == told.counts_by_status
    assert as_dict(told)["counts"] == told.counts_by_status
    assert told.summary == "broken: 1 kept, 3 broken, 1 skipped, 2 untested"
    assert found["verdict"] == "broken"
    assert found["served"] == "2 of 4 operations"
    assert found["never succeeded"] == "GET, POST /projects/{projectId}/tasks (404)"


def test_a_rule_that_is_kept_on_a_part_says_so() -> None:
    partly = replace(KEPT, judged=4, of=19)

    found = properties(ElementTree.fromstring(to_junit(report(partly))), "testsuite/testcase")

    assert found["judged"] == "4 of 19 operations"


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


def test_what_was_to_be_judged_and_was_not_fails_where_all_is_required() -> None:
    rows = (KEPT, SKIPPED, DESELECTED)
    lenient = ElementTree.fromstring(to_junit(report(*rows)))
    required = ElementTree.fromstring(to_junit(replace(report(*rows), is_all_required=True)))

    assert lenient.findall("testsuite/testcase/failure") == []
    (failure,) = required.findall("testsuite/testcase/failure")
    assert failure.get("type") == "required"
    assert (failure.get("message") or "").startswith("not judged: ")


def test_an_operation_that_never_succeeded_fails_the_run_where_all_is_required() -> None:
    row = replace(KEPT, rule=replace(KEPT.rule, about=About(("all",), is_each=True)))
    lacking = replace(report(row), served=SERVED, is_all_required=True)
    suites = ElementTree.fromstring(to_junit(lacking))

    whole = suites.find("testsuite/testcase[@name='the run as a whole']/failure")
    assert whole is not None
    assert "404" in (whole.get("message") or "")
