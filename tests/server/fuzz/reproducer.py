"""Makes a failing connection as small as it is cheap to, and writes down how to send it again."""

from dataclasses import replace
from time import monotonic

from tests.server.fuzz.asked import read
from tests.server.fuzz.grammar import Connection
from tests.server.fuzz.judgement import complaints
from tests.server.fuzz.places import Places
from tests.server.fuzz.sending import exchanged

MOST_TRIES = 150
# A server that hangs takes a while for each.
MOST_SECONDS = 30.0


async def reproducer(port: int, failing: Connection, found: list[str], places: Places) -> str:
    """Return what was wrong and the smallest connection found that shows something wrong too."""

    async def wrong(connection: Connection) -> list[str]:
        heard = await exchanged(port, connection)
        return complaints(connection.octets, heard, places)

    tries, until = 0, monotonic() + MOST_SECONDS
    small, size = failing, len(failing.octets)
    while size:
        for smaller in [*without_cuts(small), *without_pieces(small, size)]:
            tries += 1
            if tries > MOST_TRIES or monotonic() > until:
                return written(failing, small, found)
            if again := await wrong(smaller):
                small, found = smaller, again
                break
        else:
            size //= 2
    return written(failing, small, found)


def without_cuts(connection: Connection) -> list[Connection]:
    """Return a connection with all of its bytes in one packet, if they are not yet."""
    return [replace(connection, cuts=(), is_slow=False)] if connection.cuts else []


def without_pieces(connection: Connection, size: int) -> list[Connection]:
    """Return a connection without each of its pieces of this size."""
    octets = connection.octets
    return [
        replace(
            connection,
            octets=octets[:at] + octets[at + size :],
            cuts=tuple(cut - size if cut >= at + size else min(cut, at) for cut in connection.cuts),
        )
        for at in range(0, len(octets), size)
        if len(octets) > size
    ]


def written(failing: Connection, small: Connection, found: list[str]) -> str:
    """Return what was wrong, how to send it from a shell, and the bytes and cuts as Python."""
    octal = "".join(
        f"\\{octet:03o}" if not 32 < octet < 127 or octet in b"\\%'" else chr(octet)
        for octet in small.octets
    )
    close = " -N" if small.ends else ""
    return "\n".join(
        (
            *found,
            *(f"  {each.verdict.name} {each.why}" for each in read(small.octets)),
            f"  printf '{octal}' | nc{close} 127.0.0.1 8000",
            f"  {small!r}",
            f"  from: {failing!r}"[:3000],
        )
    )
