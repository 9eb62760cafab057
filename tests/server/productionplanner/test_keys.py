"""Who may call: the documentation's "Authentication", to the letter, on every operation."""

import httpx
import pytest
from tests.conftest import key
from tests.server.productionplanner.calls import ALL, Call, label

NO_KEY = {
    "status": "error",
    "message": "Missing or invalid Authorization header. Use: Bearer <api-key>",
}
WRONG_KEY = {"status": "error", "message": "Invalid or revoked API key"}
MALFORMED = ["", "Basic cHA6cHA=", "Bearer", key("1"), f"Token {key('1')}"]


@pytest.mark.parametrize("call", ALL, ids=label)
def test_without_a_header_every_operation_gives_the_first_message(
    stranger: httpx.Client, call: Call
) -> None:
    answer = stranger.request(call.method, call.at(), json=call.body)

    assert (answer.status_code, answer.json()) == (401, NO_KEY)


@pytest.mark.parametrize("header", MALFORMED)
def test_a_malformed_header_gives_the_first_message(stranger: httpx.Client, header: str) -> None:
    answer = stranger.get("/info", headers={"Authorization": header})

    assert (answer.status_code, answer.json()) == (401, NO_KEY)


@pytest.mark.parametrize("call", ALL, ids=label)
@pytest.mark.parametrize("token", [key("0"), key("3"), "nonsense", key("1")[:-1], key("1") + "1"])
def test_an_unknown_or_revoked_key_gives_the_second_message(
    stranger: httpx.Client, call: Call, token: str
) -> None:
    headers = {"Authorization": f"Bearer {token}"}

    answer = stranger.request(call.method, call.at(), json=call.body, headers=headers)

    assert (answer.status_code, answer.json()) == (401, WRONG_KEY)


@pytest.mark.parametrize("scheme", ["bearer", "BEARER", "Bearer  "])
def test_the_scheme_is_read_in_any_case_and_spacing(stranger: httpx.Client, scheme: str) -> None:
    answer = stranger.get("/info", headers={"Authorization": f"{scheme} {key('1')}"})

    assert answer.status_code == 200


def test_a_401_asks_for_a_bearer_key(stranger: httpx.Client) -> None:
    assert stranger.get("/info").headers["www-authenticate"] == "Bearer"


def test_a_key_in_the_query_is_no_key(stranger: httpx.Client) -> None:
    answer = stranger.get("/info", params={"key": key("1"), "access_token": key("1")})

    assert (answer.status_code, answer.json()) == (401, NO_KEY)


def test_a_refused_call_writes_nothing(stranger: httpx.Client, acme: httpx.Client) -> None:
    before = acme.get("/projects/p_summer_tour").json()

    stranger.patch("/projects/p_summer_tour", json={"name": "Stolen"})

    assert acme.get("/projects/p_summer_tour").json() == before


def test_info_tells_organization_and_key(acme: httpx.Client) -> None:
    assert acme.get("/info").json() == {
        "status": "ok",
        "message": "API key",
        "data": {"orgId": "org_acme", "orgName": "Acme Live Events", "keyId": "key_acme_ci"},
    }


def test_two_keys_of_one_organization_see_the_same_projects(
    acme: httpx.Client, stranger: httpx.Client
) -> None:
    second = {"Authorization": f"Bearer {key('2')}"}

    assert stranger.get("/projects", headers=second).json() == acme.get("/projects").json()
    assert stranger.get("/info", headers=second).json()["data"]["keyId"] == "key_acme_zapier"
