"""What a handler gets: the documents of one organization, found, listed, written and removed."""

from collections.abc import Callable
from typing import Any

import pytest

from understudy.server.state.documents.org_store import OrgStore
from understudy.server.state.documents.store import Store
from understudy.server.state.failures import NotFound


@pytest.fixture
def org(memory_store: Store) -> OrgStore:
    """Acme, with two tasks of one project and one of another."""
    acme = memory_store.org("planner", "acme")
    acme.write(
        [
            ("projects", {"id": "p1"}),
            ("tasks", {"id": "t1", "_project": "p1"}),
            ("tasks", {"id": "t2", "_project": "p2"}),
            ("tasks", {"id": "t3", "_project": "p1"}),
        ]
    )
    return acme


def keys(docs: list[Any]) -> list[str]:
    return [doc["id"] for doc in docs]


def test_a_document_is_got_by_its_key(org: OrgStore) -> None:
    assert org.projects.get("p1") == {"id": "p1", "_seq": 1}


def test_getting_what_is_not_there_is_not_found(org: OrgStore) -> None:
    with pytest.raises(NotFound) as failure:
        org.projects.get("p9")

    assert failure.value.message == "projects"


def test_finding_what_is_not_there_is_none(org: OrgStore) -> None:
    assert (org.projects.find("p1"), org.projects.find("p9")) == ({"id": "p1", "_seq": 1}, None)


def test_all_documents_are_listed_in_order_of_insertion(org: OrgStore) -> None:
    org.tasks.put({"id": "t1", "_project": "p1", "label": "changed"})

    assert keys(org.tasks.all()) == ["t1", "t2", "t3"]


def test_the_list_is_not_the_table_itself(org: OrgStore) -> None:
    org.tasks.all().clear()

    assert keys(org.tasks.all()) == ["t1", "t2", "t3"]


def test_documents_are_listed_by_the_index(org: OrgStore) -> None:
    assert (keys(org.tasks.where("p1")), keys(org.tasks.where("p2"))) == (["t1", "t3"], ["t2"])
    assert org.tasks.where("p9") == []


def test_documents_are_listed_by_an_index_of_two_fields(org: OrgStore) -> None:
    org.schedule.put({"id": "s1", "_project": "p1", "_date": "2026-06-01"})
    org.schedule.put({"id": "s2", "_project": "p1", "_date": "2026-06-02"})

    assert keys(org.schedule.where("p1", "2026-06-02")) == ["s2"]


def test_a_document_that_moves_is_found_where_it_is(org: OrgStore) -> None:
    org.tasks.put({"id": "t1", "_project": "p2"})

    assert (keys(org.tasks.where("p1")), keys(org.tasks.where("p2"))) == (["t3"], ["t1", "t2"])


def test_a_removed_document_leaves_the_index(org: OrgStore) -> None:
    org.tasks.remove("t1")

    assert keys(org.tasks.where("p1")) == ["t3"]


@pytest.mark.parametrize(
    ("look", "message"),
    [
        (lambda org: org.projects.where("x"), "projects is indexed by nothing; got 1 value"),
        (lambda org: org.tasks.where(), "tasks is indexed by _project; got 0 value"),
        (lambda org: org.schedule.where("p1"), "schedule is indexed by _project, _date; got 1"),
    ],
)
def test_a_look_that_no_index_serves_is_refused(
    org: OrgStore, look: Callable[[OrgStore], object], message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        look(org)


def test_put_returns_what_is_stored(org: OrgStore) -> None:
    stored = org.projects.put({"id": "p2", "name": "Tour"})

    assert stored == {"id": "p2", "name": "Tour", "_seq": 2}
    assert stored is org.projects.get("p2")


def test_put_replaces_the_whole_document(org: OrgStore) -> None:
    org.projects.put({"id": "p1", "name": "Tour"})

    org.projects.put({"id": "p1"})

    assert "name" not in org.projects.get("p1")


def test_put_does_not_change_the_callers_document(org: OrgStore) -> None:
    doc: dict[str, Any] = {"id": "p2", "tags": []}

    stored = org.projects.put(doc)

    assert doc == {"id": "p2", "tags": []}
    assert stored["tags"] is not doc["tags"]


@pytest.mark.parametrize("doc", [{}, {"name": "x"}])
def test_a_document_without_an_id_is_refused(org: OrgStore, doc: dict[str, Any]) -> None:
    with pytest.raises(KeyError, match="id"):
        org.projects.put(doc)


def test_an_id_that_is_no_text_is_refused(org: OrgStore) -> None:
    with pytest.raises(TypeError, match="a document under a text key, not 7"):
        org.projects.put({"id": 7})


def test_removing_what_is_not_there_is_not_found(org: OrgStore) -> None:
    with pytest.raises(NotFound, match="tasks"):
        org.tasks.remove("t9")


def test_an_undeclared_collection_does_not_exist(org: OrgStore) -> None:
    with pytest.raises(AttributeError, match="no collection called 'budget' is declared"):
        _ = org.budget


def test_several_documents_are_written_in_one_commit(org: OrgStore) -> None:
    org.write([("projects", {"id": "p2"}), ("tasks", {"id": "t4", "_project": "p2"})])

    numbers = {org.projects.get("p2")["_seq"], org.tasks.get("t4")["_seq"]}
    assert numbers == {2}


def test_documents_are_written_and_removed_together(org: OrgStore) -> None:
    org.write([("projects", {"id": "p2"})], removes=[("tasks", "t1"), ("tasks", "t2")])

    assert (keys(org.projects.all()), keys(org.tasks.all())) == (["p1", "p2"], ["t3"])


def test_a_write_that_removes_what_is_not_there_writes_nothing(org: OrgStore) -> None:
    with pytest.raises(NotFound):
        org.write([("projects", {"id": "p2"})], removes=[("tasks", "t9")])

    assert org.projects.find("p2") is None


def test_a_write_to_an_undeclared_collection_writes_nothing(org: OrgStore) -> None:
    with pytest.raises(KeyError):
        org.write([("projects", {"id": "p2"}), ("budget", {"id": "b1"})])

    assert org.projects.find("p2") is None


def test_another_organization_sees_nothing(org: OrgStore, memory_store: Store) -> None:
    other = memory_store.org("planner", "north")

    assert (other.projects.all(), other.tasks.where("p1")) == ([], [])
    with pytest.raises(NotFound):
        other.projects.get("p1")


def test_the_same_id_in_two_organizations_is_two_documents(
    org: OrgStore, memory_store: Store
) -> None:
    memory_store.org("planner", "north").projects.put({"id": "p1", "name": "theirs"})

    assert "name" not in org.projects.get("p1")


def test_an_organization_whose_name_begins_alike_is_another(
    org: OrgStore, memory_store: Store
) -> None:
    assert memory_store.org("planner", "acme_2").projects.all() == []
