"""Everything that the reference does, as points of which any one can be overridden."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from starlette.responses import Response
from tests.mutants.planado.reference.call import Call, Refusal, Reply
from tests.mutants.planado.reference.checks import Checks
from tests.mutants.planado.reference.doors import Doors
from tests.mutants.planado.reference.hooks import Hooks
from tests.mutants.planado.reference.operations import Operations
from tests.mutants.planado.reference.pages import Pages
from tests.mutants.planado.reference.records import Records
from tests.mutants.planado.reference.shapes import Shapes
from tests.mutants.planado.reference.world import Doc


class Answers:
    """Turns what an operation returned or raised into an HTTP answer."""

    def success(self, call: Call, payload: Any) -> Reply:
        """Return the answer of a call that succeeded."""
        return Reply(self.status(call), payload)

    def status(self, call: Call) -> int:
        """Return the code of a success."""
        made = call.world.memory.pop("status", 200)
        return 201 if call.method == "POST" else int(made)

    def failure(self, call: Call, refusal: Refusal) -> Reply:
        """Return the answer of a call that was refused."""
        return Reply(self.code(call, refusal), self.error(call, refusal))

    def code(self, call: Call, refusal: Refusal) -> int:
        """Return the code of a refusal."""
        return refusal.status

    def error(self, call: Call, refusal: Refusal) -> Doc | str:
        """Return the body of a refusal."""
        return {"error": {"code": refusal.code, "message": refusal.message}}

    def text(self, document: Any) -> str:
        """Return a document as JSON."""
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"))

    def send(self, call: Call, reply: Reply) -> Response:
        """Return an answer in the form in which it leaves."""
        text = reply.document if isinstance(reply.document, str) else self.text(reply.document)
        return Response(text, reply.status, headers=reply.headers, media_type=reply.media_type)


@dataclass
class Flow:
    """The way of a call: through the door, to its operation, into the answer."""

    doors: Doors
    operations: Operations
    answers: Answers

    def answer(self, call: Call) -> Reply:
        """Return the answer of a documented call."""
        try:
            call.key = self.doors.admit(call)
            payload = self.operations.perform(call)
        except Refusal as refusal:
            return self.answers.failure(call, refusal)
        return self.answers.success(call, payload)

    def respond(self, call: Call) -> Response:
        """Return the answer of a documented call in the form in which it leaves."""
        return self.answers.send(call, self.answer(call))

    async def respond_in_time(self, call: Call) -> Response:
        """Return the same; whoever stands here in its place may let others go first."""
        return self.respond(call)

    async def respond_stray(self, call: Call, *, is_path: bool) -> Response:
        """Return the answer to what is no call: another method of a path, or no path at all."""
        return self.stray(call, 405 if is_path else 404)

    def stray(self, call: Call, status: int) -> Response:
        """Return the answer to what is no call of the API."""
        error = {"error": {"code": "no_route", "message": "no such call"}}
        return self.answers.send(call, Reply(status, error))


@dataclass
class Behaviour:
    """The parts of a reference; a point is a method of one of them, such as `records.find`."""

    doors: Doors = field(default_factory=Doors)
    checks: Checks = field(default_factory=Checks)
    records: Records = field(default_factory=Records)
    pages: Pages = field(default_factory=Pages)
    shapes: Shapes = field(default_factory=Shapes)
    answers: Answers = field(default_factory=Answers)

    def __post_init__(self) -> None:
        self.hooks = Hooks(self.shapes)
        self.operations = Operations(self.checks, self.records, self.pages, self.shapes, self.hooks)
        self.flow = Flow(self.doors, self.operations, self.answers)

    def override(self, point: str, change: Callable[..., Any]) -> None:
        """Let `change` stand at a point; its first argument is what stood there before."""
        part_name, name = point.split(".")
        part = getattr(self, part_name)
        setattr(part, name, partial(change, getattr(part, name)))
