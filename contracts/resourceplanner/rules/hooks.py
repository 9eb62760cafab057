"""Webhooks: what is delivered of an assignment that is made, changed and removed."""

import hashlib
import hmac
from collections.abc import Callable

from understudy.contracts.resourceplanner.plan import Kit, put
from understudy.contracts.resourceplanner.table import ASSIGNMENT, TABLE
from understudy.rules import Broken, Delivery, Exchange, WrongUse, rule, things_of

NEEDS = ("hook_listen", "hook_secret")
EVENTS = ("assignment.created", "assignment.updated", "assignment.deleted")
EVENT, SIGNATURE = "x-resourceplanner-event", "x-resourceplanner-signature"
PATIENCE = 20.0


@rule("RP-HOOK-01", effect="write", needs=NEEDS)
def events_are_named_and_signed(kit: Kit) -> None:
    port = int(_number(kit, "hook_listen", 0))
    receiver, things = kit.listen(port), things_of(kit, TABLE)
    made = things.make(ASSIGNMENT, "announced")
    changed = put(kit, ASSIGNMENT, made.id, {**made.body, "hoursPerDay": 6})
    removed = kit.call(ASSIGNMENT.remove, made.place)

    def about() -> list[Delivery]:
        return [each for each in receiver.deliveries if made.id.encode() in each.body]

    def are_there() -> bool:
        return {_event(each) for each in about()} >= {*EVENTS}

    receiver.wait_for(are_there, _number(kit, "hook_wait", PATIENCE))
    evidence = (made.made, changed, removed)
    told = [_event(each) for each in about()]
    with kit.example():
        _check(kit, are_there(), " and ".join(EVENTS), f"{told}", evidence, port)
    signed: Callable[[bytes], str] = _signing(kit.keys.value(NEEDS[1]))
    for each in about():
        with kit.example():
            said, event = each.headers.get(EVENT), _event(each)
            _check(
                kit, said == event, f"X-ResourcePlanner-Event: {event}", f"{said}", evidence, port
            )
        with kit.example():
            is_right = each.headers.get(SIGNATURE) == signed(each.body)
            expected = "X-ResourcePlanner-Signature, the HMAC-SHA256 of the body in hexadecimal"
            got = "another value" if SIGNATURE in each.headers else "no such header"
            _check(kit, is_right, expected, got, evidence, port)


def _check(
    kit: Kit, is_kept: bool, expected: str, got: str, evidence: tuple[Exchange, ...], port: int
) -> None:
    kit.attention.compare(*evidence)
    if not is_kept:
        raise Broken(expected, got, *evidence, receives=port)


def _event(delivery: Delivery) -> str:
    document = delivery.json if isinstance(delivery.json, dict) else {}
    return str(document.get("event"))


def _signing(secret: str) -> Callable[[bytes], str]:
    return lambda body: hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def _number(kit: Kit, need: str, default: float) -> float:
    given = kit.needs.get(need)
    try:
        return default if given is None else float(given)
    except ValueError:
        raise WrongUse(f"--need {need} takes a number; not {given!r}") from None
