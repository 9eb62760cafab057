"""The shell line that sends a request again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from shlex import quote
from urllib.parse import quote as escaped

from understudy.server.control.masks import SOME, Mask, Shown
from understudy.server.control.written import PORTION, is_text
from understudy.server.state.journal import Entry
from understudy.server.state.rows import Beginning
from understudy.server.world import World

# What curl sends by itself, or must count anew.
OWN = ("host", "content-length", "connection", "accept-encoding", "user-agent")
IN_PATHS = "/:@!$&'()*+,;=~"
# The shell leaves such a name alone between double quotes.
PLAIN = re.compile(r"[A-Za-z0-9_-]+")
# What a header takes, in nanoseconds, and a character of a path.
A_WORD, A_STEP = 800, 60


def curl_line(
    entry: Entry, mask: Mask, world: World, headers: Sequence[Shown], body: Sequence[str]
) -> Iterator[str]:
    """Yield a line for any POSIX shell in parts; a key that is hidden stands in it as `$KEY`.

    `headers` and `body` are those of the request as they are shown.
    """
    yield " ".join(["curl", *method_of(entry), ""])
    yield from word_of(url_of(entry, mask, world))
    for start in range(0, len(headers), SOME):
        words = [header_of(each) for each in headers[start : start + SOME] if is_sent(each)]
        mask.effort.spent += A_WORD * len(words)
        yield "".join([f" -H {word}" for word in words])
    if entry.request_body:
        yield from data_of(entry, mask, body)


def word_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield a text that comes in parts as one word of the shell."""
    first, second, *_ = *islice(rest := iter(texts), 2), "", ""
    if not second:
        yield quote(first)
        return
    yield "'"
    for text in chain((first, second), rest):
        yield text.replace("'", "'\"'\"'")
    yield "'"


def method_of(entry: Entry) -> list[str]:
    """Return the options for the method."""
    if entry.method == "HEAD":
        return ["--head"]
    return [] if entry.method == "GET" and not entry.request_body else ["-X", quote(entry.method)]


def url_of(entry: Entry, mask: Mask, world: World) -> Iterable[str]:
    """Return the URL that was asked for in parts, as far as the request itself tells."""
    host = next((value for name, value in entry.request_headers if name == b"host"), None)
    place = host.decode("latin-1") if host is not None else "127.0.0.1:8000"
    query = f"?{entry.query}" if entry.query else ""
    mask.effort.spent += A_STEP * len(entry.path)
    root = f"{world.scheme}://{place}{world.path}"
    return mask.parts(entry, f"{root}{escaped(entry.path, IN_PATHS)}{query}")


def is_sent(header: Shown) -> bool:
    """Whether curl is told to send a header: it sends some by itself."""
    return header.name not in OWN and header[:2] != ("accept", "*/*")


def header_of(header: Shown) -> str:
    """Return a header as one word of the shell."""
    if header.scheme is None:
        return quote(f"{header.name}: {header.value}")
    if PLAIN.fullmatch(header.name):
        return f'"{header.name}: {header.scheme}$KEY"'
    # A name may hold a backtick.
    return f'{quote(f"{header.name}: {header.scheme}")}"$KEY"'


def data_of(entry: Entry, mask: Mask, body: Sequence[str]) -> Iterator[str]:
    """Yield the options for the body; what is no text or was not kept has to come from a file."""
    if isinstance(entry.request_body, Beginning):
        yield " --data-binary @body"
        return
    for fits in is_text(entry.request_body):
        mask.effort.spent += min(PORTION, len(entry.request_body))
        yield ""
        if not fits:
            yield " --data-binary @body"
            return
    yield " --data-raw "
    yield from word_of(body)
