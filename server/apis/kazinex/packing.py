"""How rows of a file are stored: in blocks of a page, each of them compressed text.

A file of 50,000 activities is stored in one commit, on the loop. So all of it is made text in the
worker that reads it, and compressed: a tenth of the memory, and a commit takes milliseconds.
"""

from base64 import b64decode, b64encode
from typing import Any
from zlib import compress, decompressobj

import orjson

# A page of the usual size is one block; of activities that a filter finds, each may need its own.
BLOCK = 50
# More than a worker could have made text in its memory; what is imported may hold a bomb.
LARGEST = 1 << 28


def block_id(schedule_id: str, number: int) -> str:
    """Return under which id a block is stored."""
    return f"{schedule_id}-{number:05}"


def packed(value: Any) -> str:
    """Return what JSON can say as compressed text."""
    return compressed(orjson.dumps(value))


def unpacked(text: str) -> Any:
    """Return what was packed."""
    return orjson.loads(expanded(text))


def compressed(octets: bytes) -> str:
    """Return bytes as compressed text."""
    return b64encode(compress(octets, 1)).decode()


def expanded(text: str) -> bytes:
    """Return the bytes that were compressed; ValueError where they are damaged or too many."""
    stream = decompressobj()
    octets = stream.decompress(b64decode(text), LARGEST)
    if not stream.eof:
        raise ValueError("is cut short, or too large")
    return octets
