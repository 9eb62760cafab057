"""The options of `understudy serve` that are about steering it."""

import socket

import httpx
from tests.cli.serving import BEARER_ACME, refusal, serving

from understudy.testing import Control


def connect(url: str) -> socket.socket:
    """Connect to a stand-in below HTTP."""
    return socket.create_connection(("127.0.0.1", httpx.URL(url).port or 80))


def status_for(url: str, host: str) -> int:
    """Return how a call is answered that says it came to this host."""
    return httpx.get(f"{url}/v1/info", headers={**BEARER_ACME, "Host": host}).status_code


def wait_for_a_hit(control: Control) -> None:
    """Return when a call has met the only fault."""
    while not control.faults.list()[0].hits:
        pass


def test_prefer_can_be_switched_off() -> None:
    with serving("--no-prefer") as mock:
        answer = httpx.get(f"{mock.url}/v1/info", headers={**BEARER_ACME, "Prefer": "code=401"})

    assert answer.status_code == 200


def test_the_journal_is_as_large_as_it_is_told_to_be() -> None:
    with serving("--journal-entries", "1") as mock, Control(mock.url) as control:
        for path in ("/one", "/two"):
            httpx.get(mock.url + path)

        assert [entry.path for entry in control.journal.list()] == ["/two"]


def test_no_spaces_may_be_allowed() -> None:
    with serving("--spaces", "0") as mock:
        answer = httpx.post(f"{mock.url}/_understudy/spaces")

    assert answer.status_code == 409


def test_an_idle_time_that_is_no_duration_is_refused() -> None:
    ended = refusal("serve", "--space-idle", "soon")

    assert ended.code == 2
    assert "--space-idle: 'soon' is not a duration" in ended.errors


def test_a_delayed_call_does_not_hold_up_the_end() -> None:
    with serving() as mock, Control(mock.url) as control, connect(mock.url) as caller:
        control.faults.add(delay_ms=60_000)
        caller.sendall(b"GET /v1/info HTTP/1.1\r\nHost: localhost\r\n\r\n")
        wait_for_a_hit(control)
        ended = mock.stop()

    assert (ended.code, ended.errors) == (0, "")
    assert ended.seconds < 2


def test_names_are_allowed_by_option_and_by_variable() -> None:
    with serving("--allow-host", "one.example", "--allow-host", "two.example") as mock:
        found = [status_for(mock.url, host) for host in ("one.example", "two.example", "my_mock")]
    with serving(env={"UNDERSTUDY_ALLOW_HOST": "one.example my_mock"}) as mock:
        again = [status_for(mock.url, host) for host in ("one.example", "two.example", "my_mock")]

    assert found == [200, 200, 403]
    assert again == [200, 403, 200]


def test_a_name_that_is_a_url_is_refused() -> None:
    ended = refusal("serve", "--allow-host", "http://mock:8000")

    assert ended.code == 2
    assert "--allow-host http://mock:8000: write the name alone" in ended.errors
