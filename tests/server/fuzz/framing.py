"""Where the body of a request ends, by RFC 9112, sections 6 and 7."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
SIZE = re.compile(
    rb"([0-9A-Fa-f]{1,16})((?:;%b(?:=(?:%b|\"[\x20!#-\[\]-~]*\"))?)*)\r\n" % (TOKEN, TOKEN)
)
ANY_SIZE = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(?:;[^\r\n]*)?\r?\n")
TRAILER = re.compile(rb"(%b):[\t\x20-\x7e\x80-\xff]*\r\n" % TOKEN)
NO_TRAILERS = (b"content-length", b"transfer-encoding", b"host", b"connection")
# A line of a chunk goes no further than a head does.
LARGEST_LINE = 64 * 1024


@dataclass(frozen=True)
class Framing:
    """A body and how many bytes it takes; or why it has no certain end."""

    body: bytes = b""
    length: int = 0
    why: str = ""
    is_open: bool = False
    is_odd: bool = False
    is_bad: bool = False


def framing_of(headers: Sequence[tuple[bytes, bytes]], rest: bytes) -> Framing:
    """Return the body of a request with these headers at the beginning of what follows them."""
    codings = [value.lower() for name, value in headers if name == b"transfer-encoding"]
    lengths = [value for name, value in headers if name == b"content-length"]
    if codings and (lengths or codings != [b"chunked"]):
        # A server that knows them waits for the end.
        is_open = chunked(rest).is_open
        return Framing(why="transfer codings that are seldom", is_open=is_open, is_odd=not is_open)
    if codings:
        return chunked(rest)
    return sized(lengths, rest) if lengths else Framing()


def sized(lengths: Sequence[bytes], rest: bytes) -> Framing:
    """Return a body of a length that is given."""
    if len(lengths) > 1:
        return Framing(why="several lengths", is_odd=True)
    if not lengths[0].isdigit():
        return Framing(why="a length that is no number", is_bad=True)
    if len(lengths[0]) > 18:
        return Framing(why="a length beyond reason", is_odd=True)
    length = int(lengths[0])
    if len(rest) < length:
        return Framing(why="a body that is not whole", is_open=True)
    return Framing(rest[:length], length)


def chunked(rest: bytes) -> Framing:
    """Return a body in chunks."""
    body, at = b"", 0
    while True:
        line = SIZE.match(rest, at)
        if line is None:
            return lenient(rest[at:])
        size, at = int(line[1], 16), line.end()
        if not size:
            return trailed(body, rest, at)
        if len(rest) < at + size + 2:
            # What has come of the chunk's end may be wrong already.
            return Framing(why="a chunk that is not whole", is_open=True)
        if rest[at + size : at + size + 2] != b"\r\n":
            return Framing(why="a chunk that does not end where it should", is_odd=True)
        body += rest[at : at + size]
        at += size + 2


def trailed(body: bytes, rest: bytes, at: int) -> Framing:
    """Return a body whose last chunk has come, with its trailers."""
    while trailer := TRAILER.match(rest, at):
        if trailer[1].lower() in NO_TRAILERS:
            return Framing(why="a trailer that may be none", is_odd=True)
        at = trailer.end()
    if rest[at : at + 2] == b"\r\n":
        return Framing(body, at + 2)
    return unreadable(rest[at:], "trailers")


def lenient(rest: bytes) -> Framing:
    """Return what is to be said of a chunk whose first line is not as it should be.

    A server may take it; where the body is not whole then, it waits for the rest.
    """
    line = ANY_SIZE.match(rest)
    if line is not None and chunked(b"%b\r\n" % line[1] + rest[line.end() :]).is_open:
        return Framing(why="a chunk that is odd and not whole", is_open=True)
    return unreadable(rest)


def unreadable(rest: bytes, what: str = "a chunk's first line") -> Framing:
    """Return what is to be said of lines that are not whole, or not as they should be."""
    if b"\n" in rest or len(rest) > LARGEST_LINE:
        return Framing(why=f"{what} not as it should be", is_odd=True)
    return Framing(why=f"{what} that is not whole", is_open=True)
