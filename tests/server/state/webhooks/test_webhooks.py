"""Webhooks of one organization: what an event causes, and what is kept of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from understudy.server.state.documents.store import Store
from understudy.server.state.failures import Conflict, NotFound
from understudy.server.state.ids import Ids
from understudy.server.state.time.clock import Clock
from understudy.server.state.webhooks import announcer
from understudy.server.state.webhooks.deliveries import (
    Outcome,
    begun,
    concluded,
    recovered,
    status_of,
)
from understudy.server.state.webhooks.events import Event, WebhookPolicy, uuid_of
from understudy.server.state.webhooks.webhooks import OrgHooks, Webhooks

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DELAYS = (timedelta(seconds=5), timedelta(seconds=10))
POLICY = WebhookPolicy(("job_created", "job_updated"), DELAYS)
PLAIN = WebhookPolicy(("saved",), event_id="")
CREATED = Event("job_created", "job", "j1", 1, {"event_type": "job_created", "job": {"uuid": "j1"}})


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    """A store with two organizations of two APIs."""
    store = open_store(None, ids=Ids(seed=7))
    names = {"planado:acc": "A", "planado:two": "B", "other:acc": "C"}
    orgs = {
        key: {"id": key.partition(":")[2], "api": key.partition(":")[0], "name": name}
        for key, name in names.items()
    }
    store.replace({"_orgs": orgs})
    return store


@pytest.fixture
def hooks(store: Store) -> Webhooks:
    """Its webhooks; none is made yet."""
    return Webhooks(store, Clock(NOON), Ids(seed=7), {"planado": POLICY, "other": PLAIN})


@pytest.fixture
def account(hooks: Webhooks) -> OrgHooks:
    """An organization with a webhook for each of two types, and one for both."""
    for types in (["job_created"], ["job_updated"], []):
        hooks.add("planado", "acc", "http://127.0.0.1:9/", types, None)
    return hooks.org("planado", "acc")


def announced(store: Store, account: OrgHooks) -> list[str]:
    """Announce an event, and return the ids of its deliveries."""
    changes = account.announce(CREATED)
    store.commit(changes)
    return [key for _, key, row in changes if row is not None]


def test_an_event_goes_to_whoever_asks_for_its_type(account: OrgHooks) -> None:
    first, _, third = account.subscriptions()

    rows = [row or {} for _, _, row in account.announce(CREATED)]

    assert [row["subscription"] for row in rows] == [first["id"], third["id"]]
    assert {row["event_id"] for row in rows} == {rows[0]["event_id"]}
    assert rows[0]["next_at"] == "2026-06-01T12:00:00.000Z"


def test_nothing_is_stored_before_it_is_committed(store: Store, account: OrgHooks) -> None:
    account.announce(CREATED)

    assert store.rows("_deliveries") == {}


def test_a_body_begins_with_the_id_of_its_event(account: OrgHooks) -> None:
    (_, _, row), *_ = account.announce(CREATED)

    assert row is not None
    assert orjson.loads(row["body"]) == {"event_uuid": row["event_id"], **CREATED.payload}
    assert row["body"].startswith('{"event_uuid":')


def test_an_api_may_send_bodies_without_an_id(hooks: Webhooks) -> None:
    hooks.add("other", "acc", "http://127.0.0.1:9/", [], None)

    ((_, _, row),) = hooks.org("other", "acc").announce(Event("saved", "plan", "p", 1, {"a": 1}))

    assert row is not None
    assert row["body"] == '{"a":1}'


def test_an_event_that_nobody_asks_for_causes_nothing(hooks: Webhooks) -> None:
    assert hooks.org("planado", "two").announce(CREATED) == []


def test_another_organization_hears_nothing(hooks: Webhooks, account: OrgHooks) -> None:
    assert hooks.org("planado", "two").subscriptions() == []
    assert hooks.org("other", "acc").subscriptions() == []


def test_the_attempts_of_anothers_webhook_are_not_found(hooks: Webhooks, account: OrgHooks) -> None:
    first, *_ = account.subscriptions()

    with pytest.raises(NotFound, match="webhooks"):
        hooks.org("planado", "two").requests(first["id"])


def test_attempts_are_told_one_by_one_with_the_one_to_come(store: Store, account: OrgHooks) -> None:
    key, *_ = announced(store, account)
    failed = Outcome(12, code=500, body="no", error_type="status", error="answered 500")
    row = concluded(begun(store.rows("_deliveries")[key], NOON), failed, DELAYS, NOON)
    store.commit([("_deliveries", key, row)])

    made, planned = account.requests(row["subscription"])

    assert (made["number"], made["status"], made["code"], made["body"]) == (1, "failed", 500, "no")
    assert (planned["number"], planned["status"], planned["sent_at"]) == (2, "pending", None)
    assert planned["send_at"] == "2026-06-01T12:00:05.000Z"
    assert made["id"] != planned["id"]
    assert made["request_body"] == row["body"]


def test_too_many_deliveries_that_wait_make_a_webhook_miss_events(
    store: Store, hooks: Webhooks, account: OrgHooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcer, "MOST_WAITING", 2)
    first, *_ = account.subscriptions()
    for _ in range(3):
        announced(store, account)

    with pytest.raises(Conflict, match="2 deliveries wait"):
        hooks.test(first["id"], None)

    assert hooks.standing(first["id"]) == (2, 2)


def test_many_things_are_announced_as_one_by_one(
    store: Store, hooks: Webhooks, account: OrgHooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcer, "MOST_WAITING", 3)
    announced(store, account)
    first, other, third = account.subscriptions()

    changes = account.announce_each("job_created", [*range(5)], lambda _: CREATED)
    store.commit(changes)

    told = [row["subscription"] for _, _, row in changes if row is not None]
    assert told == [first["id"], third["id"]] * 2
    assert [hooks.standing(one["id"]) for one in (first, other, third)] == [(3, 3), (0, 0), (3, 3)]


def test_nobody_who_asks_makes_no_event(account: OrgHooks) -> None:
    def unmade(_: int) -> Event:
        raise AssertionError("nobody is told of it")

    assert account.announce_each("job_finished", [1, 2], unmade) == []


def test_the_oldest_deliveries_that_are_over_give_way(
    store: Store, hooks: Webhooks, account: OrgHooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcer, "MOST_KEPT", 3)
    waiting, *_ = announced(store, account)
    for _ in range(3):
        for key in announced(store, account):
            row = begun(store.rows("_deliveries")[key], NOON)
            done = concluded(row, Outcome(1, code=200), DELAYS, NOON)
            store.commit([("_deliveries", key, done)])

    latest = announced(store, account)

    over = [row for _, row in hooks.newest_first() if status_of(row) == "delivered"]
    assert len(over) <= 3
    assert {waiting, *latest} <= {row["id"] for _, row in hooks.newest_first()}


def test_an_attempt_that_nobody_waits_for_has_failed(store: Store, account: OrgHooks) -> None:
    key, *_ = announced(store, account)
    sent = begun(store.rows("_deliveries")[key], NOON)

    row = recovered(sent, DELAYS)

    assert (row["attempts"][0]["error_type"], row["next_at"]) == (
        "interrupted",
        "2026-06-01T12:00:05.000Z",
    )


def test_the_last_attempt_that_fails_ends_a_delivery(store: Store, account: OrgHooks) -> None:
    key, *_ = announced(store, account)
    row = store.rows("_deliveries")[key]

    for _ in range(3):
        row = concluded(begun(row, NOON), Outcome(1, code=500), DELAYS, NOON)

    assert (status_of(row), row["next_at"], len(row["attempts"])) == ("failed", None, 3)


def test_a_retry_after_the_end_of_time_is_none(store: Store, account: OrgHooks) -> None:
    key, *_ = announced(store, account)
    end = datetime.max.replace(tzinfo=UTC)

    row = concluded(begun(store.rows("_deliveries")[key], end), Outcome(1), DELAYS, end)

    assert (status_of(row), row["next_at"]) == ("failed", None)


def test_ids_are_random_uuids_of_version_4() -> None:
    ids = Ids(seed=7)

    made = [uuid_of(ids) for _ in range(100)]

    assert len(set(made)) == 100
    assert all(one[14] == "4" and one[19] in "89ab" and len(one) == 36 for one in made)
