"""Reproducers: pasted into sh they show the defect, and only what it takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tests.contracts.kit.judging import KEYS, judge, judged, row, run_of
from tests.contracts.kit.shells import paste, reproducer
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.serving import serving

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.reproduce.reproducer import Place, Script
from understudy.contracts.kit.reproduce.steps import Plan, Step, plan
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.keyring import Keyring
from understudy.contracts.kit.talk.trail import Trail

Faulty = Callable[..., Notes]


@pytest.mark.parametrize(
    ("defect", "rule", "shown"),
    [
        ("leak", "N-SCOPE-01", '"org":"north"}\n200\n'),
        ("foreign write", "N-SCOPE-02", "foreign"),
        ("crash", "N-5XX-01", '{"error":"boom"}\n500\n'),
        ("lost", "N-MAKE-01", '{"error":"no note"}\n404\n'),
        ("no json", "N-JSON-01", "oops\n200\n"),
    ],
)
def test_sh_shows_the_defect(faulty: Faulty, defect: str, rule: str, shown: str) -> None:
    with serving(faulty(defect)) as served:
        printed = paste(reproducer(served.url, rule))

    assert shown in printed


def test_sh_shows_nothing_on_a_service_without_fault(faulty: Faulty, service: Notes) -> None:
    with serving(faulty("leak")) as served:
        lines = reproducer(served.url, "N-SCOPE-01")
    with serving(service) as healthy:
        printed = paste([f"BASE={healthy.url}", *lines[1:]])

    assert printed.endswith('{"error":"no note"}\n404\n')


def test_sh_stops_before_anything_is_sent_where_a_key_is_not_set(service: Notes) -> None:
    run = run_of(service)
    exchange = run.target.call("get_me")

    lines = script(run, exchange)

    assert lines[1] == ': "${NOTES_KEY:?}"'
    assert [line for line in lines if "NOTES_OTHER_KEY" in line] == []


def test_only_the_requests_that_it_takes_are_in_it(faulty: Faulty) -> None:
    lines = row(judge(faulty("leak")), "N-SCOPE-01").reproducer or ()

    curls = [line for line in lines if "curl" in line]
    assert len(curls) == 2
    assert '-X POST "$BASE/notes" -H "Authorization: Bearer $NOTES_OTHER_KEY"' in curls[0]
    assert '"$BASE/notes/$ID1" -H "Authorization: Bearer $NOTES_KEY"' in curls[1]


def test_the_last_line_says_what_to_look_for(faulty: Faulty) -> None:
    lines = row(judge(faulty("leak")), "N-SCOPE-01").reproducer or ()

    assert lines[-1].startswith("# expected: 404; got: 200 {")


def test_an_id_made_from_a_real_one_is_made_in_the_script(service: Notes) -> None:
    run = run_of(service)
    made = run.target.call("create_note", body={"text": "x"})
    near = run.kit.near_id(made.json["id"])
    unknown = run.target.call("get_note", {"noteId": near})

    lines = script(run, unknown)

    assert '"$BASE/notes/$(near "${ID1}")"' in "\n".join(lines)


def test_ids_in_a_body_are_taken_from_the_answer_that_made_them(service: Notes) -> None:
    run = run_of(service)
    made = run.target.call("create_note", body={"text": "x"})
    moved = run.target.call("create_note", body={"text": made.json["id"]})

    lines = script(run, moved)

    assert """--data-binary '{"text": "'"$ID1"'"}'""" in "\n".join(lines)


def test_time_that_a_check_let_pass_passes_in_the_script_too(service: Notes) -> None:
    run = run_of(service)
    first = run.target.call("get_me")
    run.kit.wait(1.2)
    second = run.target.call("get_me")
    run.target.call("get_me")

    lines = script(run, first, second)

    assert [line.split()[0] for line in lines[2:5]] == ["curl", "sleep", "curl"]
    assert lines[3] == "sleep 2"


def test_requests_over_one_connection_are_one_curl(service: Notes) -> None:
    with serving(service) as served, running(served.url) as run:
        first = run.target.call("get_me")
        second = run.target.call("get_me", key="other_key")
        lines = script(run, first, second, one_connection=True)
        served.ports.clear()
        printed = paste(lines)

    assert printed == '{"org":"acme"}\n200\n{"org":"north"}\n200\n'
    assert len(set(served.ports)) == 1


@pytest.mark.parametrize(
    "how",
    [
        {"body": {"text": 'it\'s "quoted" $HOME `id` \\ é 日本'}},
        {"body": {"text": "two\nlines"}},
        {"raw": b"\xff\x00 %s \\ key-of-acme-1111\n"},
        {"raw": b"@/etc/passwd"},
        {"raw": b""},
        {"raw": b"[" * 20000},
        {"body": {}, "headers": {"Content-Type": "text/plain"}},
        {"body": {}, "headers": {"X-Odd": "a;b\"c'"}},
        {"key": None},
        {"authorization": "Basic key-of-acme-1111"},
        {"authorization": "key-of-acme-1111"},
        {"authorization": ""},
    ],
)
def test_sh_sends_what_the_kit_sent(service: Notes, how: dict[str, Any]) -> None:
    with serving(service) as served, running(served.url) as run:
        exchange = run.target.send("POST", "/notes/.%2F[x]{y}?q=a%20b", **how)
        paste(script(run, exchange))

    by_kit, by_curl = service.requests
    assert (by_kit.method, by_kit.url, by_kit.content) == (
        by_curl.method,
        by_curl.url,
        by_curl.content,
    )
    for header in ("authorization", "content-type", "x-odd"):
        assert by_kit.headers.get(header) == by_curl.headers.get(header)


def test_headers_are_printed_where_they_are_what_is_wrong(service: Notes) -> None:
    with serving(service) as served, running(served.url) as run:
        printed = paste(script(run, run.target.call("get_me"), with_headers=True))

    assert printed.startswith("HTTP/1.1 200 OK")
    assert printed.endswith('{"org":"acme"}\n200\n')


def test_a_url_outside_the_base_path_follows_the_base(service: Notes) -> None:
    run = run_of(service)
    exchange = run.target.send("GET", run.target.root("/docs.json"), key=None)

    assert 'curl -sSg "${BASE%/v1}/docs.json" -w' in script(run, exchange)[1]


def test_a_key_in_the_query_is_a_variable() -> None:
    exchange = Exchange(1, Request("GET", "/me?key=key-of-acme-1111"), 200, {}, b"")

    lines = _script().lines(_finding(exchange), Plan((Step(exchange, is_shown=True),)))

    assert '"$BASE/me?key=$NOTES_KEY"' in lines[2]


@contextmanager
def running(url: str) -> Iterator[Run]:
    """Give a run that speaks over sockets, and close it."""
    run = Run(Options(url, KEYS, seed=1), judged(), World())
    yield run
    run.wire.close()


def script(run: Run, *shown: Exchange, **how: bool) -> list[str]:
    finding = Finding("N-1", "this", "that", shown, shown[-1], **how)
    chosen = plan(finding, run.target.trail, is_joint=finding.one_connection)
    place = Place(run.target.base_url)
    return Script(place, run.target.keys, run.target.trail).lines(finding, chosen)


def _finding(*shown: Exchange) -> Finding:
    return Finding("N-1", "this", "that", shown, shown[-1])


def _script() -> Script:
    return Script(Place("http://127.0.0.1:9/v1"), Keyring("NOTES", KEYS), Trail())
