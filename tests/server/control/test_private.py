"""What only the store knows is checked as well before a state is imported, in every API."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.conftest import PATIENCE

from understudy.server.registry import FOLDER, declaration_of, servable
from understudy.testing import Understudy

APIS = servable()
# No field of any API may hold it.
DAMAGE = [{}]
# The store's own, of every document.
NUMBER = "_seq"
PRIVATE = re.compile(r"_[a-z]\w*")
QUOTED = re.compile(r"[\"']_[a-z]")


@pytest.fixture(scope="module")
def everyone() -> Iterator[Understudy]:
    """A stand-in of all APIs."""
    with Understudy(apis=tuple(APIS)) as mock:
        yield mock


@cache
def declared(api: str) -> Mapping[str, set[str]]:
    """Return the private fields that an API declares, by collection."""
    return {each.name: {*each.private} for each in declaration_of(APIS[api]).collections}


def damaged(tables: dict[str, Any], api: str) -> Iterator[tuple[str, str, str, Any]]:
    """Yield table, key, field and a document in which that is damaged, for each that there is."""
    for collection, fields in declared(api).items():
        for field in fields:
            where = (
                (table, key, row)
                for table, rows in tables.items()
                for key, row in rows.items()
                if table.endswith(f":{collection}") and field in row
            )
            for table, key, row in islice(where, 1):
                yield table, key, field, {**row, field: DAMAGE}


def is_other(node: ast.AST) -> bool:
    """Whether texts within are no names of fields: those of slots, and pieces of longer texts."""
    is_slots = isinstance(node, ast.Assign) and "__slots__" in ast.unparse(node.targets[0])
    return is_slots or isinstance(node, ast.JoinedStr)


def named(folder: Path) -> set[str]:
    """Return the private fields that the code of an API names."""
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        text = file.read_text("utf-8")
        if not QUOTED.search(text):
            continue
        tree = ast.parse(text)
        others = {id(leaf) for node in ast.walk(tree) if is_other(node) for leaf in ast.walk(node)}
        found |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if PRIVATE.fullmatch(node.value) and id(node) not in others
        }
    return found - {NUMBER}


@pytest.mark.parametrize("api", APIS)
def test_every_private_field_that_an_api_names_is_declared(api: str) -> None:
    known = set().union(*declared(api).values())

    assert named(FOLDER / api) - known == set()


@pytest.mark.parametrize("api", APIS)
def test_every_private_field_of_the_fixtures_is_declared(everyone: Understudy, api: str) -> None:
    undeclared = {
        (table, field)
        for table, rows in everyone.state()["tables"].items()
        if table.startswith(f"{api}:")
        for row in rows.values()
        for field in row.keys() - declared(api)[table.rpartition(":")[2]] - {NUMBER}
        if field.startswith("_")
    }

    assert undeclared == set()


@pytest.mark.parametrize("api", APIS)
def test_a_damaged_private_field_is_refused_by_name_and_nothing_is_stored(
    everyone: Understudy, api: str
) -> None:
    url = f"{everyone.root}/_understudy/state"
    stored = everyone.state()["tables"]
    tables = {name: rows for name, rows in stored.items() if name.startswith(f"{api}:")}
    seen: set[str] = set()

    with httpx.Client(trust_env=False, timeout=PATIENCE) as control:
        before = control.get(url).content
        for table, key, field, document in damaged(tables, api):
            state = {"tables": {"_orgs": stored["_orgs"], table: {key: document}}}
            answer = control.put(url, json=state)
            seen.add(field)

            assert answer.status_code == 400, (table, key, field)
            assert answer.json()["error"].startswith(f"{table}: {key}: ")
            assert field in answer.json()["error"]
        after = control.get(url).content

    assert after == before
    assert seen == set().union(*declared(api).values())
