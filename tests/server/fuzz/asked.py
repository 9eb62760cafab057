"""What the bytes of a connection ask for: read strictly by RFC 9112, with no code of the server."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from tests.server.fuzz.framing import framing_of

# What the server takes of a head.
LARGEST_HEAD = 64 * 1024

TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
CHARACTER = rb"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})"
TARGET = re.compile(
    rb"(?:http://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)?/%b*(?:\?(?:%b|\?)*)?" % (CHARACTER, CHARACTER)
)
# What a server takes for a method that it may not know.
WORD = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")
LINE = re.compile(rb"(%b) ([^ ]+) (HTTP/[0-9]\.[0-9])" % TOKEN)
SPACES = re.compile(rb"[ \t]+")
HEADER = re.compile(rb"(%b):[ \t]*([\t\x20-\x7e\x80-\xff]*?)[ \t]*" % TOKEN)
END = re.compile(rb"\n\r?\n")
BARE = re.compile(rb"\r(?!\n)|(?<!\r)\n|\n[ \t]|\x00")
METHODS = (b"GET", b"HEAD", b"POST", b"PUT", b"PATCH", b"DELETE", b"OPTIONS")

Headers = tuple[tuple[bytes, bytes], ...]


class Verdict(Enum):
    """What a request deserves."""

    GOOD = "complete and well-formed: it has one answer, whatever comes before and after"
    ODD = "complete, and a server may take it or refuse it: one answer"
    BAD = "complete as far as it goes, and to be refused: one answer 4xx, and the end"
    PART = "not complete: the end, before which an answer may come"


@dataclass(frozen=True)
class Asked:
    """One request of a connection; what could not be read of it is empty."""

    verdict: Verdict
    why: str
    method: bytes = b""
    target: bytes = b""
    headers: Headers = ()
    body: bytes = b""
    is_last: bool = True
    # Whether it is certain that it is read: not behind one that a server may refuse.
    is_certain: bool = True

    @property
    def names_its_target(self) -> bool:
        """Whether a server knows the target when it refuses this, however early it does."""
        is_refused_early = not WORD.fullmatch(self.method)
        return not is_refused_early and (self.verdict is not Verdict.PART or bool(self.headers))

    def values(self, name: bytes) -> list[bytes]:
        """Return the values of a header, by its name in lower case."""
        return [value for given, value in self.headers if given == name]


def read(octets: bytes) -> list[Asked]:
    """Return what is asked, as far as it is certain where one request ends and the next begins."""
    return [*each_of(octets)]


def each_of(octets: bytes) -> Iterator[Asked]:
    """Yield one request after the other."""
    is_certain = True
    while octets := octets.lstrip(b"\r\n"):
        found = END.search(octets)
        head = octets[: found.end()] if found else octets
        asked, length = first_of(head, octets[len(head) :], is_whole=found is not None)
        yield replace(asked, is_certain=is_certain)
        if asked.is_last:
            return
        is_certain = is_certain and asked.verdict is Verdict.GOOD
        octets = octets[len(head) + length :]


def first_of(head: bytes, rest: bytes, *, is_whole: bool) -> tuple[Asked, int]:
    """Return the request of a head, and how long its body is."""
    if len(head) > LARGEST_HEAD:
        return Asked(Verdict.BAD, "a head beyond the bound", *words_of(head)), 0
    if not is_whole:
        return Asked(Verdict.PART, "a head without end", *words_of(head)), 0
    return judged(head, rest)


def words_of(head: bytes) -> tuple[bytes, bytes]:
    """Return method and target of a head that may be broken, as far as there are any."""
    words = re.split(rb"\r?\n", head[:LARGEST_HEAD], maxsplit=1)[0].split(b" ")
    return words[0], words[1] if len(words) > 1 else b""


def judged(head: bytes, rest: bytes) -> tuple[Asked, int]:
    """Return a request with a whole head, and how long its body is."""
    method, target = words_of(head)
    if BARE.search(head):
        return Asked(Verdict.ODD, "bare line ends, folded lines or NUL", method, target), 0
    first, *lines = head[:-4].split(b"\r\n")
    line = LINE.fullmatch(first)
    headers = tuple(
        (found[1].lower(), found[2]) for each in lines if (found := HEADER.fullmatch(each))
    )
    framing = framing_of(headers, rest)
    odd, bad = oddities(first, line, lines), faults(line, lines, headers)
    if not bad and framing.is_bad:
        bad = framing.why
    if not odd and framing.is_odd:
        odd = framing.why
    closes = b"close" in tokens_of(headers) or not first.endswith(b" HTTP/1.1")
    is_vague = framing.is_open or framing.is_odd or framing.is_bad or method == b"CONNECT"
    if bad and not odd:
        verdict = Verdict.BAD
    elif framing.is_open and method != b"CONNECT":
        verdict = Verdict.PART
    else:
        verdict = Verdict.ODD if odd else Verdict.GOOD
    is_last = closes or is_vague or verdict is Verdict.BAD
    why = odd or bad or framing.why
    return (
        Asked(verdict, why, method, target, headers, framing.body, is_last),
        framing.length,
    )


def oddities(first: bytes, line: re.Match[bytes] | None, lines: list[bytes]) -> str:
    """Return for what a server may take or refuse a head."""
    if line is None:
        return "several spaces" if LINE.fullmatch(SPACES.sub(b" ", first)) else ""
    if line[1] not in METHODS:
        return "a method that is seldom or unknown"
    if not TARGET.fullmatch(line[2]):
        return "a target that is no path, or holds what it may not"
    if line[3] not in (b"HTTP/1.1", b"HTTP/1.0"):
        return "another version of HTTP"
    names = [each.partition(b":")[0] for each in lines]
    if any(
        re.fullmatch(TOKEN, name) and not HEADER.fullmatch(each)
        for name, each in zip(names, lines, strict=True)
        if b":" in each
    ):
        return "control characters in a value"
    return ""


def faults(line: re.Match[bytes] | None, lines: list[bytes], headers: Headers) -> str:
    """Return for what a head must be refused."""
    if line is None:
        return "no request line"
    if len(headers) != len(lines):
        return "a line that is no header"
    hosts = [value for name, value in headers if name == b"host"]
    if line[3] == b"HTTP/1.1" and len(hosts) != 1:
        return "no host, or several"
    return ""


def tokens_of(headers: Headers) -> list[bytes]:
    """Return what the headers `Connection` say, in lower case."""
    values = b",".join(value for name, value in headers if name == b"connection")
    return [token.strip().lower() for token in values.split(b",")]
