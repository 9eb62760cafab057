"""Whole runs of Planado's rules against an implementation without fault."""

from dataclasses import replace

import httpx
import pytest
from tests.contracts.planado.rehearsing import JUDGED, KEYS, OPTIONS, URL, StandIn, run_of

from understudy.contracts.kit.given.options import Depth
from understudy.contracts.kit.report.report import Report

WITHOUT_HOOK = {"PL-HOOK-01", "PL-HOOK-02", "PL-HOOK-03", "PL-HOOK-04"}
WITHOUT_WEBHOOKS = {"PL-LOG-01"}
AWAY = "https://planado.example/v2"


def rules(report: Report, *statuses: str) -> set[str]:
    return {row.rule.id for row in report.rows if row.status in statuses}


def left_to_deeper(depth: Depth) -> set[str]:
    contract, catalogue = JUDGED.contract, JUDGED.catalogue
    return {rule for rule in catalogue.rules if contract.left_to_deeper(rule, depth)}


@pytest.fixture(scope="module")
def quick() -> tuple[StandIn, Report]:
    stand_in = StandIn()
    return stand_in, run_of(stand_in).judge()


def test_examples_keep_every_rule_in_under_600_requests(quick: tuple[StandIn, Report]) -> None:
    stand_in, report = quick

    assert report.verdict == "kept"
    assert rules(report, "skipped") == WITHOUT_HOOK | WITHOUT_WEBHOOKS
    assert rules(report, "broken") == set()
    assert rules(report, "untested") == left_to_deeper("quick")
    assert len(stand_in.requests) < 600


def test_a_default_run_keeps_every_rule() -> None:
    report = run_of(StandIn(), depth="default").judge()

    assert report.verdict == "kept"
    assert rules(report, "untested") == set()


def test_two_runs_of_one_seed_send_the_same(quick: tuple[StandIn, Report]) -> None:
    again = StandIn()

    run_of(again).judge()

    assert quick[0].lines() == again.lines()


def test_the_jobs_of_a_run_are_taken_away_again(quick: tuple[StandIn, Report]) -> None:
    stand_in, report = quick
    deleted = [each for each in stand_in.requests if each.method == "DELETE"]

    assert len(deleted) > 30
    assert {each.url.path.split("/")[2] for each in deleted} == {"jobs"}
    assert len(report.left_behind) < 80


def test_reading_alone_sends_nothing_but_get() -> None:
    stand_in = StandIn()

    report = run_of(stand_in, read_only=True, keys={"key": KEYS["key"]}).judge()

    assert {each.method for each in stand_in.requests} == {"GET"}
    assert report.verdict == "kept"


@pytest.mark.parametrize(
    ("profile", "header"), [("classic", "x-planado-api-key"), ("current", "authorization")]
)
def test_the_key_goes_in_the_header_of_the_profile(profile: str, header: str) -> None:
    stand_in = StandIn(replace(OPTIONS, needs={"profile": profile}))

    report = run_of(stand_in, rules=("PL-AUTH-02", "PL-PROF-01")).judge()

    assert rules(report, "kept") == {"PL-AUTH-02", "PL-PROF-01"}
    assert header in stand_in.requests[0].headers


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("classic", "a key is taken in X-Planado-API-Key: KEY"),
        ("current", "a key is taken in Authorization: Bearer KEY"),
    ],
)
def test_the_header_that_takes_a_key_is_told_without_being_asked_for(
    profile: str, told: str
) -> None:
    stand_in = StandIn(replace(OPTIONS, needs={"profile": profile}))

    report = run_of(stand_in, needs={}, rules=("PL-PROF-01",)).judge()

    assert [(row.status, row.why) for row in report.rows if row.is_selected] == [("kept", told)]
    assert report.verdict == "kept"


def test_without_a_profile_the_header_that_works_is_found() -> None:
    stand_in = StandIn(replace(OPTIONS, needs={"profile": "current"}))

    report = run_of(stand_in, needs={}, rules=("PL-AUTH-02",)).judge()

    assert rules(report, "kept") == {"PL-AUTH-02"}
    assert stand_in.requests[-1].headers["authorization"] == f"Bearer {KEYS['key']}"


def test_elsewhere_a_minute_never_sees_sixty_calls() -> None:
    stand_in = StandIn()

    run_of(stand_in, base_url=AWAY, read_only=True).judge()

    starts = range(len(stand_in.instants))
    minutes = [
        [at for at in stand_in.instants[n:] if at < stand_in.instants[n] + 60] for n in starts
    ]
    assert URL != AWAY
    assert max(len(each) for each in minutes) < 60


def test_the_burst_is_five_calls_at_once_and_waited_for_afterwards() -> None:
    stand_in = StandIn()

    run_of(stand_in, base_url=AWAY, read_only=True, rules=("PL-RATE-02", "PL-PROF-01")).judge()

    burst = stand_in.instants[2:7]
    assert len(set(burst)) == 1
    assert stand_in.instants[7] >= burst[0] + 5 * 60 / 50


def test_where_something_is_broken_its_jobs_stay_as_evidence() -> None:
    stand_in = StandIn()
    right = stand_in._respond

    def wrong(request: httpx.Request) -> httpx.Response:
        is_listing = request.method == "GET" and request.url.path.endswith("/teams")
        return httpx.Response(500, text="down") if is_listing else right(request)

    stand_in._respond = wrong
    report = run_of(stand_in, rules=("PL-STATUS-03",)).judge()

    assert rules(report, "broken") == {"PL-STATUS-03"}
    # Without a key, or with a dead one, a removal is asked for and refused.
    taken = [each for each in stand_in.requests if KEYS["key"] in each.headers.values()]
    assert "DELETE" not in {each.method for each in taken}
