"""What the image runs while it is built: the site is there afterwards, or the image is not."""

import sys
from pathlib import Path

import pytest
from tests.server.site.command import write_site

from understudy.server.site import __main__ as image
from understudy.server.site.builder import Builder
from understudy.server.site.cache import Cache


def test_an_image_whose_site_cannot_be_built_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "executable", "")

    assert image.main() == 1
    assert "the reference could not be built: Python does not know" in capsys.readouterr().err


def test_a_site_that_is_there_is_not_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path / "1234")
    builder = Builder(Cache([tmp_path]), lambda: "1234", program=("/nowhere/python",))
    monkeypatch.setattr(image, "builder_of", lambda *_: builder)

    assert image.main() == 0
