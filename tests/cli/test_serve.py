"""`understudy serve`: what it prints, and what its options change."""

import json
from pathlib import Path
from shutil import copytree

import httpx
from tests.cli.serving import BEARER_ACME, ROOT, serving

from understudy import __version__
from understudy.catalog import apis, find

INSTANT = "2030-01-02T03:04:05Z"


def get(url: str, headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.get(url, headers=headers, trust_env=False)


def created_project(url: str) -> bytes:
    body = {"name": "Twin"}
    made = httpx.post(f"{url}/v1/projects", json=body, headers=BEARER_ACME, trust_env=False)
    return made.content


def test_a_request_right_after_the_ready_line_is_answered() -> None:
    with serving() as mock:
        answer = get(f"{mock.url}/v1/info", BEARER_ACME)

    assert answer.status_code == 200
    assert answer.json()["data"]["orgName"] == "Acme Live Events"


def test_every_line_is_a_kind_and_fields_between_tabs() -> None:
    with serving() as mock:
        root = mock.url

        assert mock.fields("version") == [[__version__]]
        assert ["productionplanner", f"{root}/v1"] in mock.fields("api")
        assert ["productionplanner", f"{root}/docs"] in mock.fields("docs")
        assert mock.fields("control") == [[f"{root}/_understudy"]]
        assert mock.fields("ready") == [[root]]


def demo_keys(api: str) -> list[tuple[str, str, str]]:
    """Return organization, state and text of each key in an API's fixtures."""
    orgs, keys = (
        json.loads((find(api).fixtures / f"{name}.json").read_text("utf-8"))
        for name in ("organizations", "keys")
    )
    names = {org["id"]: org["name"] for org in orgs}
    return [
        (names[key["org"]], "revoked" if key["revoked_at"] else "active", key["key"])
        for key in keys
    ]


def test_every_demo_key_is_printed_with_its_organization_and_state() -> None:
    with serving() as mock:
        rows = mock.fields("key")

    printed = {api: [(row[1], row[3], row[4]) for row in rows if row[0] == api] for api, *_ in rows}
    assert printed == {api: demo_keys(api) for api in apis()}
    assert printed["productionplanner"][0] == ("Acme Live Events", "active", "pp_" + "1" * 64)


def test_the_printed_addresses_answer() -> None:
    with serving() as mock:
        docs = get(mock.fields("docs")[0][1])
        health = get(f"{mock.fields('control')[0][0]}/health")

    assert docs.status_code == 200
    assert health.json()["version"] == __version__


def test_quiet_prints_the_root_url_alone() -> None:
    with serving("--quiet") as mock:
        answer = get(f"{mock.url}/v1/info", BEARER_ACME)

        assert mock.lines == [mock.url]
        assert answer.status_code == 200


def test_an_ipv6_address_is_served_and_printed_in_brackets() -> None:
    with serving("--host", "::1") as mock:
        answer = get(f"{mock.url}/v1/info", BEARER_ACME)

        assert mock.url.startswith("http://[::1]:")
        assert answer.status_code == 200


def test_a_wildcard_address_is_printed_as_one_that_can_be_called() -> None:
    with serving("--host", "0.0.0.0", "--admin-token", "secret") as mock:
        answer = get(f"{mock.url}/v1/info", BEARER_ACME)

        assert mock.url.startswith("http://127.0.0.1:")
        assert answer.status_code == 200


def test_the_admin_token_is_asked_for_on_the_control_plane() -> None:
    with serving("--admin-token", "secret") as mock:
        without = get(f"{mock.url}/_understudy/clock")
        with_it = get(f"{mock.url}/_understudy/clock", {"Authorization": "Bearer secret"})

    assert without.status_code == 401
    assert with_it.status_code == 200


def test_the_same_seed_and_clock_answer_byte_for_byte_alike() -> None:
    options = ("--seed", "7", "--clock", INSTANT)
    with serving(*options) as first, serving(*options) as second:
        one, other = created_project(first.url), created_project(second.url)

    assert one == other
    assert json.loads(one)["data"]["createdAt"] == "2030-01-02T03:04:05.000Z"


def test_every_option_can_be_given_in_the_environment(tmp_path: Path) -> None:
    env = {
        "UNDERSTUDY_API": "productionplanner",
        "UNDERSTUDY_CLOCK": INSTANT,
        "UNDERSTUDY_DATA": str(tmp_path),
        "UNDERSTUDY_FSYNC": "true",
        "UNDERSTUDY_QUIET": "1",
    }
    with serving(env=env) as mock:
        clock = get(f"{mock.url}/_understudy/clock")

        assert mock.lines == [mock.url]
        assert clock.json()["frozen"] is True
        assert list(tmp_path.iterdir())


def test_several_values_of_a_variable_are_separated_by_blanks() -> None:
    with serving(env={"UNDERSTUDY_CORS": "http://one.test http://two.test"}) as mock:
        answer = get(f"{mock.url}/v1/info", BEARER_ACME | {"Origin": "http://two.test"})

    assert answer.headers["access-control-allow-origin"] == "http://two.test"


def test_an_option_wins_over_its_variable() -> None:
    with serving("--clock", "real", env={"UNDERSTUDY_CLOCK": INSTANT}) as mock:
        clock = get(f"{mock.url}/_understudy/clock")

    assert clock.json()["frozen"] is False


def test_fixtures_of_ones_own_are_served_and_announced(tmp_path: Path) -> None:
    copytree(ROOT / "fixtures", tmp_path, dirs_exist_ok=True)
    organizations = tmp_path / "productionplanner" / "organizations.json"
    organizations.write_text(organizations.read_text().replace("Acme Live Events", "One & Co"))

    with serving("--fixtures", str(tmp_path)) as mock:
        info = get(f"{mock.url}/v1/info", BEARER_ACME)

        assert mock.fields("key")[0][1] == "One & Co"
        assert info.json()["data"]["orgName"] == "One & Co"
