"""The fuzzer hears a server out: half an answer is not taken for a broken one."""

import asyncio

from tests.server.fuzz.grammar import Connection
from tests.server.fuzz.judgement import End, Heard
from tests.server.fuzz.sending import exchanged

GET = b"GET /v1/info HTTP/1.1\r\nHost: localhost\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbody"


async def heard_of(octets: bytes) -> Heard:
    """Return what is heard of a server that sends its third answer in two halves, then ends."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ANSWER * 2 + ANSWER[:-4])
        await writer.drain()
        await reader.read()  # until the client ends its side, as it must here
        writer.write(ANSWER[-4:])
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        return await exchanged(port, Connection(octets, (), is_slow=False, ends=False))


def test_answers_that_may_or_may_not_come_are_waited_for_to_the_end() -> None:
    odd = GET.replace(b"GET", b"FOO")

    assert asyncio.run(heard_of(GET + odd + GET)) == Heard(ANSWER * 3, End.CLOSED)
