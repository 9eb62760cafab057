"""The storage: atomic commits, replacement, and TinyDB's plain read and write."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import orjson
import pytest
from tinydb import where
from tinydb.table import Document, Table

from understudy.server.state.documents.index import Index
from understudy.server.state.failures import Invalid
from understudy.server.state.storage.errors import StoreUnusable
from understudy.server.state.storage.storage import JournalStorage

Opener = Callable[..., JournalStorage]
Limit = Callable[[int], AbstractContextManager[None]]


def nested(depth: int) -> Any:
    return orjson.loads(b"[" * depth + b"]" * depth)


def deepest(storage: JournalStorage) -> int:
    """Commit ever deeper documents until one is refused; return the depth of the last."""
    for depth in range(1, 1_000):
        try:
            storage.commit([("a", str(depth), {"deep": nested(depth)})])
        except Invalid:
            return depth - 1
    raise AssertionError("no depth is refused")


@pytest.fixture(params=["memory", "disk"])
def storage(request: pytest.FixtureRequest, open_storage: Opener, tmp_path: Path) -> JournalStorage:
    return open_storage({"memory": None, "disk": tmp_path / "data"}[request.param])


def test_a_new_storage_is_empty(storage: JournalStorage) -> None:
    assert (storage.seq, storage.tables(), storage.read()) == (0, {}, {})


def test_a_commit_writes_several_tables(storage: JournalStorage) -> None:
    storage.commit([("a", "x", {"n": 1}), ("b", "y", {"n": 2})])

    assert storage.tables() == {"a": {"x": {"n": 1}}, "b": {"y": {"n": 2}}}


def test_a_commit_counts_one(storage: JournalStorage) -> None:
    storage.commit([("a", "x", {"n": 1}), ("b", "y", {"n": 2})])
    storage.commit([("a", "x", None)])

    assert storage.seq == 2


def test_no_changes_are_no_commit(storage: JournalStorage) -> None:
    storage.commit([])

    assert storage.seq == 0


def test_removing_what_is_not_there_is_harmless(storage: JournalStorage) -> None:
    storage.commit([("a", "x", None)])

    assert storage.tables() == {}


def test_the_live_rows_of_a_table_stay_the_same_object(storage: JournalStorage) -> None:
    rows = storage.rows("a")

    storage.replace({"a": {"x": {"n": 1}}})

    assert rows is storage.rows("a")
    assert rows == {"x": {"n": 1}}


def test_stored_documents_share_nothing_with_the_callers(storage: JournalStorage) -> None:
    tags = ["new"]
    storage.commit([("a", "x", {"tags": tags})])

    tags.append("spoilt")

    assert storage.rows("a") == {"x": {"tags": ["new"]}}


def test_replaced_documents_share_nothing_with_the_callers(storage: JournalStorage) -> None:
    tags = ["new"]
    storage.replace({"a": {"x": {"tags": tags}}})

    tags.append("spoilt")

    assert storage.rows("a") == {"x": {"tags": ["new"]}}


@pytest.mark.parametrize(
    "change",
    [
        ("a", 1, {"n": 1}),
        (None, "x", {"n": 1}),
        ("a", "x", [1]),
        ("a", "x", "text"),
        ("a", "x", {"n": object()}),
        ("a", "x", {"n": 2**64}),
        ("a", "x", {"n": "\ud800"}),
        ("a", "x", {1: 2}),
    ],
)
def test_what_is_no_json_document_is_refused_whole(storage: JournalStorage, change: Any) -> None:
    with pytest.raises(TypeError):
        storage.commit([("a", "good", {"n": 1}), change])

    assert (storage.seq, storage.tables()) == (0, {})


def test_a_document_that_is_nested_too_deeply_is_invalid(storage: JournalStorage) -> None:
    with pytest.raises(Invalid, match="is nested too deeply"):
        storage.commit([("a", "x", {"deep": nested(300)})])

    assert storage.tables() == {}


def test_the_deepest_document_that_commits_survives_a_snapshot(open_storage: Opener) -> None:
    storage = open_storage()

    depth = deepest(storage)
    storage.close()

    assert open_storage().rows("a")[str(depth)] == {"deep": nested(depth)}


def test_replacing_puts_the_new_content_in_the_place_of_the_old(storage: JournalStorage) -> None:
    storage.commit([("a", "x", {"n": 1}), ("b", "y", {"n": 2})])

    storage.replace({"b": {"z": {"n": 3}}})

    assert storage.tables() == {"b": {"z": {"n": 3}}}


def test_replacing_raises_the_number(storage: JournalStorage) -> None:
    storage.replace({})
    assert storage.seq == 1

    storage.replace({}, seq=40)
    assert storage.seq == 40

    storage.replace({}, seq=7)
    assert storage.seq == 41


def test_a_replacement_that_cannot_be_written_changes_nothing(storage: JournalStorage) -> None:
    storage.commit([("a", "x", {"n": 1})])

    with pytest.raises(TypeError):
        storage.replace({"a": {"x": {"n": object()}}})

    assert (storage.seq, storage.tables()) == (1, {"a": {"x": {"n": 1}}})


def test_a_watcher_follows_commits_and_replacements(storage: JournalStorage) -> None:
    index = Index(("group",))
    storage.commit([("a", "w", {"group": 1, "n": 0})])
    storage.watch("a", index)
    storage.commit([("a", "x", {"group": 1, "n": 1}), ("b", "x", {"group": 1, "n": 9})])
    assert [doc["n"] for doc in index.find((1,))] == [0, 1]

    storage.replace({"a": {"y": {"group": 1, "n": 2}}})

    assert [doc["n"] for doc in index.find((1,))] == [2]


def test_a_watcher_follows_writes_through_tinydb(storage: JournalStorage) -> None:
    index = Index(("group",))
    storage.watch("a", index)

    storage.write({"a": {"x": {"group": 1}}})

    assert index.find((1,)) == [{"group": 1}]


def test_reading_as_tinydb_gives_a_copy(storage: JournalStorage) -> None:
    storage.commit([("a", "x", {"tags": []})])

    storage.read()["a"]["x"]["tags"].append("spoilt")

    assert storage.rows("a") == {"x": {"tags": []}}


def test_writing_as_tinydb_commits_only_what_differs(storage: JournalStorage) -> None:
    storage.commit([("a", "x", {"n": 1}), ("a", "y", {"n": 2}), ("b", "z", {"n": 3})])

    storage.write({"a": {"x": {"n": 1}, "y": {"n": 9}, "new": {"n": 4}}})

    assert storage.tables() == {"a": {"x": {"n": 1}, "y": {"n": 9}, "new": {"n": 4}}}
    assert storage.seq == 2


def test_tinydbs_stock_table_works_on_it_too(storage: JournalStorage) -> None:
    class TextTable(Table):
        document_id_class = str

    table = TextTable(storage, "people")
    table.insert(Document({"tags": ["math"]}, "ada"))

    table.update(lambda doc: doc["tags"].append("logic"), doc_ids=["ada"])

    assert storage.rows("people") == {"ada": {"tags": ["math", "logic"]}}
    assert table.search(where("tags").any(["logic"])) == [{"tags": ["math", "logic"]}]


def test_threads_never_share_a_commit(
    open_storage: Opener, eager_threads: None, tmp_path: Path
) -> None:
    storage = open_storage()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda key: storage.commit([("a", str(key), {"n": key})]), range(1_200)))
    shutil.copytree(tmp_path / "data", tmp_path / "crashed")

    assert (storage.seq, len(storage.rows("a"))) == (1_200, 1_200)
    assert open_storage(tmp_path / "crashed").read() == storage.read()


def test_a_closed_storage_refuses_writes(storage: JournalStorage) -> None:
    storage.commit([("a", "x", {"n": 1})])
    storage.close()

    for write in (
        lambda: storage.commit([("a", "x", {"n": 2})]),
        lambda: storage.replace({}),
        storage.snapshot,
    ):
        with pytest.raises(StoreUnusable, match="the store is closed; open it again to write"):
            write()

    assert storage.tables() == {"a": {"x": {"n": 1}}}


def test_closing_twice_is_harmless(storage: JournalStorage) -> None:
    storage.close()
    storage.close()
