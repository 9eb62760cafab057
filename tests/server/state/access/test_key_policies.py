"""Each API's policy: keys that stay readable, are shown once, or are replaced."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from understudy.server.state.access.keys import Caller, Key, Keys
from understudy.server.state.documents.store import Store
from understudy.server.state.time.clock import Clock


def test_a_created_key_works_at_once(keys: Keys) -> None:
    created = keys.create("reveal", "north", "tour bot")

    assert keys.caller("reveal", created.key) == Caller("reveal", "north", "North", created.id)


def test_a_revoked_key_stops_working_at_once(keys: Keys) -> None:
    keys.revoke("key_ci")

    assert keys.caller("reveal", "pp_1") is None


def test_a_revealing_api_keeps_its_tokens_readable(keys: Keys) -> None:
    created = keys.create("reveal", "acme", "x")

    assert keys.list()[-1].key == created.key
    assert keys.is_readable(created)


def test_a_token_that_is_shown_once_is_not_kept(keys: Keys) -> None:
    created = keys.create("once", "acme", "x")

    assert keys.list()[-1].key == ""
    assert not keys.is_readable(created)


def test_a_token_that_is_shown_once_works(keys: Keys) -> None:
    created = keys.create("once", "acme", "x")

    assert keys.caller("once", created.key) == Caller("once", "acme", "Acme", created.id)


def test_a_token_that_is_shown_once_is_nowhere_on_disk(
    open_keys: Callable[..., tuple[Keys, Store]], tmp_path: Path
) -> None:
    keys, _ = open_keys()

    created = keys.create("once", "acme", "x")

    files = [path.read_bytes() for path in (tmp_path / "data").iterdir()]
    assert created.id.encode() in b"".join(files)
    assert created.key.encode() not in b"".join(files)


def test_a_digest_does_not_pass_for_its_token(key_store: tuple[Keys, Store]) -> None:
    keys, store = key_store
    created = keys.create("once", "acme", "x")

    stored = store.rows("_keys")[created.id]["_digest"]

    assert keys.caller("once", stored) is None


def test_the_single_key_of_an_organization_replaces_the_one_before(keys: Keys) -> None:
    first = keys.create("single", "acme", "first")
    second = keys.create("single", "acme", "second")

    assert keys.caller("single", first.key) is None
    assert keys.caller("single", second.key) is not None
    assert keys.list()[-2].revoked_at == second.created_at


def test_a_single_key_leaves_other_organizations_and_apis_alone(keys: Keys) -> None:
    other = keys.create("single", "north", "other")

    keys.create("single", "acme", "mine")

    assert keys.caller("single", other.key) is not None
    assert keys.caller("reveal", "pp_1") is not None


def test_an_earlier_revocation_keeps_its_date(keys: Keys, clock: Clock) -> None:
    first = keys.create("single", "acme", "first")
    revoked = keys.revoke(first.id)
    asyncio.run(clock.advance(timedelta(days=1)))

    keys.create("single", "acme", "second")

    assert keys.list()[-2] == revoked


def test_a_key_of_an_api_without_a_policy_is_not_readable(
    keys: Keys, seeded_key: dict[str, Any]
) -> None:
    assert not keys.is_readable(Key(**{**seeded_key, "api": "nowhere"}))
