"""Makes the notes service an API like the others: found by its folder, imported by its name."""

from pathlib import Path

import understudy.catalog
import understudy.contracts

HERE = Path(__file__).parent


def settle() -> None:
    """Put the notes service in the catalogue's place."""
    package = str(HERE / "contracts")
    if package not in understudy.contracts.__path__:
        understudy.contracts.__path__.append(package)
    understudy.catalog.HERE = HERE
    understudy.catalog.shipped.cache_clear()


def pytest_configure() -> None:
    """Settle in a pytest of its own, which loads this module as a plugin."""
    settle()
