"""Whose keys these are."""

import dataclasses
from collections.abc import Callable

import httpx
import pytest
from tests.contracts.kit.judging import KEYS, URL, Time, judge, judged, statuses
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.stop import WrongUse


def run_told(answer: Callable[[httpx.Request], httpx.Response], *, apart: bool) -> Run:
    """Return a run whose contract tells organizations apart, or not, where they share a name."""
    by = judged()
    contract = dataclasses.replace(by.contract, told_apart=lambda _target, _one, _other: apart)
    options = Options(URL, KEYS, seed=1, depth="quick")
    world = World(Time().clock, httpx.MockTransport(answer))
    return Run(options, dataclasses.replace(by, contract=contract), world)


def test_organizations_are_known_by_their_keys(service: Notes) -> None:
    run = run_told(service, apart=False)

    run.judge()

    assert run.kit.tenants.organization("key") == "acme"
    assert run.kit.tenants.organization("other_key") == "north"
    assert run.kit.tenants.organization("revoked_key") is None


def test_two_organizations_of_one_name_are_judged_if_something_tells_them_apart() -> None:
    report = run_told(Notes(frozenset({"one org"})), apart=True).judge()

    assert statuses(report)["N-SCOPE-01"] == "kept"


def test_two_organizations_of_one_name_are_refused_if_nothing_does() -> None:
    with pytest.raises(WrongUse):
        run_told(Notes(frozenset({"one org"})), apart=False).judge()


@pytest.mark.parametrize("name", ["other_key", "revoked_key"])
def test_one_key_for_two_is_refused_before_anything_is_sent(service: Notes, name: str) -> None:
    with pytest.raises(WrongUse, match=f"^UNDERSTUDY_{name.upper()} is the same .* UNDERSTUDY_KEY"):
        judge(service, keys={name: KEYS["key"], "key": KEYS["key"]})

    assert service.requests == []


def test_an_organization_that_is_not_told_stops_nothing(service: Notes) -> None:
    def silent(request: httpx.Request) -> httpx.Response:
        answer = service(request)
        return httpx.Response(200, json={}) if request.url.path.endswith("/me") else answer

    report = run_told(silent, apart=False).judge()

    assert statuses(report)["N-SCOPE-01"] == "kept"
