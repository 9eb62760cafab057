"""The store: one total order of writes, and whole replacement."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

import pytest

from understudy.server.state.documents.store import Store
from understudy.server.state.ids import Ids
from understudy.server.state.storage.errors import StoreUnusable

Opener = Callable[..., Store]
FIXTURES: dict[str, Any] = {
    "_orgs": {"planner:acme": {"id": "acme", "api": "planner", "name": "Acme"}},
    "planner:acme:projects": {"p1": {"id": "p1"}, "p2": {"id": "p2"}},
    "planner:acme:tasks": {"t1": {"id": "t1", "_project": "p1"}},
}


def add_project(store: Store, ids: Ids) -> str:
    """Create a project as a handler does; return its id."""
    return store.org("planner", "acme").projects.put({"id": ids.make("p")})["id"]


def test_a_new_store_is_new_until_the_first_write(memory_store: Store) -> None:
    assert memory_store.is_new

    memory_store.replace({})

    assert not memory_store.is_new


def test_a_commit_writes_any_tables(memory_store: Store) -> None:
    memory_store.commit([("_orgs", "a", {"id": "a"}), ("planner:acme:tasks", "t", {"id": "t"})])

    assert memory_store.rows("_orgs") == {"a": {"id": "a"}}
    assert memory_store.rows("planner:acme:tasks") == {"t": {"id": "t", "_seq": 1}}


def test_system_tables_carry_no_number(memory_store: Store) -> None:
    memory_store.commit([("_keys", "k", {"id": "k"})])

    assert memory_store.rows("_keys")["k"] == {"id": "k"}


def test_a_later_write_has_the_larger_number(memory_store: Store) -> None:
    projects = memory_store.org("planner", "acme").projects

    numbers = [projects.put({"id": key})["_seq"] for key in ("a", "b", "a", "c")]

    assert numbers == sorted(set(numbers))


def test_threads_never_share_a_number(open_store: Opener, eager_threads: None) -> None:
    store = open_store(compact_after=10_000)
    projects = store.org("planner", "acme").projects

    with ThreadPoolExecutor(4) as pool:
        stored = list(pool.map(lambda key: projects.put({"id": f"p{key}"}), range(1_200)))
    held = [dict(doc) for doc in projects.all()]
    store.close()

    assert sorted(doc["_seq"] for doc in stored) == list(range(1, 1_201))
    assert open_store().org("planner", "acme").projects.all() == held


def test_a_number_in_the_document_is_replaced(memory_store: Store) -> None:
    stored = memory_store.org("planner", "acme").projects.put({"id": "a", "_seq": 99})

    assert stored == {"id": "a", "_seq": 1}


def test_numbers_keep_growing_over_a_restart(open_store: Opener) -> None:
    store = open_store(compact_after=50)
    last = [store.org("planner", "acme").projects.put({"id": "a"})["_seq"] for _ in range(9)][-1]
    store.close()

    assert open_store().org("planner", "acme").projects.put({"id": "a"})["_seq"] > last


def test_numbers_keep_growing_over_a_replacement(memory_store: Store) -> None:
    projects = memory_store.org("planner", "acme").projects
    before = projects.put({"id": "x"})["_seq"]

    memory_store.replace(FIXTURES)
    given = [doc["_seq"] for doc in projects.all()]
    after = projects.put({"id": "x"})["_seq"]

    assert [before, *given, after] == sorted({before, *given, after})


def test_replacing_numbers_documents_in_their_order(memory_store: Store) -> None:
    memory_store.replace(FIXTURES)

    org = memory_store.org("planner", "acme")
    assert [doc["_seq"] for doc in (*org.projects.all(), *org.tasks.all())] == [1, 2, 3]


def test_replacing_keeps_the_numbers_that_documents_have(memory_store: Store) -> None:
    tables = {"planner:acme:projects": {"a": {"id": "a", "_seq": 50}, "b": {"id": "b"}}}

    memory_store.replace(tables)

    projects = memory_store.org("planner", "acme").projects
    assert [doc["_seq"] for doc in projects.all()] == [50, 51]
    assert projects.put({"id": "c"})["_seq"] > 51


def test_replacing_does_not_change_what_it_was_given(memory_store: Store) -> None:
    tables = {"planner:acme:projects": {"a": {"id": "a", "tags": []}}}

    memory_store.replace(tables)

    assert tables == {"planner:acme:projects": {"a": {"id": "a", "tags": []}}}


def test_replacing_reaches_org_stores_that_are_held(memory_store: Store) -> None:
    org = memory_store.org("planner", "acme")
    org.projects.put({"id": "old"})
    org.tasks.put({"id": "old", "_project": "p1"})

    memory_store.replace(FIXTURES)

    assert [doc["id"] for doc in org.projects.all()] == ["p1", "p2"]
    assert [doc["id"] for doc in org.tasks.where("p1")] == ["t1"]


def test_a_replacement_survives_a_restart(open_store: Opener) -> None:
    store = open_store()
    store.commit([("_orgs", "gone", {"id": "gone"})])
    store.replace(FIXTURES)
    held = store.tables()
    store.close()

    assert open_store().tables() == held


def test_no_changes_are_no_commit(memory_store: Store) -> None:
    memory_store.commit([])

    assert memory_store.is_new


def test_a_replacement_that_fails_leaves_everything(
    open_store: Opener, file_limit: Callable[[int], AbstractContextManager[None]]
) -> None:
    ids = Ids(seed=7)
    store = open_store(ids=ids)
    add_project(store, ids)
    held = store.tables()

    with file_limit(50), pytest.raises(StoreUnusable):
        store.replace(FIXTURES)

    assert (store.tables(), ids.counter) == (held, 1)


def test_the_whole_content_is_a_copy_that_stays_as_it_is(memory_store: Store) -> None:
    memory_store.replace(FIXTURES)
    held = memory_store.tables()

    memory_store.org("planner", "acme").projects.put({"id": "new"})

    assert list(held["planner:acme:projects"]) == ["p1", "p2"]
    assert held["_meta"] == {"ids": {"id": "ids", "seed": "1", "counter": 0}}


@pytest.mark.parametrize("org", ["", "a:b", "Acme", "a-b", "a b", "a\n", "ä", "../x"])
def test_an_organization_that_could_name_another_table_is_refused(
    memory_store: Store, org: str
) -> None:
    with pytest.raises(ValueError, match="may hold only lower-case letters, digits and underscore"):
        memory_store.org("planner", org)


def test_an_unknown_api_is_refused(memory_store: Store) -> None:
    with pytest.raises(ValueError, match="no API called 'other'; there are: planner"):
        memory_store.org("other", "acme")


def test_an_org_store_is_made_once(memory_store: Store) -> None:
    assert memory_store.org("planner", "acme") is memory_store.org("planner", "acme")


def test_tinydb_sees_what_the_store_holds(memory_store: Store) -> None:
    memory_store.org("planner", "acme").projects.put({"id": "a"})

    assert memory_store.database.table("planner:acme:projects").get(doc_id="a")["id"] == "a"
