"""The one connection: where it leads, and what it never carries."""

import httpx
import pytest
from tests.contracts.kit.judging import AWAY, KEY, judged, run_of
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.serving import serving

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.stop import ReadOnly
from understudy.contracts.kit.talk.wire import is_loopback


def test_keys_are_switched_on_one_connection(service: Notes) -> None:
    keys = {"key": KEY, "other_key": "key-of-north-2222"}

    with serving(service) as served:
        options = Options(served.url, keys, seed=1, depth="quick")
        report = Run(options, judged(), World()).judge()

    assert report.verdict == "kept"
    assert len(set(served.ports)) == 1


def test_a_key_never_goes_to_another_host(service: Notes) -> None:
    target = run_of(service).target

    with pytest.raises(Exception, match="not on the host"):
        target.send("GET", "http://elsewhere.example/docs")

    assert service.requests == []


def test_read_only_is_kept_by_the_connection_itself(service: Notes) -> None:
    wire = run_of(service, read_only=True).wire

    with pytest.raises(ReadOnly):
        wire.send(httpx.Request("DELETE", "http://127.0.0.1:9/v1/notes"))

    assert service.requests == []


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_this_machine_is_known_by_its_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["10.0.0.1", "notes.example", "localhost.example", "0.0.0.0"])
def test_another_machine_is_not_taken_for_this_one(host: str) -> None:
    assert not is_loopback(host)


def test_a_proxy_of_the_environment_is_used_elsewhere(
    service: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def proxy(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["host"])
        return service(request)

    with serving(proxy) as served:
        monkeypatch.setenv("HTTP_PROXY", served.url)
        options = Options(
            AWAY.replace("https", "http"), {"key": KEY}, read_only=True, rate="9999/s"
        )
        Run(options, judged(), World()).judge()

    assert set(seen) == {"notes.example"}


def test_a_proxy_of_the_environment_is_not_used_for_this_machine(
    service: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(service) as served:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
        report = Run(Options(served.url, {"key": KEY}, depth="quick"), judged(), World()).judge()

    assert report.verdict == "kept"
