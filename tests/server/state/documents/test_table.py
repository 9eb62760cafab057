"""TinyDB's own table interface: complete, journaled, isolated, rolled back on errors."""

from collections.abc import Callable
from typing import Any

import pytest
from tinydb import where
from tinydb.operations import increment
from tinydb.table import Document

from understudy.server.state.documents.table import KeyTable

Reread = Callable[[], dict[str, Any]]


def test_an_inserted_document_is_found_by_its_key(table: KeyTable) -> None:
    found = table.get(doc_id="ada")

    assert (found, found.doc_id) == ({"name": "Ada", "age": 36, "tags": ["math"]}, "ada")


def test_a_document_is_found_by_a_query(table: KeyTable) -> None:
    assert table.get(where("age") < 30).doc_id == "bob"


def test_documents_are_found_by_several_keys(table: KeyTable) -> None:
    assert [doc["name"] for doc in table.get(doc_ids=["bob", "ada", "eve"])] == ["Ada", "Bob"]


def test_what_does_not_exist_is_none(table: KeyTable) -> None:
    assert (table.get(doc_id="eve"), table.get(where("age") > 90)) == (None, None)


def test_a_search_returns_every_match(table: KeyTable) -> None:
    assert [doc.doc_id for doc in table.search(where("age") > 10)] == ["ada", "bob"]


def test_a_repeated_search_sees_writes_that_went_past_the_table(table: KeyTable) -> None:
    table.search(where("age") > 30)

    table.storage.commit([("people", "ada", None)])

    assert table.search(where("age") > 30) == []


def test_length_all_iteration_and_contains(table: KeyTable) -> None:
    assert len(table) == 2
    assert [doc.doc_id for doc in table.all()] == [doc.doc_id for doc in table] == ["ada", "bob"]
    assert table.contains(where("age") == 36)
    assert not table.contains(doc_id="eve")
    assert table.count(where("age") > 10) == 2


def test_several_documents_are_inserted_in_one_commit(table: KeyTable, reread: Reread) -> None:
    before = table.storage.seq

    keys = table.insert_multiple([Document({"n": 1}, "x"), Document({"n": 2}, "y")])

    assert (keys, table.storage.seq - before) == (["x", "y"], 1)
    assert list(reread()["people"]) == ["ada", "bob", "x", "y"]


def test_a_taken_key_is_refused_and_nothing_is_inserted(table: KeyTable) -> None:
    with pytest.raises(ValueError, match="Document with ID ada already exists"):
        table.insert_multiple([Document({"n": 1}, "x"), Document({"n": 2}, "ada")])

    assert len(table) == 2


@pytest.mark.parametrize("fill", [lambda table: table.truncate(), lambda table: None])
def test_a_document_without_a_key_is_refused(table: KeyTable, fill: Callable[..., None]) -> None:
    fill(table)
    before = len(table)

    with pytest.raises(TypeError, match="insert Document"):
        table.insert({"name": "Eve"})

    assert len(table) == before


def test_a_number_as_a_key_becomes_text(table: KeyTable) -> None:
    table.insert(Document({"name": "Eve"}, 7))

    assert table.get(doc_id=7) == {"name": "Eve"}
    assert "7" in table.rows


def test_an_update_by_key_is_kept(table: KeyTable, reread: Reread) -> None:
    updated = table.update({"age": 37}, doc_ids=["ada", "eve"])

    assert updated == ["ada"]
    assert reread()["people"]["ada"]["age"] == 37


def test_an_update_by_query_is_kept(table: KeyTable, reread: Reread) -> None:
    updated = table.update({"age": 1}, where("age") < 30)

    assert updated == ["bob"]
    assert reread()["people"]["bob"]["age"] == 1


def test_an_update_of_all_is_kept(table: KeyTable, reread: Reread) -> None:
    table.update(increment("age"))

    assert [row["age"] for row in reread()["people"].values()] == [37, 21]


def test_a_nested_change_by_a_function_is_kept(table: KeyTable, reread: Reread) -> None:
    table.update(lambda doc: doc["tags"].append("logic"), doc_ids=["ada"])

    assert table.get(doc_id="ada")["tags"] == ["math", "logic"]
    assert reread()["people"]["ada"]["tags"] == ["math", "logic"]


def test_several_updates_are_one_commit(table: KeyTable) -> None:
    before = table.storage.seq

    table.update_multiple([({"old": True}, where("age") > 30), ({"old": False}, where("age") < 30)])

    assert [doc["old"] for doc in table] == [True, False]
    assert table.storage.seq == before + 1


def test_an_update_that_changes_nothing_is_no_commit(table: KeyTable) -> None:
    before = table.storage.seq

    table.update({"age": 36}, doc_ids=["ada"])

    assert table.storage.seq == before


def test_an_exception_in_an_update_rolls_everything_back(table: KeyTable, reread: Reread) -> None:
    def spoil(doc: dict[str, Any]) -> None:
        doc["tags"].append("spoilt")
        doc["age"] = 1 // (doc["age"] - 20)

    with pytest.raises(ZeroDivisionError):
        table.update(spoil)

    assert [doc["tags"] for doc in table] == [["math"], []]
    assert [row["tags"] for row in reread()["people"].values()] == [["math"], []]


def test_upsert_updates_what_matches(table: KeyTable) -> None:
    assert table.upsert({"age": 40}, where("name") == "Ada") == ["ada"]
    assert table.get(doc_id="ada")["age"] == 40


def test_upsert_updates_by_key(table: KeyTable) -> None:
    assert table.upsert(Document({"age": 41}, "ada")) == ["ada"]
    assert table.get(doc_id="ada") == {"name": "Ada", "age": 41, "tags": ["math"]}


def test_upsert_inserts_what_is_missing(table: KeyTable) -> None:
    assert table.upsert(Document({"name": "Eve"}, "eve")) == ["eve"]
    assert table.get(doc_id="eve") == {"name": "Eve"}


def test_documents_are_removed_by_key_and_by_query(table: KeyTable, reread: Reread) -> None:
    assert table.remove(doc_ids=["bob", "eve"]) == ["bob"]
    assert table.remove(where("age") == 36) == ["ada"]

    assert reread() == {}


def test_truncating_empties_the_table_for_good(table: KeyTable, reread: Reread) -> None:
    table.truncate()

    assert len(table) == 0
    assert reread() == {}


def test_an_emptied_table_can_be_filled_again(table: KeyTable) -> None:
    table.truncate()

    table.insert(Document({"name": "Ada"}, "ada"))

    assert table.all() == [{"name": "Ada"}]


def test_what_is_read_is_a_copy_down_to_the_leaves(table: KeyTable) -> None:
    table.get(doc_id="ada")["tags"].append("spoilt")
    table.search(where("name") == "Ada")[0]["tags"].append("spoilt")
    table.all()[0]["tags"].append("spoilt")

    assert table.get(doc_id="ada")["tags"] == ["math"]


def test_what_was_inserted_is_a_copy_down_to_the_leaves(table: KeyTable) -> None:
    tags = ["new"]
    table.insert(Document({"tags": tags}, "eve"))

    tags.append("spoilt")

    assert table.get(doc_id="eve")["tags"] == ["new"]


def test_one_document_is_put_under_its_key(table: KeyTable) -> None:
    table.put("eve", {"name": "Eve"})

    assert table.get(doc_id="eve") == {"name": "Eve"}
