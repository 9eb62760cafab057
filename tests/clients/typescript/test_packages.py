"""What npm installs for the TypeScript clients: the same everywhere, and no more than is named."""

import json
import re
from functools import partial

from tests.clients.typescript.client import CLIENTS, HERE, PINS

EXACT = re.compile(r"\d+\.\d+\.\d+")


def test_every_package_has_an_exact_version() -> None:
    assert [name for name, version in PINS.items() if not EXACT.fullmatch(version)] == []


def test_the_lock_file_holds_these_versions() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]

    assert {name: lock[f"node_modules/{name}"]["version"] for name in PINS} == PINS


def test_the_lock_file_names_no_address() -> None:
    lock = (HERE / "package-lock.json").read_text("utf-8")

    assert '"resolved"' not in lock


def test_each_client_has_a_writer_of_calls_and_each_writer_a_client() -> None:
    written = {path.stem for path in (HERE / "generators").glob("*.mjs")} - {"positional"}

    driven = {client.drive.args[0] for client in CLIENTS if isinstance(client.drive, partial)}
    assert driven == written
