"""A key travels as the spec says: in a header, a parameter or a cookie of its own."""

from pathlib import Path

import httpx
import pytest
from tests.own.page import ACME, spoilt

from understudy.testing import Understudy

BEARER = "{type: http, scheme: bearer}"


@pytest.mark.parametrize(
    ("place", "sent"),
    [
        ("header", {"headers": {"X-Notes": "KEY"}}),
        ("query", {"params": {"X-Notes": "KEY"}}),
        ("cookie", {"headers": {"Cookie": "theme=dark; X-Notes=KEY"}}),
    ],
)
def test_a_key_is_taken_where_the_spec_says(
    notes: Path, place: str, sent: dict[str, dict[str, str]]
) -> None:
    spoilt(notes / "openapi.yaml", BEARER, f"{{type: apiKey, in: {place}, name: X-Notes}}")
    [(kind, given)] = sent.items()

    def ask(key: str) -> int:
        filled = {name: value.replace("KEY", key) for name, value in given.items()}
        with httpx.Client(trust_env=False) as client:
            return client.get(f"{mock.url('notes')}/notes", **{kind: filled}).status_code

    with Understudy(api_dirs=(notes.parent,), apis=("notes",)) as mock:
        assert [ask(ACME), ask("another"), ask("")] == [200, 401, 401]
        assert ACME not in str(mock.journal.list())
