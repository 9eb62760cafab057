"""Folders that are not there, where `--set productionplanner.folders=strict` refuses them."""

from collections.abc import Iterator

import httpx
import pytest
from tests.conftest import FIRST, START, client, key

from understudy.server.app import create_app
from understudy.server.options import BadOption, Options
from understudy.testing import Understudy

TOUR = "/projects/p_summer_tour/resources"
LINK = {"name": "Map", "url": "https://maps.example"}
NOT_FOUND = {"status": "error", "message": "Folder not found"}


@pytest.fixture(scope="module")
def running() -> Iterator[Understudy]:
    """A stand-in that is strict about folders."""
    settings = (f"{FIRST}.folders=strict",)
    with Understudy(apis=(FIRST,), seed=1, clock=START, settings=settings) as mock:
        yield mock


@pytest.mark.parametrize("folder", ["f_nowhere", "f_tour_production", ""])
def test_a_folder_that_the_project_has_not_is_not_found(acme: httpx.Client, folder: str) -> None:
    answer = acme.post("/projects/p_bare/resources/link", json={**LINK, "folderId": folder})

    assert (answer.status_code, answer.json()) == (404, NOT_FOUND)
    assert acme.get("/projects/p_bare/resources").json()["data"]["resources"] == []


def test_a_foreign_folder_is_not_found(acme: httpx.Client, north: httpx.Client) -> None:
    folders = north.get("/projects/p_harbour_fest/resources").json()["data"]["folders"]

    answer = acme.post(f"{TOUR}/link", json={**LINK, "folderId": folders[0]["id"]})

    assert (answer.status_code, answer.json()) == (404, NOT_FOUND)


@pytest.mark.parametrize("place", [{}, {"folderId": None}, {"folderId": "f_tour_production"}])
def test_a_link_may_stand_in_a_folder_of_the_project_or_in_none(
    acme: httpx.Client, place: dict[str, str | None]
) -> None:
    answer = acme.post(f"{TOUR}/link", json={**LINK, **place})

    assert (answer.status_code, answer.json()["data"]["folderId"]) == (201, place.get("folderId"))


def test_an_unknown_project_is_named_before_the_folder(acme: httpx.Client) -> None:
    answer = acme.post("/projects/p_nowhere/resources/link", json={**LINK, "folderId": "f_01"})

    assert answer.json()["message"] == "Project not found"


def test_the_document_shows_that_refusal_under_this_setting_alone(mock: Understudy) -> None:
    with Understudy(apis=(FIRST,)) as ordinary:
        shown = [names_of_examples(each) for each in (mock, ordinary)]

    assert shown == [["project", "folder"], ["project"]]


def names_of_examples(mock: Understudy) -> list[str]:
    """Return which 404s a stand-in's document shows for a new link."""
    responses = httpx.get(f"{mock.root}/docs.json").json()["components"]["responses"]
    content = responses["ProjectOrFolderNotFound"]["content"]["application/json"]
    return list(content["examples"])


def test_the_refusal_can_be_asked_for(mock: Understudy) -> None:
    with client(mock, key("1")) as acme:
        prefer = {"Prefer": "code=404, example=folder"}
        answer = acme.post(f"{TOUR}/link", json=LINK, headers=prefer)

    assert (answer.status_code, answer.json()) == (404, NOT_FOUND)


def test_another_value_is_refused() -> None:
    with pytest.raises(BadOption, match="must be one of kept, strict"):
        create_app(Options(settings=(f"{FIRST}.folders=lost",)))
