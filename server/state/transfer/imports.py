"""Reading an exported state: checked as a whole before anything is touched."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import orjson

from understudy.server.state.access.account_shapes import ACCOUNT, check_account, check_token
from understudy.server.state.access.accounts import ACCOUNTS, repeated_username
from understudy.server.state.access.keys import KEYS, ORGS
from understudy.server.state.access.shapes import KEY, ORG, check_key, check_org, repeated_token
from understudy.server.state.access.tokens import TOKENS
from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.shapes import Misshapen, check_doc, check_ids
from understudy.server.state.documents.store import META, PART
from understudy.server.state.outbox import MAIL, OUTBOX, check_mail
from understudy.server.state.storage.rows import Doc
from understudy.server.state.webhooks.deliveries import DELIVERIES
from understudy.server.state.webhooks.secrets import HOOKS
from understudy.server.state.webhooks.shapes import (
    DELIVERY,
    HOOK,
    OWNER,
    check_delivery,
    check_hook,
)

Content = dict[str, dict[str, Doc]]
Collections = Mapping[str, Sequence[Collection]]


class StateError(ValueError):
    """This document is not an exported state, or not one of the APIs that are served."""


def read_state(document: Any, collections: Collections) -> Content:
    """Return the tables of an exported state; `collections` are those of the served APIs."""
    tables = document.get("tables") if isinstance(document, dict) else None
    if not isinstance(tables, dict):
        raise StateError('not an exported state: it has no object "tables"')
    try:
        orjson.dumps(document)
    except orjson.JSONEncodeError:
        raise StateError("not an exported state: it is nested too deeply") from None
    content = {name: _table(name, rows) for name, rows in tables.items()}
    orgs = content.get(ORGS, {})
    checks = _checks(orgs, collections) | _owned_checks(orgs, content.get(HOOKS, {}))
    checks |= _account_checks(orgs, content.get(ACCOUNTS, {}))
    for name, rows in content.items():
        check, field = checks.get(name), "id"
        if check is None:
            collection = _collection_of(name, orgs, collections)
            check, field = partial(check_doc, collection=collection), collection.key
        for key, row in rows.items():
            _check_row(name, key, row, check, field)
    twin = repeated_token(content.get(KEYS, {}))
    if twin:
        raise StateError(f"{KEYS}: {twin}: another key of its API has the same token")
    namesake = repeated_username(content.get(ACCOUNTS, {}))
    if namesake:
        raise StateError(
            f"{ACCOUNTS}: {namesake}: another account of its API has the same username"
        )
    return content


def _table(name: str, rows: Any) -> dict[str, Doc]:
    if not isinstance(rows, dict):
        raise StateError(f"{name}: must be an object of documents")
    return rows


def _checks(orgs: Mapping[str, Doc], collections: Collections) -> dict[str, Callable[[Any], None]]:
    def check_owner(row: Any) -> None:
        check_org(row, (*ORG, "api"))
        if row["api"] not in collections:
            raise Misshapen(f"the API {row['api']!r} is not served; add --api {row['api']}")

    def check_owned_key(row: Any) -> None:
        check_key(row, lambda key: f"{key['api']}:{key['org']}" in orgs, (*KEY, "api"))

    return {ORGS: check_owner, KEYS: check_owned_key, META: check_ids}


def _account_checks(
    orgs: Mapping[str, Doc], accounts: Mapping[str, Doc]
) -> dict[str, Callable[[Any], None]]:
    def check_owned(row: Any) -> None:
        check_account(row, lambda it: f"{it['api']}:{it['org']}" in orgs, (*ACCOUNT, "api"))

    def is_account(token: Doc) -> bool:
        account = accounts.get(token["account"], {})
        return all(account.get(field) == token[field] for field in ("api", "org"))

    return {ACCOUNTS: check_owned, TOKENS: lambda row: check_token(row, is_account)}


def _owned_checks(
    orgs: Mapping[str, Doc], hooks: Mapping[str, Doc]
) -> dict[str, Callable[[Any], None]]:
    def check_owner(row: Doc) -> None:
        if f"{row['api']}:{row['org']}" not in orgs:
            raise Misshapen(f"there is no organization {row['org']!r} of {row['api']!r}")

    def check_subscription(row: Any) -> None:
        check_hook(row, (*HOOK, *OWNER))
        check_owner(row)

    def check_sent(row: Any) -> None:
        check_delivery(row, lambda one: one["subscription"] in hooks, (*DELIVERY, *OWNER))
        check_owner(row)

    def check_kept(row: Any) -> None:
        check_mail(row, (*MAIL, *OWNER))
        check_owner(row)

    return {HOOKS: check_subscription, DELIVERIES: check_sent, OUTBOX: check_kept}


def _collection_of(name: str, orgs: Mapping[str, Doc], collections: Collections) -> Collection:
    api, org, kind = name.split(":") if name.count(":") == 2 else ("", "", "")
    is_owned = f"{api}:{org}" in orgs and PART.fullmatch(org) is not None
    if not is_owned and (org or api not in collections):
        raise StateError(f"{name}: there is no such table or organization")
    for collection in collections.get(api, ()):
        if collection.name == kind and collection.shared != is_owned:
            return collection
    raise StateError(f"{name}: {api!r} has no such collection, or is not served")


def _check_row(name: str, key: str, row: Any, check: Callable[[Any], None], field: str) -> None:
    try:
        check(row)
    except Misshapen as problem:
        raise StateError(f"{name}: {key}: {problem}") from None
    own = f"{row['api']}:{row['id']}" if name == ORGS else row[field]
    if own != key:
        raise StateError(f"{name}: {key}: its {field} is {own!r}")
