"""The typed client: the same in process, in a space, and for a stand-in elsewhere."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from tests.cli.serving import environment, serving
from tests.conftest import client, key

from understudy.testing import Control, Refused, Understudy

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)


@pytest.fixture
def remote(mock: Understudy) -> Iterator[Control]:
    """A client of the shared stand-in that knows nothing but its address."""
    with Control(mock.root) as remote:
        yield remote


def info(stand_in: Control, token: str) -> httpx.Response:
    """Ask whose a key is."""
    with client(stand_in, token) as caller:
        return caller.get("/info")


def test_it_finds_the_base_url_of_an_api(mock: Understudy, remote: Control) -> None:
    assert remote.url("productionplanner") == mock.url("productionplanner") == f"{mock.root}/v1"


def test_an_api_that_is_not_served_is_a_lookup_error(remote: Control) -> None:
    with pytest.raises(LookupError, match="no API called 'planner' is served; there are: prod"):
        remote.url("planner")


def test_it_knows_a_key_of_each_organization_that_works(remote: Control) -> None:
    assert remote.key("org_acme") == key("1")
    remote.keys.revoke("key_acme_ci")
    assert remote.key("org_acme") == key("2")
    remote.keys.revoke("key_acme_zapier")
    assert info(remote, remote.key("org_acme")).json()["data"]["orgId"] == "org_acme"


def test_the_clock_is_read_and_moved(remote: Control) -> None:
    assert remote.clock.now() == NOON
    assert remote.clock.is_frozen()
    assert remote.clock.advance("15m") == []
    remote.clock.advance(timedelta(milliseconds=1500))
    assert remote.clock.now() == NOON + timedelta(minutes=15, milliseconds=1500)
    assert remote.clock.freeze(NOON - timedelta(days=1)) == NOON - timedelta(days=1)
    assert remote.clock.freeze("2027-01-01T00:00:00Z").year == 2027
    assert remote.clock.real().year < 2027
    assert not remote.clock.is_frozen()


def test_faults_are_added_listed_and_taken_away(remote: Control) -> None:
    fault = remote.faults.add(status=503, times=2, operation="get_info", retry_after=0)

    answer = info(remote, key("1"))

    assert (fault.id, fault.hits, fault.drop) == ("fault_1", 0, False)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "0")
    assert [one.hits for one in remote.faults.list()] == [1]
    assert remote.faults.remove(fault).hits == 1
    remote.faults.add(drop=True)
    remote.faults.add(probability=0, delay_ms=5)
    assert [one.probability for one in remote.faults.list()] == [1, 0]
    remote.faults.clear()
    assert remote.faults.list() == []


def test_the_journal_is_filtered_counted_and_emptied(remote: Control) -> None:
    with client(remote, key("1")) as acme:
        acme.post("/projects", json={"name": "Sent"})
        acme.get("/projects/p_nowhere")

    (sent,) = remote.journal.list(operation="create_project", since=NOON)
    assert (sent.status, sent.key, sent.request.json()) == (201, "key_acme_ci", {"name": "Sent"})
    assert sent.response.json()["data"]["name"] == "Sent"
    assert remote.journal.count(status=404) == remote.journal.count(status="4xx") == 1
    assert remote.journal.list(after=sent.number, limit=5)[0].status == 404
    assert key("1") not in sent.curl
    assert key("1") in remote.journal.list(reveal=True)[0].curl
    assert len(remote.journal.har()["log"]["entries"]) == 2
    remote.journal.clear()
    assert remote.journal.count() == 0


def test_keys_are_created_listed_and_revoked(remote: Control) -> None:
    made = remote.keys.create("productionplanner", "org_acme", "CI 2")

    assert info(remote, made.key).status_code == 200
    assert [one.id for one in remote.keys.list()][-1] == made.id
    assert key("1") in [one.key for one in remote.keys.list(reveal=True)]
    assert remote.keys.revoke(made).revoked_at is not None
    assert info(remote, made.key).status_code == 401


def test_states_and_snapshots_lead_back(remote: Control) -> None:
    state = remote.state()
    saved = remote.snapshot("clean")
    remote.create_organization("Extra")

    assert remote.load("clean") == saved
    assert len(remote.organizations()) == 3
    assert saved in remote.snapshots()
    remote.create_organization("Extra")
    remote.restore(state)
    assert len(remote.organizations()) == 3
    assert remote.state(reveal=True)["tables"]["_keys"]["key_acme_ci"]["key"] == key("1")


def test_organizations_are_created_with_a_key(remote: Control) -> None:
    made = remote.create_organization("Riverside Nights", id="org_riverside")

    assert made.key is not None
    assert info(remote, made.key.key).json()["data"]["orgName"] == "Riverside Nights"


def test_staging_does_what_the_api_cannot(remote: Control) -> None:
    (change,) = remote.stage("archive_project", "org_acme", project="p_bare")

    assert (change.collection, change.id) == ("projects", "p_bare")
    assert change.document is not None
    assert change.document["archivedAt"] == "2026-06-15T12:00:00.000Z"


def test_a_reset_may_go_to_nothing(remote: Control) -> None:
    remote.reset(to="empty")
    with client(remote, key("1")) as acme:
        assert acme.get("/projects").json()["data"] == []


def test_a_space_is_steered_like_the_stand_in(remote: Control) -> None:
    with remote.spaces.open() as space:
        assert space.id in remote.spaces.list()
        space.faults.add(status=503)
        assert info(space, key("1")).status_code == 503
        assert info(remote, key("1")).status_code == 200
        with Control(space.root) as same:
            assert same.url("productionplanner") == space.url("productionplanner")
            assert len(same.faults.list()) == 1

    assert space.id not in remote.spaces.list()


def test_closing_a_space_that_has_ended_is_no_mistake(remote: Control) -> None:
    with remote.spaces.open() as space:
        remote.spaces.end(space.id)


def test_the_address_of_a_control_plane_is_as_good_as_the_root(remote: Control) -> None:
    with (
        remote.spaces.open() as space,
        Control(f"{space.root}/_understudy/") as same,
    ):
        assert same.root == space.root
        assert same.key("org_acme") == space.key("org_acme")


def test_a_refusal_is_an_exception_with_the_reason(remote: Control) -> None:
    with pytest.raises(Refused, match="must hold one of status, drop, reset, truncate") as bad:
        remote.faults.add()

    assert bad.value.status == 400


def test_what_is_no_stand_in_is_said_to_be_none(mock: Understudy) -> None:
    with (
        Control(f"{mock.root}/v1") as wrong,
        pytest.raises(Refused, match=r"answered 404; is an understudy there\?"),
    ):
        wrong.reset()


def test_off_loopback_the_client_needs_the_token() -> None:
    with Understudy(host="0.0.0.0", admin_token="hush") as mock:
        mock.reset()
        with Control(mock.root) as stranger, pytest.raises(Refused) as refused:
            stranger.reset()

    assert refused.value.status == 401


def test_a_stand_in_of_another_process_is_steered_alike() -> None:
    with serving("--clock", "2026-06-15T12:00:00Z") as server, Control(server.url) as remote:
        remote.faults.add(drop=True, times=1)
        with pytest.raises(httpx.RemoteProtocolError):
            info(remote, key("1"))
        assert info(remote, remote.key("org_north")).json()["data"]["orgId"] == "org_north"
        assert remote.clock.advance("1h") == []
        assert remote.journal.list()[0].faults == ["fault_1"]


def test_importing_the_client_imports_neither_the_server_nor_httpx() -> None:
    code = "import sys, understudy.testing; print(*sys.modules)"

    run = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    )

    assert set(run.stdout.split()).isdisjoint({"connexion", "httpx", "uvicorn", "jsonschema_rs"})
