"""How a request is found that changed what it was to leave alone."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import httpx
import pytest
from tests.contracts.productionplanner.rehearsing import OPTIONS, StandIn, run_of

from understudy.contracts.kit.report.report import Report, Row

SCOPE = replace(OPTIONS, rules=("PP-SCOPE-05",), try_reproducers=False)
AUTH = replace(OPTIONS, rules=("PP-AUTH-05",), try_reproducers=False)
OWNER = f"Bearer {OPTIONS.keys['key']}"
STRANGER = f"Bearer {OPTIONS.keys['other_key']}"


@dataclass
class Faulty(StandIn):
    """Lets `twist` make another answer of a request and its answer."""

    twist: Callable[["Faulty", httpx.Request, httpx.Response], httpx.Response] = (
        lambda _stand_in, _request, answer: answer
    )

    def __call__(self, request: httpx.Request) -> httpx.Response:
        return self.twist(self, request, super().__call__(request))

    def as_owner(self, request: httpx.Request) -> None:
        headers = {**request.headers, "authorization": OWNER}
        self._respond(
            httpx.Request(request.method, request.url, headers=headers, content=request.content)
        )


def judged(faulty: Faulty) -> Report:
    return run_of(faulty).judge()


def row(report: Report, rule: str) -> Row:
    return next(row for row in report.rows if row.rule.id == rule)


def test_a_foreign_task_that_lands_is_found_by_its_name() -> None:
    def land(stand_in: Faulty, request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        is_foreign = answer.status_code == 404 and request.headers["authorization"] == STRANGER
        if is_foreign and request.method == "POST" and request.url.path.endswith("/tasks"):
            stand_in.as_owner(request)
        return answer

    found = row(judged(Faulty(SCOPE, twist=land)), "PP-SCOPE-05")

    assert found.status == "broken"
    assert "whole add_task by other_key' in it" in (found.why or "")
    assert [line for line in found.reproducer or () if "-X POST" in line and "/tasks" in line]


def test_what_vanishes_is_found_by_trying_each_request_alone() -> None:
    emptied: list[str] = []

    def empty(_stand_in: Faulty, request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        is_foreign = answer.status_code == 404 and request.headers["authorization"] == STRANGER
        if is_foreign and request.method == "POST" and "/schedule/" in request.url.path:
            emptied.append(request.url.path)
        if request.url.path in emptied and request.method == "GET" and answer.is_success:
            return httpx.Response(200, json={"status": "ok", "message": "", "data": []})
        return answer

    found = row(judged(Faulty(SCOPE, twist=empty)), "PP-SCOPE-05")

    assert found.status == "broken"
    assert "/schedule/" in (found.why or "")


def test_a_refused_request_that_lands_is_found() -> None:
    def land(stand_in: Faulty, request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        if answer.status_code == 401 and request.url.path.endswith("/locations"):
            stand_in.as_owner(request)
        return answer

    found = row(judged(Faulty(AUTH, twist=land)), "PP-AUTH-05")

    assert found.status == "broken"
    assert "add_location' in it" in (found.why or "")


def test_projects_of_other_runs_may_come_and_go() -> None:
    count: list[int] = []

    def more(_stand_in: Faulty, request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        if request.method != "GET" or request.url.path != "/v1/projects":
            return answer
        count.append(1)
        if not answer.is_success:
            return answer
        other = {"id": f"p_other_{len(count)}", "name": "understudy-00000000 twin"}
        envelope = answer.json()
        return httpx.Response(200, json={**envelope, "data": [*envelope["data"], other]})

    assert row(judged(Faulty(AUTH, twist=more)), "PP-AUTH-05").status == "kept"


def test_a_change_that_no_request_makes_gives_no_verdict() -> None:
    count: list[int] = []

    def more(_stand_in: Faulty, request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        if request.method != "GET" or request.url.path != "/v1/projects" or not answer.is_success:
            return answer
        count.append(1)
        other = [{"id": "p_somebody", "name": "Somebody's"}] if len(count) > 1 else []
        envelope = answer.json()
        return httpx.Response(200, json={**envelope, "data": [*envelope["data"], *other]})

    found = row(judged(Faulty(AUTH, twist=more)), "PP-AUTH-05")

    assert (found.status, found.has_trouble) == ("untested", True)
    assert "who else writes?" in (found.why or "")


@pytest.mark.parametrize("path", ["/v1/info", "/v1/projects"])
def test_odd_answers_end_no_run(path: str) -> None:
    def odd(_stand_in: Faulty, request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        is_odd = request.url.path == path and request.method == "GET" and answer.is_success
        return httpx.Response(200, json=["odd", {"data": 7}]) if is_odd else answer

    options = replace(OPTIONS, try_reproducers=False)
    report = judged(Faulty(options, twist=odd))

    assert (report.stopped, report.verdict) == (None, "broken")
    assert row(report, "PP-ENV-01").status == "broken"
