"""Whose a key is, and how two organizations are told apart without GET /info."""

from dataclasses import replace

import httpx
import pytest
from tests.contracts.productionplanner.rehearsing import JUDGED, OPTIONS, StandIn, run_of

from understudy.contracts.kit.talk.stop import WrongUse
from understudy.contracts.productionplanner.identity import are_told_apart

ONE_ORG = {"orgId": "org_one", "orgName": "One"}


class OneOrganization(StandIn):
    """Names the same organization for every key, and lists each key its own projects."""

    tells_keys = True
    lists: dict[str, list[str]] = {}  # noqa: RUF012  # set by each test

    def __call__(self, request: httpx.Request) -> httpx.Response:
        answer = super().__call__(request)
        if request.url.path == "/v1/info" and answer.is_success:
            key_id = answer.json()["data"]["keyId"] if self.tells_keys else "key_one"
            return httpx.Response(200, json={"status": "ok", "data": {**ONE_ORG, "keyId": key_id}})
        key = request.headers.get("authorization", "").removeprefix("Bearer ")
        if request.url.path == "/v1/projects" and request.method == "GET" and key in self.lists:
            ids = [{"id": each} for each in self.lists[key]]
            return httpx.Response(200, json={"status": "ok", "message": "Projects", "data": ids})
        return answer


def listing(own: list[str], other: list[str]) -> OneOrganization:
    stand_in = OneOrganization()
    keys = stand_in.options.keys
    stand_in.lists = {keys["key"]: own, keys["other_key"]: other}
    return stand_in


def test_a_key_is_of_the_organization_that_info_names() -> None:
    run = run_of(StandIn())

    assert JUDGED.contract.identify(run.target, "key") == "org_own"
    assert JUDGED.contract.identify(run.target, "other_key") == "org_other"


def test_a_refused_key_is_of_no_organization() -> None:
    run = run_of(StandIn())

    assert JUDGED.contract.identify(run.target, "revoked_key") is None


def test_lists_without_a_common_project_tell_two_organizations() -> None:
    target = run_of(listing(["p_1"], ["p_2"])).target

    assert are_told_apart(target, "key", "other_key")


def test_lists_with_a_common_project_do_not() -> None:
    target = run_of(listing(["p_1", "p_2"], ["p_2"])).target

    assert not are_told_apart(target, "key", "other_key")


def test_empty_lists_do_not() -> None:
    assert not are_told_apart(run_of(listing([], [])).target, "key", "other_key")


def test_an_info_that_takes_two_keys_for_one_tells_nothing() -> None:
    stand_in = listing(["p_1"], ["p_1"])
    stand_in.tells_keys = False

    assert are_told_apart(run_of(stand_in).target, "key", "other_key")


def test_one_key_given_twice_is_one_organization() -> None:
    keys = {**OPTIONS.keys, "other_key": OPTIONS.keys["key"]}
    stand_in = OneOrganization(replace(OPTIONS, keys=keys))

    assert not are_told_apart(run_of(stand_in).target, "key", "other_key")


def test_a_run_with_two_keys_of_one_organization_writes_nothing() -> None:
    stand_in = listing(["p_1"], ["p_1"])

    with pytest.raises(WrongUse, match="both keys belong to the organization org_one"):
        run_of(stand_in).judge()

    assert {request.method for request in stand_in.requests} == {"GET"}
