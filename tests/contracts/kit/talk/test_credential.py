"""How keys are sent, where an API has a way of its own."""

from dataclasses import replace

import httpx
import pytest
from tests.contracts.kit.judging import KEY, Time, judged, run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.credential import BEARER, Credential
from understudy.contracts.kit.talk.stop import WrongUse

TOKEN = Credential("X-Token", "")


def report_of(service: Notes, *credentials: Credential) -> Report:
    contract = replace(judged().contract, credentials=lambda _needs: credentials)
    options = Options("http://127.0.0.1:9/v1", {"key": KEY}, depth="quick", seed=1)
    world = World(Time().clock, httpx.MockTransport(service))
    return Run(options, replace(judged(), contract=contract), world).judge()


def test_the_key_stands_behind_the_prefix_of_its_header() -> None:
    assert BEARER.pair("k") == ("Authorization", "Bearer k")
    assert TOKEN.pair("k") == ("X-Token", "k")


def test_the_first_way_that_the_target_takes_is_used(service: Notes) -> None:
    report = report_of(service, TOKEN, BEARER)

    assert report.verdict == "kept"
    assert service.requests[0].headers["x-token"] == KEY
    assert "x-token" not in service.requests[-1].headers


def test_where_no_way_is_taken_the_refusal_is_told(service: Notes) -> None:
    report = report_of(service, TOKEN, Credential("X-Key", ""))

    assert (report.stopped or "").startswith("the key was refused")


@pytest.mark.parametrize("credential", [TOKEN, BEARER])
def test_a_run_sends_every_key_in_this_way(service: Notes, credential: Credential) -> None:
    run = run_of(service)
    run.target.credential = credential

    run.target.call("get_me", key="other_key")

    name, value = credential.pair("key-of-north-2222")
    assert service.requests[0].headers[name] == value


@pytest.mark.parametrize("name", ["Authorization", "authorization"])
def test_a_header_that_replaces_the_key_is_wrong_use(service: Notes, name: str) -> None:
    with pytest.raises(WrongUse, match=f"the {name} header is the key's; pass --key"):
        run_of(service, headers=((name, "Bearer x"),))
