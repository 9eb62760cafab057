"""A client that meets the console as a browser does: it reads pages and sends their forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import httpx
import pytest

from understudy.testing import Understudy

MARK = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


@dataclass
class Reader:
    """Somebody at the console of a stand-in, or of a space in it."""

    http: httpx.Client

    def read(self, path: str = "") -> httpx.Response:
        """Return a page."""
        return self.http.get(f"/_understudy/console{path}")

    def mark(self, path: str = "/faults") -> str:
        """Return the mark of a page's forms."""
        found = MARK.search(self.read(path).text)
        assert found is not None
        return found[1]

    def send(self, path: str, act: str, /, **fields: str) -> httpx.Response:
        """Send a form of a page."""
        sent = {"csrf": self.mark(path), "act": act, **fields}
        return self.http.post(f"/_understudy/console{path}", data=sent)


def reader_of(root: str) -> Reader:
    """Return somebody who opens the console at a root."""
    return Reader(httpx.Client(base_url=root, trust_env=False, verify=False))


def words(page: httpx.Response) -> str:
    """Return what a page says, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.text)).split())


@pytest.fixture
def reader(mock: Understudy) -> Iterator[Reader]:
    """Somebody at the console of the shared stand-in."""
    reader = reader_of(mock.root)
    with reader.http:
        yield reader


@pytest.fixture(scope="module")
def guarded() -> Iterator[Understudy]:
    """A stand-in that asks for a token."""
    with Understudy(admin_token="open sesame") as guarded:
        yield guarded


@pytest.fixture
def stranger_at_the_door(guarded: Understudy) -> Iterator[Reader]:
    """Somebody who has not shown the token yet."""
    reader = reader_of(guarded.root)
    with reader.http:
        yield reader
