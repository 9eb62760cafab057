"""What counts as a change of what a thing holds, and of the list that it stands in."""

import json
from typing import Any

from tests.contracts.productionplanner.rehearsing import exchange, kit

from understudy.contracts.kit.probes.looks import Look, facts
from understudy.contracts.kit.probes.side_effects import Scene
from understudy.contracts.productionplanner.home import Home
from understudy.contracts.productionplanner.table import COST, PROJECT_READS, params

EMPTY: dict[str, Any] = {
    **{read: [] for read in PROJECT_READS},
    "list_resources": {"resources": []},
    "get_project": {"id": "p_1", "name": "Tour", "dates": []},
    "list_projects": [{"id": "p_1", "name": "Tour"}],
}


def look(**data: Any) -> Look:
    return Look(
        {
            read: exchange(200, json.dumps({"data": value}), read)
            for read, value in {**EMPTY, **data}.items()
        }
    )


def changed(before: Look, after: Look, own: frozenset[str] = frozenset()) -> list[str]:
    home = Home(id="p_1", key="key", place=params("p_1"))
    return Scene(kit(), home, before, after, own).changed()


def test_nothing_changes_between_equal_looks() -> None:
    assert changed(look(), look()) == []


def test_a_new_thing_is_a_change() -> None:
    after = look(list_tasks=[{"id": "k_1", "label": "Call"}])

    assert changed(look(), after) == ["list_tasks"]


def test_the_order_of_things_is_no_change() -> None:
    one, two = {"id": "k_1", "label": "Call"}, {"id": "k_2", "label": "Mail"}

    before, after = look(list_tasks=[one, two]), look(list_tasks=[two, one])

    assert changed(before, after) == []


def test_what_is_not_documented_may_change_by_itself() -> None:
    project = EMPTY["get_project"]

    after = look(get_project={**project, "lastSeen": "now"})

    assert changed(look(), after) == []


def test_the_order_of_what_a_record_lists_is_no_change() -> None:
    one, two = {"date": "2032-01-01"}, {"date": "2032-01-02", "seen": 1}

    before = look(get_project={**EMPTY["get_project"], "dates": [one, two]})
    after = look(get_project={**EMPTY["get_project"], "dates": [{"date": "2032-01-02"}, one]})

    assert changed(before, after) == []


def test_a_touched_project_is_a_change_in_the_list() -> None:
    after = look(list_projects=[{"id": "p_1", "name": "Tour", "updatedAt": "later"}])

    assert changed(look(), after) == ["list_projects"]


def test_other_projects_of_the_run_may_come_and_go() -> None:
    after = look(list_projects=[{"id": "p_2"}, {"id": "p_1", "name": "Tour"}])

    assert changed(look(), after, frozenset({"p_2"})) == []
    assert changed(look(), after) == ["list_projects"]


def test_a_refusal_is_a_change() -> None:
    refused = Look({**look().answers, "get_project": exchange(404, "{}", "get_project")})

    assert changed(look(), refused) == ["get_project"]


def test_wrapped_lists_are_looked_into() -> None:
    plain = exchange(200, '{"data": [{"id": "b_1", "name": "PA"}]}', "list_budget")
    wrapped = exchange(200, '{"data": {"items": [{"id": "b_1", "name": "PA"}]}}', "list_budget")

    assert facts(plain, COST) == facts(wrapped, COST)


def test_a_look_tells_whether_it_holds_a_text() -> None:
    seen = look(list_tasks=[{"id": "k_1", "label": 'Call "Jo"'}])

    assert seen.holds('Call "Jo"', "list_tasks")
    assert not seen.holds("Mail", "list_tasks")
