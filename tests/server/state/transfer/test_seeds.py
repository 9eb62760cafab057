"""Fixture folders: what they become, and how their mistakes are named."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from understudy.server.state.documents.collection import Collection
from understudy.server.state.transfer.seeds import (
    FixtureError,
    content_of,
    load_fixtures,
    merge_tables,
)

COLLECTIONS = (Collection("projects"), Collection("tasks", ("_project",)))
KEY = {
    "id": "key_ci",
    "org": "acme",
    "name": "ci",
    "key": "pp_1",
    "created_at": "2026-01-01T00:00:00.000Z",
    "revoked_at": None,
}
FILES: dict[str, Any] = {
    "organizations": [{"id": "acme", "name": "Acme"}, {"id": "north", "name": "North"}],
    "keys": [KEY],
    "projects": {"acme": [{"id": "p1", "name": "Tour"}, {"id": "p2"}], "north": [{"id": "p1"}]},
    "tasks": {"acme": [{"id": "t1", "_project": "p1"}]},
}
Writer = Callable[..., Path]


@pytest.fixture
def folder_with(tmp_path: Path) -> Writer:
    """Write the files above into a folder, some of them changed; text is written as it is."""

    def write(**changes: Any) -> Path:
        for name, content in {**FILES, **changes}.items():
            text = content if isinstance(content, str) else json.dumps(content)
            (tmp_path / f"{name}.json").write_text(text, "utf-8", "surrogateescape")
        return tmp_path

    return write


def test_a_folder_becomes_tables(folder_with: Writer) -> None:
    assert load_fixtures("planner", folder_with(), COLLECTIONS) == {
        "_orgs": {
            "planner:acme": {"id": "acme", "name": "Acme", "api": "planner"},
            "planner:north": {"id": "north", "name": "North", "api": "planner"},
        },
        "_keys": {"key_ci": {**KEY, "api": "planner"}},
        "planner:acme:projects": {"p1": {"id": "p1", "name": "Tour"}, "p2": {"id": "p2"}},
        "planner:north:projects": {"p1": {"id": "p1"}},
        "planner:acme:tasks": {"t1": {"id": "t1", "_project": "p1"}},
    }


def test_documents_keep_their_order(folder_with: Writer) -> None:
    docs = [{"id": key} for key in ("z", "a", "m")]

    tables = load_fixtures("planner", folder_with(projects={"acme": docs}), COLLECTIONS)

    assert list(tables["planner:acme:projects"]) == ["z", "a", "m"]


@pytest.mark.parametrize("missing", ["keys", "projects", "tasks"])
def test_a_missing_file_means_none_of_these(folder_with: Writer, missing: str) -> None:
    folder = folder_with()
    (folder / f"{missing}.json").unlink()

    tables = load_fixtures("planner", folder, COLLECTIONS)

    assert tables.get("_keys" if missing == "keys" else f"planner:acme:{missing}", {}) == {}


def test_missing_organizations_are_an_error(folder_with: Writer) -> None:
    folder = folder_with()
    (folder / "organizations.json").unlink()

    with pytest.raises(FixtureError, match=r"organizations\.json: cannot be read: No such file"):
        load_fixtures("planner", folder, COLLECTIONS)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FixtureError, match=r"no fixtures at .*nowhere; pass --fixtures DIR"):
        load_fixtures("planner", tmp_path / "nowhere", COLLECTIONS)


def test_other_files_are_left_alone(folder_with: Writer) -> None:
    folder = folder_with()
    (folder / "README.md").write_text("notes")

    assert load_fixtures("planner", folder, COLLECTIONS)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("budgets", {}, r"budgets\.json: no such collection; there are: organizations\.json, keys"),
        ("projects", '{"acme": [', r"projects\.json: is not JSON: .*line 1 column"),
        ("projects", '{"acme": [{"id": "p", "n": NaN}]}', r"projects\.json: is not JSON"),
        ("projects", '{"acme": [{"id": "\udcff"}]}', r"projects\.json: is not JSON"),
        ("projects", '{"acme": [], "acme": []}', r"projects\.json: 'acme' stands twice in one obj"),
        ("projects", [], r"projects\.json: must be an object of lists, one for each organization"),
        ("projects", {"acme": {}}, r"projects\.json: acme: must be a list"),
        ("projects", {"eve": []}, r"projects\.json: eve: there is no such organization in organi"),
        ("projects", {"acme": [7]}, r"projects\.json: acme: entry 1: must be an object"),
        (
            "projects",
            {"acme": [{}]},
            r"projects\.json: acme: entry 1: the id must be text, and not",
        ),
        ("projects", {"acme": [{"id": 7}]}, r"acme: entry 1 \(7\): the id must be text"),
        (
            "projects",
            {"acme": [{"id": ""}]},
            r"acme: entry 1 \(\): the id must be text, and not em",
        ),
        ("projects", {"acme": [{"id": "a"}, {"id": "a"}]}, r"entry 2: the id 'a' is repeated"),
        ("projects", {"acme": [{"id": "a", "_seq": -1}]}, r"\(a\): _seq must be a whole number"),
        ("tasks", {"acme": [{"id": "t"}]}, r"tasks\.json: acme: entry 1 \(t\): has no _project"),
        ("organizations", {}, r"organizations\.json: must be a list"),
        ("organizations", ["acme"], r"organizations\.json: entry 1: must be an object"),
        ("organizations", [{"id": "a"}], r"organizations\.json: entry 1 \(a\): has no name"),
        ("organizations", [{"id": "a", "name": 1}], r"the name must be text"),
        (
            "organizations",
            [{"id": "a-b", "name": "A"}],
            r"\(a-b\): the id may hold only lower-case",
        ),
        ("organizations", [*FILES["organizations"]] * 2, r"entry 3: the id 'acme' is repeated"),
        ("keys", {}, r"keys\.json: must be a list"),
        ("keys", [{**KEY, "org": "eve"}], r"keys\.json: entry 1 \(key_ci\): there is no organizat"),
        ("keys", [{**KEY, "key": ""}], r"\(key_ci\): the key must be text, and not empty"),
        ("keys", [{**KEY, "revokedAt": None}], r"has an unknown field 'revokedAt'; there are: id"),
        ("keys", [{**KEY, "created_at": "2026-01-01"}], r"created_at: 2026-01-01 is a date witho"),
        ("keys", [{**KEY, "revoked_at": "now"}], r"revoked_at: 'now' is not an instant"),
        ("keys", [{**KEY, "revoked_at": 7}], r"revoked_at: '7' is not an instant"),
        ("keys", [KEY, KEY], r"keys\.json: entry 2: the id 'key_ci' is repeated"),
        ("keys", [KEY, {**KEY, "id": "b"}], r"keys\.json: b: another entry has the same key"),
    ],
)
def test_a_mistake_names_the_file_and_the_entry(
    folder_with: Writer, name: str, content: Any, message: str
) -> None:
    with pytest.raises(FixtureError, match=message) as refusal:
        load_fixtures("planner", folder_with(**{name: content}), COLLECTIONS)

    assert "\n" not in str(refusal.value)


def test_what_is_nested_too_deeply_to_be_stored_is_refused(folder_with: Writer) -> None:
    deep = '{"acme": [{"id": "a", "deep": ' + "[" * 300 + "]" * 300 + "}]}"

    with pytest.raises(FixtureError, match=r"projects\.json: is nested too deeply"):
        load_fixtures("planner", folder_with(projects=deep), COLLECTIONS)


def test_a_huge_number_is_read(folder_with: Writer) -> None:
    text = '{"acme": [{"id": "a", "n": ' + "9" * 300 + "}]}"

    tables = load_fixtures("planner", folder_with(projects=text), COLLECTIONS)

    assert tables["planner:acme:projects"]["a"]["n"] == float("9" * 300)


def test_a_file_that_cannot_be_read_is_named(folder_with: Writer) -> None:
    folder = folder_with()
    (folder / "projects.json").unlink()
    (folder / "projects.json").mkdir()

    with pytest.raises(FixtureError, match=r"projects\.json: is no ordinary file"):
        load_fixtures("planner", folder, COLLECTIONS)


def test_the_tables_of_several_apis_are_merged(folder_with: Writer) -> None:
    first = load_fixtures("planner", folder_with(), COLLECTIONS)
    second = load_fixtures("other", folder_with(keys=[{**KEY, "id": "key_2"}]), COLLECTIONS)

    merged = merge_tables([first, second])

    assert list(merged["_keys"]) == ["key_ci", "key_2"]
    assert len(merged["_orgs"]) == 4
    assert merged["planner:acme:projects"] == merged["other:acme:projects"]


def test_two_apis_with_one_key_id_are_refused(folder_with: Writer) -> None:
    parts = [load_fixtures(api, folder_with(), COLLECTIONS) for api in ("planner", "other")]

    with pytest.raises(FixtureError, match="two APIs have a fixture with the id 'key_ci'"):
        merge_tables(parts)


def test_merging_leaves_the_parts_as_they_are(folder_with: Writer) -> None:
    first = load_fixtures("planner", folder_with(), COLLECTIONS)
    second = load_fixtures("other", folder_with(keys=[]), COLLECTIONS)

    merge_tables([first, second])

    assert len(first["_orgs"]) == 2


def test_documents_may_be_known_by_another_field(folder_with: Writer) -> None:
    collections = (Collection("projects", key="uuid"),)
    folder = folder_with(projects={"acme": [{"uuid": "u1", "id": 7}]})
    (folder / "tasks.json").unlink()

    content = load_fixtures("pp", folder, collections)

    assert content["pp:acme:projects"] == {"u1": {"uuid": "u1", "id": 7}}


def test_a_repeated_identifier_is_named_by_its_field(folder_with: Writer) -> None:
    folder = folder_with(projects={"acme": [{"uuid": "u1"}, {"uuid": "u1"}]})
    (folder / "tasks.json").unlink()

    with pytest.raises(FixtureError, match="entry 2: the uuid 'u1' is repeated"):
        load_fixtures("pp", folder, (Collection("projects", key="uuid"),))


def test_the_content_of_one_api_is_taken_out_whole(folder_with: Writer) -> None:
    folder = folder_with()
    mine = load_fixtures("pp", folder, COLLECTIONS)
    other = load_fixtures("other", folder_with(keys=[{**KEY, "id": "key_other"}]), COLLECTIONS)

    assert content_of(merge_tables([mine, other]), "other") == other
