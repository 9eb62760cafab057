"""Keys: whom a token stands for, and how keys come and go."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from understudy.server.state.access.keys import Caller, Key, Keys
from understudy.server.state.documents.store import Store
from understudy.server.state.failures import Invalid, NotFound
from understudy.server.state.time.clock import Clock

KeyStore = tuple[Keys, Store]
Opener = Callable[..., KeyStore]


def test_a_token_stands_for_its_organization(keys: Keys) -> None:
    assert keys.caller("reveal", "pp_1") == Caller("reveal", "acme", "Acme", "key_ci")


@pytest.mark.parametrize("token", ["pp_3", "pp_0", "", "PP_1", "pp_1 ", "\udcff"])
def test_a_revoked_or_unknown_token_stands_for_nobody(keys: Keys, token: str) -> None:
    assert keys.caller("reveal", token) is None


def test_a_token_of_one_api_is_unknown_to_another(keys: Keys) -> None:
    assert keys.caller("single", "pp_1") is None
    assert keys.caller("nowhere", "pp_1") is None


def test_the_same_token_may_belong_to_two_apis(keys: Keys) -> None:
    found = [keys.caller(api, "pp_1") for api in ("reveal", "once")]

    assert [caller and caller.key_id for caller in found] == ["key_ci", "key_once"]


def test_keys_are_listed_in_order_of_creation(keys: Keys) -> None:
    created = keys.create("reveal", "north", "new")

    assert [key.id for key in keys.list()] == ["key_ci", "key_old", "key_once", created.id]


def test_a_key_is_listed_as_it_is(keys: Keys, seeded_key: dict[str, Any]) -> None:
    assert keys.list()[0] == Key(**seeded_key)


def test_a_created_key_says_when_and_for_whom(keys: Keys) -> None:
    created = keys.create("reveal", "north", "tour bot")

    assert created == Key(
        id=created.id,
        api="reveal",
        org="north",
        name="tour bot",
        key=created.key,
        created_at="2026-06-01T12:00:00.000Z",
        revoked_at=None,
    )
    assert created.key.startswith("pp_")
    assert created.id.startswith("key_")


def test_an_unknown_api_is_invalid(keys: Keys) -> None:
    with pytest.raises(Invalid) as failure:
        keys.create("nowhere", "acme", "x")

    assert failure.value.field == "api"
    assert failure.value.problem == "must be one of reveal, once, single"


def test_an_unknown_organization_is_invalid(keys: Keys) -> None:
    with pytest.raises(Invalid) as failure:
        keys.create("reveal", "nobody", "x")

    assert (failure.value.field, failure.value.problem) == (
        "org",
        "must be one of acme, north",
    )


def test_revoking_says_when(keys: Keys) -> None:
    assert keys.revoke("key_ci").revoked_at == "2026-06-01T12:00:00.000Z"


def test_revoking_again_changes_nothing(keys: Keys, clock: Clock) -> None:
    first = keys.revoke("key_ci")
    asyncio.run(clock.advance(timedelta(days=1)))

    assert keys.revoke("key_ci") == first


def test_revoking_an_unknown_key_is_not_found(keys: Keys) -> None:
    with pytest.raises(NotFound):
        keys.revoke("key_nobody")


def test_revoking_one_key_leaves_the_others(keys: Keys) -> None:
    created = keys.create("reveal", "acme", "second")

    keys.revoke("key_ci")

    assert keys.caller("reveal", created.key) is not None


@pytest.mark.parametrize("api", ["reveal", "once", "single"])
def test_keys_survive_a_restart(open_keys: Opener, api: str) -> None:
    keys, store = open_keys()
    kept, revoked = keys.create(api, "acme", "kept"), keys.create(api, "north", "revoked")
    keys.revoke(revoked.id)
    store.close()

    again, _ = open_keys()

    assert again.caller(api, kept.key) == Caller(api, "acme", "Acme", kept.id)
    assert again.caller(api, revoked.key) is None


def test_a_replacement_of_the_content_replaces_the_keys(
    key_store: KeyStore, key_fixtures: dict[str, Any]
) -> None:
    keys, store = key_store
    created = keys.create("reveal", "acme", "x")
    keys.revoke("key_ci")

    store.replace(key_fixtures)

    assert keys.caller("reveal", created.key) is None
    assert keys.caller("reveal", "pp_1") == Caller("reveal", "acme", "Acme", "key_ci")


def test_a_key_whose_token_changes_is_found_by_the_new_one(
    key_store: KeyStore, seeded_key: dict[str, Any]
) -> None:
    keys, store = key_store

    store.commit([("_keys", "key_ci", {**seeded_key, "key": "pp_new"})])

    assert keys.caller("reveal", "pp_1") is None
    assert keys.caller("reveal", "pp_new") is not None


def test_a_revoked_key_does_not_take_an_active_one_of_its_token_along(
    key_store: KeyStore, seeded_key: dict[str, Any]
) -> None:
    keys, store = key_store
    store.commit([("_keys", "key_new", {**seeded_key, "id": "key_new", "key": "pp_3"})])

    store.commit([("_keys", "key_old", None)])

    assert keys.caller("reveal", "pp_3") is not None


def test_a_removed_key_is_unknown(key_store: KeyStore) -> None:
    keys, store = key_store
    store.commit([("_keys", "key_ci", None), ("_keys", "key_old", None)])

    assert keys.caller("reveal", "pp_1") is None


def test_a_renamed_organization_is_told_by_its_new_name(key_store: KeyStore) -> None:
    keys, store = key_store
    renamed = {"id": "acme", "api": "reveal", "name": "Acme Ltd"}

    store.commit([("_orgs", "reveal:acme", renamed)])

    assert keys.caller("reveal", "pp_1").org_name == "Acme Ltd"
