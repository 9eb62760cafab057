"""Webhooks: that events are delivered, how often, and what the requests carry."""

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import rows_of
from understudy.contracts.kit.talk.receiver import Delivery
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.planado.listening import MOST_DELIVERIES, Listener
from understudy.contracts.planado.table import WEBHOOK
from understudy.contracts.planado.typing import Kit

NEED = ("hook_listen",)
ATTEMPT, SECRET = "x-planado-delivery-attempt", "x-planado-secret"


@rule("PL-HOOK-04", effect="write", needs=NEED)
def a_change_is_delivered(kit: Kit) -> None:
    listener = _listener(kit)
    expected = f"a request to port {listener.port} within {listener.patience:g} s (hook_wait)"
    listener.check(bool(listener.events), expected, "none")


@rule("PL-HOOK-01", effect="write", needs=NEED)
def what_failed_comes_again(kit: Kit) -> None:
    listener = _heard(kit)
    expected = f"the event again within {listener.patience:g} s (hook_wait), because it was failed"
    listener.check(listener.is_repeated, expected, "one delivery")


@rule("PL-HOOK-02", effect="write", needs=NEED)
def nothing_comes_more_than_18_times(kit: Kit) -> None:
    listener = _heard(kit)
    listener.watch()
    for deliveries in listener.events:
        with kit.example():
            is_kept = len(deliveries) <= MOST_DELIVERIES
            got = f"{len(deliveries)} deliveries"
            listener.check(is_kept, f"{MOST_DELIVERIES} at most", got)


@rule("PL-HOOK-03", effect="write", needs=NEED)
def deliveries_are_counted(kit: Kit) -> None:
    listener = _heard(kit)
    # The first attempt alone would not show that they are counted.
    kit.stand_on(listener.is_repeated, "no event came twice; see PL-HOOK-01")
    for deliveries in listener.events:
        with kit.example():
            told = [each.headers.get(ATTEMPT) for each in deliveries]
            right = [str(number) for number in range(1, len(deliveries) + 1)]
            expected = f"X-Planado-Delivery-Attempt: {', '.join(right)}"
            got = ", ".join(str(each) for each in told)
            listener.check(told == right, expected, got)


@rule("PL-HOOK-03", effect="write", needs=NEED)
def deliveries_carry_the_secret(kit: Kit) -> None:
    listener = _heard(kit)
    secret = _secret(kit, listener)
    if secret is None:
        return
    for deliveries in listener.events:
        with kit.example():
            wrong = [each for each in deliveries if each.headers.get(SECRET) != secret]
            got = _told(wrong[0]) if wrong else ""
            listener.check(not wrong, "X-Planado-Secret with the secret", got)


def _listener(kit: Kit) -> Listener:
    if kit.stage.listener is None:
        raise Unmet("nobody listens: a read-only run has no events of its own")
    return kit.stage.listener


def _heard(kit: Kit) -> Listener:
    listener = _listener(kit)
    kit.stand_on(bool(listener.events), "nothing was delivered; see PL-HOOK-04")
    return listener


def _secret(kit: Kit, listener: Listener) -> str | None:
    """Return the secret that was given, or the one that the list of webhooks shows."""
    if kit.has("hook_secret"):
        return kit.keys.value("hook_secret")
    listed = rows_of(kit.call(WEBHOOK.listed), WEBHOOK)
    own = [row for row in listed if f":{listener.port}" in str(row.get("url"))]
    secret = own[0].get("secret") if own else None
    return secret if isinstance(secret, str) else None


def _told(delivery: Delivery) -> str:
    return "another value" if SECRET in delivery.headers else "no such header"
