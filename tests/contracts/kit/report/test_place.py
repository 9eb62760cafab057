"""The file in the temporary folder that holds what the text leaves out."""

import json
import stat
import tempfile
from pathlib import Path

import pytest
from tests.contracts.kit.broken import deployment, missing
from tests.reported import declared

from understudy.contracts.kit.report.place import whole_report


def test_the_whole_report_is_written_for_its_user_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    place = whole_report(deployment(*missing(2)))

    assert place is not None
    assert place.parent == tmp_path
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert len(declared(json.loads(place.read_text("utf-8")))["left_behind"]) == 45


def test_a_folder_that_cannot_be_written_ends_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))

    assert whole_report(deployment()) is None
