"""Clients: organizations and individuals, made by POST and by PATCH."""

from typing import Any

import httpx
import pytest
from tests.server.planado.accounts import UNKNOWN


def read(account: httpx.Client, wanted: str) -> dict[str, Any]:
    """Return a client."""
    found: dict[str, Any] = account.get(f"/clients/{wanted}").json()["client"]
    return found


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"organization_name": "X"}, 400),
        ({"organization": True}, 400),
        ({"organization": True, "organization_name": ""}, 400),
        ({"organization": True, "first_name": "X"}, 409),
        ({"organization": False}, 400),
        ({"organization": False, "first_name": None, "last_name": ""}, 409),
        ({"organization": True, "organization_name": "X"}, 201),
        ({"organization": False, "middle_name": "X"}, 201),
    ],
)
def test_a_new_client_needs_a_name_of_its_kind(
    brightline: httpx.Client, body: dict[str, Any], status: int
) -> None:
    assert brightline.post("/clients", json=body).status_code == status


def test_what_a_client_lacks_is_named(brightline: httpx.Client) -> None:
    assert brightline.post("/clients", json={}).json()["error"] == {
        "code": "validation_failed",
        "message": "organization is required",
        "fields": {"organization": ["is required"]},
    }


def test_an_organization_and_an_individual_have_their_own_fields(brightline: httpx.Client) -> None:
    organization, individual = read(brightline, "crm-1001"), read(brightline, "crm-1002")

    assert organization["name"] == organization["organization_name"] == "Harbor Point Offices"
    assert "first_name" not in organization
    assert individual["name"] == "Elena Ruiz"
    assert "organization_name" not in individual


def test_a_new_client_reads_back(brightline: httpx.Client) -> None:
    body = {
        "organization": False,
        "first_name": "Jo",
        "middle_name": "M",
        "external_id": "crm-7",
        "site_address": {"floor": "3"},
        "contacts": [{"value": "+1 555"}],
    }

    uuid = brightline.post("/clients", json=body).json()["client_uuid"]

    client = read(brightline, uuid)
    assert client == read(brightline, "crm-7")
    assert (client["name"], client["last_name"], client["version"]) == ("Jo M", None, 1)
    assert (client["site_address"]["floor"], client["site_address"]["apartment"]) == ("3", None)
    assert client["contacts"] == [{"name": None, "value": "+1 555", "type": "phone"}]


def test_an_unknown_external_id_creates_and_then_updates_one_client(
    brightline: httpx.Client,
) -> None:
    made = brightline.patch("/clients/crm-7", json={"organization": False, "first_name": "Jo"})
    again = brightline.patch("/clients/crm-7", json={"last_name": "Ray"})

    assert (made.status_code, again.status_code) == (201, 200)
    assert made.json() == again.json()
    assert read(brightline, "crm-7")["name"] == "Jo Ray"
    assert read(brightline, "crm-7")["version"] == 2


def test_the_external_id_of_a_removed_client_may_be_used_again(brightline: httpx.Client) -> None:
    body = {"organization": True, "organization_name": "New Mill"}

    assert brightline.patch("/clients/crm-0990", json=body).status_code == 201


@pytest.mark.parametrize(
    ("wanted", "body"),
    [
        ("crm-7", {}),
        ("crm-7", {"organization": True}),
        ("crm-7", {"organization": False, "first_name": ""}),
        (UNKNOWN, {"organization": True, "organization_name": "X"}),
    ],
)
def test_an_update_that_cannot_create_finds_nothing(
    brightline: httpx.Client, wanted: str, body: dict[str, Any]
) -> None:
    answer = brightline.patch(f"/clients/{wanted}", json=body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    assert brightline.get(f"/clients/{wanted}").status_code == 404


def test_an_organization_stays_one(brightline: httpx.Client) -> None:
    answer = brightline.patch("/clients/crm-1001", json={"organization": False})

    assert answer.status_code == 409
    assert read(brightline, "crm-1001")["organization"] is True
    assert brightline.patch("/clients/crm-1001", json={"organization": True}).status_code == 200


def test_an_external_id_that_looks_like_a_uuid_is_found_after_the_uuids(
    brightline: httpx.Client,
) -> None:
    other = read(brightline, "crm-1001")["uuid"]
    body = {"organization": True, "organization_name": "Twin"}

    for external_id in (UNKNOWN, other):
        made = brightline.post("/clients", json={**body, "external_id": external_id})
        assert made.status_code == 201

    assert read(brightline, UNKNOWN)["name"] == "Twin"
    assert read(brightline, other)["name"] == "Harbor Point Offices"


def test_an_external_id_is_taken_once(brightline: httpx.Client) -> None:
    body = {"organization": True, "organization_name": "X", "external_id": "crm-1001"}

    assert brightline.post("/clients", json=body).status_code == 409


def test_no_client_can_be_deleted(brightline: httpx.Client) -> None:
    answer = brightline.delete("/clients/crm-1001")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, PATCH"
    assert answer.json()["error"]["code"] == "method_not_allowed"
