"""Sessions: how many tokens an account may hold, and that a signature is asked for."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from understudy.server.state.access.accounts import Account, Accounts
from understudy.server.state.access.keys import ORGS, KeyPolicy, Keys
from understudy.server.state.access.sessions import SessionPolicy, Sessions
from understudy.server.state.access.signing import Signer
from understudy.server.state.access.tokens import MOST
from understudy.server.state.documents.store import Store
from understudy.server.state.ids import Ids
from understudy.server.state.time.clock import Clock

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still at noon."""
    return Clock(NOON)


@pytest.fixture
def sessions(open_store: Callable[..., Store], clock: Clock) -> Sessions:
    """Sessions of one API, whose tokens tell nothing."""
    ids = Ids(seed=1)
    store = open_store(None, ids=ids)
    store.commit([(ORGS, "planner:acme", {"id": "acme", "api": "planner", "name": "Acme"})])
    keys = Keys(store, clock, ids, {"planner": KeyPolicy()})
    accounts = Accounts(store, clock, ids, {"planner": ()}, keys)
    policies = {"planner": SessionPolicy(kind="opaque")}
    return Sessions(store, clock, ids, policies, accounts, keys)


@pytest.fixture
def anna(sessions: Sessions) -> Account:
    """An account of that API."""
    return sessions.accounts.add("planner", "acme", "anna", "password")


def test_one_token_too_many_takes_the_place_of_the_oldest(
    sessions: Sessions, anna: Account
) -> None:
    first, second, *_, last = [sessions.sign_in(anna).token for _ in range(MOST + 1)]

    good = [sessions.caller("planner", token) is not None for token in (first, second, last)]
    assert good == [False, True, True]
    assert sessions.tokens.count(anna.id, "refresh") == MOST


def test_what_has_expired_is_forgotten_at_the_next_sign_in(
    sessions: Sessions, anna: Account, clock: Clock
) -> None:
    sessions.sign_in(anna)
    asyncio.run(clock.advance(timedelta(days=31)))

    sessions.sign_in(anna)

    assert len(sessions.tokens.ending(anna.id, "access", "refresh")) == 2


@pytest.mark.parametrize(
    "claims", [{}, {"exp": 1}, {"iat": 0, "exp": 9_999_999_999}, {"exp": "soon", "jti": "a"}]
)
def test_a_signature_of_ours_is_not_enough(claims: dict[str, object]) -> None:
    signer = Signer("planner", Ids(seed=1), Clock(NOON))

    assert signer.claims(signer.sign(claims)) is None


@pytest.mark.parametrize(("api", "seed"), [("other", 1), ("planner", 2)])
def test_the_signature_of_another_api_or_stand_in_is_none(api: str, seed: int) -> None:
    claims = {"iat": 0, "exp": 9_999_999_999, "jti": "a", "sub": 501}
    signer = Signer("planner", Ids(seed=1), Clock(NOON))
    token = signer.sign(claims)

    assert signer.claims(token) == claims
    assert Signer(api, Ids(seed=seed), Clock(NOON)).claims(token) is None
