"""What counts as a change of what a project holds."""

import json
from typing import Any

from tests.contracts.productionplanner.rehearsing import exchange

from understudy.contracts.productionplanner.operations import PROJECT_READS
from understudy.contracts.productionplanner.snapshot import Snapshot, changed, facts

EMPTY: dict[str, Any] = {
    **{read: [] for read in PROJECT_READS},
    "get_project": {"id": "p_1", "name": "Tour"},
    "list_projects": [{"id": "p_1", "name": "Tour"}],
}


def snapshot(**data: Any) -> Snapshot:
    return Snapshot(
        {
            read: exchange(200, json.dumps({"data": value}), read)
            for read, value in {**EMPTY, **data}.items()
        }
    )


def test_nothing_changes_between_equal_looks() -> None:
    assert changed(snapshot(), snapshot()) == []


def test_a_new_thing_is_a_change() -> None:
    after = snapshot(list_tasks=[{"id": "k_1", "label": "Call"}])

    assert changed(snapshot(), after) == ["list_tasks"]


def test_the_order_of_things_is_no_change() -> None:
    one, two = {"id": "k_1", "label": "Call"}, {"id": "k_2", "label": "Mail"}

    before, after = snapshot(list_tasks=[one, two]), snapshot(list_tasks=[two, one])

    assert changed(before, after) == []


def test_what_is_not_documented_may_change_by_itself() -> None:
    project = EMPTY["get_project"]

    after = snapshot(get_project={**project, "lastSeen": "now"})

    assert changed(snapshot(), after) == []


def test_a_touched_project_is_a_change_in_the_list() -> None:
    after = snapshot(list_projects=[{"id": "p_1", "name": "Tour", "updatedAt": "later"}])

    assert changed(snapshot(), after) == ["list_projects"]


def test_other_projects_of_the_run_may_come_and_go() -> None:
    after = snapshot(list_projects=[{"id": "p_2"}, {"id": "p_1", "name": "Tour"}])

    assert changed(snapshot(), after, frozenset({"p_2"})) == []
    assert changed(snapshot(), after) == ["list_projects"]


def test_a_refusal_is_a_change() -> None:
    refused = Snapshot({**snapshot().answers, "get_project": exchange(404, "{}", "get_project")})

    assert changed(snapshot(), refused) == ["get_project"]


def test_wrapped_lists_are_looked_into() -> None:
    plain = exchange(200, '{"data": [{"id": "b_1", "name": "PA"}]}', "list_budget")
    wrapped = exchange(200, '{"data": {"items": [{"id": "b_1", "name": "PA"}]}}', "list_budget")

    assert facts(plain) == facts(wrapped)


def test_a_look_tells_whether_it_holds_a_text() -> None:
    look = snapshot(list_tasks=[{"id": "k_1", "label": 'Call "Jo"'}])

    assert look.holds('Call "Jo"', "list_tasks")
    assert not look.holds("Mail", "list_tasks")
