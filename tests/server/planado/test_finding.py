"""What a uuid in capitals finds: the same as any other spelling of it."""

import httpx
import pytest

PLACES = [
    ("jobs", "/jobs/{}"),
    ("jobs", "/jobs/{}/history"),
    ("jobs", "/jobs?after={}"),
    ("clients", "/clients/{}"),
    ("sites", "/sites/{}"),
    ("templates", "/templates/{}"),
    ("dictionaries", "/dictionaries/{}/values"),
    ("users", "/users/{}/shifts?after=2026-06-15&before=2026-06-16"),
    ("users", "/jobs?assignee[worker_uuid]={}"),
    ("webhooks", "/webhooks/{}/requests"),
]


@pytest.mark.parametrize(("collection", "path"), PLACES)
def test_a_uuid_in_capitals_finds_the_same(
    brightline: httpx.Client, collection: str, path: str
) -> None:
    uuid = brightline.get(f"/{collection}").json()[collection][0]["uuid"]

    answer = brightline.get(path.format(uuid.upper()))

    assert answer.status_code == 200
    assert answer.json() == brightline.get(path.format(uuid)).json()


def test_an_update_takes_a_uuid_in_capitals(brightline: httpx.Client) -> None:
    uuid = brightline.get("/clients").json()["clients"][0]["uuid"]

    answer = brightline.patch(f"/clients/{uuid.upper()}", json={})

    assert (answer.status_code, answer.json()) == (200, {"client_uuid": uuid})
