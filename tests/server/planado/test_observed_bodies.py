"""The profile `observed`: what public clients send, and what becomes of it."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.server.planado.accounts import BRIGHTLINE, UNKNOWN, client, job, made

from understudy.testing import Understudy

SITE = {"name": "Annex", "client": {"external_id": "crm-1001"}}


@pytest.fixture(scope="module")
def serving() -> Iterator[Understudy]:
    """Planado as clients have met it; its answers are checked."""
    settings = ("planado.profile=observed",)
    with Understudy(apis=("planado",), settings=settings, check_responses=True) as mock:
        yield mock


@pytest.fixture
def account(serving: Understudy) -> Iterator[httpx.Client]:
    """A client with the key of the first account, at the start."""
    serving.reset()
    with client(serving, BRIGHTLINE) as account:
        yield account


def fields_of(account: httpx.Client, uuid: str) -> list[dict[str, Any]]:
    """Return the custom fields of a job."""
    found: list[dict[str, Any]] = job(account, uuid)["custom_fields"]
    return found


def test_with_a_template_description_and_contacts_of_the_body_are_ignored(
    account: httpx.Client,
) -> None:
    body = {"description": "Mine", "contacts": [{"value": "+1 555"}]}

    templated = job(account, made(account, template={"name": "Repair"}, **body))

    assert templated["description"] == "Find the fault, mend it, and leave a note at the cabinet"
    assert templated["contacts"] == []
    assert job(account, made(account, **body))["description"] == "Mine"


def test_an_update_takes_description_and_contacts(account: httpx.Client) -> None:
    uuid = made(account, template={"name": "Repair"})

    account.patch(f"/jobs/{uuid}", json={"description": "Mine", "contacts": [{"value": "+1 555"}]})

    changed = job(account, uuid)
    assert (changed["description"], changed["contacts"][0]["value"]) == ("Mine", "+1 555")


def test_a_custom_field_is_hidden_by_its_uuid_and_keeps_its_value(account: httpx.Client) -> None:
    given = [{"name": "Gate", "value": "4"}, {"name": "Floor", "value": 2}]
    uuid = made(account, custom_fields=given)
    gate, floor = fields_of(account, uuid)

    answer = account.patch(
        f"/jobs/{uuid}", json={"custom_fields": [{"uuid": gate["uuid"].upper(), "hidden": True}]}
    )

    assert answer.status_code == 200
    assert fields_of(account, uuid) == [{**gate, "hidden": True}, floor]
    assert job(account, uuid)["version"] == 2


def test_hiding_a_hidden_field_again_makes_no_version(account: httpx.Client) -> None:
    uuid = made(account, custom_fields=[{"name": "Gate", "value": "4"}])
    hide = {"custom_fields": [{"uuid": fields_of(account, uuid)[0]["uuid"], "hidden": True}]}

    account.patch(f"/jobs/{uuid}", json=hide)
    account.patch(f"/jobs/{uuid}", json=hide)

    assert job(account, uuid)["version"] == 2


def test_a_hidden_field_can_be_named_changed_and_shown_again(account: httpx.Client) -> None:
    uuid = made(account, custom_fields=[{"name": "Gate", "value": "4"}])

    for change in ({"hidden": True}, {"value": "5"}, {"hidden": False}):
        account.patch(f"/jobs/{uuid}", json={"custom_fields": [{"name": "Gate", **change}]})

    (gate,) = fields_of(account, uuid)
    assert (gate["value"], gate["hidden"]) == ("5", False)


@pytest.mark.parametrize("field", [{"uuid": UNKNOWN, "hidden": True}, {"hidden": True}, {}])
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_a_field_that_the_job_does_not_have_is_404(
    account: httpx.Client, method: str, field: dict[str, Any]
) -> None:
    path = "/jobs" if method == "POST" else "/jobs/wo-7781"

    answer = account.request(method, path, json={"custom_fields": [field]})

    assert (answer.status_code, answer.json()["error"]["message"]) == (
        404,
        "custom_fields[0] names no field of the job",
    )


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/jobs", {}, "address"),
        ("/sites", {"name": "Annex"}, "address"),
        ("/clients", {"organization": False, "first_name": "Jo"}, "site_address"),
    ],
)
def test_a_place_on_the_map_may_be_sent_as_text(
    account: httpx.Client, path: str, body: dict[str, Any], field: str
) -> None:
    place = {"latitude": "52.4984896", "longitude": "-13.3363265"}

    answer = account.post(path, json={**body, field: {"geolocation": place}})

    assert answer.status_code == 201
    (uuid,) = answer.json().values()
    (shown,) = account.get(f"{path}/{uuid}").json().values()
    assert shown[field]["geolocation"] == {"longitude": -13.3363265, "latitude": 52.4984896}


@pytest.mark.parametrize("latitude", ["91", "north", "", "5e1", True, None, "+5"])
def test_what_is_no_latitude_is_refused(account: httpx.Client, latitude: Any) -> None:
    place = {"latitude": latitude, "longitude": 1}

    answer = account.post("/jobs", json={"address": {"geolocation": place}})

    assert (answer.status_code, list(answer.json()["error"]["fields"])) == (
        400,
        ["address.geolocation.latitude"],
    )


@pytest.mark.parametrize("place", [None, {"latitude": 1, "longitude": 2.5}])
def test_a_place_in_numbers_is_taken_as_ever(account: httpx.Client, place: Any) -> None:
    uuid = made(account, address={"floor": "3", "geolocation": place})

    assert job(account, uuid)["address"]["geolocation"] == place


@pytest.mark.parametrize("reference", [{"uuid": None}, {"uuid": None, "colour": "red"}, None])
def test_a_client_whose_uuid_is_null_is_no_client(account: httpx.Client, reference: Any) -> None:
    uuid = made(account, client=reference)

    assert job(account, uuid)["client"] is None


def test_a_null_uuid_beside_an_external_id_counts_for_nothing(account: httpx.Client) -> None:
    answer = account.post("/sites", json={**SITE, "client": {**SITE["client"], "uuid": None}})

    site = account.get(f"/sites/{answer.json()['site_uuid']}").json()["site"]
    assert site["client"]["external_id"] == "crm-1001"


def test_an_update_makes_a_client_and_a_site_of_an_unknown_external_id(
    account: httpx.Client,
) -> None:
    person = {"organization": False, "first_name": "Jo"}

    assert account.patch("/clients/crm-7", json=person).status_code == 201
    assert account.patch("/sites/annex", json={"name": "Annex"}).status_code == 201


OF_OTHERS = {"scheduled_at": {"x": 1}, "address": 7, "site_address": ["x"], "client": "x"}


@pytest.mark.parametrize(
    ("kind", "body", "own"),
    [
        ("jobs", {"description": "x"}, {"scheduled_at", "address", "client"}),
        ("clients", {"organization": False, "first_name": "Ada"}, {"site_address"}),
        ("sites", {"name": "Annex"}, {"address", "client"}),
    ],
)
def test_what_the_fields_of_other_kinds_are_called_may_hold_anything(
    account: httpx.Client, kind: str, body: dict[str, Any], own: set[str]
) -> None:
    unknown = {name: value for name, value in OF_OTHERS.items() if name not in own}

    created = account.post(f"/{kind}", json={**body, **unknown})
    uuid = created.json()[f"{kind[:-1]}_uuid"]

    assert created.is_success
    assert account.patch(f"/{kind}/{uuid}", json={**body, **unknown}).is_success
