"""The skeleton leads a call through door, operation and answer, and any point can be overridden."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from tests.mutants import skeleton
from tests.mutants.harness.asking import Answer, Asker
from tests.mutants.library.changes import instead
from tests.mutants.skeleton import Call, Doc, Key, Organization, Refusal, Route, World

ROUTES = (
    Route("list_rooms", "GET", "/rooms"),
    Route("create_room", "POST", "/rooms"),
)
KEYS = [Key("k1", "rk_1", Organization("acme")), Key("k0", "rk_0", Organization("acme"), True)]


class Answers(skeleton.Answers[Call]):
    def error(self, call: Call, refusal: Refusal) -> Doc:
        return {"error": refusal.message}


@dataclass
class Operations(skeleton.Operations[Call]):
    checks: skeleton.Checks[Call]

    def list_rooms(self, call: Call) -> Any:
        return call.world.memory.get("rooms", [])

    def create_room(self, call: Call) -> Any:
        room = {"id": call.world.hexadecimal(8), **self.checks.document(call)}
        call.world.memory.setdefault("rooms", []).append(room)
        return room


@dataclass
class Behaviour(skeleton.Behaviour):
    doors: skeleton.Doors[Call] = field(default_factory=skeleton.Doors)
    answers: Answers = field(default_factory=Answers)
    strays: skeleton.Strays[Call] = field(default_factory=skeleton.Strays)

    def __post_init__(self) -> None:
        self.operations = Operations(skeleton.Checks())
        self.flow = skeleton.Flow(self.doors, self.operations, self.answers)


def ask(
    method: str,
    path: str,
    key: str = "rk_1",
    body: bytes = b"",
    points: Mapping[str, Any] | None = None,
) -> Answer:
    behaviour = Behaviour()
    for point, change in (points or {}).items():
        behaviour.override(point, change)
    app = skeleton.build(
        World(list(KEYS), seed=1), behaviour, ROUTES, base_path="/v1", call=skeleton.Call
    )
    asker = Asker(app)
    answer = asker.ask(method, path, {"Authorization": f"Bearer {key}"}, body)
    asker.close()
    return answer


def test_a_call_is_answered_by_its_operation() -> None:
    answer = ask("POST", "/v1/rooms", body=b'{"title": "Hall"}')

    made = json.loads(answer.body)
    assert (answer.status, made["title"], len(made["id"])) == (201, "Hall", 8)


@pytest.mark.parametrize("key", ["rk_2", "rk_0", ""], ids=["unknown", "revoked", "none"])
def test_no_call_is_answered_without_a_key(key: str) -> None:
    assert ask("GET", "/v1/rooms", key).status == 401


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"a": NaN}', b'{"a": 1e999}', b'"\\ud800"'])
def test_a_body_that_is_no_object_is_refused(body: bytes) -> None:
    assert ask("POST", "/v1/rooms", body=body).status == 400


def test_what_is_no_call_is_told_apart() -> None:
    assert (ask("GET", "/v1/halls").status, ask("PUT", "/v1/rooms").status) == (404, 405)
    assert ask("PUT", "/v1/rooms").headers["allow"] == "GET, POST"


def test_a_point_is_overridden_for_one_application() -> None:
    points = {"doors.is_revoked": instead(False), "answers.status": instead(299)}

    assert ask("GET", "/v1/rooms", "rk_0", points=points).status == 299
    assert ask("GET", "/v1/rooms", "rk_0").status == 401


def test_a_point_that_there_is_not_is_refused() -> None:
    with pytest.raises(AttributeError):
        Behaviour().override("doors.window", print)
