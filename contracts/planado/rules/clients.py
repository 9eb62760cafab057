"""Clients: organizations and individuals."""

from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.planado.reading import record_of
from understudy.contracts.planado.resources import CLIENT
from understudy.contracts.planado.stage import SUCCESS
from understudy.contracts.planado.typing import Kit

NAMES = ("first_name", "last_name", "middle_name")
REFUSED: tuple[dict[str, Any], ...] = (
    {},
    {"organization_name": "Without organization"},
    {"first_name": "Without", "last_name": "organization"},
    {"organization": True},
    {"organization": True, "first_name": "Not a name of one"},
    {"organization": False},
    {"organization": False, "organization_name": "Not a name of one"},
)


@rule("PL-CLIENT-01", effect="write")
def a_client_lacks_something(kit: Kit) -> None:
    for body in REFUSED:
        with kit.example():
            answer = kit.call("create_client", body=body)
            kit.check(400 <= answer.status < 500, "a 4xx", answer.brief, answer)


@rule("PL-CLIENT-01", effect="write")
def a_client_has_what_it_needs(kit: Kit) -> None:
    bodies: list[dict[str, Any]] = [{"organization": True, "organization_name": kit.name("client")}]
    bodies += [{"organization": False, name: kit.name("client")} for name in NAMES]
    for body in bodies:
        with kit.example():
            answer = kit.call("create_client", body=body)
            kit.check(answer.is_success, "a 2xx", answer.brief, answer)


@rule("PL-CLIENT-02", effect="write")
def a_client_stays_what_it_is(kit: Kit) -> None:
    bodies = (
        {"organization": True, "organization_name": kit.name("client")},
        {"organization": False, "first_name": kit.name("client")},
    )
    for body, other in zip(bodies, reversed(bodies), strict=True):
        client = kit.stage.made(CLIENT, body)
        before = kit.stage.read(client, expect=SUCCESS)
        with kit.example():
            sent = kit.stage.change(client, other)
            after = kit.stage.read(client)
            is_kept = record_of(after, CLIENT).get("organization") == body["organization"]
            expected = f'"organization": {str(body["organization"]).lower()} as before'
            kit.check(is_kept, expected, after.brief, client.made, before, sent, after)
