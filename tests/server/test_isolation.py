"""Whatever two organizations do in turn, nothing of one ever shows in an answer to the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import START, key
from tests.server.asgi import Direct
from tests.server.productionplanner.calls import ALL, ON_PROJECT, Call

from understudy.server.app import create_app
from understudy.server.options import Options

ORGS = {"acme": key("1"), "north": key("4")}
OTHER = {"acme": "north", "north": "acme"}


@dataclass
class Played:
    """What each organization has made so far: its projects, and every text that is its own."""

    projects: dict[str, list[str]] = field(
        default_factory=lambda: {"acme": ["p_summer_tour"], "north": ["p_harbour_fest"]}
    )
    own: dict[str, set[bytes]] = field(
        default_factory=lambda: {
            "acme": {b"org_acme", b"p_summer_tour", b"Summer Tour", b"key_acme_ci"},
            "north": {b"org_north", b"p_harbour_fest", b"Harbour Festival", b"key_north_main"},
        }
    )


steps = st.lists(
    st.tuples(
        st.sampled_from(sorted(ORGS)),
        st.sampled_from(ALL),
        st.sampled_from(["own", "own", "foreign"]),
        st.integers(0, 3),
        st.text("abcdefgh", min_size=8, max_size=8),
    ),
    min_size=4,
    max_size=12,
)


@pytest.fixture(scope="module")
def direct() -> Iterator[Direct]:
    """A stand-in without a socket; reset before each sequence."""
    direct = Direct(create_app(Options(apis=("productionplanner",), seed=1, clock=START)))
    yield direct
    direct.close()


@settings(max_examples=1000, derandomize=True, deadline=None, database=None)
@given(sequence=steps)
def test_nothing_of_one_organization_shows_in_the_others_answers(
    direct: Direct, sequence: list[tuple[str, Call, str, int, str]]
) -> None:
    direct.app.world.reset()  # type: ignore[attr-defined]  # the mock
    played = Played()

    for org, call, whose, number, text in sequence:
        owner = org if whose == "own" else OTHER[org]
        projects = played.projects[owner]
        project = projects[number % len(projects)]
        body = marked(call.body, f"{org}-{text}")
        status, answer = direct.ask(call.method, "/v1" + call.at(project), ORGS[org], body)

        assert not [text for text in played.own[OTHER[org]] if text in answer]
        if whose == "foreign" and call in ON_PROJECT:
            unknown = "/v1" + call.at("p_nowhere")
            assert (status, answer) == direct.ask(call.method, unknown, ORGS[org], body)
            assert status == 404
        else:
            note(played, org, answer)


def marked(body: Any, text: str) -> Any:
    """Return a body whose free texts are recognisably the caller's."""
    if body is None:
        return None
    free = ("name", "label", "activity", "description")
    return {name: text if name in free else value for name, value in body.items()}


def note(played: Played, org: str, answer: bytes) -> None:
    """Remember the ids and texts that an answer shows to their owner."""
    data = orjson.loads(answer).get("data", [])
    for entry in data if isinstance(data, list) else [data]:
        if "id" in entry:
            played.own[org].add(entry["id"].encode())
        if "id" in entry and "orgId" in entry and entry["id"] not in played.projects[org]:
            played.projects[org].append(entry["id"])
        played.own[org].update(
            value.encode() for value in entry.values() if str(value).startswith(f"{org}-")
        )
