"""TinyDB's database and updates over our storage: tables that come and go."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from understudy.server.state.documents.table import Database, KeyTable
from understudy.server.state.storage.storage import JournalStorage

Opener = Callable[..., JournalStorage]
Reread = Callable[[], dict[str, Any]]


def test_a_database_lists_the_tables_that_hold_something(
    database: Database, table: KeyTable
) -> None:
    database.table("empty")

    assert database.tables() == {"people"}


def test_a_dropped_table_is_gone(database: Database, table: KeyTable, reread: Reread) -> None:
    database.table("other").put("x", {"n": 1})

    database.drop_table("people")

    assert (database.tables(), len(database.table("people"))) == ({"other"}, 0)
    assert reread() == {"other": {"x": {"n": 1}}}


def test_all_tables_are_dropped_at_once(
    database: Database, table: KeyTable, reread: Reread
) -> None:
    database.drop_tables()

    assert database.tables() == set()
    assert reread() == {}


def test_the_default_table_works(database: Database) -> None:
    database.insert(Document({"n": 1}, "x"))

    assert (len(database), database.get(doc_id="x")) == (1, {"n": 1})


def test_a_query_cache_that_is_asked_for_stays_off(database: Database) -> None:
    table = database.table("people", cache_size=10)
    table.put("ada", {"age": 36})
    table.search(where("age") > 30)

    table.storage.commit([("people", "ada", None)])

    assert table.search(where("age") > 30) == []


def test_a_database_closes_at_the_end_of_its_block(open_storage: Opener) -> None:
    with Database(open_storage()) as database:
        database.table("people").put("ada", {"age": 36})

    assert open_storage().rows("people") == {"ada": {"age": 36}}


def test_the_overlay_behaves_as_a_dictionary(table: KeyTable) -> None:
    seen: list[Any] = []

    def updater(rows: Any) -> None:
        rows["eve"] = {}
        del rows["bob"]
        rows["gone"] = {"n": 1}
        seen.append((rows.pop("gone"), len(rows), list(rows), "bob" in rows, "eve" in rows))
        seen.append([rows.get("bob"), rows.get("nobody")])

    table._update_table(updater)

    assert seen == [({"n": 1}, 2, ["ada", "eve"], False, True), [None, None]]
    assert list(table.rows) == ["ada", "eve"]


@pytest.mark.parametrize("key", ["nobody", "bob"])
def test_the_overlay_refuses_to_remove_what_is_not_there(table: KeyTable, key: str) -> None:
    def updater(rows: Any) -> None:
        rows.pop("bob")
        del rows[key]

    with pytest.raises(KeyError):
        table._update_table(updater)

    assert list(table.rows) == ["ada", "bob"]


def test_tinydb_reads_the_tables_of_a_snapshot(open_storage: Opener, tmp_path: Path) -> None:
    storage = open_storage()
    storage.commit([("people", "1", {"name": "Ada"})])
    storage.close()
    tables = orjson.loads((tmp_path / "data/snapshot.json").read_bytes())["tables"]
    (tmp_path / "plain.json").write_bytes(orjson.dumps(tables))

    with TinyDB(tmp_path / "plain.json") as plain:
        assert plain.table("people").all() == [{"name": "Ada"}]
