"""Keys: whom a token stands for, and each API's policy of creating, showing and revoking."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from understudy.server.state.clock import Clock
from understudy.server.state.failures import Invalid, NotFound
from understudy.server.state.ids import Ids
from understudy.server.state.keys import Caller, Key, KeyPolicy, Keys
from understudy.server.state.store import Store

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
POLICIES = {
    kind: KeyPolicy(kind, lambda ids: f"pp_{ids.hex(64)}") for kind in ("reveal", "once", "single")
}
SEEDED = {
    "id": "key_ci",
    "api": "reveal",
    "org": "acme",
    "name": "ci",
    "key": "pp_1",
    "created_at": "2026-01-01T00:00:00.000Z",
    "revoked_at": None,
}
FIXTURES = {
    "_orgs": {
        f"{api}:{org}": {"id": org, "api": api, "name": org.title()}
        for api in POLICIES
        for org in ("acme", "north")
    },
    "_keys": {
        "key_ci": SEEDED,
        "key_old": {**SEEDED, "id": "key_old", "key": "pp_3", "revoked_at": SEEDED["created_at"]},
        "key_once": {**SEEDED, "id": "key_once", "api": "once", "key": "pp_1"},
    },
}


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def open_keys(open_store: Callable[..., Store], clock: Clock) -> Callable[..., Keys]:
    """Open the keys of a store, by default the one in the test's directory."""

    def open_one(*places: None) -> Keys:
        ids = Ids(seed=1)
        store = open_store(*places, ids=ids)
        if store.is_new:
            store.replace(FIXTURES)
        return Keys(store, clock, ids, POLICIES)

    return open_one


@pytest.fixture
def keys(open_keys: Callable[..., Keys]) -> Keys:
    return open_keys(None)


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


def test_a_key_is_listed_as_it_is(keys: Keys) -> None:
    assert keys.list()[0] == Key(**SEEDED)


def test_a_created_key_works_at_once(keys: Keys) -> None:
    created = keys.create("reveal", "north", "tour bot")

    assert keys.caller("reveal", created.key) == Caller("reveal", "north", "North", created.id)


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
        "must be an organization of reveal",
    )


def test_a_revoked_key_stops_working_at_once(keys: Keys) -> None:
    keys.revoke("key_ci")

    assert keys.caller("reveal", "pp_1") is None


def test_revoking_says_when(keys: Keys) -> None:
    assert keys.revoke("key_ci").revoked_at == "2026-06-01T12:00:00.000Z"


def test_revoking_again_changes_nothing(keys: Keys, clock: Clock) -> None:
    first = keys.revoke("key_ci")
    clock.advance(timedelta(days=1))

    assert keys.revoke("key_ci") == first


def test_revoking_an_unknown_key_is_not_found(keys: Keys) -> None:
    with pytest.raises(NotFound):
        keys.revoke("key_nobody")


def test_revoking_one_key_leaves_the_others(keys: Keys) -> None:
    created = keys.create("reveal", "acme", "second")

    keys.revoke("key_ci")

    assert keys.caller("reveal", created.key) is not None


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
    open_keys: Callable[..., Keys], tmp_path: Path
) -> None:
    keys = open_keys()

    created = keys.create("once", "acme", "x")

    files = [path.read_bytes() for path in (tmp_path / "data").iterdir()]
    assert created.id.encode() in b"".join(files)
    assert created.key.encode() not in b"".join(files)


def test_a_digest_does_not_pass_for_its_token(keys: Keys) -> None:
    created = keys.create("once", "acme", "x")

    stored = keys._rows[created.id]["_digest"]

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
    clock.advance(timedelta(days=1))

    keys.create("single", "acme", "second")

    assert keys.list()[-2] == revoked


def test_a_key_of_an_api_without_a_policy_is_not_readable(keys: Keys) -> None:
    assert not keys.is_readable(Key(**{**SEEDED, "api": "nowhere"}))


@pytest.mark.parametrize("api", ["reveal", "once", "single"])
def test_keys_survive_a_restart(open_keys: Callable[..., Keys], api: str) -> None:
    keys = open_keys()
    kept, revoked = keys.create(api, "acme", "kept"), keys.create(api, "north", "revoked")
    keys.revoke(revoked.id)
    keys._store.close()

    again = open_keys()

    assert again.caller(api, kept.key) == Caller(api, "acme", "Acme", kept.id)
    assert again.caller(api, revoked.key) is None


def test_a_replacement_of_the_content_replaces_the_keys(keys: Keys) -> None:
    created = keys.create("reveal", "acme", "x")
    keys.revoke("key_ci")

    keys._store.replace(FIXTURES)

    assert keys.caller("reveal", created.key) is None
    assert keys.caller("reveal", "pp_1") == Caller("reveal", "acme", "Acme", "key_ci")


def test_a_key_whose_token_changes_is_found_by_the_new_one(keys: Keys) -> None:
    keys._store.commit([("_keys", "key_ci", {**SEEDED, "key": "pp_new"})])

    assert keys.caller("reveal", "pp_1") is None
    assert keys.caller("reveal", "pp_new") is not None


def test_a_removed_key_is_unknown(keys: Keys) -> None:
    keys._store.commit([("_keys", "key_ci", None), ("_keys", "key_old", None)])

    assert keys.caller("reveal", "pp_1") is None


def test_a_renamed_organization_is_told_by_its_new_name(keys: Keys) -> None:
    renamed = {"id": "acme", "api": "reveal", "name": "Acme Ltd"}

    keys._store.commit([("_orgs", "reveal:acme", renamed)])

    assert keys.caller("reveal", "pp_1").org_name == "Acme Ltd"
