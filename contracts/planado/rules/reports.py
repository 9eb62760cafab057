"""What is reported and never counts."""

from typing import Any

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.probe import things_of
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.reading import Row, rows
from understudy.contracts.planado.resources import ABSENT
from understudy.contracts.planado.table import TABLE
from understudy.contracts.planado.typing import Kit

WEBHOOK = {"uuid", "url", "event_types", "secret"}
REQUEST = {"uuid", "event_type", "entity_type", "entity_uuid", "entity_version", "attempt_no"}


@rule("PL-LOG-01")
def webhooks_have_their_fields(kit: Kit) -> None:
    listed = kit.call("list_webhooks")
    if listed.status in ABSENT or not rows(listed, "webhooks"):
        raise Skip("the account has no webhook")
    webhooks = rows(listed, "webhooks")
    with kit.example():
        _check_fields(kit, webhooks, WEBHOOK, listed)
    for webhook in webhooks[:1]:
        with kit.example():
            ident: Any = webhook.get("uuid")
            answer = kit.call("list_webhook_requests", {"webhook_id": str(ident)})
            _check_fields(kit, rows(answer, "requests"), REQUEST, answer)


@rule("PL-LATE-01", effect="write")
def what_was_written_shows_at_once(kit: Kit) -> None:
    # Each home is looked at when it is made; that counts the reads, or notes one that is late.
    made = [things_of(kit, TABLE).home(each) for each in TABLE.resources]
    kit.stand_on(bool(made), "nothing could be made")


def _check_fields(kit: Kit, listed: list[Row], fields: set[str], answer: Exchange) -> None:
    kit.check(answer.is_success, "a 2xx", answer.brief, answer)
    for row in listed:
        lacking = sorted(fields - row.keys())
        kit.check(not lacking, f"with {', '.join(lacking)}", answer.brief, answer)
