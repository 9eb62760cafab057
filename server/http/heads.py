"""Where the head of a request ends, and where its body does, as their bytes arrive."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

LARGEST = 64 * 1024
Header = tuple[bytes, bytes]

# Strict or not, the parser decides; here a head ends where any reader would say so.
END = re.compile(rb"\n\r?\n")
# A request line as far as it has come: a method, then whatever it may be.
BEGINNING = re.compile(rb"[\r\n]*[A-Za-z!#$%&'*+.^_`|~0-9-]{0,64}(?: .*)?", re.DOTALL)
LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*([0-9]{1,18})[ \t]*\r?\n", re.IGNORECASE)
CHUNKED = re.compile(rb"\ntransfer-encoding[ \t]*:[^\n]*chunked", re.IGNORECASE)
SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,16})")
UPGRADE = re.compile(rb"\n(upgrade)(?=[ \t]*:)", re.IGNORECASE)
HOST = re.compile(rb"\nhost[ \t]*:", re.IGNORECASE)
# As browsers read it: whatever stands before the last `@` is no part of the host.
ABSOLUTE = re.compile(rb"[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#]*@)?([^/?#]*)")
# The rest of a request line, with its version; without one, the parser takes it for HTTP/0.9.
VERSION = re.compile(rb"[\r\n]*[^\r\n]* HTTP/([0-9.]*)\r?\n")
# Not those of a line that has nothing else: without them it would end the head.
BLANKS = re.compile(rb"(?<=[^ \t\r\n])[ \t]+(?=\r\n)")
# What `Upgrade` is called until the parser has read it.
IGNORED = b"x-upgrd"


class TooLarge(ValueError):
    """A head, a chunk's first line or the trailers go beyond the bound.

    `head` is what has come of a head.
    """

    def __init__(self, head: bytes = b"") -> None:
        super().__init__()
        self.head = head


class Piece(NamedTuple):
    """A part of what has arrived: a whole head, or some of a body."""

    is_head: bool
    octets: bytes


class Body(Protocol):
    """What is still to come of a body."""

    def take(self, data: bytes) -> int:
        """Return how many of these bytes belong to it."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes."""


class Heads:
    """Cuts what arrives on one connection into heads and bodies, however the packets were cut.

    A head is given out when it is there as a whole, so that one place sees all of it.
    """

    def __init__(self) -> None:
        self._begun = bytearray()
        self._body: Body | None = None

    @property
    def begun(self) -> bytes:
        """What has come of a head that is not whole yet."""
        return bytes(self._begun)

    @property
    def is_in_body(self) -> bool:
        """Whether a body has begun that is not whole yet."""
        return self._body is not None

    def feed(self, data: bytes) -> Iterator[Piece]:
        """Yield the pieces that are complete; TooLarge where lines have no end within bounds."""
        while data:
            if self._body is not None:
                taken = self._body.take(data)
                yield Piece(False, data[:taken])
                data = data[taken:]
            else:
                head, data = self._head_of(data)
                if head is None:
                    return
                self._body = body_of(head)
                yield Piece(True, head)
            if self._body is not None and self._body.is_over:
                self._body = None

    def _head_of(self, data: bytes) -> tuple[bytes | None, bytes]:
        known = len(self._begun)
        if known:
            self._begun += data
            data = bytes(self._begun)
        found = END.search(data, max(0, known - 2))
        if (found.end() if found else len(data)) > LARGEST:
            raise TooLarge(data[:LARGEST])
        if found is None:
            if BEGINNING.fullmatch(data) is None:
                # It will never be a request: the parser refuses it now, not when time is up.
                self._begun.clear()
                return data, b""
            self._begun[known:] = data[known:]
            return None, b""
        self._begun.clear()
        return data[: found.end()], data[found.end() :]


class Sized:
    """A body of a known length."""

    def __init__(self, length: int) -> None:
        self._left = length

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes."""
        return self._left == 0

    def take(self, data: bytes) -> int:
        """Return how many of these bytes belong to it."""
        taken = min(self._left, len(data))
        self._left -= taken
        return taken


class Chunked:
    """A body in chunks, each behind a line with its size; trailers may follow the last."""

    def __init__(self) -> None:
        # What has come of the line at hand, and how long it is with the trailers before it.
        self._line = b""
        self._length = 0
        self._left = 0
        self._is_last = False
        self.is_over = False

    def take(self, data: bytes) -> int:
        """Return how many of these bytes belong to it."""
        position = 0
        while position < len(data) and not self.is_over:
            if self._left:
                step = min(self._left, len(data) - position)
                self._left -= step
                position += step
                continue
            end = data.find(b"\n", position)
            self._length += (len(data) if end < 0 else end + 1) - position
            if self._length > LARGEST:
                raise TooLarge
            if end < 0:
                self._line += data[position:]
                return len(data)
            self._read(self._line + data[position:end])
            self._line, position = b"", end + 1
        return position

    def _read(self, line: bytes) -> None:
        line = line.rstrip(b"\r")
        if self._is_last:
            # A trailer, or the blank line at the end of all.
            self.is_over = not line
            return
        size = SIZE.match(line)
        if size is None:
            # No size: the parser refuses it, and the connection ends.
            self.is_over = True
            return
        self._is_last = int(size[1], 16) == 0
        self._length = 0
        # The line's end belongs to the chunk.
        self._left = 0 if self._is_last else int(size[1], 16) + 2


def body_of(head: bytes) -> Body | None:
    """Return what follows a head, None where nothing does."""
    if CHUNKED.search(head):
        return Chunked()
    length = LENGTH.search(head)
    return Sized(int(length[1])) if length and int(length[1]) else None


def legible(head: bytes) -> bytes:
    """Return a head as the parser understands it as it is meant."""
    if b" \r\n" in head or b"\t\r\n" in head:
        # Blanks after a value are none of it; the parser leaves them there.
        line, end, headers = head.partition(b"\n")
        head = line + end + BLANKS.sub(b"", headers)
    return without_upgrade(head)


def without_upgrade(head: bytes) -> bytes:
    """Return a head that asks for no upgrade.

    No API here speaks anything but HTTP/1.1, so an upgrade is ignored, as HTTP allows; the parser
    would take what follows the head for the other protocol, and the body would be lost. Java's
    client asks for HTTP/2 in this way with every request.
    """
    if b"grade" not in head and b"GRADE" not in head:
        return head
    return UPGRADE.sub(b"\n" + IGNORED, head)


def authority_of(target: bytes) -> bytes | None:
    """Return the host and port that a target in absolute form names, None in any other form."""
    found = ABSOLUTE.match(target)
    return found[1] if found else None


def renamed(headers: Iterable[Header], host: bytes | None) -> list[Header]:
    """Return headers whose Host is this one, or as they are where there is none."""
    if host is None:
        return list(headers)
    return [(b"host", host), *(header for header in headers if header[0] != b"host")]


def objection_to(head: bytes) -> str:
    """Return why a head is refused that the parser would take, "" where it may pass.

    It names its version and, in HTTP/1.1, its host once: RFC 9112 has it refused otherwise.
    """
    version = VERSION.match(head)
    if version is None:
        # Blank lines before a request are none of it.
        return "must be valid HTTP" if head.strip(b"\r\n") else ""
    if version[1] == b"1.1" and len(HOST.findall(head)) != 1:
        return "must name its host, once"
    return ""
