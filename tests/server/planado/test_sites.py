"""Sites: made by POST and by PATCH, and tied to clients."""

import httpx
from tests.server.planado.accounts import UNKNOWN


def test_a_new_site_needs_a_name(brightline: httpx.Client) -> None:
    answer = brightline.post("/sites", json={"description": "x"})

    assert (answer.status_code, answer.json()["error"]["fields"]) == (
        400,
        {"name": ["is required"]},
    )


def test_a_new_site_reads_back(brightline: httpx.Client) -> None:
    body = {"name": "Annex", "client": {"external_id": "crm-1001"}, "external_id": "annex"}

    uuid = brightline.post("/sites", json=body).json()["site_uuid"]

    site = brightline.get(f"/sites/{uuid}").json()["site"]
    assert site == brightline.get("/sites/annex").json()["site"]
    assert site["client"]["external_id"] == "crm-1001"
    assert (site["description"], site["address"], site["contacts"]) == (None, None, [])
    assert (site["name"], site["version"]) == ("Annex", 1)


def test_an_unknown_external_id_creates_and_then_updates_one_site(brightline: httpx.Client) -> None:
    made = brightline.patch("/sites/annex", json={"name": "Annex"})
    again = brightline.patch("/sites/annex", json={"description": "x"})

    assert (made.status_code, again.status_code) == (201, 200)
    assert made.json() == again.json()
    assert brightline.get("/sites/annex").json()["site"]["version"] == 2


def test_without_a_name_or_with_a_uuid_nothing_is_created(brightline: httpx.Client) -> None:
    assert brightline.patch("/sites/annex", json={"description": "x"}).status_code == 404
    assert brightline.patch(f"/sites/{UNKNOWN}", json={"name": "X"}).status_code == 404


def test_the_client_of_a_site_must_exist(brightline: httpx.Client) -> None:
    answer = brightline.patch("/sites/hp-a", json={"client": {"external_id": "nobody"}})

    assert answer.status_code == 404
    assert brightline.get("/sites/hp-a").json()["site"]["client"]["external_id"] == "crm-1001"


def test_an_external_id_is_taken_once(brightline: httpx.Client) -> None:
    body = {"name": "X", "external_id": "hp-a"}

    assert brightline.post("/sites", json=body).status_code == 409


def test_of_a_point_on_the_map_only_its_coordinates_are_kept(brightline: httpx.Client) -> None:
    point = {"longitude": 13.3, "latitude": 52.5}
    body = {"name": "Pointed", "address": {"geolocation": {**point, "altitude": 34}}}

    uuid = brightline.post("/sites", json=body).json()["site_uuid"]

    assert brightline.get(f"/sites/{uuid}").json()["site"]["address"]["geolocation"] == point
