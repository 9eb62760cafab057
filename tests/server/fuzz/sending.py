"""Sends connections to a server over raw TCP, several at a time, and hears what comes back."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, suppress

from tests.server.fuzz.answers import Garbled, answers_of
from tests.server.fuzz.asked import Asked, Verdict, read
from tests.server.fuzz.grammar import Connection
from tests.server.fuzz.judgement import End, Heard, owed

PATIENCE = 5.0  # seconds in which something must come
APART = 0.0005  # seconds between two packets that must not be read as one
AT_ONCE = 16

Exchange = tuple[Connection, Heard]


async def exchanged(port: int, connection: Connection) -> Heard:
    """Send the bytes of one connection as they are cut, and return what came back."""
    asked = read(connection.octets)
    loop = asyncio.get_running_loop()
    with closing(socket.socket()) as client:
        client.setblocking(False)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await loop.sock_connect(client, ("127.0.0.1", port))
        # Who is refused early hears of it by a reset, while still sending.
        with suppress(ConnectionError):
            async with asyncio.timeout(PATIENCE):
                for packet in connection.packets():
                    await loop.sock_sendall(client, packet)
                    await asyncio.sleep(APART if connection.is_slow else 0)
        # Where it is not certain how many answers there are, only the server's end is one:
        # who leaves before would take half an answer for a broken one.
        has_ended = connection.ends or not_to_be_waited_for(asked)
        if has_ended:
            with suppress(OSError):
                client.shutdown(socket.SHUT_WR)
        return await heard(client, asked, is_patient=has_ended)


def not_to_be_waited_for(asked: list[Asked]) -> bool:
    """Whether a server may keep a connection open, and nothing tells when all has been said."""
    return not asked or any(each.verdict in (Verdict.ODD, Verdict.PART) for each in asked)


async def heard(client: socket.socket, asked: list[Asked], *, is_patient: bool) -> Heard:
    """Read until the server closes; who did not end their side leaves when all has come."""
    loop = asyncio.get_running_loop()
    stays = not is_patient and bool(asked) and not asked[-1].is_last
    octets = b""
    while True:
        try:
            async with asyncio.timeout(PATIENCE):
                part = await loop.sock_recv(client, 262_144)
        except TimeoutError:
            return Heard(octets, End.HUNG)
        except ConnectionError:
            return Heard(octets, End.RESET)
        octets += part
        if not part:
            return Heard(octets, End.CLOSED)
        if stays and is_all(octets, asked):
            return Heard(octets, End.LEFT)


def is_all(octets: bytes, asked: list[Asked]) -> bool:
    """Whether every request has its answer."""
    try:
        answers, _ = answers_of(octets, [each.method for each in asked])
    except Garbled:
        return True
    return len(answers) >= owed(asked)


async def exchanges(port: int, connections: Iterator[Connection]) -> AsyncIterator[Exchange]:
    """Yield what came back on each connection, as they end."""
    running: set[asyncio.Task[Exchange]] = set()

    async def one(connection: Connection) -> Exchange:
        return connection, await exchanged(port, connection)

    for connection in connections:
        running.add(asyncio.create_task(one(connection)))
        if len(running) >= AT_ONCE:
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
    for task in asyncio.as_completed(running):
        yield await task
