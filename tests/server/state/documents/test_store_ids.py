"""Identifiers of a store: kept with the data, continued, and begun anew by a reset."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
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


def test_ids_continue_after_a_restart(open_store: Opener) -> None:
    ids = Ids(seed=7)
    store = open_store(ids=ids)
    first = add_project(store, ids)
    store.close()

    ids = Ids(seed=7)
    store = open_store(ids=ids)

    assert add_project(store, ids) != first
    assert ids.counter == 2


def test_a_random_seed_is_kept_with_the_data(open_store: Opener) -> None:
    ids = Ids()
    store = open_store(ids=ids)
    add_project(store, ids)
    store.close()

    again = Ids()
    open_store(ids=again)

    assert (again.seed, again.counter) == (ids.seed, ids.counter)


def test_a_seed_of_any_size_is_kept(open_store: Opener) -> None:
    ids = Ids(seed=-(10**40))
    store = open_store(ids=ids)
    add_project(store, ids)
    store.close()

    again = Ids(seed=-(10**40))
    open_store(ids=again)

    assert again.counter == 1


def test_the_counter_is_written_only_when_it_moved(memory_store: Store) -> None:
    memory_store.org("planner", "acme").projects.put({"id": "a"})

    assert memory_store.rows("_meta") == {}


def test_a_counter_that_is_written_is_not_written_again(open_store: Opener, tmp_path: Path) -> None:
    ids = Ids(seed=7)
    store = open_store(ids=ids)
    add_project(store, ids)

    store.org("planner", "acme").projects.put({"id": "a"})

    assert (tmp_path / "data/journal.log").read_bytes().count(b"_meta") == 1


def test_as_many_ids_after_a_reset_as_before_it_are_counted(open_store: Opener) -> None:
    ids = Ids(seed=7)
    store = open_store(ids=ids)
    add_project(store, ids)
    store.replace(FIXTURES)

    add_project(store, ids)

    assert store.rows("_meta")["ids"]["counter"] == 1


def test_the_counter_is_written_with_the_commit(open_store: Opener) -> None:
    ids = Ids(seed=7)
    store = open_store(ids=ids)

    add_project(store, ids)

    assert store.rows("_meta")["ids"] == {"id": "ids", "seed": "7", "counter": 1}


def test_a_commit_of_nothing_leaves_the_counter_to_the_next(open_store: Opener) -> None:
    ids = Ids(seed=7)
    store = open_store(None, ids=ids)
    ids.make("p")
    store.commit([])
    assert store.is_new

    store.org("planner", "acme").projects.put({"id": "a"})

    assert store.rows("_meta")["ids"]["counter"] == 1


def test_a_commit_that_fails_leaves_the_counter_to_the_next(
    open_store: Opener, file_limit: Callable[[int], AbstractContextManager[None]]
) -> None:
    ids = Ids(seed=7)
    store = open_store(ids=ids)
    with file_limit(10), pytest.raises(StoreUnusable):
        add_project(store, ids)
    assert store.rows("_meta") == {}

    store.org("planner", "acme").projects.put({"id": "a"})

    assert store.rows("_meta")["ids"]["counter"] == 1


def test_a_reset_world_makes_the_ids_of_a_fresh_one(open_store: Opener) -> None:
    ids = Ids(seed=7)
    store = open_store(ids=ids)
    store.replace(FIXTURES)
    fresh = [add_project(store, ids), ids.hex(64)]

    store.replace(FIXTURES)

    assert [add_project(store, ids), ids.hex(64)] == fresh


def test_a_reset_after_a_restart_makes_the_ids_of_a_fresh_world(open_store: Opener) -> None:
    ids = Ids(seed=7)
    store = open_store(ids=ids)
    store.replace(FIXTURES)
    fresh = add_project(store, ids)
    store.close()
    ids = Ids(seed=7)
    store = open_store(ids=ids)

    store.replace(FIXTURES)

    assert add_project(store, ids) == fresh


def test_two_stores_of_one_seed_answer_alike(open_store: Opener) -> None:
    def run() -> dict[str, Any]:
        ids = Ids(seed=7)
        store = open_store(None, ids=ids)
        store.replace(FIXTURES)
        add_project(store, ids)
        return store.tables()

    assert run() == run()


def test_an_imported_content_says_where_the_ids_continue(open_store: Opener) -> None:
    ids = Ids(seed=7)
    source = open_store(None, ids=ids)
    taken = add_project(source, ids)
    adopting = Ids()
    target = open_store(None, ids=adopting)

    target.replace(source.tables())

    assert (adopting.seed, adopting.counter) == (7, 1)
    assert add_project(target, adopting) != taken
