"""What a whole run tells of a deployment that lacks a route."""

import httpx
from tests.contracts.kit.judging import judge, row
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.report.causes import causes_of


class Without:
    """A notes service that answers 404 to one call, and errs elsewhere as it did before."""

    def __init__(self, service: Notes, method: str, path: str) -> None:
        self.service = service
        self.call = (method, path)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if (request.method, request.url.path.removeprefix("/v1")) == self.call:
            return httpx.Response(404, content=b"no such page")
        return self.service(request)


def test_rules_that_only_the_missing_route_breaks_are_told_as_one(service: Notes) -> None:
    report = judge(Without(service, "GET", "/notes"))

    (cause,) = (each for each in causes_of(report) if each.is_unserved)
    assert cause.title == "never succeeded: GET /notes (404)"
    assert [row.rule.id for row in cause.rows] == ["N-JSON-01"]


def test_a_rule_that_breaks_elsewhere_too_is_told_by_what_the_route_does_not_explain(
    service: Notes,
) -> None:
    lacking = Without(service, "GET", "/notes")

    def odd(request: httpx.Request) -> httpx.Response:
        answer = lacking(request)
        is_foreign = request.url.path.startswith("/v1/notes/") and answer.status_code == 404
        return httpx.Response(404, content=b"oops") if is_foreign else answer

    report = judge(odd)

    broken = row(report, "N-JSON-01")
    assert (broken.why or "").endswith("got 404 oops")
    assert broken.evidence is not None
    assert broken.evidence.answered.body == "oops"
    assert not any(cause.is_unserved for cause in causes_of(report))
