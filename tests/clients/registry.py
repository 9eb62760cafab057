"""Every tool of this harness: the clients are found in the folders beside this file."""

from importlib import import_module
from pathlib import Path
from shutil import which

from tests.clients.client import Client
from tests.clients.suite import Suite
from tests.clients.suites.catalog import SUITES

HERE = Path(__file__).parent


def clients() -> dict[str, Client]:
    """Return the clients of all folders by name."""
    folders = sorted(path.parent.name for path in HERE.glob("*/client.py"))
    modules = [import_module(f"tests.clients.{folder}.client") for folder in folders]
    return {client.name: client for module in modules for client in module.CLIENTS}


def tools() -> dict[str, Client | Suite]:
    """Return the clients and the suites by name."""
    return {**clients(), **{suite.name: suite for suite in SUITES}}


def missing(tool: Client | Suite) -> list[str]:
    """Return the programs that a tool needs and this machine has not."""
    return [program for program in tool.needs if which(program) is None]
