"""What is reported and never counts."""

from typing import Any

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import Entry, rows_of
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.table import ABSENT, REQUEST, TABLE, WEBHOOK
from understudy.contracts.planado.typing import Kit

WEBHOOK_FIELDS = {"uuid", "url", "event_types", "secret"}
REQUEST_FIELDS = {
    "uuid",
    "event_type",
    "entity_type",
    "entity_uuid",
    "entity_version",
    "attempt_no",
}


@rule("PL-LOG-01")
def webhooks_have_their_fields(kit: Kit) -> None:
    listed = kit.call("list_webhooks")
    webhooks = rows_of(listed, WEBHOOK)
    if listed.status in ABSENT or not webhooks:
        raise Skip("the account has no webhook")
    with kit.example():
        _check_fields(kit, webhooks, WEBHOOK_FIELDS, listed)
    for webhook in webhooks[:1]:
        with kit.example():
            ident: Any = webhook.get("uuid")
            answer = kit.call("list_webhook_requests", {"webhook_id": str(ident)})
            _check_fields(kit, rows_of(answer, REQUEST), REQUEST_FIELDS, answer)


@rule("PL-LATE-01", effect="write")
def what_was_written_shows_at_once(kit: Kit) -> None:
    # Each home is looked at when it is made; that counts the reads, or notes one that is late.
    for each in TABLE.resources:
        kit.stage.things.home(each)


def _check_fields(kit: Kit, listed: list[Entry], fields: set[str], answer: Exchange) -> None:
    kit.check(answer.is_success, "a 2xx", answer.brief, answer)
    for row in listed:
        lacking = sorted(fields - row.keys())
        kit.check(not lacking, f"with {', '.join(lacking)}", answer.brief, answer)
