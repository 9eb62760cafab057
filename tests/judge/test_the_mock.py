"""The mock passes its own judge, in the strictest run there is."""

from pathlib import Path

import pytest
from tests.judge.verifying import verify

from understudy.contracts.productionplanner.contract import CONTRACT
from understudy.testing import Understudy

MOST_REQUESTS = 600


def test_the_mock_keeps_every_rule_of_a_strict_run(tmp_path: Path) -> None:
    with Understudy() as mock:
        verdict = verify(mock.url("productionplanner"), tmp_path, "--strict")

    every_rule = {rule["id"] for rule in verdict.report["rules"]}
    deeper = {rule for rule in every_rule if CONTRACT.left_to_deeper(rule, "default")}
    assert verdict.code == 0, verdict.printed
    assert verdict.rules("kept") == every_rule - deeper


@pytest.mark.long
def test_the_mock_keeps_every_rule_at_strict_deep_require_all(tmp_path: Path) -> None:
    with Understudy() as mock:
        url = mock.url("productionplanner")
        verdict = verify(url, tmp_path, "--strict", "--deep", "--require-all")

    assert verdict.code == 0, verdict.printed
    assert verdict.report["verdict"] == "kept"
    assert verdict.rules("kept") == {rule["id"] for rule in verdict.report["rules"]}


def test_a_quick_run_keeps_to_600_requests(tmp_path: Path) -> None:
    with Understudy(seed=1) as mock:
        verdict = verify(mock.url("productionplanner"), tmp_path, "--quick", "--require-all")
        got = mock.journal.count()

    assert verdict.code == 0, verdict.printed
    assert 500 < got <= verdict.report["requests"] <= MOST_REQUESTS


def test_reading_alone_writes_nothing_in_any_layer(tmp_path: Path) -> None:
    with Understudy(seed=1) as mock:
        url = mock.url("productionplanner")
        verdict = verify(url, tmp_path, "--read-only", "--deep")
        sent = {exchange.method for exchange in mock.journal.list()}

    assert verdict.code == 0, verdict.printed
    assert sent == {"GET"}
    assert verdict.report["left_behind"] == []
