"""How what judges is got, for each way in which understudy can have been installed."""

from pathlib import Path
from typing import Any

import pytest

from understudy.contracts.kit.given import extra
from understudy.contracts.kit.given.extra import installed_from, lack

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("origin", "named"),
    [
        ({}, ("understudy[verify]",)),
        (
            {"url": HERE.as_uri(), "dir_info": {"editable": True}},
            ("--editable", f"{HERE}[verify]"),
        ),
        ({"url": HERE.as_uri(), "dir_info": {}}, (f"{HERE}[verify]",)),
        ({"url": "file:///src/that/is/gone", "dir_info": {}}, ("understudy[verify]",)),
        (
            {"url": "https://host/understudy", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            ("understudy[verify] @ git+https://host/understudy@abc",),
        ),
        (
            {"url": "https://host/understudy.whl", "archive_info": {}},
            ("understudy[verify] @ https://host/understudy.whl",),
        ),
        ({"url": "file:///tmp/understudy.whl", "archive_info": {}}, ("understudy[verify]",)),
    ],
)
def test_the_extra_comes_from_where_understudy_came_from(
    origin: dict[str, Any], named: tuple[str, ...]
) -> None:
    assert installed_from(origin) == named


def test_nothing_is_missing_where_it_is_installed() -> None:
    assert lack() == ""


def test_what_is_missing_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "NEEDED", ("pytest", "no_such_module"))

    said = lack()

    assert "judging needs no_such_module, not installed here" in said
    assert " -m pip install " in said
    assert "[verify]" in said
