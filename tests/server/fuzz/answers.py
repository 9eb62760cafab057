"""The answers in what a server sent, cut by their own lengths."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.server.fuzz.framing import chunked

STATUS_LINE = re.compile(rb"HTTP/1\.1 ([1-5][0-9]{2}) [^\r\n]*")
HEADER = re.compile(rb"([a-z0-9-]+): ([^\r\n]*)")
BODILESS = (204, 304)


class Garbled(ValueError):
    """What a server sent is no answer; the text says why."""


@dataclass(frozen=True)
class Answer:
    """One final answer."""

    status: int
    headers: dict[bytes, bytes]
    body: bytes

    @property
    def media(self) -> bytes:
        """The media type, empty where there is none."""
        return self.headers.get(b"content-type", b"").partition(b";")[0]


def answers_of(
    octets: bytes, methods: Sequence[bytes], most: int | None = None
) -> tuple[list[Answer], bytes]:
    """Return the whole answers to requests of these methods, and what is left behind them.

    Interim answers are left out, and so are those beyond the most. Raises Garbled.
    """
    found: list[Answer] = []
    while octets and len(found) != most:
        is_head = methods[len(found) : len(found) + 1] == [b"HEAD"]
        cut = one_of(octets, is_head=is_head)
        if cut is None:
            break
        answer, length = cut
        octets = octets[length:]
        if answer.status >= 200:
            found.append(answer)
    return found, octets


def one_of(octets: bytes, *, is_head: bool) -> tuple[Answer, int] | None:
    """Return the first answer and its length, None where it is not whole."""
    head, end, rest = octets.partition(b"\r\n\r\n")
    if not end:
        return None
    first, *lines = head.split(b"\r\n")
    status = STATUS_LINE.fullmatch(first)
    fields = [HEADER.fullmatch(line) for line in lines]
    if status is None or None in fields:
        raise Garbled(f"no answer begins with {head[:80]!r}")
    headers = {field[1]: field[2] for field in fields if field}
    if len(headers) != len(fields):
        raise Garbled(f"a header comes twice in {head!r}")
    code = int(status[1])
    if is_head or code < 200 or code in BODILESS:
        return Answer(code, headers, b""), len(head) + 4
    if headers.get(b"transfer-encoding") == b"chunked":
        framing = chunked(rest)
        if framing.is_open:
            return None
        if framing.why:
            raise Garbled(f"{framing.why} in {rest[:80]!r}")
        return Answer(code, headers, framing.body), len(head) + 4 + framing.length
    if b"content-length" not in headers:
        raise Garbled(f"no content-length in {head!r}")
    length = int(headers[b"content-length"])
    if len(rest) < length:
        return None
    return Answer(code, headers, rest[:length]), len(head) + 4 + length
