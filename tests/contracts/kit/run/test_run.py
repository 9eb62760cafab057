"""One run as a whole: what is judged, what stops it, what it comes to."""

from collections.abc import Callable

import httpx
import pytest
from tests.contracts.kit.judging import (
    KEY,
    judge,
    row,
    run_of,
    statuses,
)
from tests.contracts.kit.toy.app import Notes, answer

from understudy.contracts.kit.talk.stop import WrongUse

Faulty = Callable[..., Notes]


def test_a_service_without_fault_keeps_its_contract(service: Notes) -> None:
    report = judge(service)

    assert report.verdict == "kept"
    assert statuses(report)["N-SCOPE-02"] == "kept"


@pytest.mark.parametrize(
    ("defect", "rule"),
    [
        ("leak", "N-SCOPE-01"),
        ("foreign write", "N-SCOPE-02"),
        ("lost", "N-MAKE-01"),
        ("no json", "N-JSON-01"),
        ("crash", "N-5XX-01"),
    ],
)
def test_a_defect_breaks_its_rule(faulty: Faulty, defect: str, rule: str) -> None:
    report = judge(faulty(defect))

    assert statuses(report)[rule] == "broken"
    assert report.verdict == "broken"


def test_what_is_broken_says_request_expected_and_got(faulty: Faulty) -> None:
    report = judge(faulty("leak"))

    why = row(report, "N-SCOPE-01").why or ""
    assert why.startswith("GET /notes/n_0002: expected 404; got 200 {")


def test_a_need_that_is_missing_skips_its_rule_and_says_what_to_pass(service: Notes) -> None:
    report = judge(service)

    skipped = row(report, "N-ARCH-01")
    assert skipped.status == "skipped"
    assert "--need archived_id=" in (skipped.why or "")


def test_without_another_key_no_second_organization_is_asked_for(service: Notes) -> None:
    report = judge(service, keys={"key": KEY})

    assert statuses(report)["N-SCOPE-01"] == "skipped"
    assert {request.headers["authorization"] for request in service.requests} == {f"Bearer {KEY}"}


def test_two_keys_of_one_organization_are_refused_before_anything_is_written(
    faulty: Faulty,
) -> None:
    notes = faulty("one org")

    with pytest.raises(WrongUse, match="both keys belong to the organization acme"):
        judge(notes)

    assert {request.method for request in notes.requests} == {"GET"}


def test_one_seed_sends_the_same_requests_in_the_same_order() -> None:
    first, second = Notes(), Notes()

    judge(first, depth="deep", seed=7)
    judge(second, depth="deep", seed=7)

    assert [sent(each) for each in first.requests] == [sent(each) for each in second.requests]


def test_another_seed_makes_other_names() -> None:
    first, second = Notes(), Notes()

    judge(first, seed=1)
    judge(second, seed=2)

    assert names(first).isdisjoint(names(second))


def test_what_a_run_makes_bears_its_name(service: Notes) -> None:
    run = run_of(service)

    run.judge()

    assert all(name.startswith(f"understudy-{run.seed.run_id} ") for name in names(service))


def test_the_report_lists_what_stayed_behind(service: Notes) -> None:
    report = judge(service)

    assert report.left_behind == tuple(service.new)


def test_no_key_shows_in_what_stayed_behind(service: Notes) -> None:
    def nameless(request: httpx.Request) -> httpx.Response:
        got = service(request)
        return answer(201, {}) if request.method == "POST" else got

    run = run_of(nameless)
    run.target.send("POST", f"/notes?key={KEY}", body={"text": "x"})

    left = run.judge().left_behind
    assert "unnamed (POST /notes?key=$NOTES_KEY)" in left


def test_a_rule_that_is_not_selected_is_untested_and_sends_nothing(service: Notes) -> None:
    report = judge(service, rules=("N-LIST-01",))

    assert statuses(report)["N-MAKE-01"] == "untested"
    assert {request.method for request in service.requests} == {"GET"}


def test_a_layer_that_judges_no_selected_rule_is_left_out(service: Notes) -> None:
    judge(service, rules=("N-LIST-01",), depth="deep")

    assert {request.method for request in service.requests} == {"GET"}


def test_a_selected_invariant_is_judged_on_the_traffic_of_all_examples(faulty: Faulty) -> None:
    report = judge(faulty("crash"), rules=("N-5XX-01",))

    assert statuses(report)["N-5XX-01"] == "broken"
    assert statuses(report)["N-MAKE-01"] == "untested"


def test_a_rule_left_out_breaks_nothing(faulty: Faulty) -> None:
    report = judge(faulty("lost"), skip_rules=("N-MAKE-01",))

    assert report.verdict == "kept"


def test_an_unknown_rule_is_wrong_use(service: Notes) -> None:
    with pytest.raises(WrongUse, match="no rule 'N-NONE'"):
        judge(service, rules=("N-NONE",))


def test_a_rule_whose_ground_gives_way_is_no_verdict(faulty: Faulty) -> None:
    report = judge(faulty("crash"), rules=("N-MAKE-01",))

    assert report.verdict == "inconclusive"
    assert "should have given 201" in (row(report, "N-MAKE-01").why or "")


def test_an_answer_that_trips_a_check_up_ends_that_rule_alone(service: Notes) -> None:
    def numbers(request: httpx.Request) -> httpx.Response:
        answer = service(request)
        is_list = request.method == "GET" and request.url.path == "/v1/notes"
        return httpx.Response(200, json=[1, 2]) if is_list else answer

    report = judge(numbers, needs={"archived_id": "n_9"})

    assert "the check tripped over TypeError" in (row(report, "N-ARCH-01").why or "")
    assert statuses(report)["N-SCOPE-02"] == "kept"


def test_the_budget_ends_the_run_without_a_verdict(service: Notes) -> None:
    report = judge(service, max_requests=6)

    assert len(service.requests) == 6
    assert report.stopped == "the run has sent its 6 requests (--max-requests)"
    assert report.verdict == "inconclusive"
    whys = {each.why for each in report.rows if each.status == "untested"}
    assert whys == {f"the run ended before it was judged: {report.stopped}"}


def test_an_interrupt_reports_what_was_judged_and_what_stayed_behind(service: Notes) -> None:
    def interrupted(request: httpx.Request) -> httpx.Response:
        if len(service.requests) == 9:
            raise KeyboardInterrupt
        return service(request)

    report = judge(interrupted)

    assert report.stopped == "interrupted"
    assert statuses(report)["N-MAKE-01"] == "kept"
    assert report.left_behind == tuple(service.new)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("127.0.0.1:8000/v1", "is no URL"),
        ("ftp://127.0.0.1/v1", "is no URL"),
        ("http://", "is no URL"),
        ("localhost:8000/v1", "is no URL; write http://localhost:8000/v1"),
        ("127.0.0.1:8000/v1", "is no URL.*write http://127.0.0.1:8000/v1"),
        ("plan.example/v1", "is no URL; write https://plan.example/v1"),
        ("nonsense", "is no URL; write http://127.0.0.1:8000/v1"),
        ("http://me:secret@127.0.0.1/v1", "no user; .* by --header"),
        ("http://127.0.0.1/v1?key=1", "no query or fragment; leave out"),
    ],
)
def test_a_base_url_that_is_none_is_wrong_use(service: Notes, url: str, problem: str) -> None:
    with pytest.raises(WrongUse, match=problem):
        judge(service, base_url=url)


def test_a_run_without_a_key_is_wrong_use(service: Notes) -> None:
    with pytest.raises(WrongUse, match="UNDERSTUDY_KEY"):
        judge(service, keys={})


def sent(request: httpx.Request) -> tuple[str, str, bytes, list[tuple[str, str]]]:
    return request.method, str(request.url), request.content, sorted(request.headers.items())


def names(notes: Notes) -> set[str]:
    return {note["text"] for note in notes.new.values()}
