"""The site of a whole stand-in: where it stands, in spaces too, and that nobody pays unasked."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from filelock import FileLock
from tests.conftest import FIRST
from tests.server.site.command import write_site

from understudy.server.options import Options
from understudy.server.registry import load_served
from understudy.server.site.cache import LOCK
from understudy.server.site.fingerprint import fingerprint
from understudy.testing import Understudy

SITE = "/docs/reference"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the sites of this user are kept."""
    with pytest.MonkeyPatch.context() as patch:
        caches = tmp_path_factory.mktemp("caches")
        patch.setenv("XDG_CACHE_HOME", str(caches))
        yield caches / "understudy" / "reference"


@pytest.fixture(scope="module")
def served(place: Path) -> Iterator[Understudy]:
    """A stand-in whose site is in the cache."""
    apis = load_served((FIRST,), ())
    with Understudy(apis=(FIRST,)) as mock:
        assert not place.exists()
        write_site(place / fingerprint(Options(apis=(FIRST,)), apis))
        yield mock


def get(mock: Understudy, path: str) -> httpx.Response:
    """Return what the stand-in answers."""
    return httpx.get(f"{mock.root}{path}", trust_env=False, verify=False)


def test_a_site_that_is_there_is_served_at_the_first_visit(served: Understudy) -> None:
    answer = get(served, f"{SITE}/")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.headers["x-understudy"]


def test_a_space_has_the_same_site(served: Understudy) -> None:
    with served.spaces.open() as space:
        path = space.root.removeprefix(served.root)

        page = get(served, f"{path}{SITE}/first/")
        folder = get(served, f"{path}{SITE}")

    assert page.status_code == 200
    assert folder.headers["location"] == f"{path}{SITE}/"


def test_swagger_ui_leads_to_the_site_in_a_space_too(served: Understudy) -> None:
    with served.spaces.open() as space:
        path = space.root.removeprefix(served.root)

        assert f'<a href="{SITE}/{FIRST}/">' in get(served, "/docs").text
        assert f'<a href="{path}{SITE}/{FIRST}/">' in get(served, f"{path}/docs").text


def test_the_console_leads_to_the_site(served: Understudy) -> None:
    assert f'<a href="{SITE}/{FIRST}/">' in get(served, "/_understudy/console").text


def test_visits_are_not_noted_in_the_journal(served: Understudy) -> None:
    served.journal.clear()

    get(served, f"{SITE}/")

    assert served.journal.count() == 0


def test_who_does_not_visit_it_pays_nothing(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    with Understudy(apis=(FIRST,)) as mock:
        get(mock, "/docs")
        get(mock, "/_understudy/console")

    assert list(tmp_path.iterdir()) == []


def test_requests_are_answered_while_the_site_is_being_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    place = tmp_path / "understudy" / "reference"
    place.mkdir(parents=True, mode=0o700)

    with FileLock(place / LOCK), Understudy(apis=(FIRST,)) as mock:
        visited = get(mock, f"{SITE}/")

        assert mock.clock.now()
        assert get(mock, "/docs").status_code == 200
    assert visited.status_code == 503
