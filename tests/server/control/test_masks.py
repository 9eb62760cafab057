"""Keys are masked in the journal in whichever way they are written."""

import json
from typing import Any

import httpx
import pytest


@pytest.mark.parametrize(
    "sent",
    [
        {"params": "key=%70p_" + "1" * 64},
        {"content": b'{"name": "\\u0070p_' + b"1" * 64 + b'"}'},
        {"headers": {"X-Copy": "pp_" + "7" * 64}},
        {"headers": {"X-Vendor-Api-Token": "7" * 40}},
        {"headers": {"Content-Type": "text/pp_" + "1" * 64}, "content": b"x"},
    ],
    ids=["in a URL", "in JSON", "unknown, in a header", "in a secret's header", "in a type"],
)
def test_a_key_that_is_written_in_another_way_is_masked(
    acme: httpx.Client, control: httpx.Client, sent: dict[str, Any]
) -> None:
    acme.post("/projects", **sent)

    (noted,) = control.get("/journal").json()
    text = json.dumps(noted) + control.get("/journal.har").text
    assert "1" * 20 not in text
    assert "7" * 20 not in text
