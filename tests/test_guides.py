"""The guide of an API shows what the stand-in answers, to the letter."""

from pathlib import Path

import pytest
from tests.cli.serving import serving
from tests.tour import GUIDES, OPTIONS, Shell, steps


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_the_calls_of_a_guide_are_answered_as_it_shows(guide: Path, tmp_path: Path) -> None:
    promised = [step.promised for step in steps(guide)]

    with serving(*OPTIONS) as mock:
        shell = Shell(mock.url, tmp_path)
        answered = [shell.answer(step, guide) for step in steps(guide)]

    assert answered == promised, "make readme writes them"
