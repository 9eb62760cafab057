"""The control plane: health, reset, keys and clock, for whoever may use it."""

from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import client, key

from understudy import __version__
from understudy.testing import Understudy

WRONG_KEY = {"status": "error", "message": "Invalid or revoked API key"}
NEW_KEY = {"api": "productionplanner", "org": "org_acme", "name": "Nightly run"}


def bearer(token: str) -> dict[str, str]:
    """Return the header that carries a key."""
    return {"Authorization": f"Bearer {token}"}


def test_health_tells_version_and_apis(control: httpx.Client) -> None:
    assert control.get("/health").json() == {
        "status": "ok",
        "version": __version__,
        "apis": [
            {
                "name": "productionplanner",
                "title": "ProductionPlanner.io API",
                "base_path": "/v1",
                "docs": "/docs",
            }
        ],
    }


def test_reset_brings_back_fixtures_keys_clock_and_ids(
    mock: Understudy, acme: httpx.Client, control: httpx.Client
) -> None:
    before = acme.get("/projects").content
    first = acme.post("/projects", json={"name": "First"}).content
    control.post("/clock", json={"advance": "30d"})
    control.post("/keys/key_acme_ci/revoke")

    assert control.post("/reset").status_code == 200

    assert acme.get("/projects").content == before
    assert acme.post("/projects", json={"name": "First"}).content == first


def test_a_revoked_key_is_refused_from_the_next_request_on(
    acme: httpx.Client, control: httpx.Client
) -> None:
    assert acme.get("/info").status_code == 200

    revoked = control.post("/keys/key_acme_ci/revoke").json()

    assert revoked["revoked_at"] is not None
    answer = acme.get("/info")
    assert (answer.status_code, answer.json()) == (401, WRONG_KEY)


def test_revoking_twice_keeps_the_first_time(control: httpx.Client) -> None:
    first = control.post("/keys/key_acme_ci/revoke").json()
    control.post("/clock", json={"advance": "1h"})

    assert control.post("/keys/key_acme_ci/revoke").json() == first


def test_an_unknown_key_id_is_404(control: httpx.Client) -> None:
    answer = control.post("/keys/key_nobody/revoke")

    assert answer.status_code == 404
    assert answer.json() == {"error": "no key has the id 'key_nobody'; GET /keys lists them"}


def test_a_new_key_works_at_once_and_signs_what_it_creates(
    stranger: httpx.Client, control: httpx.Client
) -> None:
    answer = control.post("/keys", json=NEW_KEY)

    made = answer.json()
    assert answer.status_code == 201
    assert made.items() >= {**NEW_KEY, "revoked_at": None}.items()
    assert len(made["key"]) == 67
    project = stranger.post("/projects", json={"name": "X"}, headers=bearer(made["key"])).json()
    assert project["data"]["createdBy"] == f"api:{made['id']}"


def test_keys_are_listed_masked_unless_revealed(control: httpx.Client) -> None:
    masked = {row["id"]: row["key"] for row in control.get("/keys").json()}
    whole = {row["id"]: row["key"] for row in control.get("/keys?reveal=true").json()}

    assert masked["key_acme_ci"] == "pp_1111…1111"
    assert whole["key_acme_ci"] == key("1")
    assert set(whole) == {
        "key_acme_ci",
        "key_acme_zapier",
        "key_acme_old",
        "key_north_main",
        *(name for name in whole if name.startswith("key_empty")),
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"org": "org_nobody"}, "org"),
        ({"api": "nothing"}, "api"),
        ({"name": " "}, "name"),
        ({"name": 5}, "name"),
    ],
)
def test_a_key_for_nobody_is_refused_by_field(
    control: httpx.Client, change: dict[str, object], field: str
) -> None:
    answer = control.post("/keys", json={**NEW_KEY, **change})

    assert answer.status_code == 400
    assert answer.json()["error"].startswith(f"{field} ")


def test_a_frozen_clock_stands_still_and_moves_only_when_told(
    acme: httpx.Client, control: httpx.Client
) -> None:
    control.post("/clock", json={"freeze": "2027-01-01T00:00:00+01:00"})
    moved = control.post("/clock", json={"advance": "1h30m"}).json()

    created = acme.post("/projects", json={"name": "X"}).json()["data"]

    assert moved == {"now": "2027-01-01T00:30:00.000Z", "frozen": True, "ran": []}
    assert created["createdAt"] == "2027-01-01T00:30:00.000Z"
    assert control.get("/clock").json() == moved


def test_the_clock_can_go_back_to_real_time(control: httpx.Client) -> None:
    assert control.post("/clock", json={"real": True}).json()["frozen"] is False


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"freeze": "2027-01-01T00:00:00Z", "advance": "1h"},
        {"freeze": "tomorrow"},
        {"freeze": "2027-01-01"},
        {"advance": "-1h"},
        {"advance": "soon"},
        {"advance": "99999999d"},
        {"real": False},
        {"advance": 5},
        [],
    ],
)
def test_a_bad_move_of_the_clock_is_refused(control: httpx.Client, body: object) -> None:
    before = control.get("/clock").json()

    answer = control.post("/clock", json=body)

    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}
    assert control.get("/clock").json() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": ""},
        {"Host": "["},
        {"Host": "127.0.0.1@evil.example"},
        {"Host": "127.0.0.1#evil.example"},
        {"Host": "evil@127.0.0.1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_strangers_are_refused(control: httpx.Client, headers: dict[str, str]) -> None:
    assert control.post("/reset", headers=headers).status_code == 403
    assert control.get("/health", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "host", ["localhost:8000", "127.0.0.1", "127.8.8.8:80", "[::1]:8000", "LocalHost"]
)
def test_every_name_of_this_machine_is_let_in(control: httpx.Client, host: str) -> None:
    assert control.get("/health", headers={"Host": host}).status_code == 200


def test_the_page_itself_is_let_in(mock: Understudy, control: httpx.Client) -> None:
    assert control.post("/reset", headers={"Origin": mock.root}).status_code == 200


def test_unknown_paths_and_methods_are_refused_in_its_own_words(control: httpx.Client) -> None:
    assert control.get("/nowhere").status_code == 404
    answer = control.put("/clock")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")
    assert set(answer.json()) == {"error"}


@pytest.fixture
def guarded() -> Iterator[Understudy]:
    """A stand-in that others may reach, so that it wants its token."""
    with Understudy(host="0.0.0.0", admin_token="hush") as mock:
        yield mock


def test_off_loopback_every_call_but_health_needs_the_token(guarded: Understudy) -> None:
    with httpx.Client(base_url=f"{guarded.root}/_understudy", trust_env=False) as control:
        assert control.get("/health").status_code == 200
        assert control.get("/keys").status_code == 401
        assert control.post("/reset", headers=bearer("wrong")).status_code == 401
        assert control.post("/reset", headers=bearer("hush")).status_code == 200
        assert control.get("/clock", headers={**bearer("hush"), "Host": "mock"}).status_code == 200
        stranger = {**bearer("hush"), "Origin": "https://evil.example"}
        assert control.get("/clock", headers=stranger).status_code == 403


def test_the_admin_token_opens_no_api(guarded: Understudy) -> None:
    with client(guarded, "hush") as caller:
        assert caller.get("/info").json() == WRONG_KEY
