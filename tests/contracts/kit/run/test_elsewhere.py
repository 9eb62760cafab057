"""Runs against another machine: what they need to write, and how fast they go."""

import pytest
from tests.contracts.kit.judging import (
    AWAY,
    Time,
    judge,
    statuses,
)
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.talk.stop import WrongUse


def test_writing_elsewhere_needs_the_host_spelled_out(service: Notes) -> None:
    with pytest.raises(WrongUse, match=r"--allow-writes notes\.example"):
        judge(service, base_url=AWAY)


def test_writing_elsewhere_is_refused_for_another_host(service: Notes) -> None:
    with pytest.raises(WrongUse, match=r"names notes\.test, the target is notes\.example"):
        judge(service, base_url=AWAY, allow_writes="notes.test")


def test_writing_elsewhere_works_with_the_host_spelled_out(service: Notes) -> None:
    report = judge(service, base_url=AWAY, allow_writes="notes.example")

    assert statuses(report)["N-MAKE-01"] == "kept"


def test_elsewhere_the_catalogue_sets_the_rate(service: Notes) -> None:
    time = Time()

    report = judge(service, time, base_url=AWAY, read_only=True)

    assert time.seconds == pytest.approx((report.requests - 1) / 2)


def test_on_this_machine_nothing_is_waited_for(service: Notes) -> None:
    time = Time()

    judge(service, time)

    assert time.naps == []
