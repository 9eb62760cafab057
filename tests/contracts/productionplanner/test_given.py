"""A need that is not what it is said to be accuses nobody."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from tests.contracts.kit.judging import row
from tests.contracts.productionplanner.rehearsing import OPTIONS, StandIn, run_of

from understudy.contracts.kit.report.report import Report

OF_NONE = "names no project that the key of UNDERSTUDY_KEY can read"


class Visited(StandIn):
    """Takes the second key for one of the other organization."""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        keys = self.options.keys
        bearer = request.headers.get("authorization", "")
        request.headers["authorization"] = bearer.replace(keys["same_org_key"], keys["other_key"])
        return super().__call__(request)


class Listing(StandIn):
    """Lists its projects in its own way."""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        answer = super().__call__(request)
        is_list = request.url.path == "/v1/projects" and request.method == "GET"
        return self.listed(answer.json()) if is_list else answer

    def listed(self, document: dict[str, Any]) -> httpx.Response:
        return httpx.Response(200, json={**document, "data": []})


class Unarchived(Listing):
    """Lists every project as one that is not archived."""

    def listed(self, document: dict[str, Any]) -> httpx.Response:
        rows = [{**project, "archivedAt": None} for project in document["data"]]
        return httpx.Response(200, json={**document, "data": rows})


def judged(stand_in: StandIn, rule: str, **needs: str) -> Report:
    run = run_of(stand_in)
    options = replace(OPTIONS, needs={**OPTIONS.needs, **needs}, rules=(rule,))
    return type(run)(options, run.judged, run.world).judge()


def why(report: Report, rule: str) -> str:
    assert report.verdict == "inconclusive"
    return row(report, rule).why or ""


@pytest.mark.parametrize("rule", ["PP-INFO-02", "PP-SCOPE-08"])
def test_a_second_key_of_the_other_organization_gives_no_verdict(rule: str) -> None:
    told = why(judged(Visited(), rule), rule)

    assert "UNDERSTUDY_SAME_ORG_KEY is a key of the other organization, org_other" in told


def test_an_archived_project_that_nobody_knows_gives_no_verdict() -> None:
    report = judged(StandIn(), "PP-LIST-03", archived_id="p_nosuch")

    assert f"UNDERSTUDY_ARCHIVED_ID {OF_NONE}" in why(report, "PP-LIST-03")


def test_a_project_that_is_not_archived_gives_no_verdict() -> None:
    report = judged(Unarchived(), "PP-LIST-03")

    assert "UNDERSTUDY_ARCHIVED_ID is the wrong one" in why(report, "PP-LIST-03")


def test_a_project_that_is_not_deleted_gives_no_verdict() -> None:
    report = judged(StandIn(), "PP-LIST-04", deleted_id="p_archived")

    assert "UNDERSTUDY_DELETED_ID is the wrong one" in why(report, "PP-LIST-04")


def test_an_archived_project_that_is_not_listed_breaks_the_rule() -> None:
    assert judged(Listing(), "PP-LIST-03").verdict == "broken"
