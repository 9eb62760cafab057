"""What rows come to: verdicts, exit codes, texts that are fit to print."""

import io

import httpx
import pytest
from tests.contracts.kit.judging import row, run_of
from tests.contracts.kit.reporting import (
    ACCEPTED,
    ADVICE,
    BROKEN,
    DEEPER,
    DESELECTED,
    INFO,
    KEPT,
    SKIPPED,
    TROUBLE,
    UNTESTED,
    report,
)

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.premise import Standing
from understudy.contracts.kit.judge.rule import Invariant
from understudy.contracts.kit.report.document import to_json
from understudy.contracts.kit.report.junit import to_junit
from understudy.contracts.kit.report.page import to_html
from understudy.contracts.kit.report.report import Row, Tally
from understudy.contracts.kit.report.text import print_report
from understudy.contracts.kit.talk.exchange import Exchange


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
        ((DESELECTED,), False, "inconclusive"),
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
        ((SKIPPED, DESELECTED), None, True, 2),
        ((KEPT, UNTESTED), None, True, 3),
        ((KEPT, UNTESTED), None, False, 0),
        ((KEPT, DEEPER), None, True, 0),
        ((UNTESTED, ADVICE), None, False, 2),
        ((DESELECTED,), None, True, 2),
    ],
)
def test_the_exit_code_is_the_first_that_applies(
    rows: tuple[Row, ...], stopped: str | None, require_all: bool, code: int
) -> None:
    assert report(*rows, stopped=stopped).exit_code(require_all=require_all) == code


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


def test_what_a_check_found_out_stands_with_its_rule_and_weighs_nothing() -> None:
    run = run_of(lambda _: httpx.Response(200, json={}), rules=("N-JSON-01",))
    run.kit.rule = "N-JSON-01"
    run.ledger.kept("N-JSON-01")
    for _ in range(2):
        run.kit.note("it came in blue")

    tally = Tally(
        *(run.ledger.records, frozenset(), {}, str),
        standing=lambda _rule, _record: Standing(1, 1, 1),
        deeper=lambda _rule: None,
    )
    found = tally.row(run.judged.catalogue.rules["N-JSON-01"])

    assert (found.status, found.why) == ("kept", "it came in blue")
    assert report(found).verdict == "kept"
    told = io.StringIO()
    print_report(report(found), told, is_terminal=False, is_verbose=True)
    for text in (told.getvalue(), to_json(report(found)), to_html(report(found))):
        assert "it came in blue" in text
    assert b"it came in blue" in to_junit(report(found))
