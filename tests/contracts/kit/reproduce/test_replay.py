"""The search for the smallest reproducer that shows a defect."""

import re

import httpx
from tests.contracts.kit.judging import judge, row, run_of
from tests.contracts.kit.shells import paste, reproducer
from tests.contracts.kit.toy.app import Notes, answer
from tests.contracts.kit.toy.serving import serving

from understudy.contracts.kit.judge.finding import Broken, Finding
from understudy.contracts.kit.reproduce.allowance import Allowance
from understudy.contracts.kit.reproduce.replay import Replay
from understudy.contracts.kit.reproduce.steps import plan
from understudy.contracts.kit.reproduce.trial import Certainty


def test_steps_that_an_invariant_needs_are_found_by_trying(service: Notes) -> None:
    def crashing(request: httpx.Request) -> httpx.Response:
        got = service(request)
        return answer(500, {}) if request.method == "GET" and b"foreign" in got.content else got

    run = run_of(crashing, rules=("N-5XX-01", "N-SCOPE-02"))
    service.defects = frozenset({"foreign write"})

    lines = row(run.judge(), "N-5XX-01").reproducer or ()

    assert sum("-X PATCH" in line for line in lines) == 1
    assert not any("did not show again" in line for line in lines)


def test_what_was_written_before_another_rule_is_found_by_trying(service: Notes) -> None:
    def after_three(request: httpx.Request) -> httpx.Response:
        got = service(request)
        changes = [each for each in service.requests if each.url.path == request.url.path]
        is_worn = sum(each.method == "PATCH" for each in changes) >= 3
        return answer(500, {}) if is_worn and request.method == "GET" else got

    run = run_of(after_three, rules=("N-5XX-01",))
    note = {"noteId": run.kit.stage.note("key")}
    for text in ("a", "b", "c", "d", "e"):
        run.target.trail.begin()
        run.target.call("update_note", note, body={"text": text})
    run.target.call("get_note", note)

    lines = row(run.judge(), "N-5XX-01").reproducer or ()

    assert sum("-X PATCH" in line for line in lines) == 3


def test_an_id_that_is_spelt_otherwise_stays_so_when_it_is_another_one(service: Notes) -> None:
    run = run_of(service)
    note = run.kit.stage.note("key")
    spelt = run.target.trail.derive(note, lambda real: f"notes%2F{real};a=b", "notes%2F{};a=b")
    read = run.target.send("GET", f"/{spelt}", is_documented=False)

    Replay(run.target, Finding("N-5XX-01", "200", "404", (read,), read)).begin(
        Allowance(5000, 1000, ())
    )

    paths = [each.url.raw_path.decode() for each in service.requests if b"%2F" in each.url.raw_path]
    assert all(re.fullmatch(r"/v1/notes%2Fn_\w+;a=b", path) for path in paths)
    assert len({*paths}) > 1


def test_many_reads_that_are_not_needed_cost_little(service: Notes) -> None:
    def after_four(request: httpx.Request) -> httpx.Response:
        got = service(request)
        changes = [each for each in service.requests if each.url.path == request.url.path]
        is_worn = sum(each.method == "PATCH" for each in changes) >= 4
        return answer(500, {}) if is_worn and request.method == "GET" else got

    run = run_of(after_four)
    note = {"noteId": run.kit.stage.note("key")}
    for text in "abcd":
        run.target.call("update_note", note, body={"text": text})
        for _ in range(10):
            run.target.call("list_notes")
    read = run.target.call("get_note", note)
    replay = Replay(run.target, Finding("N-5XX-01", "200", "500", (read,), read))
    replay.best = plan(replay.finding, run.target.trail, run.target.trail.history)
    replay.certainty = Certainty.STATUS
    before = len(service.requests)

    replay.shorten(Allowance(5000, 1000, ()))

    assert len(replay.best.steps) == 6
    assert len(service.requests) - before < 300


def test_a_read_that_was_remembered_is_found_by_trying(service: Notes) -> None:
    remembered: dict[str, httpx.Response] = {}

    def stale(request: httpx.Request) -> httpx.Response:
        got = service(request)
        is_read = request.method == "GET" and "/notes/" in request.url.path
        return remembered.setdefault(str(request.url), got) if is_read else got

    run = run_of(stale, rules=("N-MAKE-01",))
    note = {"noteId": run.kit.stage.note("key")}
    run.target.call("get_note", note)
    run.target.trail.begin()
    change = run.target.call("update_note", note, body={"text": "new"})
    read = run.target.call("get_note", note)
    run.ledger.broke("N-MAKE-01", Broken("new", read.brief, change, read))

    lines = row(run.judge(), "N-MAKE-01").reproducer or ()

    methods = [re.search(r"-X (\w+)", line) for line in lines if "curl" in line]
    assert [found[1] if found else "GET" for found in methods] == ["POST", "GET", "PATCH", "GET"]


def test_a_connection_that_keeps_its_first_key_is_opened_with_it(service: Notes) -> None:
    first_keys: dict[int, str] = {}

    with serving(service) as served:

        def sticky(request: httpx.Request) -> httpx.Response:
            key = first_keys.setdefault(served.ports[-1], request.headers["authorization"])
            if "/notes/" in request.url.path:
                request.headers["authorization"] = key
            return service(request)

        with serving(sticky) as odd:
            odd.ports = served.ports
            lines = reproducer(odd.url, "N-SCOPE-01")
            printed = paste(lines)

    assert " --next " in lines[-2]
    assert '"org":"' in printed.splitlines()[-2]


def test_a_defect_that_does_not_come_again_says_so(service: Notes) -> None:
    def once(request: httpx.Request) -> httpx.Response:
        got = service(request)
        return answer(500, {}) if len(service.requests) == 9 else got

    lines = row(judge(once), "N-5XX-01").reproducer or ()

    assert " -i " not in lines[-3]
    assert lines[-1].startswith("# it did not show again when tried alone")


def test_a_target_elsewhere_is_not_bothered_with_trying(service: Notes) -> None:
    service.defects = frozenset({"lost"})

    judge(service, base_url="http://notes.example/v1", allow_writes="notes.example", rate="99/s")

    created = [each for each in service.requests if each.method == "POST"]
    assert len(created) == 3


def test_of_a_wrong_status_that_status_is_enough(service: Notes) -> None:
    service.defects = frozenset({"leak"})
    run = run_of(service, rules=("N-MAKE-01",))
    note = {"noteId": run.kit.stage.note("other_key")}
    run.target.call("update_note", note, key="other_key", body={"text": "another text"})
    read = run.target.call("get_note", note)
    run.ledger.broke("N-MAKE-01", Broken("404", read.brief, read))

    lines = row(run.judge(), "N-MAKE-01").reproducer or ()

    assert not any("PATCH" in line for line in lines)


def test_nothing_is_tried_where_only_the_verdict_matters(service: Notes) -> None:
    service.defects = frozenset({"lost"})

    report = judge(service, try_reproducers=False)

    assert sum(each.method == "POST" for each in service.requests) == 3
    assert row(report, "N-MAKE-01").reproducer


def test_what_can_be_sent_but_not_confirmed_counts_for_nothing(service: Notes) -> None:
    run = run_of(service)
    run.target.call("list_notes")
    read = run.target.call("list_notes")
    replay = Replay(run.target, Finding("N-1", "404", "200", (read,), read))

    replay.begin(Allowance(2, 0, ()))

    assert replay.certainty is None


def test_what_can_be_confirmed_is_settled(service: Notes) -> None:
    run = run_of(service)
    run.target.call("list_notes")
    read = run.target.call("list_notes")
    replay = Replay(run.target, Finding("N-1", "404", "200", (read,), read))

    replay.begin(Allowance(3, 0, ()))

    assert replay.is_settled
