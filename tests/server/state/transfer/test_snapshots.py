"""Snapshots of a store: what they keep, and that later writes leave them alone."""

from datetime import UTC, datetime

import pytest

from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.store import Store
from understudy.server.state.failures import Conflict, NotFound
from understudy.server.state.ids import Ids
from understudy.server.state.storage.storage import JournalStorage
from understudy.server.state.time.clock import Clock
from understudy.server.state.transfer.snapshots import Snapshots


@pytest.fixture
def ids() -> Ids:
    """A seeded source of ids."""
    return Ids(seed=1)


@pytest.fixture
def store(ids: Ids) -> Store:
    """A store in memory with one collection."""
    return Store(JournalStorage(None), {"toy": [Collection("things", by=("kind",))]}, ids)


@pytest.fixture
def snapshots(store: Store) -> Snapshots:
    """The snapshots of that store."""
    return Snapshots(store, Clock(datetime(2026, 6, 1, tzinfo=UTC)))


def test_loading_undoes_writes_removals_and_ids(
    store: Store, snapshots: Snapshots, ids: Ids
) -> None:
    things = store.org("toy", "one").things
    things.put({"id": ids.make("t"), "kind": "kept"})
    snapshots.save("here")
    first = ids.make("t")
    things.put({"id": first, "kind": "kept"})
    things.remove(things.all()[0]["id"])

    snapshots.load("here")

    assert [thing["kind"] for thing in things.where("kept")] == ["kept"]
    assert ids.make("t") == first


def test_later_writes_do_not_reach_a_snapshot(store: Store, snapshots: Snapshots) -> None:
    things = store.org("toy", "one").things
    things.put({"id": "a", "kind": "old"})
    snapshots.save("here")
    for kind in ("new", "newer"):
        things.put({"id": "a", "kind": kind})
        snapshots.load("here")

    assert things.get("a")["kind"] == "old"


def test_a_snapshot_counts_documents_and_knows_its_time(store: Store, snapshots: Snapshots) -> None:
    store.org("toy", "one").things.put({"id": "a", "kind": "x"})
    store.org("toy", "two").things.put({"id": "a", "kind": "x"})

    saved = snapshots.save("here")

    assert (saved.documents, saved.saved_at) == (2, "2026-06-01T00:00:00.000Z")


def test_saving_again_replaces_and_comes_last(store: Store, snapshots: Snapshots) -> None:
    snapshots.save("one")
    snapshots.save("two")
    store.org("toy", "one").things.put({"id": "a", "kind": "x"})
    snapshots.save("one")

    assert [(one.name, one.documents) for one in snapshots.list()] == [("two", 0), ("one", 1)]


def test_there_may_be_twenty_and_no_more(snapshots: Snapshots) -> None:
    for number in range(20):
        snapshots.save(str(number))

    with pytest.raises(Conflict):
        snapshots.save("one more")
    snapshots.save("0")
    snapshots.remove("1")
    snapshots.save("one more")


@pytest.mark.parametrize("verb", ["load", "remove"])
def test_an_unknown_name_is_not_found(snapshots: Snapshots, verb: str) -> None:
    with pytest.raises(NotFound, match="no snapshot is called 'lost'"):
        getattr(snapshots, verb)("lost")
