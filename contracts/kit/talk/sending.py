"""How one request is sent: which key, which body, and what the check stands on."""

from collections.abc import Collection, Mapping
from typing import Any, TypedDict

Headers = Mapping[str, str]


class Sending(TypedDict, total=False):
    """How one request is sent.

    `key` names a key of the run (None: no key), `authorization` replaces that whole header.
    `body` is sent as JSON, `raw` as it stands. `expect` is what the check stands on: any other
    status raises Unmet, which leaves the rule without a verdict. `at_once` waits neither for its
    turn nor for a target that asks to try again later. `is_documented=False` is no documented call
    wherever it leads to: what stands before the API may answer it, so no invariant is judged.
    """

    key: str | None
    authorization: str | None
    body: Any
    raw: bytes | None
    headers: Headers
    expect: int | Collection[int]
    at_once: bool
    is_documented: bool
