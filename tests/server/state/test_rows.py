"""How the journal holds an exchange shows nowhere: it is given back as it came."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

import pytest
from tests.server.state.exchanges import EXCHANGE, row

from understudy.server.state.journal import Journal
from understudy.server.state.rows import HEAD, Beginning, size_of


@pytest.mark.parametrize(
    "changes",
    [
        {"status": HTTPStatus.NOT_FOUND},
        {"path": "/\udce9\udcff"},
        {"request_headers": [(b"x-many", b"%d" % number) for number in range(300)]},
        {"request_body": b"x" * 100_000, "faults": ["fault_1", "fault_2"]},
        {"key": "key_\N{SNOWMAN}", "operation": None, "api": None},
    ],
    ids=["enumeration", "surrogates", "many headers", "large", "beyond ASCII"],
)
def test_whatever_came_and_went_is_kept_as_it_is(changes: dict[str, Any]) -> None:
    journal = Journal()
    journal.record(row(**changes))

    assert journal.get(1) == replace(EXCHANGE, number=1, **changes)


def test_a_body_that_was_not_kept_whole_tells_its_size() -> None:
    journal = Journal()
    journal.record(row(request_body=Beginning.of(b"x" * HEAD, HEAD + 1)))

    entry = journal.get(1)

    assert entry is not None
    assert size_of(entry.request_body) == HEAD + 1
