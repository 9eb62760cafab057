"""Exported states: read back whole, and refused whole with the place of the mistake."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest

from understudy import __version__
from understudy.server.state.access.keys import KeyPolicy, Keys
from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.store import Store
from understudy.server.state.ids import Ids
from understudy.server.state.time.clock import Clock
from understudy.server.state.transfer.imports import StateError, read_state
from understudy.server.state.transfer.seeds import export_state

COLLECTIONS = {"planner": (Collection("projects"), Collection("tasks", ("_project",)))}
ACME = {"id": "acme", "api": "planner", "name": "Acme"}
KEY = {
    "id": "k",
    "api": "planner",
    "org": "acme",
    "name": "ci",
    "key": "pp_1",
    "created_at": "2026-01-01T00:00:00.000Z",
    "revoked_at": None,
}
HIDDEN = {**KEY, "key": "", "_digest": "0" * 64}


def state(**tables: Any) -> dict[str, Any]:
    """Return an exported state of one organization and these tables besides."""
    named = {name.replace("__", ":"): rows for name, rows in tables.items()}
    return {"understudy": "0.1.0", "tables": {"_orgs": {"planner:acme": ACME}, **named}}


@pytest.fixture
def filled(open_store: Callable[..., Store]) -> Store:
    """A store with documents, keys of two policies and a counter that moved."""
    ids = Ids(seed=7)
    store = open_store(None, ids=ids)
    store.replace({"_orgs": {"planner:acme": ACME}})
    store.org("planner", "acme").projects.put({"id": ids.make("p"), "tags": [1]})
    store.org("planner", "acme").tasks.put({"id": ids.make("t"), "_project": "p1"})
    Keys(store, Clock(), ids, {"planner": KeyPolicy("once", lambda source: source.hex(64))}).create(
        "planner", "acme", "ci"
    )
    return store


def test_an_export_names_the_release_that_made_it(filled: Store) -> None:
    assert export_state(filled)["understudy"] == __version__


def test_what_is_exported_can_be_imported(filled: Store, open_store: Callable[..., Store]) -> None:
    document = orjson.loads(orjson.dumps(export_state(filled)))
    target = open_store(None, ids=Ids())

    target.replace(read_state(document, COLLECTIONS))

    assert export_state(target) == document


def test_an_import_keeps_the_order_of_writes(
    filled: Store, open_store: Callable[..., Store]
) -> None:
    document = orjson.loads(orjson.dumps(export_state(filled)))
    target = open_store(None)

    target.replace(read_state(document, COLLECTIONS))
    later = target.org("planner", "acme").projects.put({"id": "later"})

    numbers = [doc["_seq"] for doc in target.org("planner", "acme").projects.all()]
    assert numbers == sorted(numbers)
    assert later["_seq"] > target.org("planner", "acme").tasks.all()[0]["_seq"]


@pytest.mark.parametrize(
    "tables",
    [
        {},
        {"_keys": {"k": KEY}},
        {"_keys": {"k": HIDDEN}},
        {"_keys": {"k": {**KEY, "revoked_at": KEY["created_at"]}}},
        {"_meta": {"ids": {"id": "ids", "seed": "-12", "counter": 0}}},
        {"planner__acme__tasks": {"t": {"id": "t", "_project": "p", "_seq": 3}}},
        {"planner__acme__projects": {}},
    ],
)
def test_a_right_state_is_read(tables: dict[str, Any]) -> None:
    document = state(**tables)

    assert read_state(document, COLLECTIONS) == document["tables"]


@pytest.mark.parametrize(
    "document", [None, [], "text", 7, {}, {"tables": []}, {"tables": None}, {"understudy": "0.1.0"}]
)
def test_what_is_no_state_is_refused(document: Any) -> None:
    with pytest.raises(StateError, match='not an exported state: it has no object "tables"'):
        read_state(document, COLLECTIONS)


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"_orgs": []}, "_orgs: must be an object of documents"),
        ({"_orgs": {"planner:acme": 7}}, "_orgs: planner:acme: must be an object"),
        ({"_orgs": {"planner:a": ACME}}, "_orgs: planner:a: its id is 'planner:acme'"),
        ({"_orgs": {"x:acme": {**ACME, "api": "x"}}}, "the API 'x' is not served; add --api x"),
        ({"_orgs": {"planner:acme": {"id": "acme"}}}, "_orgs: planner:acme: has no name"),
        ({"_keys": {"other": KEY}}, "_keys: other: its id is 'k'"),
        ({"_keys": {"k": {**KEY, "org": "eve"}}}, "_keys: k: there is no organization 'eve'"),
        ({"_keys": {"k": {**KEY, "api": "x"}}}, "_keys: k: there is no organization 'acme'"),
        ({"_keys": {"k": KEY, "l": {**KEY, "id": "l"}}}, "_keys: l: another key of its API has"),
        ({"_keys": {"k": HIDDEN, "l": {**HIDDEN, "id": "l"}}}, "_keys: l: another key of its API"),
        ({"_keys": {"k": {**HIDDEN, "_digest": "abc"}}}, "k: a key with a _digest has an empty k"),
        ({"_keys": {"k": {**HIDDEN, "key": "pp_1"}}}, "k: a key with a _digest has an empty key"),
        ({"_meta": {"x": {"id": "ids", "seed": "1", "counter": 1}}}, "_meta: x: its id is 'ids'"),
        ({"_meta": {"ids": {"id": "ids", "seed": "x", "counter": 1}}}, "the seed must be a whole"),
        ({"_meta": {"ids": {"id": "ids", "seed": "1", "counter": -1}}}, "the counter must be a w"),
        ({"_meta": {"ids": {"id": "ids", "seed": "1", "counter": True}}}, "the counter must be a"),
        ({"_meta": {"ids": {"id": "ids", "seed": "1"}}}, "_meta: ids: has no counter"),
        ({"_other": {}}, "_other: there is no such table or organization"),
        ({"planner__eve__tasks": {}}, "planner:eve:tasks: there is no such table or organization"),
        ({"planner__acme__budget": {}}, "planner:acme:budget: 'planner' has no such collection"),
        ({"planner__acme__tasks": {"t": {"id": "t"}}}, "planner:acme:tasks: t: has no _project"),
        ({"planner__acme__projects": {"a": {"id": "b"}}}, "projects: a: its id is 'b'"),
        ({"planner__acme__projects": {"a": None}}, "projects: a: must be an object"),
        ({"planner__acme__projects": {"a": {"id": "a", "_seq": 2**60}}}, "_seq must be a whole"),
        ({"planner__acme__projects": {"a": {"id": "a", "_seq": "1"}}}, "_seq must be a whole num"),
    ],
)
def test_a_mistake_is_named_with_its_place(tables: dict[str, Any], message: str) -> None:
    with pytest.raises(StateError, match=message):
        read_state(state(**tables), COLLECTIONS)


def test_a_state_that_is_nested_too_deeply_is_refused() -> None:
    deep = orjson.loads("[" * 300 + "]" * 300)
    document = state(planner__acme__projects={"a": {"id": "a", "deep": deep}})

    with pytest.raises(StateError, match="it is nested too deeply"):
        read_state(document, COLLECTIONS)
