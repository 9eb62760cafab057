"""Every client of this harness: found in the folders beside this file, listed nowhere."""

from importlib import import_module
from pathlib import Path
from shutil import which

from tests.clients.client import Client

HERE = Path(__file__).parent


def clients() -> dict[str, Client]:
    """Return the clients of all folders by name."""
    folders = sorted(path.parent.name for path in HERE.glob("*/client.py"))
    modules = [import_module(f"tests.clients.{folder}.client") for folder in folders]
    return {client.name: client for module in modules for client in module.CLIENTS}


def missing(client: Client) -> list[str]:
    """Return the programs that a client needs and this machine has not."""
    return [program for program in client.needs if which(program) is None]
