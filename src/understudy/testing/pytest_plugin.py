"""The pytest plugin: one stand-in for the session, back at the start for each test."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from understudy.catalog import dirs_of

# Every pytest loads this: what takes time to import is imported by whoever asks for a stand-in.
if TYPE_CHECKING:
    from understudy.testing import Control
    from understudy.testing.explanation import KnownStandIns

KNOWN: pytest.StashKey[KnownStandIns] = pytest.StashKey()
BEFORE: pytest.StashKey[Mapping[str, int]] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --understudy-url and the others."""
    group = parser.getgroup("understudy", "understudy: a stand-in for your tests")
    group.addoption(
        "--understudy-url",
        metavar="URL",
        default=os.environ.get("UNDERSTUDY_URL") or None,
        help="use the stand-in that runs there, in a space of this run's own",
    )
    group.addoption(
        "--understudy-admin-token",
        metavar="TOKEN",
        default=os.environ.get("UNDERSTUDY_ADMIN_TOKEN") or None,
        help="the token that it was started with",
    )
    group.addoption(
        "--understudy-ca-file",
        metavar="FILE",
        default=os.environ.get("UNDERSTUDY_CA_FILE") or None,
        help="the certificates to trust, where it serves HTTPS",
    )
    group.addoption(
        "--understudy-api",
        metavar="NAME",
        action="append",
        default=[],
        help="serve this API only; may be repeated",
    )
    group.addoption(
        "--understudy-api-dir",
        metavar="DIR",
        action="append",
        default=[],
        help="serve the APIs in this folder too; may be repeated",
    )


@pytest.fixture(scope="session")
def understudy_options(pytestconfig: pytest.Config) -> Mapping[str, Any]:
    """The options of `understudy serve` by name; override it in your conftest.py."""
    return {
        "apis": tuple(pytestconfig.getoption("--understudy-api")),
        "api_dirs": dirs_of(map(Path, pytestconfig.getoption("--understudy-api-dir"))),
    }


@pytest.fixture(scope="session")
def understudy_session(
    pytestconfig: pytest.Config, request: pytest.FixtureRequest
) -> Iterator[Control]:
    """The stand-in of this session, or of this worker: its own, or a space of --understudy-url."""
    from understudy.testing import Understudy

    url = pytestconfig.getoption("--understudy-url")
    if url is None:
        with Understudy(**request.getfixturevalue("understudy_options")) as own:
            yield own
        return
    with _control(pytestconfig, url) as shared, _space_of(shared) as space:
        yield space


@pytest.fixture
def understudy(understudy_session: Control) -> Control:
    """The session's stand-in, back at the start: data, keys, clock, no faults, empty journal."""
    understudy_session.reset()
    return understudy_session


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note where the journals stand of the stand-ins that earlier tests have had."""
    if known := item.session.stash.get(KNOWN, None):
        item.stash[BEFORE] = known.newest(getattr(item, "fixturenames", ()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a failing test show what it asked of its stand-ins, and what they answered."""
    report = yield
    if _is_loaded() and call.when != "teardown":
        from understudy.testing.explanation import KnownStandIns, sections

        fixtures: Mapping[str, Any] = getattr(item, "funcargs", {})
        item.session.stash.setdefault(KNOWN, KnownStandIns()).add(fixtures)
        if report.failed:
            report.sections.extend(sections(fixtures, item.stash.get(BEFORE, {})))
    return report


def _is_loaded() -> bool:
    # Without it no fixture can be a stand-in, and this pytest is not ours to slow down.
    return "understudy.testing.control" in sys.modules


def _control(config: pytest.Config, url: str) -> Control:
    from understudy.testing import Control, Unreachable

    token = config.getoption("--understudy-admin-token")
    try:
        return Control(url, admin_token=token, ca_file=config.getoption("--understudy-ca-file"))
    except Unreachable as error:
        pytest.fail(f"--understudy-ca-file: {error}", pytrace=False)


def _space_of(shared: Control) -> Control:
    from understudy.testing import Refused, Unreachable

    try:
        return shared.spaces.open()
    except (Refused, Unreachable) as error:
        pytest.fail(f"--understudy-url {shared.root}: {error}", pytrace=False)
