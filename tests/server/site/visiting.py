"""Where the site stands that the tests visit, and what its folder in the cache is called."""

from collections.abc import Callable

from starlette.testclient import TestClient

BASE = "/docs/reference"
NAME = "1234"
Visit = Callable[..., TestClient]
