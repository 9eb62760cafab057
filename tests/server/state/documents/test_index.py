"""The secondary index: what it finds, and in which order."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.server.state.documents.index import Index

KEYS = st.sampled_from("abcd")
VALUES = st.sampled_from([1, 2, None, "x", [1], {"y": 2}])


def doc(key: str, value: Any) -> dict[str, Any]:
    return {"id": key, "group": value}


def filled(**groups: Any) -> Index:
    index = Index(("group",))
    index.rebuild({key: doc(key, value) for key, value in groups.items()})
    return index


def found(index: Index, *values: Any) -> list[str]:
    return [row["id"] for row in index.find(values)]


def test_documents_are_found_by_their_value_in_order_of_insertion() -> None:
    index = filled(c=1, a=1, b=2)

    assert (found(index, 1), found(index, 2), found(index, 3)) == (["c", "a"], ["b"], [])


def test_several_fields_are_matched_together() -> None:
    index = Index(("x", "y"))
    index.rebuild({"a": {"id": "a", "x": 1, "y": 2}, "b": {"id": "b", "x": 2, "y": 1}})

    assert found(index, 1, 2) == ["a"]


def test_a_missing_field_counts_as_null() -> None:
    index = Index(("group",))

    index.change("a", None, {"id": "a"})

    assert found(index, None) == ["a"]


def test_lists_and_objects_can_be_values() -> None:
    index = filled(a=[1, 2], b={"x": 1, "y": 2})

    assert (found(index, [1, 2]), found(index, {"y": 2, "x": 1})) == (["a"], ["b"])


def test_a_changed_document_is_found_as_it_is_now() -> None:
    index = filled(a=1)

    index.change("a", doc("a", 1), {**doc("a", 1), "name": "new"})

    assert index.find((1,)) == [{"id": "a", "group": 1, "name": "new"}]


def test_a_document_that_changes_groups_leaves_the_old_one() -> None:
    index = filled(a=1, b=1)

    index.change("a", doc("a", 1), doc("a", 2))

    assert (found(index, 1), found(index, 2)) == (["b"], ["a"])


def test_a_document_that_returns_to_its_group_stands_where_it_was() -> None:
    index = filled(a=1, b=1)

    index.change("a", doc("a", 1), doc("a", 2))
    index.change("a", doc("a", 2), doc("a", 1))

    assert found(index, 1) == ["a", "b"]


def test_a_removed_document_is_not_found() -> None:
    index = filled(a=1)

    index.change("a", doc("a", 1), None)

    assert found(index, 1) == []


def test_a_document_that_is_inserted_again_stands_last() -> None:
    index = filled(a=1, b=1)

    index.change("a", doc("a", 1), None)
    index.change("a", None, doc("a", 1))

    assert found(index, 1) == ["b", "a"]


def test_rebuilding_forgets_groups_that_were_out_of_order() -> None:
    index = filled(a=1, b=2)
    index.change("a", doc("a", 1), doc("a", 2))

    index.rebuild({})

    assert found(index, 2) == []


def test_removing_what_is_not_there_changes_nothing() -> None:
    index = filled(a=1)

    index.change("z", None, None)

    assert found(index, 1) == ["a"]


@settings(derandomize=True, database=None, max_examples=200)
@given(st.lists(st.tuples(KEYS, st.none() | st.tuples(VALUES)), max_size=30))
def test_an_index_kept_up_equals_one_rebuilt(steps: list[tuple[str, tuple[Any] | None]]) -> None:
    kept, rows = Index(("group",)), {}
    for key, change in steps:
        after = None if change is None else doc(key, change[0])
        kept.change(key, rows.get(key), after)
        rows = {other: row for other, row in {**rows, key: after}.items() if row is not None}

    rebuilt = Index(("group",))
    rebuilt.rebuild(rows)

    for value in (1, 2, None, "x", [1], {"y": 2}):
        assert kept.find((value,)) == rebuilt.find((value,))
