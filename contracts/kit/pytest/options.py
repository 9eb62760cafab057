"""The options and markers of the rules under pytest: a light plugin, loaded by every pytest."""

import os
import re
from types import ModuleType

import pytest

# The modules whose tests are rules, and what a run has to say beside the verdicts.
MODULES = pytest.StashKey[set[ModuleType]]()
WORDS = pytest.StashKey[list[str]]()
DOUBT = pytest.StashKey[str]()
UNSERVED = pytest.StashKey[bool]()
NO_VERDICT = 2
NO_URL = "there is nothing to judge: pass --contract-url, or set UNDERSTUDY_BASE_URL"

MARKERS = {
    "must": "contract rules that the documentation states",
    "should": "contract rules that are implied or tolerated",
    "info": "contract rules that are only reported",
    "read": "contract rules with a check that reads, maybe what the run wrote before",
    "write": "contract rules with a check that writes into the key's own organization",
    "foreign_write": "contract rules with a check that tries to write into the other organization",
}
TEXTS = {
    "url": "the deployment to judge, with the API's base path",
    "key": "a key of it",
    "other-key": "a key of another organization",
    "revoked-key": "a revoked key",
    "allow-writes": "write on this host, which is not this machine",
    "seed": "send the same requests as another run",
    "rate": "send no faster than N/s or N/m",
    "max-requests": "send no more than this",
    "timeout": "wait so many seconds for an answer",
    "depth": "quick, default or deep",
    "ca-file": "trust these certificates",
}
REPEATED = {
    "need": "NAME=VALUE; may be repeated",
    "header": "'NAME: VALUE'; may be repeated",
    "api-dir": "a folder with APIs of your own; may be repeated",
}
FLAGS = ("read-only", "strict", "require-all")
YES = ("1", "true", "t", "yes", "y", "on")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --contract-url and the others; each may stand in UNDERSTUDY_KEY ... instead."""
    group = parser.getgroup("contract", "understudy: judge a deployment")
    for name, about in TEXTS.items():
        default = _in_environment("base-url" if name == "url" else name)
        group.addoption(f"--contract-{name}", default=default, help=about)
    for name, about in REPEATED.items():
        group.addoption(f"--contract-{name}", action="append", default=[], help=about)
    for name in FLAGS:
        is_set = (_in_environment(name) or "").lower() in YES
        about = f"as verify --{name}"
        group.addoption(f"--contract-{name}", action="store_true", default=is_set, help=about)


def _in_environment(name: str) -> str | None:
    return os.environ.get(f"UNDERSTUDY_{name.replace('-', '_').upper()}") or None


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    for name, about in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {about}")


def in_these_options(text: str) -> str:
    """Return a message of the kit with the names that its options have under pytest."""
    names = "|".join((*TEXTS, *REPEATED, *FLAGS))
    return re.sub(rf"(?<![\w-])--({names})(?![\w-])", r"--contract-\1", text)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Refuse to skip all rules that were asked for, which would look like a success."""
    config = session.config
    if config.getoption("--contract-url") is not None or config.option.collectonly:
        return
    modules = config.stash.get(MODULES, set())
    rules = [item for item in session.items if getattr(item, "module", None) in modules]
    is_asked = any(session.isinitpath(each) for item in rules for each in _places(item))
    if rules and (is_asked or len(rules) == len(session.items)):
        raise pytest.UsageError(NO_URL)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End as the command does where every rule that was selected was skipped."""
    if session.exitstatus != pytest.ExitCode.OK:
        return
    if DOUBT in session.config.stash:
        session.exitstatus = NO_VERDICT
    elif UNSERVED in session.config.stash:
        # No rule has a test that tells of it.
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _places(item: pytest.Item) -> tuple[os.PathLike[str], ...]:
    return item.path, item.path.parent


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what the tests alone do not tell: the seed, what stayed behind, the verdict."""
    words = config.stash.get(WORDS, [])
    if words:
        terminalreporter.section("contract")
    for line in words:
        terminalreporter.write_line(line)
