"""JSON as it is written piece by piece, none of which takes long."""

from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator, Sequence

import orjson

from understudy.server.control.effort import Effort

# So much of a body is made a text at once.
PORTION = 32_768
# What a byte of a body takes, in nanoseconds, what one does that is no text, and one of JSON.
AN_OCTET, A_STRANGER, A_PIECE = 1, 40, 2
_decoder = getincrementaldecoder("utf-8")


def texts_of(body: bytes, effort: Effort) -> Iterator[str]:
    """Yield a body as text, what is none as U+FFFD."""
    if len(body) <= PORTION:
        yield counted(body.decode("utf-8", "replace"), effort)
        return
    decoder = _decoder("replace")
    for start in range(0, len(body), PORTION):
        is_last = start + PORTION >= len(body)
        yield counted(decoder.decode(body[start : start + PORTION], is_last), effort)


def counted(text: str, effort: Effort) -> str:
    """Return a part of a body, and count what it took to make it."""
    effort.spent += AN_OCTET * len(text) + A_STRANGER * text.count("\ufffd")
    return text


def is_text(body: bytes) -> Iterator[bool]:
    """Yield, for each part of a body, whether it is a text that a command line can hold."""
    decoder = _decoder("strict")
    for start in range(0, len(body), PORTION):
        portion = body[start : start + PORTION]
        try:
            decoder.decode(portion, start + PORTION >= len(body))
        except UnicodeDecodeError:
            yield False
            return
        yield b"\0" not in portion


def quoted(texts: Iterable[str], effort: Effort) -> Iterator[bytes]:
    """Yield a string that comes in parts."""
    before = b'"'
    for text in texts:
        piece = orjson.dumps(text)[1:-1]
        effort.spent += A_PIECE * len(piece)
        yield before + piece
        before = b""
    yield before + b'"'


def listed(batches: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Yield a list whose rows come in batches."""
    before = b"["
    for batch in batches:
        yield before + orjson.dumps(batch)[1:-1]
        before = b","
    yield b"[]" if before == b"[" else b"]"
