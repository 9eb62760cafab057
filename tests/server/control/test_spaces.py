"""Spaces: stand-ins of their own on one server, that never meet."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from tests.conftest import START, client, key

from understudy.testing import Control, Refused, Understudy

NEW = {"name": "Only here"}


def listed(stand_in: Control) -> list[str]:
    """Return the names of Acme's projects."""
    with client(stand_in, key("1")) as acme:
        return [project["name"] for project in acme.get("/projects").json()["data"]]


def write(stand_in: Control) -> httpx.Response:
    """Create a project with Acme's key."""
    with client(stand_in, key("1")) as acme:
        return acme.post("/projects", json=NEW)


def test_a_space_is_described_with_its_addresses(mock: Understudy, control: httpx.Client) -> None:
    answer = control.post("/spaces")

    space = answer.json()
    path = f"/_understudy/spaces/{space['id']}"
    assert answer.status_code == 201
    assert (space["path"], space["control"]) == (path, f"{path}/_understudy")
    assert space["apis"] == [
        {
            "name": "productionplanner",
            "title": "ProductionPlanner.io API",
            "base_path": f"{path}/v1",
            "docs": f"{path}/docs",
        }
    ]
    assert space["id"] in [one["id"] for one in control.get("/spaces").json()]
    assert control.delete(f"/spaces/{space['id']}").json()["id"] == space["id"]
    assert space["id"] not in control.get("/spaces").text


def test_a_space_begins_at_the_start_whatever_was_done_before(mock: Understudy) -> None:
    fresh = listed(mock)
    write(mock)

    with mock.spaces.open() as space:
        assert listed(space) == fresh
        assert space.clock.now() == mock.clock.now()


def test_what_is_done_in_a_space_stays_there(mock: Understudy) -> None:
    with mock.spaces.open() as one, mock.spaces.open() as two:
        write(one)
        one.keys.revoke("key_acme_ci")
        one.clock.advance("1h")
        one.faults.add(status=503)
        one.snapshot("mine")

        for other in (two, mock):
            assert "Only here" not in listed(other)
            assert other.clock.now().isoformat() == START.replace("Z", "+00:00")
            assert other.faults.list() == []
            assert "mine" not in [snapshot.name for snapshot in other.snapshots()]
            assert [key.revoked_at for key in other.keys.list() if key.id == "key_acme_ci"] == [
                None
            ]


def test_a_space_has_a_journal_of_its_own_with_paths_as_its_apis_see_them(
    mock: Understudy,
) -> None:
    with mock.spaces.open() as space:
        listed(space)

        (entry,) = space.journal.list()
        assert entry.path == "/v1/projects"
        assert f"{space.root}/v1/projects" in entry.curl
        assert mock.journal.list() == []


def test_two_spaces_with_one_seed_answer_alike(mock: Understudy) -> None:
    with mock.spaces.open() as one, mock.spaces.open() as two:
        assert write(one).content == write(two).content


def test_a_reset_in_a_space_resets_that_space_alone(mock: Understudy) -> None:
    write(mock)
    with mock.spaces.open() as space:
        write(space)
        space.reset()

        assert "Only here" not in listed(space)
        assert "Only here" in listed(mock)


def test_a_reset_of_the_stand_in_leaves_spaces(mock: Understudy) -> None:
    with mock.spaces.open() as space:
        write(space)
        mock.reset()

        assert "Only here" in listed(space)


def test_many_suites_work_side_by_side(mock: Understudy) -> None:
    def suite(number: int) -> list[str]:
        with mock.spaces.open() as space, client(space, key("5")) as blank:
            for step in range(5):
                blank.post("/projects", json={"name": f"{number}-{step}"})
                space.clock.advance("1m")
            return [project["name"] for project in blank.get("/projects").json()["data"]]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(suite, range(16)))

    assert found == [[f"{number}-{step}" for step in reversed(range(5))] for number in range(16)]


def test_the_reference_in_a_space_names_the_space_as_server(mock: Understudy) -> None:
    with mock.spaces.open() as space, httpx.Client(base_url=space.root, trust_env=False) as pages:
        path = httpx.URL(space.root).path
        document = pages.get("/docs.json").json()
        control = pages.get("/_understudy/docs.json").json()

        assert document["servers"] == [{"url": f"{path}/v1", "description": "This stand-in"}]
        assert control["servers"][0]["url"] == f"{path}/_understudy"
        assert f'data-spec="{path}/docs.json"' in pages.get("/docs").text
        assert f'data-spec="{path}/_understudy/docs.json"' in pages.get("/_understudy/docs").text
        assert pages.get("/").headers["location"] == f"{path}/docs"


def test_unknown_paths_in_a_space_are_refused_by_its_apis(mock: Understudy) -> None:
    with mock.spaces.open() as space, client(space, key("1")) as acme:
        assert acme.get("/nowhere").json()["status"] == "error"


def test_an_ended_space_is_gone(mock: Understudy) -> None:
    with mock.spaces.open() as space:
        root, name = space.root, space.id

    for path in ("/v1/info", "/_understudy/health", "/docs"):
        answer = httpx.get(root + path, trust_env=False)
        assert answer.status_code == 404
        assert answer.json() == {
            "error": f"no space {name!r} is open; POST /_understudy/spaces opens one"
        }
    with pytest.raises(Refused) as refused:
        mock.spaces.end(name)
    assert refused.value.status == 404


def test_a_space_opens_no_spaces(mock: Understudy) -> None:
    with mock.spaces.open() as space, pytest.raises(Refused) as refused:
        space.spaces.open()

    assert refused.value.status == 404
    assert str(refused.value).startswith("a space holds no spaces")


def test_the_number_of_spaces_is_bounded() -> None:
    with Understudy(spaces=2) as mock:
        with mock.spaces.open(), mock.spaces.open(), pytest.raises(Refused) as refused:
            mock.spaces.open()

        assert refused.value.status == 409
        assert str(refused.value) == (
            "2 spaces are open, which is the most; DELETE some, or start with a larger --spaces"
        )
        with mock.spaces.open() as space:
            assert space.key("org_acme") == key("1")


def test_an_abandoned_space_ends_by_itself() -> None:
    with Understudy(space_idle="0s") as mock:
        with mock.spaces.open() as space, pytest.raises(Refused) as refused:
            space.reset()

        assert refused.value.status == 404
        assert mock.spaces.list() == []


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
def test_strangers_are_refused_in_a_space_too(mock: Understudy, headers: dict[str, str]) -> None:
    with mock.spaces.open() as space:
        for path in ("/v1/info", "/_understudy/health", "/docs"):
            answer = httpx.get(space.root + path, headers=headers, trust_env=False)
            assert answer.status_code == 403


def test_off_loopback_the_control_plane_of_a_space_needs_the_token() -> None:
    with Understudy(host="0.0.0.0", admin_token="hush") as mock, mock.spaces.open() as space:
        without = httpx.get(f"{space.root}/_understudy/keys", trust_env=False)

        assert without.status_code == 401
        assert space.key("org_acme") == key("1")
        with client(space, key("1")) as acme:
            assert acme.get("/info").status_code == 200


def test_spaces_are_in_memory_and_leave_nothing_behind(tmp_path: pytest.TempPathFactory) -> None:
    with Understudy(data=tmp_path) as mock, mock.spaces.open() as space:
        write(space)

    with Understudy(data=tmp_path) as mock:
        assert "Only here" not in listed(mock)
        assert mock.spaces.list() == []
