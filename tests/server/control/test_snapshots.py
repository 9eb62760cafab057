"""Everything that is stored, under names."""

import httpx
import pytest
from tests.conftest import START, key

from understudy.testing import Refused, Understudy

NEW = {"name": "Not in the fixtures"}


def test_a_snapshot_can_be_loaded_again_and_again(
    acme: httpx.Client, control: httpx.Client
) -> None:
    before = acme.get("/projects").content
    saved = control.post("/snapshots", json={"name": "start"})
    found = []

    for _ in range(2):
        acme.post("/projects", json=NEW)
        control.post("/keys/key_acme_zapier/revoke")
        loaded = control.post("/snapshots/start/load")
        found.append((acme.get("/projects").content, loaded.json()))

    assert saved.status_code == 201
    assert found == [(before, saved.json())] * 2
    assert saved.json() == {
        "name": "start",
        "saved_at": START.replace("Z", ".000Z"),
        "documents": 61,
    }
    with httpx.Client(base_url=acme.base_url, headers=bearer("2"), trust_env=False) as zapier:
        assert zapier.get("/info").status_code == 200


def bearer(digit: str) -> dict[str, str]:
    """Return the header that carries a demo key."""
    return {"Authorization": f"Bearer {key(digit)}"}


def test_after_loading_the_same_calls_make_the_same_ids(
    acme: httpx.Client, control: httpx.Client
) -> None:
    control.post("/snapshots", json={"name": "start"})
    first = acme.post("/projects", json=NEW).content
    control.post("/snapshots/start/load")

    assert acme.post("/projects", json=NEW).content == first


def test_a_reset_leaves_snapshots_and_saving_again_replaces_them(
    acme: httpx.Client, control: httpx.Client
) -> None:
    control.post("/snapshots", json={"name": "kept"})
    acme.post("/projects", json=NEW)
    control.post("/snapshots", json={"name": "kept"})
    control.post("/reset")

    names = [(one["name"], one["documents"]) for one in control.get("/snapshots").json()]
    assert ("kept", 62) in names
    assert control.delete("/snapshots/kept").json()["documents"] == 62
    assert "kept" not in control.get("/snapshots").text


@pytest.mark.parametrize("call", [("POST", "/snapshots/lost/load"), ("DELETE", "/snapshots/lost")])
def test_an_unknown_snapshot_is_404(control: httpx.Client, call: tuple[str, str]) -> None:
    answer = control.request(*call)

    assert answer.status_code == 404
    assert answer.json() == {"error": "no snapshot is called 'lost'; GET /snapshots lists them"}


@pytest.mark.parametrize("name", ["", "a b", "a/b", "x" * 65, "ä"])
def test_a_snapshot_needs_a_plain_name(control: httpx.Client, name: str) -> None:
    answer = control.post("/snapshots", json={"name": name})

    assert answer.status_code == 400
    assert answer.json() == {
        "error": "name must be 1 to 64 letters, digits, dots, dashes and underscores"
    }


def test_the_number_of_snapshots_is_bounded() -> None:
    with Understudy() as mock:
        for number in range(20):
            mock.snapshot(f"number-{number}")

        with pytest.raises(Refused, match="20 snapshots are kept, which is the most") as refused:
            mock.snapshot("one-more")

        assert refused.value.status == 409
        mock.snapshot("number-0")
