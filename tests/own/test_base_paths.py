"""An API may lie below the base path of another: each answers under its own, in its own words."""

from pathlib import Path

import httpx
import pytest
from tests.own.page import ACME, spoilt

from understudy.testing import Understudy

OTHER = "rpk_64f1088d4f3c2c0012b12345_11111111111111111111111111111111"


@pytest.mark.parametrize("order", [("notes", "resourceplanner"), ("resourceplanner", "notes")])
def test_an_api_below_the_base_path_of_another_answers_by_itself(
    notes: Path, order: tuple[str, str]
) -> None:
    spoilt(notes / "openapi.yaml", "url: /notes/v1", "url: /api/v2")
    with (
        Understudy(api_dirs=(notes.parent,), apis=order) as mock,
        httpx.Client(base_url=mock.root, trust_env=False, verify=False) as client,
    ):

        def status(path: str, key: str) -> tuple[int, str]:
            answer = client.get(path, headers={"Authorization": f"Bearer {key}"})
            return answer.status_code, answer.text

        assert status("/api/v2/notes", ACME)[0] == 200
        assert status("/api/projects", OTHER)[0] == 200
        assert status("/api/v2/notes", OTHER)[0] == 401
        assert status("/api/projects", ACME) == (401, '{"error":"Unauthorized"}')
        assert status("/api/v2/projects", ACME)[0] == 404
        assert status("/api/notes", OTHER)[0] == 404
