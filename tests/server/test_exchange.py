"""What counts as an answer to a webhook, on the wire."""

import asyncio

import h11
import pytest

from understudy.server.exchange import Answer, receive

EARLY = b"HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nX-Queue: 7\r\n"


def answer_to(sent: bytes, most: int = 100) -> Answer:
    """Return what is read of an answer before the connection ends."""

    async def read() -> Answer:
        http = h11.Connection(h11.CLIENT)
        http.send(h11.Request(method="POST", target="/", headers=[("host", "here")]))
        http.send(h11.EndOfMessage())
        reader = asyncio.StreamReader()
        reader.feed_data(sent)
        reader.feed_eof()
        return await receive(http, reader, most)

    return asyncio.run(read())


@pytest.mark.parametrize(
    "rest",
    [
        b"content-length: 5\r\n\r\nnoted",
        b"transfer-encoding: chunked\r\n\r\n2\r\nno\r\n3\r\nted\r\n0\r\n\r\n",
        b"\r\nnoted",
    ],
)
def test_a_body_may_be_framed_in_any_way(rest: bytes) -> None:
    answer = answer_to(HEAD + rest)

    assert (answer.status, answer.body) == (200, b"noted")
    assert (b"X-Queue", b"7") in list(answer.headers)


def test_an_early_hint_is_no_answer() -> None:
    assert answer_to(EARLY + HEAD + b"content-length: 0\r\n\r\n").status == 200


def test_a_long_body_is_cut() -> None:
    assert answer_to(HEAD + b"content-length: 9\r\n\r\n123", most=3).body == b"123"


@pytest.mark.parametrize("sent", [b"", EARLY, HEAD])
def test_a_receiver_that_hangs_up_has_not_answered(sent: bytes) -> None:
    with pytest.raises(ConnectionResetError, match="closed without an answer"):
        answer_to(sent)


@pytest.mark.parametrize(
    "sent", [HEAD + b"content-length: 9\r\n\r\nhalf", b"220 mail.example\r\n\r\n"]
)
def test_half_an_answer_is_none(sent: bytes) -> None:
    with pytest.raises(h11.RemoteProtocolError):
        answer_to(sent)
