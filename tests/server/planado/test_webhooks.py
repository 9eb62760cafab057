"""Webhooks: what Planado shows of them, and what it tells them."""

from collections.abc import Iterator

import httpx
import pytest
from tests.server.planado.accounts import UNKNOWN, job, made
from tests.server.webhooks.receiver import Receiver, receiving

from understudy.testing import Understudy

ORG = "acc_brightline"


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    """Somebody who takes every event."""
    with receiving() as receiver:
        yield receiver


def test_the_journal_shows_no_secret_unless_it_is_asked_for(
    planado: Understudy, brightline: httpx.Client
) -> None:
    brightline.get("/webhooks")

    (masked,), (whole,) = planado.journal.list(), planado.journal.list(reveal=True)

    assert "pl-brightline-hook-secret" not in masked.response.body
    assert "pl-brightline-hook-secret" in whole.response.body


def test_the_journal_knows_a_secret_in_json_and_in_a_url(
    planado: Understudy, brightline: httpx.Client
) -> None:
    planado.webhooks.add("planado", ORG, "http://127.0.0.1:9/", secret='say "between us"')

    brightline.get("/webhooks", params={"secret": 'say "between us"'})

    assert "between" not in str(planado.journal.list())
    assert "between" not in str(planado.journal.har())


def test_webhooks_are_listed_with_their_secrets(brightline: httpx.Client) -> None:
    jobs, clients = brightline.get("/webhooks").json()["webhooks"]

    assert list(jobs) == ["uuid", "url", "event_types", "secret"]
    assert jobs["secret"] == "pl-brightline-hook-secret"
    assert (clients["event_types"], clients["secret"]) == (["client_updated"], None)


def test_the_log_shows_every_attempt_the_newest_first(brightline: httpx.Client) -> None:
    jobs, clients = brightline.get("/webhooks").json()["webhooks"]

    of_jobs = brightline.get(f"/webhooks/{jobs['uuid']}/requests").json()["requests"]
    of_clients = brightline.get(f"/webhooks/{clients['uuid']}/requests").json()["requests"]

    assert [
        (one["attempt_no"], one["status"], one["http_response_code"], one["error_type"])
        for one in of_jobs + of_clients
    ] == [
        (1, "sent", 200, None),
        (2, "sent", 200, None),
        (1, "sent", None, "timeout"),
        (2, "sent", 204, None),
        (1, "sent", None, "connection failure"),
    ]
    assert of_clients[0]["http_response_headers"] == {"content-type": "text/plain"}
    assert of_clients[1]["error_description"] == "Connection refused"


def test_the_log_goes_on_after_an_attempt(brightline: httpx.Client) -> None:
    uuid = brightline.get("/webhooks").json()["webhooks"][0]["uuid"]
    path = f"/webhooks/{uuid}/requests"
    first, *rest = brightline.get(path).json()["requests"]

    assert brightline.get(path, params={"after": first["uuid"]}).json()["requests"] == rest
    assert brightline.get(path, params={"after": UNKNOWN}).status_code == 404


def test_what_happens_to_a_job_is_told_with_a_snapshot_of_it(
    planado: Understudy, brightline: httpx.Client, receiver: Receiver
) -> None:
    receiver.begin()
    hook = planado.webhooks.add(
        "planado",
        ORG,
        receiver.url,
        event_types=["job_created", "job_updated", "job_en_route", "job_deleted"],
        secret="hush",
    )

    uuid = made(brightline, description="x")
    brightline.patch(f"/jobs/{uuid}", json={"description": None})
    planado.stage("set_out_for_job", ORG, job=uuid)
    seen = job(brightline, uuid)
    brightline.delete(f"/jobs/{uuid}")
    planado.clock.advance("0s")

    told = [got.json() for got in receiver.got]
    assert [each["event_type"] for each in told] == hook.event_types
    assert [each["job"]["version"] for each in told] == [1, 2, 3, 4]
    assert list(told[2]) == ["event_uuid", "event_type", "context", "job"]
    assert told[2]["job"] == {k: v for k, v in seen.items() if k != "scheduled_duration_min"}
    assert told[2]["context"]["happened_at"] == "2026-06-15T12:00:00.000000Z"
    assert {got.headers["x-planado-secret"] for got in receiver.got} == {"hush"}
    assert {got.headers["x-planado-delivery-attempt"] for got in receiver.got} == {"1"}


def test_clients_and_sites_are_told_of_too(
    planado: Understudy, brightline: httpx.Client, receiver: Receiver
) -> None:
    receiver.begin()
    types = ["client_updated", "site_created", "site_deleted"]
    planado.webhooks.add("planado", ORG, receiver.url, event_types=types)

    brightline.patch("/clients/crm-1002", json={"middle_name": "Maria"})
    brightline.patch("/sites/annex", json={"name": "Annex"})
    planado.stage("remove_site", ORG, site="annex")
    planado.clock.advance("0s")

    # Only events of one entity arrive in their order.
    told = {got.json()["event_type"]: got.json() for got in receiver.got}
    client, created, deleted = (told[each] for each in types)
    assert (client["event_type"], client["client"]["name"]) == (
        "client_updated",
        "Elena Ruiz Maria",
    )
    assert created["site"]["name"] == deleted["site"]["name"] == "Annex"
    assert "x-planado-secret" not in receiver.got[0].headers


def test_no_change_tells_nobody(
    planado: Understudy, brightline: httpx.Client, receiver: Receiver
) -> None:
    receiver.begin()
    planado.webhooks.add("planado", ORG, receiver.url, event_types=["client_updated"])

    brightline.patch("/clients/crm-1002", json={})
    brightline.patch("/clients/crm-1002", json={"first_name": "Elena"})
    planado.clock.advance("0s")

    assert receiver.got == []


def test_a_test_event_names_nothing_that_exists(
    planado: Understudy, brightline: httpx.Client, receiver: Receiver
) -> None:
    receiver.begin()
    hook = planado.webhooks.add("planado", ORG, receiver.url, event_types=["job_finished"])

    planado.webhooks.test(hook)
    planado.clock.advance("0s")

    (got,) = receiver.got
    assert got.json()["event_type"] == "job_finished"
    requests = brightline.get(f"/webhooks/{hook.id}/requests").json()["requests"]
    assert [one["entity_type"] for one in requests] == ["job"]
