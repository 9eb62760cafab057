"""Which broken rules are told as one."""

from dataclasses import replace

from tests.contracts.kit.broken import ADD, INFO, LIST, NOTE, deployment, told
from tests.contracts.kit.reporting import ADVICE, BROKEN, report

from understudy.contracts.kit.report.causes import causes_of
from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.reproduce.reproducers import DOUBT


def ids(told: Report) -> list[list[str]]:
    return [[row.rule.id for row in cause.rows] for cause in causes_of(told)]


def test_rules_that_a_missing_route_breaks_have_one_cause_with_its_name() -> None:
    listing, adding = told("N-1", LIST, 404, "200"), told("N-2", ADD, 404, "401 (no header)")

    (cause,) = causes_of(deployment(listing, adding))

    assert cause.rows == (listing, adding)
    assert cause.title == "never succeeded: GET, POST /projects/{projectId}/tasks (404)"


def test_a_404_of_a_route_that_is_served_is_not_put_down_to_the_missing_one() -> None:
    rows = (told("N-1", LIST, 404, "200"), told("N-2", INFO, 404, "200"))

    assert ids(deployment(*rows)) == [["N-1"], ["N-2"]]


def test_the_same_wrong_status_is_told_as_one_and_names_the_operations() -> None:
    rows = (told("N-1", INFO, 403, "401 (no header)"), told("N-2", NOTE, 403, "401 (a space)"))

    (cause,) = causes_of(deployment(*rows))

    assert cause.title == "403 where 401 is documented: GET /info, POST /notes"


def test_a_right_status_with_a_wrong_body_is_a_cause_of_its_own() -> None:
    rows = (told("N-1", INFO, 200, "200 with a name"), told("N-2", INFO, 200, "200 with a zone"))

    assert ids(deployment(*rows)) == [["N-1"], ["N-2"]]


def test_what_is_not_served_comes_first_and_what_never_counts_last() -> None:
    advice = (told("N-1", INFO, 403, "401", "should"), told("N-2", INFO, 403, "401", "info"))
    gone, other = told("N-3", LIST, 404, "200"), told("N-4", INFO, 200, "a name")

    assert ids(deployment(*advice, other, gone)) == [["N-3"], ["N-4"], ["N-1", "N-2"]]


def test_what_a_baseline_accepts_is_no_cause() -> None:
    assert ids(report(replace(BROKEN, is_accepted=True), ADVICE)) == [["N-3"]]


def test_the_shortest_reproducer_that_showed_again_stands_for_all() -> None:
    long, short = ("curl " + "x" * 80,), ("curl x",)
    doubtful = ("curl", DOUBT)
    rows = (
        told("N-1", INFO, 403, "401", reproducer=long),
        told("N-2", INFO, 403, "401", reproducer=short),
        told("N-3", INFO, 403, "401", reproducer=doubtful),
        told("N-4", INFO, 403, "401", reproducer=None),
    )

    (cause,) = causes_of(deployment(*rows))

    assert cause.shortest is not None
    assert cause.shortest.rule.id == "N-2"
