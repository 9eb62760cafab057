"""Bodies that take the journal long to show: whole, and without a key in them."""

import httpx
import pytest
from tests.conftest import key

HARD = {
    "keys": b'"%b",' % key("1").encode() * 30_000,
    "nearly keys": b"pp_11111" * 250_000,
    "escapes": b"\\u0070p_1" * 200_000,
    "in a URL": b"%70%70%5f" * 200_000,
    "no text": bytes(range(256)) * 8_000,
    "quotes": b"'\"" * 1_000_000,
}


@pytest.mark.parametrize("kind", HARD)
def test_a_body_that_is_hard_to_show_is_shown_whole(
    acme: httpx.Client, control: httpx.Client, kind: str
) -> None:
    acme.post("/projects", content=HARD[kind])

    (noted,) = control.get("/journal?reveal=true").json()
    (exported,) = control.get("/journal.har?reveal=true").json()["log"]["entries"]

    # Compared before they are asserted: to show the difference would take minutes.
    text = HARD[kind].decode("utf-8", "replace")
    is_whole = noted["request"]["body"] == exported["request"]["postData"]["text"] == text
    word = "'" + text.replace("'", "'\"'\"'") + "'"
    is_sent = noted["curl"].endswith(f" --data-raw {word}")
    assert is_whole
    assert is_sent is (kind != "no text")


@pytest.mark.parametrize("kind", ["keys", "nearly keys", "escapes", "in a URL"])
def test_a_body_that_is_hard_to_show_holds_no_key(
    acme: httpx.Client, control: httpx.Client, kind: str
) -> None:
    written = {
        "escapes": key("1").replace("p", "\\u0070"),
        "in a URL": key("1").replace("p", "%70"),
    }
    hidden = written.get(kind, key("1"))
    acme.post("/projects", content=HARD[kind] + hidden.encode() + HARD[kind])

    for path in ("/journal", "/journal.har"):
        text = control.get(path).text
        assert text.count("1" * 64) == 0
        assert "pp_1111…1111" in text
