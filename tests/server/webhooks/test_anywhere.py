"""Webhooks stay on this machine, whatever an address is called."""

import pytest
from tests.server.webhooks.account import API, ORG
from tests.server.webhooks.receiver import Receiver

from understudy.server.sender import is_this_machine
from understudy.testing import Delivery, Understudy


def sent(mock: Understudy, url: str) -> Delivery:
    """Return what became of an event for an address."""
    mock.webhooks.test(mock.webhooks.add(API, ORG, url))
    mock.clock.advance("0s")
    (delivery,) = mock.webhooks.deliveries()
    return delivery


def test_another_machine_is_sent_nothing_and_not_tried_again(mock: Understudy) -> None:
    delivery = sent(mock, "http://192.0.2.1:8080/hook")

    (attempt,) = delivery.attempts
    assert (delivery.status, delivery.next_at) == ("failed", None)
    assert (attempt.code, attempt.error_type) == (None, "not-loopback")
    assert attempt.error == (
        "192.0.2.1 is 192.0.2.1, which is not this machine; "
        "start with --webhooks-anywhere to send there"
    )


def test_the_name_of_this_machine_is_good(mock: Understudy, receiver: Receiver) -> None:
    url = receiver.url.replace("127.0.0.1", "localhost")

    delivery = sent(mock, url)

    assert delivery.status == "delivered"
    (got,) = receiver.got
    assert got.headers["host"] == url.split("/")[2]


def test_an_address_that_only_leads_here_is_refused_too(
    mock: Understudy, receiver: Receiver
) -> None:
    delivery = sent(mock, receiver.url.replace("127.0.0.1", "0.0.0.0"))

    assert delivery.attempts[0].error_type == "not-loopback"


def test_with_webhooks_anywhere_every_address_is_good(receiver: Receiver) -> None:
    with Understudy(apis=(API,), webhooks_anywhere=True) as mock:
        mock.reset(to="empty")
        delivery = sent(mock, receiver.url.replace("127.0.0.1", "0.0.0.0"))

    assert delivery.status == "delivered"


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1", "::1%lo", "::ffff:127.0.0.1"])
def test_this_machine_has_these_addresses(address: str) -> None:
    assert is_this_machine(address)


@pytest.mark.parametrize(
    "address", ["10.0.0.1", "192.168.1.1", "0.0.0.0", "::", "169.254.169.254", "::ffff:10.0.0.1"]
)
def test_these_are_addresses_of_other_machines(address: str) -> None:
    assert not is_this_machine(address)
