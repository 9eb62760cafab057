"""The options and markers of the rules under pytest: a light plugin, loaded by every pytest."""

import os

import pytest

MARKERS = {
    "must": "contract rules that the documentation states",
    "should": "contract rules that are implied or tolerated",
    "info": "contract rules that are only reported",
    "read": "contract rules that only read",
    "write": "contract rules that write into the key's own organization",
    "foreign_write": "contract rules that try to write into the other organization",
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
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --contract-url and the others; each may stand in UNDERSTUDY_KEY ... instead."""
    group = parser.getgroup("contract", "understudy: judge a deployment")
    for name, about in TEXTS.items():
        variable = "BASE_URL" if name == "url" else name.replace("-", "_").upper()
        default = os.environ.get(f"UNDERSTUDY_{variable}") or None
        group.addoption(f"--contract-{name}", default=default, help=about)
    group.addoption(
        "--contract-need", action="append", default=[], help="NAME=VALUE; may be repeated"
    )
    for name in ("read-only", "strict"):
        group.addoption(f"--contract-{name}", action="store_true", help=f"as verify --{name}")


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    for name, about in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {about}")
