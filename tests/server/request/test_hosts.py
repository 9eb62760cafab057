"""A Host that DNS could point elsewhere is refused: a page from the web is no page of ours."""

import asyncio
import socket
from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import key

from understudy.server.app import create_app
from understudy.server.options import BadOption, Options
from understudy.server.request.hosts import MOST, Hosts
from understudy.testing import Control, Understudy

ALLOWED = "api.vendor.example"
OURS = [
    "127.0.0.1",
    "127.0.0.1:8000",
    "127.1",
    "[::1]:8000",
    "192.168.0.7:8000",
    "[fe80::1]",
    "localhost:8000",
    "LOCALHOST.",
    "planner.localhost:8000",
    "host.docker.internal:8000",
    "host.containers.internal",
    ALLOWED,
    "API.Vendor.Example.:8000",
]
FOREIGN = [
    "evil.example",
    "evil.example:8000",
    "127.0.0.1.evil.example",
    "evillocalhost",
    "localhost.evil.example",
    "docker.internal",
    f"evil.{ALLOWED}",
    "",
    "[",
    "127.0.0.1@evil.example",
    "127.0.0.1 evil.example",
    "localhost:8000:8000",
]
RESOURCES = f"rpk_64f1088d4f3c2c0012b12345_{'1' * 32}"
# A call of each API with its own key, where an error of it has its text, and what is answered.
CALLS = {
    "productionplanner": ("/info", {"Authorization": f"Bearer {key('1')}"}, ("message",), 200),
    "planado": (
        "/jobs",
        {"Authorization": "Bearer pl-brightline-test-key"},
        ("error", "message"),
        200,
    ),
    "resourceplanner": ("/projects", {"Authorization": f"Bearer {RESOURCES}"}, ("error",), 200),
    # Nobody has signed in: who they are is asked before anything else.
    "forwardplanner": ("/events/latest", {}, ("message",), 401),
    "kazinex": (
        "/projects",
        {"Authorization": f"Bearer kzx_{'1' * 32}"},
        ("error", "message"),
        200,
    ),
}


@pytest.fixture(scope="module")
def both() -> Iterator[Understudy]:
    """A stand-in of all APIs on the loopback interface, with one name more."""
    with Understudy(allow_host=(ALLOWED,)) as both:
        yield both


def get(url: str, host: str, **headers: str) -> httpx.Response:
    """Return the answer to a GET that says it came to this host."""
    return httpx.get(url, headers={**headers, "Host": host}, trust_env=False)


def exchange(mock: Control, raw: bytes) -> bytes:
    """Send bytes, and return what comes back until the server closes."""
    port = httpx.URL(mock.root).port or 0
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(raw)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def text_of(answer: httpx.Response, way: tuple[str, ...]) -> str:
    """Return the text of an error in an API's envelope."""
    found = answer.json()
    for name in way:
        found = found[name]
    return str(found)


def test_every_api_has_a_call_here(both: Understudy) -> None:
    health = httpx.get(f"{both.root}/_understudy/health", trust_env=False).json()

    assert {api["name"] for api in health["apis"]} == set(CALLS)


@pytest.mark.parametrize("host", OURS)
@pytest.mark.parametrize("api", CALLS)
def test_every_name_of_this_machine_reaches_an_api(both: Understudy, api: str, host: str) -> None:
    path, headers, _, status = CALLS[api]

    assert get(both.url(api) + path, host, **headers).status_code == status


@pytest.mark.parametrize("host", FOREIGN, ids=repr)
@pytest.mark.parametrize("api", CALLS)
def test_a_foreign_host_is_refused_in_the_envelope(both: Understudy, api: str, host: str) -> None:
    path, headers, way, _ = CALLS[api]

    answer = get(both.url(api) + path, host, **headers)

    assert answer.status_code == 403
    assert answer.headers["x-understudy"]
    assert f"Host {host!r} is not this machine; use 127.0.0.1" in text_of(answer, way)


@pytest.mark.parametrize("host", OURS)
def test_the_control_plane_goes_by_the_same_names(both: Understudy, host: str) -> None:
    assert get(f"{both.root}/_understudy/clock", host).status_code == 200


@pytest.mark.parametrize("host", FOREIGN, ids=repr)
def test_pages_and_control_plane_refuse_a_foreign_host(both: Understudy, host: str) -> None:
    paths = ("/", "/docs", "/docs.json", "/favicon.ico", "/nowhere", "/_understudy/clock")

    assert {get(both.root + path, host).status_code for path in paths} == {403}


def test_the_refusal_names_the_way_out(both: Understudy) -> None:
    url = f"{both.url('productionplanner')}/info"

    told = get(url, "Mock.Team.example:8000").json()["message"]
    junk = get(url, "a@b").json()["message"]

    assert told.endswith("localhost, or serve with --allow-host mock.team.example")
    assert junk.endswith("use 127.0.0.1 or localhost")


def test_a_space_refuses_in_the_envelope_too(both: Understudy) -> None:
    with both.spaces.open() as space:
        for api, (path, headers, way, status) in CALLS.items():
            refused = get(space.url(api) + path, "evil.example", **headers)

            assert refused.status_code == 403
            assert "--allow-host evil.example" in text_of(refused, way)
            assert get(space.url(api) + path, ALLOWED, **headers).status_code == status


def test_what_is_refused_writes_nothing_and_is_not_noted(both: Understudy) -> None:
    both.reset()
    path, headers, *_ = CALLS["productionplanner"]
    url = both.url("productionplanner")
    with httpx.Client(headers={**headers, "Host": "evil.example"}, trust_env=False) as client:
        answers = [
            client.post(f"{url}/projects", json={"name": "x" * 1_000_000}),
            client.head(url + path),
        ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert both.journal.count() == 0


@pytest.mark.parametrize(
    ("target", "host", "status"),
    [
        ("http://evil.example/v1/info", "localhost", 403),
        ("http://localhost@evil.example/v1/info", "localhost", 403),
        ("http://evil.example:80/_understudy/clock", "localhost", 403),
        ("http://localhost:8000/v1/info", "evil.example", 401),
        ("http://localhost/_understudy/clock", "evil.example", 200),
        ("HTTP://127.0.0.1/v1/info?x=http://evil.example", "localhost", 401),
        ("/v1/info?x=http://localhost", "evil.example", 403),
    ],
)
def test_a_target_in_absolute_form_names_the_host(
    both: Understudy, target: str, host: str, status: int
) -> None:
    raw = f"GET {target} HTTP/1.1\r\nX-One: 1\r\nHost: {host}\r\n\r\n"

    assert exchange(both, raw.encode()).startswith(b"HTTP/1.1 %d " % status)


def test_the_journal_shows_the_host_that_counted(both: Understudy) -> None:
    both.reset()

    exchange(both, b"GET http://localhost:81/v1/info HTTP/1.1\r\nHost: evil.example\r\n\r\n")

    (noted,) = both.journal.list()
    assert list(noted.request.headers) == [("host", "localhost:81")]
    assert noted.curl == "curl http://localhost:81/v1/info"


def test_http_1_0_without_a_host_reaches_the_apis_alone(both: Understudy) -> None:
    answers = [
        exchange(both, b"GET %b HTTP/1.0\r\n\r\n" % path)
        for path in (b"/v1/info", b"/_understudy/clock")
    ]

    assert answers[0].startswith(b"HTTP/1.1 401 ")
    assert answers[1].startswith(b"HTTP/1.1 403 ")


def test_off_loopback_every_name_reaches_the_apis() -> None:
    with Understudy(host="0.0.0.0", admin_token="hush") as mock:
        for api, (path, headers, _, status) in CALLS.items():
            assert get(mock.url(api) + path, "mock:8000", **headers).status_code == status


@pytest.mark.parametrize("base_url", ["http://testserver", "http://test", "http://mock:1"])
def test_within_the_process_there_is_no_name_to_be_foreign(base_url: str) -> None:
    app = create_app(Options())

    async def ask() -> list[int]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url=base_url) as client:
            prefixes = {api.name: api.base_path for api in app.world.served}
            return [
                (await client.get(prefixes[api] + path, headers=headers)).status_code
                for api, (path, headers, *_) in CALLS.items()
            ]

    assert asyncio.run(ask()) == [status for *_, status in CALLS.values()]


@pytest.mark.parametrize(
    "name",
    ["http://mock", "mock:8000", "*", "*.example", "", " ", "mock/", "müll", "a..b", "[::1]"],
)
def test_a_name_is_allowed_by_itself(name: str) -> None:
    with pytest.raises(BadOption, match=r"--allow-host .*write the name alone"):
        Options(allow_host=(name,))


def test_no_more_than_a_bound_of_hosts_is_remembered() -> None:
    hosts = Hosts(())

    assert all(hosts.has(b"localhost:%d" % port) for port in range(MOST + 100))
    assert len(hosts.known) == MOST
    assert not hosts.has(b"evil.example")
