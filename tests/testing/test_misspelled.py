"""Whatever a test misspells is told at once, with the names that there are."""

from collections.abc import Callable

import pytest

from understudy.testing import Refused, Understudy

Call = Callable[[Understudy], object]


@pytest.mark.parametrize(
    ("call", "kind", "reason"),
    [
        (
            lambda mock: mock.journal.list(operatin="x"),
            TypeError,
            "journal.list() got an unexpected keyword argument 'operatin'; there are: api, ",
        ),
        (lambda mock: mock.journal.count(operatin="x"), TypeError, "did you mean operation?"),
        (lambda mock: mock.journal.count(limit=1), TypeError, "journal.count() got an unexpected"),
        (lambda mock: mock.journal.har(stats="4xx"), TypeError, "did you mean status?"),
        (lambda _: Understudy(clok="real"), TypeError, "did you mean clock?"),
        (lambda mock: mock.journal.count(operation="list_projectz"), Refused, "list_projects?"),
        (lambda mock: mock.journal.list(api="planner"), Refused, "api must be one of prod"),
        (lambda mock: mock.faults.add(drop=True, operation="get_infos"), Refused, "get_info?"),
        (lambda mock: mock.webhooks.list(org="org_akme"), Refused, "did you mean org_acme?"),
        (lambda mock: mock.outbox.list(api="planner"), Refused, "api must be one of prod"),
        (lambda mock: mock.accounts.list(org="org_nope"), Refused, "org must be one of org_acme"),
        (lambda mock: mock.webhooks.deliveries(status="deliverd"), Refused, "status must be one"),
        (lambda mock: mock.limits.switch(on=True, api="x"), Refused, "api must be one of"),
        (lambda mock: mock.reset(to="fixture"), Refused, "to must be one of fixtures, empty"),
        (lambda mock: mock.key("org_nope"), LookupError, "'org_nope'; there are: org_acme, "),
        (lambda mock: mock.key("org_akme"), LookupError, "did you mean org_acme?"),
        (lambda mock: mock.key("org_akme", FIRST), Refused, "did you mean org_acme?"),
        (lambda mock: mock.url("productionplaner"), LookupError, "did you mean productionplanner?"),
        (lambda mock: mock.stage("archive_projekt", "org_acme"), Refused, "archive_project?"),
        (lambda mock: mock.stage("archive_project", "org_akme"), LookupError, "org_acme?"),
        (
            lambda mock: mock.stage("archive_project", "org_acme", projct="p_bare"),
            Refused,
            "project is required",
        ),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    mock: Understudy, call: Call, kind: type[Exception], reason: str
) -> None:
    with pytest.raises(kind) as told:
        call(mock)

    assert reason in str(told.value)


FIRST = "productionplanner"
