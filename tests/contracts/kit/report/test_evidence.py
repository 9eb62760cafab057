"""What shows that a rule is broken, fit to print."""

import httpx
from tests.contracts.kit.judging import KEY, run_of

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.report.evidence import LONGEST_BODY, Evidence, evidence_of


def shown(answer: httpx.Response) -> Evidence:
    """Return the evidence of a note that was answered so."""
    run = run_of(lambda _: answer)
    exchange = run.target.call("create_note", body={"text": "<b>"})
    run.ledger.broke("N-MAKE-01", Broken("a note", "none", exchange))
    finding = run.ledger.records["N-MAKE-01"].findings[0]
    return evidence_of(finding, run.operations, run.target.keys.mask)


def test_request_and_answer_are_set_out_for_reading() -> None:
    evidence = shown(httpx.Response(200, json={"id": "n_1"}))

    assert evidence.operation is not None
    assert evidence.operation.name == "POST /notes"
    assert evidence.asked.line == "POST /notes"
    assert evidence.asked.body == '{\n  "text": "<b>"\n}'
    assert (evidence.status, evidence.answered.body) == (200, '{\n  "id": "n_1"\n}')


def test_no_key_shows_however_an_answer_spells_it() -> None:
    escaped = "".join(f"\\u{ord(each):04x}" for each in KEY)
    content = f'{{"plain": "{KEY}", "escaped": "{escaped}"}}'.encode()

    evidence = shown(httpx.Response(200, content=content, headers={"x-key": KEY}))

    assert KEY not in repr(evidence)
    assert ("Authorization", "Bearer $NOTES_KEY") in evidence.asked.headers


def test_a_session_of_the_deployment_does_not_show() -> None:
    evidence = shown(httpx.Response(200, json={}, headers={"Set-Cookie": "session=open"}))

    assert ("set-cookie", "...") in evidence.answered.headers


def test_what_is_not_json_stays_as_it_is_but_for_what_steers_a_terminal() -> None:
    assert shown(httpx.Response(200, content=b"\x1b[2J <p>\n")).answered.body == "\ufffd[2J <p>\n"


def test_a_number_that_json_would_change_stays_as_it_was_sent() -> None:
    content = b'{"n": 1.10, "n": 2}'

    assert shown(httpx.Response(200, content=content)).answered.body == content.decode()


def test_a_long_body_is_cut() -> None:
    body = shown(httpx.Response(200, content=b"x" * (LONGEST_BODY + 7))).answered.body

    assert body.endswith("x\n... and 7 more characters")
