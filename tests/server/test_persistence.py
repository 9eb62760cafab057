"""What is written stays: over restarts with --data, and through export and import."""

from pathlib import Path

import httpx
import pytest
from tests.conftest import START, client, key

from understudy.server.state.storage.errors import StoreInUse
from understudy.testing import Understudy


def create(mock: Understudy, name: str) -> httpx.Response:
    """Create a project with Acme's key."""
    with client(mock, key("1")) as acme:
        return acme.post("/projects", json={"name": name})


def listed(mock: Understudy) -> bytes:
    """Return Acme's list as it is sent."""
    with client(mock, key("1")) as acme:
        return acme.get("/projects").content


def test_writes_keys_and_order_survive_a_restart(tmp_path: Path) -> None:
    with Understudy(data=tmp_path, clock=START) as mock:
        create(mock, "Kept")
        create(mock, "Kept too")
        httpx.post(f"{mock.root}/_understudy/keys/key_acme_zapier/revoke", trust_env=False)
        before = listed(mock)

    with Understudy(data=tmp_path, clock=START) as mock:
        assert listed(mock) == before
        with client(mock, key("2")) as revoked:
            assert revoked.get("/info").status_code == 401


def test_ids_never_repeat_over_restarts(tmp_path: Path) -> None:
    made = []
    for _ in range(3):
        with Understudy(data=tmp_path, seed=7) as mock:
            made.append(create(mock, "X").json()["data"]["id"])

    assert len(set(made)) == 3


def test_a_directory_serves_one_process_at_a_time(tmp_path: Path) -> None:
    with Understudy(data=tmp_path), pytest.raises(StoreInUse), Understudy(data=tmp_path):
        pass


def test_without_data_nothing_is_kept() -> None:
    with Understudy(seed=7, clock=START) as mock:
        before = listed(mock)
        create(mock, "Gone")

    with Understudy(seed=7, clock=START) as mock:
        assert listed(mock) == before


def test_an_exported_state_can_be_imported(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    with Understudy(export_on_exit=file, clock=START) as mock:
        create(mock, "Carried over")
        before = listed(mock)

    with Understudy(import_file=file) as mock:
        assert listed(mock) == before


def test_an_exported_state_holds_no_key_that_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    with Understudy(export_on_exit=file) as mock:
        made = mock.keys.create("productionplanner", "org_acme", "Made here").key

    text = file.read_text()

    assert [secret for secret in (key("1"), key("4"), made) if secret in text] == []
    assert file.stat().st_mode & 0o777 == 0o600


def test_after_an_import_every_key_works_and_those_of_the_fixtures_can_be_read(
    tmp_path: Path,
) -> None:
    file = tmp_path / "state.json"
    with Understudy(export_on_exit=file) as mock:
        made = mock.keys.create("productionplanner", "org_acme", "Made here").key

    with Understudy(import_file=file) as mock:
        shown = [one.key for one in mock.keys.list(reveal=True)]
        with client(mock, made) as caller:
            assert caller.get("/info").status_code == 200

    assert key("1") in shown
    assert made not in shown


def test_an_export_holds_the_keys_where_they_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    with Understudy(export_on_exit=file, export_keys=True) as mock:
        made = mock.keys.create("productionplanner", "org_acme", "Made here").key

    with Understudy(import_file=file) as mock:
        assert made in [one.key for one in mock.keys.list(reveal=True)]


def test_one_seed_and_clock_answer_byte_for_byte_alike() -> None:
    answers = []
    for _ in range(2):
        with Understudy(seed=42, clock=START) as mock:
            answers.append((create(mock, "Twin").content, listed(mock)))

    assert answers[0] == answers[1]


def test_another_seed_makes_other_ids() -> None:
    with Understudy(seed=1) as one, Understudy(seed=2) as two:
        assert create(one, "X").json()["data"]["id"] != create(two, "X").json()["data"]["id"]


def test_an_api_that_data_were_kept_without_begins_with_its_fixtures(tmp_path: Path) -> None:
    with Understudy(data=tmp_path, apis=("productionplanner",), clock=START) as mock:
        create(mock, "Kept")
        before = listed(mock)

    for _ in range(2):
        with Understudy(data=tmp_path, clock=START) as mock:
            assert listed(mock) == before
            headers = {"X-Planado-API-Key": mock.key("acc_nordwind", api="planado")}
            url = f"{mock.url('planado')}/jobs"
            jobs = httpx.get(url, headers=headers, trust_env=False).json()["jobs"]
            assert len(jobs) == 3
            assert httpx.delete(f"{url}/{jobs[0]['uuid']}", headers=headers).status_code == 200
            httpx.post(url, headers=headers, json={}, trust_env=False)
