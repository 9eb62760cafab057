"""The spec of the profile `observed`: marked as assumed, apart from what the pages say."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.document import nodes
from tests.examples.table import shortened
from tests.server.planado.accounts import BRIGHTLINE, client

from understudy.catalog import find
from understudy.contracts.kit.layers.assumed import without_assumed
from understudy.reference.references import without_dangling
from understudy.reference.spec import load_spec
from understudy.server.registry import load_served
from understudy.testing import Understudy

DOCUMENT = load_spec(find("planado")).document
PINNED = {"x-when": {"profile": ["observed"]}}


@pytest.fixture(scope="module")
def serving() -> Iterator[Understudy]:
    """Planado as clients have met it."""
    with Understudy(apis=("planado",), settings=("planado.profile=observed",)) as mock:
        yield mock


def variant(profile: str) -> dict[str, Any]:
    """Return the document of a profile."""
    (api,) = load_served(("planado",), (f"planado.profile={profile}",))
    return api.spec.document


def parts(document: Any) -> list[dict[str, Any]]:
    """Return what of a document is there in the profile alone."""
    return [node for node in nodes(document) if PINNED.items() <= node.items()]


def test_what_is_there_in_observed_alone_says_why_we_assume_it() -> None:
    marked = parts(DOCUMENT)

    assert len(marked) > 12
    assert [node for node in marked if not isinstance(node.get("x-assumed"), str)] == []


def test_what_stands_instead_is_of_observed_alone() -> None:
    instead = [node["x-instead"] for node in nodes(DOCUMENT) if "x-instead" in node]

    assert len(instead) > 4
    assert [node for node in instead if not PINNED.items() <= node.items()] == []


def test_the_judge_sees_nothing_of_it() -> None:
    judged = without_dangling(without_assumed(DOCUMENT))

    assert parts(judged) == []
    assert [node for node in nodes(judged) if "x-instead" in node] == []
    assert "/users/{user_id}" not in judged["paths"]
    assert "422" not in judged["paths"]["/jobs"]["post"]["responses"]


@pytest.mark.parametrize("profile", ["both", "classic", "current"])
def test_the_other_profiles_are_documented_as_before(profile: str) -> None:
    document = variant(profile)
    names = {name for kind in document["components"].values() for name in kind}

    assert not {"FieldErrors", "Permissions", "JobRefused", "ShiftsDone", "UserUpdate"} & names
    assert "/users/{user_id}" not in document["paths"]
    assert "204" not in document["paths"]["/users/{user_id}/shifts"]["patch"]["responses"]
    assert "hidden" not in document["components"]["schemas"]["CustomField"]["properties"]
    assert "permissions" not in document["components"]["schemas"]["User"]["properties"]


def test_observed_documents_a_204_and_no_200_of_shifts() -> None:
    responses = variant("observed")["paths"]["/users/{user_id}/shifts"]["patch"]["responses"]

    assert [status for status in responses if status.startswith("2")] == ["204"]


def test_the_example_of_the_list_is_what_the_stand_in_answers(serving: Understudy) -> None:
    media = variant("observed")["components"]["responses"]["JobList"]["content"]
    with client(serving, BRIGHTLINE) as account:
        answer = account.get("/jobs")

    assert media["application/json"]["example"] == shortened(answer.json())


@pytest.mark.parametrize(("code", "body"), [(204, b""), (422, b'{"errors":')])
def test_the_answers_that_clients_have_met_can_be_asked_for(
    serving: Understudy, code: int, body: bytes
) -> None:
    path = "/users/x/shifts" if code == 204 else "/jobs/x"
    with client(serving, BRIGHTLINE) as account:
        answer: httpx.Response = account.patch(path, headers={"Prefer": f"code={code}"})

    assert (answer.status_code, answer.content[:10]) == (code, body)
    assert ("content-type" in answer.headers) == (code == 422)


def test_an_answer_without_a_body_is_noted_in_the_journal(serving: Understudy) -> None:
    with client(serving, BRIGHTLINE) as account:
        uuid = account.get("/users").json()["users"][0]["uuid"]
        account.patch(f"/users/{uuid}/shifts", json={"shifts": []})

    noted = serving.journal.list()[-1]
    assert (noted.status, noted.response.body) == (204, "")
    assert serving.journal.har()
