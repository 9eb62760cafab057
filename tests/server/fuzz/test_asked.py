"""The fuzzer knows what requests deserve, and says so where they do not get it."""

import pytest
from tests.conftest import key
from tests.server.fuzz.asked import Verdict, read
from tests.server.fuzz.judgement import End, Heard, complaints
from tests.server.fuzz.places import Places

from understudy.catalog import apis
from understudy.reference.spec import load_spec
from understudy.server.pipeline import control_face

GET = b"GET /v1/info HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST /v1/projects HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody"
CHUNKED = b"POST /v1/projects HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
CREATE = (
    b"POST /v1/projects HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Authorization: Bearer " + key("1").encode() + b"\r\n"
    b'Upgrade: h2c\r\nContent-Length: 13\r\n\r\n{"name": "A"}'
)
KNOWN = {
    "plain": (GET, "GOOD"),
    "blank lines first": (b"\r\n\r\n" + GET, "GOOD"),
    "two": (GET + POST, "GOOD GOOD"),
    "absolute": (GET.replace(b"/v1", b"http://localhost/v1"), "GOOD"),
    "text beyond ASCII": (GET.replace(b"\r\n\r\n", b"\r\nX: \xc3\xa9\xff\r\n\r\n"), "GOOD"),
    "chunks": (CHUNKED + b"4;a=b\r\nbody\r\n00\r\nX: 1\r\n\r\n" + GET, "GOOD GOOD"),
    "nothing after close": (GET.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n") * 2, "GOOD"),
    "nothing after 1.0": (GET.replace(b"1.1", b"1.0") * 2, "GOOD"),
    "method": (GET.replace(b"GET", b"FOO") + GET, "ODD GOOD"),
    "percent": (GET.replace(b"info", b"%zz"), "ODD"),
    "folded": (GET.replace(b"\r\n\r\n", b"\r\nX: 1\r\n 2\r\n\r\n"), "ODD"),
    "bare newline": (GET.replace(b"\r\n", b"\n") + GET, "ODD"),
    "two lengths": (POST.replace(b"Content", b"Content-Length: 4\r\nContent") + GET, "ODD"),
    "no size": (CHUNKED + b"zz\r\n", "ODD"),
    "no host": (GET.replace(b"Host", b"Most") + GET, "BAD"),
    "two hosts": (GET.replace(b"Host: ", b"Host: a\r\nHost: "), "BAD"),
    "no colon": (GET.replace(b"Host", b"no colon\r\nHost"), "BAD"),
    "no version": (GET.replace(b" HTTP/1.1", b""), "BAD"),
    "negative": (POST.replace(b"4", b"-4"), "BAD"),
    "garbage behind": (GET + b"}" + GET, "GOOD BAD"),
    "too long": (GET.replace(b"Host", b"X: " + b"x" * 70_000 + b"\r\nHost"), "BAD"),
    "half a head": (GET + GET[:-2], "GOOD PART"),
    "half a body": (POST[:-1], "PART"),
    "half a chunk": (CHUNKED + b"4\r\nbo", "PART"),
    "no end": (CHUNKED + b"4\r\nbody\r\n0\r\n", "PART"),
}


@pytest.mark.parametrize(("octets", "verdicts"), KNOWN.values(), ids=KNOWN)
def test_requests_are_read_as_they_are_written(octets: bytes, verdicts: str) -> None:
    assert " ".join(each.verdict.name for each in read(octets)) == verdicts


def test_a_body_is_read_without_its_chunks() -> None:
    (asked,) = read(CHUNKED + b"2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n")

    assert (asked.verdict, asked.body) == (Verdict.GOOD, b"body")


@pytest.fixture(scope="module")
def places() -> Places:
    """All that the stand-in serves, with a space."""
    return Places(tuple(load_spec(api) for api in apis().values()), control_face().spec, "space_1")


def answer(status: str, body: bytes, *, length: int | None = None) -> bytes:
    """Return an answer of a server."""
    size = len(body) if length is None else length
    return b"HTTP/1.1 %b\r\ncontent-length: %d\r\n\r\n%b" % (status.encode(), size, body)


STREAMED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n"
REFUSED = answer("401 No", b'{"status":"error","message":"No key"}')
MADE = answer("201 Made", b'{"status":"ok","message":"Project created","data":{"name":"A"}}')
FAULTS = {
    "none": (GET, b"", End.CLOSED, "no answer to request 0"),
    "one of two": (GET + GET, REFUSED, End.CLOSED, "no answer to request 1"),
    "two of one": (GET, REFUSED * 2, End.CLOSED, "2 answers to 1 requests"),
    "hangs": (GET, b"", End.HUNG, "hangs"),
    "short": (GET, REFUSED[:-1], End.CLOSED, "no answer to request 0"),
    "long": (GET, REFUSED + b"}", End.CLOSED, "after the answers"),
    "crash": (GET, REFUSED.replace(b"401", b"500"), End.CLOSED, "500"),
    "envelope": (GET, answer("401 No", b'{"error":"No key"}'), End.CLOSED, "outside the envelope"),
    "no JSON": (GET, answer("401 No", b"No key"), End.CLOSED, "no JSON"),
    "status": (GET, REFUSED.replace(b"401", b"404"), End.CLOSED, "404 instead of 401"),
    "body for HEAD": (GET.replace(b"GET", b"HEAD"), REFUSED, End.CLOSED, "after the answers"),
    "no refusal": (
        GET.replace(b"Host", b"Most"),
        REFUSED.replace(b"401", b"204"),
        End.CLOSED,
        "204 to what must be refused",
    ),
    "refusal": (
        GET,
        REFUSED.replace(b"No key", b"request must be valid HTTP").replace(b": 37", b": 57"),
        End.CLOSED,
        "refused although it is well-formed",
    ),
    "body dropped": (CREATE, MADE.replace(b'"A"', b'"B"'), End.CLOSED, "answers another request"),
}


@pytest.mark.parametrize(("sent", "came", "end", "fault"), FAULTS.values(), ids=FAULTS)
def test_what_a_server_does_wrong_is_found(
    places: Places, sent: bytes, came: bytes, end: End, fault: str
) -> None:
    assert fault in "\n".join(complaints(sent, Heard(came, end), places))


@pytest.mark.parametrize(
    ("sent", "came"),
    [
        (GET, REFUSED),
        (GET + GET, REFUSED * 2),
        (GET + GET[:-2], REFUSED),
        (GET + b"}" + GET, REFUSED + REFUSED.replace(b"401", b"400")),
        (GET.replace(b"1.1", b"1.0") * 2, REFUSED),
        (GET.replace(b"GET", b"HEAD"), REFUSED.partition(b"{")[0]),
        (POST, b"HTTP/1.1 100 Continue\r\n\r\n" + REFUSED),
        (GET + CHUNKED + b"0\r\nX: y", REFUSED + STREAMED),
    ],
    ids=["one", "two", "half", "garbage behind", "1.0", "HEAD", "interim", "cut off"],
)
def test_what_a_server_does_right_is_no_fault(places: Places, sent: bytes, came: bytes) -> None:
    assert complaints(sent, Heard(came, End.CLOSED), places) == []
