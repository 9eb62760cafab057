"""Bodies that are packed, marked or in a charset of their own are read, or refused by name."""

import gzip
import json

import httpx
import pytest

PROJECT = {"name": "Zürich"}
BODY = json.dumps(PROJECT, ensure_ascii=False).encode()


def sent(acme: httpx.Client, body: bytes, **headers: str) -> httpx.Response:
    """Return the answer to a project that is sent in this way."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return acme.post(
        "/projects", content=body, headers={"Content-Type": "application/json", **named}
    )


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "x-gzip"])
def test_a_body_in_gzip_is_read(acme: httpx.Client, encoding: str) -> None:
    answer = sent(acme, gzip.compress(BODY), Content_Encoding=encoding)

    assert (answer.status_code, answer.json()["data"]["name"]) == (201, "Zürich")


def test_all_members_of_a_gzip_are_read(acme: httpx.Client) -> None:
    answer = sent(acme, gzip.compress(BODY[:9]) + gzip.compress(BODY[9:]), Content_Encoding="gzip")

    assert answer.json()["data"]["name"] == "Zürich"


def test_a_byte_order_mark_is_passed_over(acme: httpx.Client) -> None:
    assert sent(acme, b"\xef\xbb\xbf" + BODY).json()["data"]["name"] == "Zürich"


@pytest.mark.parametrize("charset", ["utf-8", '"UTF-8"', "us-ascii"])
def test_utf_8_may_be_named(acme: httpx.Client, charset: str) -> None:
    answer = sent(acme, BODY, Content_Type=f"application/json; charset={charset}")

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("body", "headers", "message"),
    [
        (BODY, {"Content_Encoding": "br"}, "Content-Encoding must be gzip or none; br is not"),
        (BODY, {"Content_Encoding": "gzip"}, "body must be valid gzip"),
        (gzip.compress(BODY)[:-9], {"Content_Encoding": "gzip"}, "body must be whole gzip"),
        (
            BODY.decode().encode("utf-16"),
            {"Content_Type": "application/json; charset=UTF-16"},
            "charset must be utf-8; utf-16 is not",
        ),
    ],
    ids=["another encoding", "no gzip", "half a gzip", "another charset"],
)
def test_what_is_not_read_is_named(
    acme: httpx.Client, body: bytes, headers: dict[str, str], message: str
) -> None:
    answer = sent(acme, body, **headers)

    assert answer.status_code == 400
    assert f"Validation failed: {message}" in answer.json()["message"]


def test_what_unpacks_to_more_than_a_body_may_have_is_refused(acme: httpx.Client) -> None:
    bomb = gzip.compress(b" " * 40_000_000)

    answer = sent(acme, bomb, Content_Encoding="gzip")

    assert (answer.status_code, "at most 10485760 bytes" in answer.text) == (400, True)
