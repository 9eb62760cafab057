"""Back to the start: to the fixtures, to edited ones, or to none."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.conftest import client, key

from understudy.catalog import find
from understudy.testing import Refused, Understudy


def test_a_reset_to_empty_leaves_organizations_and_keys_alone(
    acme: httpx.Client, control: httpx.Client
) -> None:
    keys = control.get("/keys").json()

    answer = control.post("/reset", json={"to": "empty"})

    assert answer.json() == control.get("/health").json()
    assert acme.get("/projects").json()["data"] == []
    assert control.get("/keys").json() == keys
    control.post("/reset")
    assert len(acme.get("/projects").json()["data"]) == 4


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"to": "nothing"}, "to must be one of fixtures, empty"),
        ({"reload": "yes"}, "reload must be a boolean"),
        ({"too": "empty"}, "too is not known here; there are: to, reload; did you mean to?"),
    ],
)
def test_a_reset_that_makes_no_sense_is_refused(
    control: httpx.Client, body: object, error: str
) -> None:
    answer = control.post("/reset", json=body)

    assert (answer.status_code, answer.json()) == (400, {"error": error})


@pytest.fixture
def editable(tmp_path: Path) -> Iterator[tuple[Understudy, Path]]:
    """A stand-in with fixtures that may be edited, and where their tasks are."""
    folder = tmp_path / "productionplanner"
    shutil.copytree(find("productionplanner").fixtures, folder)
    with Understudy(apis=("productionplanner",), fixtures=tmp_path) as mock:
        yield mock, folder / "tasks.json"


def edit(file: Path, **fields: Any) -> None:
    """Change the first task of Acme in a fixture file."""
    content = json.loads(file.read_text())
    content["org_acme"][0].update(fields)
    file.write_text(json.dumps(content))


def labels(mock: Understudy) -> list[str]:
    """Return the labels of the tour's tasks."""
    with client(mock, key("1")) as acme:
        return [one["label"] for one in acme.get("/projects/p_summer_tour/tasks").json()["data"]]


def test_edited_fixtures_are_read_when_a_reset_asks_for_it(
    editable: tuple[Understudy, Path],
) -> None:
    mock, file = editable
    edit(file, label="Edited")

    mock.reset()
    assert "Edited" not in labels(mock)
    mock.reset(reload=True)
    assert "Edited" in labels(mock)
    mock.reset()
    assert "Edited" in labels(mock)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"done": "no"}, "done must be a boolean"),
        ({"id": ""}, "tasks.json: org_acme: entry 1 ()"),
    ],
)
def test_wrong_fixtures_are_refused_and_change_nothing(
    editable: tuple[Understudy, Path], fields: dict[str, Any], error: str
) -> None:
    mock, file = editable
    mock.create_organization("Stays")
    edit(file, **fields)

    with pytest.raises(Refused) as refused:
        mock.reset(reload=True)

    assert error in str(refused.value)
    assert "Stays" in [org.name for org in mock.organizations()]
