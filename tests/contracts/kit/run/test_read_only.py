"""Read-only mode: GET and nothing else, in every layer."""

import pytest
from tests.contracts.kit.judging import AWAY, KEY, judge, run_of, statuses
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.talk.stop import ReadOnly


@pytest.mark.parametrize("depth", ["quick", "default", "deep"])
def test_all_layers_together_send_get_and_nothing_else(service: Notes, depth: str) -> None:
    judge(service, base_url=AWAY, read_only=True, depth=depth)

    assert {request.method for request in service.requests} == {"GET"}


def test_a_rule_that_writes_is_skipped_and_says_why(service: Notes) -> None:
    report = judge(service, read_only=True)

    assert statuses(report)["N-MAKE-01"] == "skipped"


def test_rules_that_only_read_are_judged(service: Notes) -> None:
    report = judge(service, read_only=True, keys={"key": KEY})

    assert statuses(report)["N-LIST-01"] == "kept"
    assert statuses(report)["N-JSON-01"] == "kept"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"])
def test_a_check_that_tries_to_write_is_held_back(service: Notes, method: str) -> None:
    target = run_of(service, read_only=True).target

    with pytest.raises(ReadOnly):
        target.send(method, "/notes", body={"text": "x"})

    assert service.requests == []
