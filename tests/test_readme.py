"""What README and the tour say is so: the picture, every operation."""

import re

from tests.cli.serving import ROOT
from tests.guides.answers import steps
from tests.picture import PICTURE, draw, words

from understudy.catalog import find
from understudy.reference.spec import METHODS, load_spec

TOUR = ROOT / "docs" / "productionplanner.md"


def test_the_tour_meets_every_operation() -> None:
    paths = load_spec(find("productionplanner")).document["paths"]
    operations = {
        (method.upper(), re.sub(r"\\{[^}]+\\}", "[^/ ]+", re.escape(path)) + r"(?=\s)")
        for path, item in paths.items()
        for method in METHODS
        if method in item
    }
    calls = [(method_of(step.command), step.command + " ") for step in steps(TOUR)]

    met = {
        (method, path)
        for method, path in operations
        if any(verb == method and re.search(f"/v1{path}", text) for verb, text in calls)
    }

    assert met == operations
    assert len(operations) == 19


def method_of(command: str) -> str:
    """Return the method that curl uses."""
    named = re.search(r"-X (\w+)", command)
    return named[1] if named else "GET"


def test_the_picture_shows_what_serve_prints() -> None:
    assert words(PICTURE.read_text("utf-8")) == words(draw())


def test_the_picture_loads_nothing() -> None:
    assert "url(http" not in PICTURE.read_text("utf-8")
