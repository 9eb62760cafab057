"""Webhooks in the control plane: who may subscribe to what, and what is shown."""

import httpx
import pytest
from tests.server.webhooks.account import API, ATTEMPT, ORG, OTHER, SECRET, TYPES
from tests.server.webhooks.receiver import Receiver

from understudy.testing import Refused, Understudy, Webhook


def test_a_webhook_is_listed_as_it_was_made(mock: Understudy, receiver: Receiver) -> None:
    hook = mock.webhooks.add(API, ORG, receiver.url, event_types=["job_updated"], secret="hush")

    assert mock.webhooks.list(reveal=True) == [hook]
    assert (hook.url, hook.event_types, hook.secret) == (receiver.url, ["job_updated"], "hush")
    assert (hook.waiting, hook.missed) == (0, 0)


def test_a_secret_is_masked_in_the_list_unless_it_is_asked_for(mock: Understudy) -> None:
    mock.webhooks.add(API, ORG, "http://127.0.0.1:9/", secret="long-enough-to-be-a-secret")

    (masked,), (whole,) = mock.webhooks.list(), mock.webhooks.list(reveal=True)

    assert (masked.secret, whole.secret) == ("long-en…cret", "long-enough-to-be-a-secret")
    assert mock.webhooks.remove(masked).secret == "long-en…cret"


def test_a_webhook_without_types_gets_all_of_them(mock: Understudy, receiver: Receiver) -> None:
    hook = mock.webhooks.add(API, ORG, receiver.url)

    assert set(TYPES) < set(hook.event_types)


def test_webhooks_are_listed_by_api_and_organization(mock: Understudy, hook: Webhook) -> None:
    other = mock.webhooks.add(API, OTHER, hook.url)

    assert mock.webhooks.list(api=API, org=OTHER) == [other]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("api", "nobody", "api must be one of planado"),
        ("org", "nobody", "org must be one of acc_brightline, acc_nordwind"),
        ("url", "ftp://127.0.0.1/", "the url must be an http or https address with a host"),
        ("url", "http:///hook", "the url must be an http or https address with a host"),
        ("url", "http://me:pw@127.0.0.1/", "the url must not hold a user name or a password"),
        ("event_types", ["gone"], "event_type must be one of job_created, job_updated, "),
        ("secret", "l\u00f6ve", "the secret must be printable ASCII"),
        ("secret", "", "the secret must be text, and not empty"),
    ],
)
def test_a_webhook_that_cannot_work_is_refused(
    control: httpx.Client, mock: Understudy, field: str, value: object, reason: str
) -> None:
    body = {"api": API, "org": ORG, "url": "http://127.0.0.1:1/", field: value}

    answer = control.post("/webhooks", json=body)

    assert answer.status_code == 400
    assert reason in answer.json()["error"]
    assert mock.webhooks.list() == []


def test_one_webhook_too_many_is_refused(mock: Understudy, receiver: Receiver) -> None:
    for _ in range(100):
        mock.webhooks.add(API, ORG, receiver.url)

    with pytest.raises(Refused, match="100 webhooks, which is the most") as refused:
        mock.webhooks.add(API, ORG, receiver.url)

    assert refused.value.status == 409


def test_a_removed_webhook_gets_nothing_more(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    receiver.answer = lambda _: 500
    mock.webhooks.test(hook)
    mock.clock.advance("0s")

    assert mock.webhooks.remove(hook).id == hook.id

    assert mock.clock.advance("30d") == []
    (delivery,) = mock.webhooks.deliveries()
    assert (delivery.status, len(receiver.got), mock.webhooks.list()) == ("failed", 1, [])


def test_a_secret_that_the_receiver_sends_back_is_masked(
    mock: Understudy, receiver: Receiver
) -> None:
    secret = "long-enough-to-be-a-secret"
    hook = mock.webhooks.add(API, ORG, receiver.url, secret=secret)
    receiver.answer = lambda got: (200, {"x-got": secret}, f"got {secret}".encode())

    mock.webhooks.test(hook)
    mock.clock.advance("0s")

    assert len(receiver.got) == 1
    assert secret not in str(mock.webhooks.deliveries())
    assert "long-en…cret" in str(mock.webhooks.deliveries())


def test_an_attempt_tells_the_headers_that_were_sent_with_the_secret_masked(
    mock: Understudy, receiver: Receiver
) -> None:
    secret = "long-enough-to-be-a-secret"
    hook = mock.webhooks.add(API, ORG, receiver.url, secret=secret)
    mock.webhooks.test(hook)
    mock.clock.advance("0s")
    (got,) = receiver.got

    (delivery,) = mock.webhooks.deliveries()
    sent = {name.lower(): value for name, value in delivery.attempts[0].request_headers}
    page = httpx.get(f"{mock.root}/_understudy/console/webhooks/delivery?id={delivery.id}").text

    assert sent == {**got.headers, SECRET: "long-en…cret"}
    assert "<dt>X-Planado-Secret</dt><dd>long-en…cret</dd>" in page
    # Nor does it lie in what is kept of the attempt, where an export would show it.
    assert secret not in str(mock.state())


def test_where_nobody_listens_no_headers_were_sent(mock: Understudy) -> None:
    mock.webhooks.test(mock.webhooks.add(API, ORG, "http://127.0.0.1:9/"))
    mock.clock.advance("0s")

    (delivery,) = mock.webhooks.deliveries()

    assert delivery.attempts[0].request_headers == []


def test_what_is_called_off_before_its_first_attempt_is_cancelled(
    mock: Understudy, hook: Webhook
) -> None:
    mock.clock.freeze("2026-06-15T12:00:00Z")
    state = mock.state()
    mock.webhooks.test(hook)
    mock.clock.advance("0s")
    (delivery,) = mock.webhooks.deliveries()
    row = {**mock.state()["tables"]["_deliveries"][delivery.id]}
    row |= {"attempts": [], "next_at": "2026-06-16T12:00:00.000Z"}
    mock.restore({**state, "tables": {**state["tables"], "_deliveries": {row["id"]: row}}})

    mock.webhooks.remove(hook)

    assert mock.webhooks.deliveries()[0].status == "cancelled"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", "/webhooks/nothing"),
        ("POST", "/webhooks/nothing/test"),
        ("POST", "/webhooks/deliveries/nothing/redeliver"),
    ],
)
def test_what_there_is_not_is_404(
    control: httpx.Client, mock: Understudy, method: str, path: str
) -> None:
    answer = control.request(method, path, json={})

    assert answer.status_code == 404
    assert "'nothing'" in answer.json()["error"]


def test_a_test_event_has_the_type_that_is_asked_for(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    delivery = mock.webhooks.test(hook, "job_updated")
    mock.clock.advance("0s")

    assert (delivery.status, delivery.attempts) == ("pending", [])
    assert [got.json()["event_type"] for got in receiver.got] == ["job_updated"]


def test_a_type_that_a_webhook_does_not_ask_for_is_refused(
    mock: Understudy, receiver: Receiver
) -> None:
    hook = mock.webhooks.add(API, ORG, receiver.url, event_types=["job_updated"])

    with pytest.raises(Refused, match="event_type must be one of job_updated"):
        mock.webhooks.test(hook, "job_created")


def test_a_delivery_can_be_sent_once_more_byte_for_byte(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    first = mock.webhooks.test(hook)
    mock.clock.advance("1h")

    again = mock.webhooks.redeliver(first)
    mock.clock.advance("0s")

    assert again.id != first.id
    assert (again.event_id, again.created_at) == (first.event_id, "2026-06-15T13:00:00.000Z")
    one, two = receiver.got
    assert (one.body, one.headers[ATTEMPT]) == (two.body, two.headers[ATTEMPT])


def test_what_was_sent_to_a_webhook_that_is_gone_cannot_be_sent_again(
    mock: Understudy, hook: Webhook
) -> None:
    delivery = mock.webhooks.test(hook)
    mock.clock.advance("0s")
    mock.webhooks.remove(hook)

    with pytest.raises(Refused, match="is gone") as refused:
        mock.webhooks.redeliver(delivery)

    assert refused.value.status == 409


def test_deliveries_are_found_by_what_they_are(
    mock: Understudy, hook: Webhook, receiver: Receiver
) -> None:
    receiver.fails(1)
    other = mock.webhooks.add(API, OTHER, receiver.url)
    one = mock.webhooks.test(hook)
    mock.clock.advance("0s")
    two = mock.webhooks.test(other, "job_updated")
    mock.clock.advance("0s")

    def found(**filters: str) -> list[str]:
        return [delivery.id for delivery in mock.webhooks.deliveries(**filters)]

    assert found() == [one.id, two.id]
    assert (found(status="pending"), found(status="delivered")) == ([one.id], [two.id])
    assert (found(org=ORG), found(event_type="job_updated")) == ([one.id], [two.id])
    assert found(webhook=other.id) == [two.id]
    assert [delivery.id for delivery in mock.webhooks.deliveries(limit=1)] == [two.id]


def test_an_unknown_status_is_refused(control: httpx.Client, mock: Understudy) -> None:
    answer = control.get("/webhooks/deliveries", params={"status": "lost"})

    assert answer.status_code == 400


def test_a_reset_brings_the_webhooks_of_the_start_back(mock: Understudy, hook: Webhook) -> None:
    mock.reset()

    assert [one.url for one in mock.webhooks.list(org=ORG)] == [
        "https://hooks.brightline.example/planado/jobs",
        "https://hooks.brightline.example/planado/clients",
    ]
