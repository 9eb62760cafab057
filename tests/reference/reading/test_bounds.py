"""The bounds of a field in words, and as the spec has them."""

from pathlib import Path

import pytest
from tests.reference.reading.things import NAME, SPEC, api_of

from understudy.reference.reading import read


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("minimum: 1, exclusiveMinimum: true", ("more than 1",)),
        ("minimum: 1, exclusiveMinimum: false", ("at least 1",)),
        ("exclusiveMinimum: true", ()),
        ("deprecated: true", ("deprecated",)),
        ("deprecated: false, writeOnly: true", ("write only",)),
    ],
)
def test_a_bound_is_exclusive_where_there_is_one(
    tmp_path: Path, said: str, told: tuple[str, ...]
) -> None:
    spec = SPEC.replace(NAME, f"        name: {{type: integer, {said}}}")

    (operation,) = read(api_of(tmp_path, spec)).operations

    assert operation.body is not None
    assert operation.body.contents[0].shape.fields[0].bounds == told
