"""How payloads and refusals become documents, and what is no call is refused."""

from tests.mutants import skeleton
from tests.mutants.planado.reference.call import Call, Refusal, Reply
from tests.mutants.planado.reference.world import Doc


class Answers(skeleton.Answers[Call]):
    """Turns what an operation returned or raised into an HTTP answer."""

    def status(self, call: Call) -> int:
        """Return the code of a success."""
        made = call.world.memory.pop("status", 200)
        return 201 if call.method == "POST" else int(made)

    def error(self, call: Call, refusal: Refusal) -> Doc | str:
        """Return the body of a refusal."""
        return {"error": {"code": refusal.code, "message": refusal.message}}


class Strays(skeleton.Strays[Call]):
    """Answers what is no call of the API; no header tells which methods a path has."""

    def path(self, call: Call) -> Reply:
        """Answer a path that no route has."""
        return self.answer(call, 404)

    def method(self, call: Call, allowed: str) -> Reply:
        """Answer a method that the path does not have."""
        return self.answer(call, 405)

    def answer(self, call: Call, status: int) -> Reply:
        """Answer either of them."""
        return Reply(status, {"error": {"code": "no_route", "message": "no such call"}})
