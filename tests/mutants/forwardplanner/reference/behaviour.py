"""Everything that the reference does, as points of which any one can be overridden."""

from dataclasses import dataclass, field
from typing import Any

from tests.mutants import skeleton
from tests.mutants.forwardplanner.reference.call import Call, Refusal, Reply
from tests.mutants.forwardplanner.reference.checks import Checks
from tests.mutants.forwardplanner.reference.diary import Diary
from tests.mutants.forwardplanner.reference.operations import Operations
from tests.mutants.forwardplanner.reference.sessions import Sessions
from tests.mutants.forwardplanner.reference.shapes import Shapes
from tests.mutants.forwardplanner.reference.world import Doc, Key
from tests.mutants.skeleton import Flow

KINDS = {
    400: "Bad Request",
    401: "Unauthorised",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    429: "Throttle Limit Reached",
    500: "Server Error",
}


class Doors(skeleton.Doors[Call]):
    """Asks for no access token where tokens are given."""

    def admit(self, call: Call) -> Key:
        """Return the caller's token, or refuse with 401."""
        return call.key if self.is_open(call) else super().admit(call)

    def is_open(self, call: Call) -> bool:
        """Tell whether a call needs no token."""
        return call.is_open

    def is_revoked(self, call: Call, key: Key) -> bool:
        """Tell whether a token is over."""
        return call.world.now() >= call.world.ends[key.token]

    def missing(self, call: Call) -> Refusal:
        """Return the refusal of a call without a token."""
        return Refusal(401, "Missing or invalid access token.")

    def unknown(self, call: Call) -> Refusal:
        """Return the refusal of a token that is none, or over."""
        return self.missing(call)


class Answers(skeleton.Answers[Call]):
    """What answers look like."""

    def status(self, call: Call) -> int:
        """Return the code of a success."""
        return 200

    def success(self, call: Call, payload: Any) -> Reply:
        """Return a success, which tells how many calls are left."""
        reply = super().success(call, payload)
        reply.headers.update(self.limits(call))
        return reply

    def limits(self, call: Call) -> dict[str, str]:
        """Return the headers of limits."""
        if call.is_open:
            return {}
        return {"X-Rate-Limit-Remaining": str(10_000 - call.world.count(call.organization))}

    def error(self, call: Call, refusal: Refusal) -> Doc | str:
        """Return the body of a refusal."""
        return {"error": KINDS.get(refusal.status, "Error"), "message": refusal.message}


class Strays(skeleton.Strays[Call]):
    """Answers what is no call in the same form."""

    def path(self, call: Call) -> Reply:
        """Answer a path that no route has."""
        return Reply(404, {"error": "Not Found", "message": "No such endpoint."})

    def method(self, call: Call, allowed: str) -> Reply:
        """Answer a method that the path does not have."""
        said = {"error": "Method Not Allowed", "message": "No such method."}
        return Reply(405, said, {"Allow": allowed})


@dataclass
class Behaviour(skeleton.Behaviour):
    """The parts of the reference."""

    doors: Doors = field(default_factory=Doors)
    checks: Checks = field(default_factory=Checks)
    sessions: Sessions = field(default_factory=Sessions)
    diary: Diary = field(default_factory=Diary)
    shapes: Shapes = field(default_factory=Shapes)
    answers: Answers = field(default_factory=Answers)
    strays: Strays = field(default_factory=Strays)

    def __post_init__(self) -> None:
        self.operations = Operations(self.checks, self.sessions, self.diary, self.shapes)
        self.flow = Flow(self.doors, self.operations, self.answers)
