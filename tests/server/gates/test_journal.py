"""The journal notes every exchange with an API as it went over the wire, keys masked."""

import httpx
from tests.conftest import START, key


def test_an_exchange_is_noted_with_its_operation(acme: httpx.Client, control: httpx.Client) -> None:
    answer = acme.post("/projects?dry=1", json={"name": "Noted"})

    (entry,) = control.get("/journal").json()
    assert entry["at"] == START.replace("Z", ".000Z")
    assert (entry["api"], entry["operation"]) == ("productionplanner", "create_project")
    assert (entry["method"], entry["path"], entry["query"]) == ("POST", "/v1/projects", "dry=1")
    assert entry["status"] == 201
    assert entry["request"]["body"] == '{"name":"Noted"}'
    assert entry["response"]["body"] == answer.text


def test_refusals_are_noted_too(stranger: httpx.Client, control: httpx.Client) -> None:
    stranger.get("/info")
    stranger.get("/nowhere")

    noted = [(entry["status"], entry["operation"]) for entry in control.get("/journal").json()]
    assert noted == [(401, "get_info"), (404, None)]


def test_keys_are_masked(acme: httpx.Client, control: httpx.Client) -> None:
    acme.get("/info")

    text = control.get("/journal").text
    assert key("1") not in text
    assert "Bearer pp_1111…1111" in text


def test_the_control_plane_and_the_pages_are_not_noted(
    control: httpx.Client, acme: httpx.Client
) -> None:
    control.get("/health")
    acme.get(acme.base_url.join("/docs.json"))

    assert control.get("/journal").json() == []


def test_the_journal_can_be_emptied(acme: httpx.Client, control: httpx.Client) -> None:
    acme.get("/info")

    assert control.delete("/journal").json() == []
    assert control.get("/journal").json() == []
