"""What the journal holds of each exchange: small ones packed, as one object each.

A thousand exchanges are some thirty thousand small objects. To leave them lie costs a request more
than all else that the journal does: none of them is in the processor's cache when its turn comes
to be freed. One packed string takes a microsecond to make, and a third of the memory.
"""

import marshal
from collections.abc import Sequence
from typing import TypeAlias, cast

Headers: TypeAlias = Sequence[tuple[bytes, bytes]]
# What is noted of an exchange: when it began, in seconds since 1970; API, operation, method, path,
# query, status; how many seconds it took; headers and body that came in; headers and body that
# went out; the key's id; faults. Every request leaves one.
Row: TypeAlias = tuple[
    float,
    str | None,
    str | None,
    str,
    str,
    bytes,
    int,
    float,
    Headers,
    bytes,
    Headers,
    bytes,
    str | None,
    Sequence[str],
]
Held: TypeAlias = bytes | Row

# So much is kept of a body that is no JSON.
HEAD = 16_384
# To copy a large body would take longer, and to unpack many headers whenever they are looked for.
MOST_HEADERS = 64
# The form without references between its parts, which takes half the time to write.
FORM = 2
# What Python takes for an exchange that is packed; for another one beside its texts, and for each
# of its headers.
PACKED, OVERHEAD, A_HEADER = 100, 500, 150


class Beginning(bytes):
    """The beginning of a body that was not kept whole; `size` is that of all of it."""

    size: int

    @classmethod
    def of(cls, head: bytes, size: int) -> bytes:
        """Return the beginning of a body, or all of it where that is no more."""
        if size == len(head):
            return head
        beginning = cls(head)
        beginning.size = size
        return beginning


def size_of(body: bytes) -> int:
    """Return how long a body was."""
    return body.size if isinstance(body, Beginning) else len(body)


def is_small(row: Row) -> bool:
    """Whether a row is packed; the beginning of a body has HEAD bytes, so it is not."""
    return len(row[9]) + len(row[11]) < HEAD and len(row[8]) + len(row[10]) <= MOST_HEADERS


def held(row: Row) -> Held:
    """Return a row as it is held."""
    if is_small(row):
        try:
            return marshal.dumps(row, FORM)  # type: ignore[arg-type]  # its lists are lists
        except ValueError:
            # A part that is no plain value, such as a number of an enumeration.
            return row
    return row


def row_of(kept: Held) -> Row:
    """Return what is held as the row that it was."""
    if type(kept) is bytes:
        return cast("Row", marshal.loads(kept))  # noqa: S302  # what this process packed itself
    return cast("Row", kept)


def room_of(kept: Held) -> int:
    """Return how many bytes of memory are held."""
    if type(kept) is bytes:
        return PACKED + len(kept)
    row = cast("Row", kept)
    size = OVERHEAD + len(row[4]) + len(row[5]) + len(row[9]) + len(row[11])
    for headers in (row[8], row[10]):
        size += sum(A_HEADER + len(name) + len(value) for name, value in headers)
    return size
