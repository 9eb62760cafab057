"""Content from outside: fixture folders, and whole states that are exported and imported."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from understudy import __version__
from understudy.reference.text import in_utf8
from understudy.server.state.access.account_shapes import check_account
from understudy.server.state.access.accounts import ACCOUNTS, repeated_username
from understudy.server.state.access.keys import KEYS, ORGS
from understudy.server.state.access.shapes import check_key, check_org, repeated_token
from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.shapes import Misshapen, check_doc
from understudy.server.state.documents.store import Store, table_name, table_of
from understudy.server.state.storage.rows import Doc
from understudy.server.state.webhooks.deliveries import DELIVERIES
from understudy.server.state.webhooks.secrets import HOOKS
from understudy.server.state.webhooks.shapes import check_delivery, check_hook

Content = dict[str, dict[str, Doc]]
ORG_FILE = "organizations.json"
KEY_FILE = "keys.json"
ACCOUNT_FILE = "accounts.json"
HOOK_FILE = "webhooks.json"
DELIVERY_FILE = "deliveries.json"


class FixtureError(ValueError):
    """A fixture folder cannot be used; the message names the file and the entry."""


def load_fixtures(api: str, folder: Path, collections: Sequence[Collection]) -> Content:
    """Read an API's fixture folder as tables, wholly checked."""
    _refuse_strangers(folder, collections)
    orgs = _listed(folder / ORG_FILE, _read(folder / ORG_FILE), check_org)
    keys = _keys(folder / KEY_FILE, orgs)
    content: Content = {
        ORGS: {f"{api}:{org}": {**row, "api": api} for org, row in orgs.items()},
        KEYS: {key: {**row, "api": api} for key, row in keys.items()},
        **_accounts(api, folder / ACCOUNT_FILE, orgs),
        **_webhooks(api, folder, orgs),
    }
    twin = repeated_token(content[KEYS])
    if twin:
        raise FixtureError(f"{folder / KEY_FILE}: {twin}: another entry has the same key")
    for collection in collections:
        path = folder / f"{collection.name}.json"
        check = partial(check_doc, collection=collection)
        if collection.shared:
            if path.exists():
                docs = _listed(path, _read(path), check, key=collection.key)
                content[table_of(api, "", collection)] = docs
            continue
        for org, docs in _by_org(path, orgs, check, collection.key).items():
            content[table_name(api, org, collection.name)] = docs
    return content


def merge_tables(parts: Iterable[Content]) -> Content:
    """Return the tables of several APIs as one content; their keys must have different ids."""
    merged: Content = {}
    for part in parts:
        for name, rows in part.items():
            table = merged.setdefault(name, {})
            taken = table.keys() & rows.keys()
            if taken:
                raise FixtureError(f"two APIs have a fixture with the id {min(taken)!r}")
            table.update(rows)
    return merged


def content_of(content: Content, api: str) -> Content:
    """Return the part of a content that is one API's."""
    return {
        name: {key: row for key, row in rows.items() if name[:1] != "_" or row["api"] == api}
        for name, rows in content.items()
        if name[:1] == "_" or name.startswith(f"{api}:")
    }


def export_state(store: Store) -> dict[str, Any]:
    """Return the whole content as a document that `read_state` accepts."""
    return {"understudy": __version__, "tables": store.tables()}


def _refuse_strangers(folder: Path, collections: Sequence[Collection]) -> None:
    if not folder.is_dir():
        raise FixtureError(f"no fixtures at {folder}; pass --fixtures DIR")
    system = [ORG_FILE, KEY_FILE, ACCOUNT_FILE, HOOK_FILE, DELIVERY_FILE]
    known = [*system, *(f"{collection.name}.json" for collection in collections)]
    for path in sorted(folder.glob("*.json")):
        if path.name not in known:
            raise FixtureError(f"{path}: no such collection; there are: {', '.join(known)}")


def _keys(path: Path, orgs: Mapping[str, Doc]) -> dict[str, Doc]:
    if not path.exists():
        return {}
    return _listed(path, _read(path), lambda row: check_key(row, lambda key: key["org"] in orgs))


def _accounts(api: str, path: Path, orgs: Mapping[str, Doc]) -> Content:
    if not path.exists():
        return {}
    listed = _listed(
        path, _read(path), lambda row: check_account(row, lambda it: it["org"] in orgs)
    )
    accounts: dict[str, Doc] = {key: {**row, "api": api} for key, row in listed.items()}
    twin = repeated_username(accounts)
    if twin:
        raise FixtureError(f"{path}: {twin}: another entry has the same username")
    return {ACCOUNTS: accounts}


def _webhooks(api: str, folder: Path, orgs: Mapping[str, Doc]) -> Content:
    hooks = _by_org(folder / HOOK_FILE, orgs, check_hook)
    known = {hook for rows in hooks.values() for hook in rows}
    deliveries = _by_org(
        folder / DELIVERY_FILE,
        orgs,
        lambda row: check_delivery(row, lambda one: one["subscription"] in known),
    )
    tables = {
        HOOKS: _owned(folder / HOOK_FILE, api, hooks),
        DELIVERIES: _owned(folder / DELIVERY_FILE, api, deliveries),
    }
    return {name: rows for name, rows in tables.items() if rows}


def _owned(path: Path, api: str, by_org: Mapping[str, Mapping[str, Doc]]) -> dict[str, Doc]:
    """Return rows of several organizations as one table, each with its owner."""
    table: dict[str, Doc] = {}
    for org, rows in by_org.items():
        for key, row in rows.items():
            if key in table:
                raise FixtureError(f"{path}: {org}: the id {key!r} is repeated")
            table[key] = {**row, "api": api, "org": org}
    return table


def _by_org(
    path: Path, orgs: Mapping[str, Doc], check: Callable[[Any], None], key: str = "id"
) -> dict[str, dict[str, Doc]]:
    if not path.exists():
        return {}
    content = _read(path)
    if not isinstance(content, dict):
        raise FixtureError(f"{path}: must be an object of lists, one for each organization")
    for org in content:
        if org not in orgs:
            raise FixtureError(f"{path}: {org}: there is no such organization in {ORG_FILE}")
    return {org: _listed(path, docs, check, f"{org}: ", key) for org, docs in content.items()}


def _listed(
    path: Path, entries: Any, check: Callable[[Any], None], where: str = "", key: str = "id"
) -> dict[str, Doc]:
    if not isinstance(entries, list):
        raise FixtureError(f"{path}: {where}must be a list")
    rows: dict[str, Doc] = {}
    for number, row in enumerate(entries, 1):
        try:
            check(row)
        except Misshapen as problem:
            named = f"entry {number}{_called(row, key)}"
            raise FixtureError(f"{path}: {where}{named}: {problem}") from None
        if row[key] in rows:
            raise FixtureError(f"{path}: {where}entry {number}: the {key} {row[key]!r} is repeated")
        rows[row[key]] = row
    return rows


def _called(row: Any, key: str) -> str:
    return f" ({row[key]})" if isinstance(row, dict) and key in row else ""


def _read(path: Path) -> Any:
    if path.exists() and not path.is_file():
        # A pipe would be waited for, and a device may never end.
        raise FixtureError(f"{path}: is no ordinary file")
    try:
        text = in_utf8(path.read_bytes())
        content = orjson.loads(text)
        # As deep as in a commit, so that what is read can also be written.
        orjson.dumps([content])
        json.loads(text, object_pairs_hook=_distinct, parse_int=str)
    except OSError as error:
        raise FixtureError(f"{path}: cannot be read: {error.strerror}") from None
    except (orjson.JSONDecodeError, UnicodeDecodeError) as error:
        raise FixtureError(f"{path}: is not JSON: {error}") from None
    except orjson.JSONEncodeError:
        raise FixtureError(f"{path}: is nested too deeply") from None
    except Misshapen as problem:
        raise FixtureError(f"{path}: {problem}") from None
    return content


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        raise Misshapen(f"{twin!r} stands twice in one object")
    return found
